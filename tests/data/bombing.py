"""The process that parses, which meets bombs one after the other: `python -m tests.data.bombing`.

For each file of the FOLDER it prints a line of JSON: the name, the sentence that refused it, CPU
seconds, the most megabytes so far beyond what stood there, and what was reached meanwhile.
"""

import json
import mimetypes
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from data.returns import child
from stories.errors import StoryError
from stories.importing.reading import sheet_of
from stories.returns import read

KEY = b"a key for tests, 32 bytes long.."
OURS = (
    *(sys.prefix, sys.base_prefix, os.getcwd(), tempfile.gettempdir()),
    *(*mimetypes.knownfiles, *sys.argv[1:]),  # the library of workbooks looks into the first
)


def of_a_return(path: Path) -> str:
    found = read([path], KEY)
    if found.outcomes or found.balancing:
        return ""
    return " ".join(problem.reason for problem in found.refused)


def of_an_import(path: Path) -> str:
    try:
        sheet_of(path.read_bytes())
    except StoryError as error:
        return str(error)
    return ""


READERS: dict[str, Callable[[Path], str]] = {"return": of_a_return, "import": of_an_import}


class Reached(list):
    """What was opened or asked of the network since it was last emptied, but what is ours."""

    def __call__(self, event: str, told: tuple) -> None:
        asked = str(told[0]) if event == "open" else event
        if event.startswith("socket.") or (event == "open" and not _is_ours(asked)):
            self.append(asked)


def _is_ours(opened: str) -> bool:
    return not opened.startswith("/") or opened.startswith(OURS)


def _megabytes() -> float:
    """The most that this process ever held, as Linux tells it; a parent's does not count."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def main(folder: Path) -> None:
    child.limit()
    reached = Reached()
    sys.addaudithook(reached)
    stood = _megabytes()
    for path in sorted(folder.iterdir()):
        for name in READERS if path.suffix == ".xlsx" else ("return",):
            reached.clear()
            began = time.process_time()
            said = READERS[name](path)
            met = {"name": path.stem, "reader": name, "said": said, "reached": list(reached)}
            met["seconds"] = time.process_time() - began
            met["megabytes"] = _megabytes() - stood
            print(json.dumps(met), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
