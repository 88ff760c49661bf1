"""The process that parses: `python -m data.returns.child`, asked in one line of its input.

It answers in lines of JSON: how far it is, each record, and at the end what became of the rows.
"""

import contextlib
import gc
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date

from stories.returns import Outcome, Reader

MEMORY = 1_500_000_000  # bytes of address space; the libraries alone take a third
SECONDS = 900
OPEN_FILES = 128
WRITTEN = 4_000_000_000  # bytes of scratch file
STEP = 2_000_000  # bytes between two words of progress


def limit() -> None:
    """Give up what parsing does not need, where the system can hold us to it."""
    with contextlib.suppress(ImportError):
        import resource

        for what, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_NOFILE, OPEN_FILES),
            (resource.RLIMIT_FSIZE, WRITTEN),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))


def progress(say: Callable[[list], None]) -> Callable[[int], None]:
    """What to tell of bytes as they are read; it says their sum, but not more often than needed."""
    read = told = 0

    def tell(size: int) -> None:
        nonlocal read, told
        read += size
        if read - told >= STEP:
            told = read
            say(["progress", read])

    return tell


def main() -> int:
    """Read what is asked, answer, and end with 0; whatever goes wrong ends it without an answer."""
    limit()
    gc.disable()  # nothing here goes in circles, and the process is soon over
    asked = json.loads(sys.stdin.readline())

    def say(line: list) -> None:
        sys.stdout.write(json.dumps(line, default=str) + "\n")

    until = date.fromisoformat(asked["until"])
    more = {"labels": asked["labels"], "services": asked["services"]}
    key = bytes.fromhex(asked["key"])
    with Reader(key, until=until, progress=progress(say), **more) as reader:
        reader.load(asked["paths"])
        for each in reader.derive():
            say(["outcome" if type(each) is Outcome else "fact", *each])
        reading = reader.reading([], [])
    say(["end", *_about(reading)])
    return 0


def _about(reading) -> list:
    return [
        reading.refused,
        reading.incomplete,
        [asdict(each) for each in reading.files],
        reading.notes,
        [[*key, count] for key, count in reading.reasons.items()],
        dict(reading.unknown_labels),
        reading.spans,
        reading.label_questions,
    ]


if __name__ == "__main__":
    raise SystemExit(main())
