"""A program of others, ended together with whatever it began."""

import os
import signal
import subprocess
from contextlib import suppress


def run(line: list[str], seconds: float) -> None:
    """Run it to its end, which must be a good one.

    `subprocess.run` ends the first process alone where it is late, and a launcher's own child,
    such as LibreOffice, would go on for ever.
    """
    running = subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        said, _ = running.communicate(timeout=seconds)
    finally:
        with suppress(ProcessLookupError):  # nobody is left
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        running.stdout.close()
    assert running.returncode == 0, said
