"""The server of the tests leaves nothing where it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT

USED = """
import os
from tests import postgres
with postgres.server() as address:
    print(os.environ["XDG_RUNTIME_DIR"], postgres._home(address).parent, sep="\\n")
"""


@pytest.mark.postgres
def test_a_server_leaves_no_folder_behind():
    said = subprocess.run(
        [sys.executable, "-c", USED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    used = [Path(each) for each in said.stdout.split()]
    assert len(used) == 2
    assert not [each for each in used if each.exists()]
