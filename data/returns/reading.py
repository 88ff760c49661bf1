"""Asking the parsing process, and hearing what it says."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from stories.errors import StoryError
from stories.returns import Fact, FileRead, Held, Outcome, Problem, Reading, Source, Span

MOST_RECORDS = 2_000_000
MODULE = "data.returns.child"
# data.config says it too, and would take a third of the time in which that process starts.
ROOT = Path(__file__).resolve().parents[2]


class ReadingFailed(StoryError):
    """The parsing process ended without an answer."""

    def __init__(self) -> None:
        super().__init__(
            "Reading these files took more memory or time than is allowed, so nothing was kept. "
            "Upload fewer files at once, or export them again."
        )


def read_apart(
    paths: Iterable[Path],
    key: bytes,
    until: date,
    progress: Callable[[int], None] | None = None,
    labels: Mapping[str, str] | None = None,
    services: Mapping[str, str] | None = None,
) -> Reading:
    """As `stories.returns.read`, in a process that cannot harm this one.

    If `progress` raises, or anything else does, the process is ended and nothing of it stays.
    """
    asked = {
        "paths": [str(path) for path in paths],
        "key": key.hex(),
        "until": until.isoformat(),
        "labels": dict(labels or {}),
        "services": dict(services or {}),
    }
    process = subprocess.Popen(  # noqa: S603  our own module, no shell
        [sys.executable, "-m", MODULE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    try:
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        return _heard(process.stdout, progress or (lambda _: None))
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def _heard(lines: Iterable[str], progress: Callable[[int], None]) -> Reading:
    outcomes: list[Outcome] = []
    facts: list[Fact] = []
    for line in lines:
        kind, *said = json.loads(line)
        if kind == "progress":
            progress(said[0])
        elif kind == "outcome":
            outcomes.append(_outcome(said))
        elif kind == "fact":
            facts.append(_fact(said))
        else:
            return _reading(outcomes, facts, *said)
        if len(outcomes) + len(facts) > MOST_RECORDS:
            break
    raise ReadingFailed


def _outcome(said: list) -> Outcome:
    each = Outcome(*said)
    return each._replace(
        month=date.fromisoformat(each.month),
        later=tuple((months, Held(held)) for months, held in each.later),
        also=tuple(each.also),
        files=tuple(each.files),
    )


def _fact(said: list) -> Fact:
    each = Fact(*said)
    return each._replace(month=date.fromisoformat(each.month), files=tuple(each.files))


def _reading(
    outcomes, facts, refused, incomplete, files, notes, reasons, labels, spans, questions
) -> Reading:
    return Reading(
        outcomes,
        facts,
        [Problem(*each) for each in refused],
        [Problem(*each) for each in incomplete],
        [FileRead(**each) for each in files],
        notes,
        {(word, reason): count for word, reason, count in reasons},
        labels,
        [Span(Source(source), *map(date.fromisoformat, days)) for source, *days in spans],
        questions,
    )
