"""The record of who did what: facts and kinds, never words of a story, chained by hashes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

FIRST = "0" * 64


@dataclass(frozen=True)
class Event:
    """One action. `hash` covers every other field and the hash of the event before it."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject_kind: str
    subject_id: str
    facts: Mapping[str, object] = field(default_factory=dict)
    previous: str = FIRST
    hash: str = ""


def seal(event: Event) -> str:
    """SHA-256 over the event's fields in a fixed order, as 64 hexadecimal digits."""
    fields = [
        event.previous,
        event.seq,
        event.at.isoformat(),
        event.actor,
        event.action,
        event.subject_kind,
        event.subject_id,
        event.facts,
    ]
    text = json.dumps(fields, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken(events: Iterable[Event]) -> int | None:
    """The seq of the first event that was changed, moved or cut out; None if the chain holds."""
    previous, expected = FIRST, 1
    for event in events:
        if event.seq != expected or event.previous != previous or event.hash != seal(event):
            return event.seq
        previous, expected = event.hash, expected + 1
    return None
