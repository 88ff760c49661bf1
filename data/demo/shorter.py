"""Shorter versions and panel choices in the demonstration: some approved, one still waiting."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from data.reference import HERE
from stories.actions import choosing, shortening
from stories.panel import Domain
from stories.people import Person
from stories.variants import Form

TOLD = HERE / "demo_shorter.json"

Step = tuple[datetime, Callable]


def steps(
    told_at: dict[str, tuple[str, datetime]], people: dict[str, Person], now: datetime
) -> Iterator[Step]:
    """What happened. `told_at`: each title's story and when it was sent."""
    told = json.loads(TOLD.read_text(encoding="utf-8"))
    for row in told["variants"]:
        yield from _variant(row, *told_at[row["title"]], people, now)
    for row in told["choices"]:
        yield _choice(row, *told_at[row["title"]], people["recorder"], now)


def _variant(row: dict, story_id: str, sent: datetime, people: dict, now: datetime):
    late = now - timedelta(hours=5)
    written = min(sent + timedelta(days=22), late) if row["approved"] else late
    checked = written + timedelta(hours=2)
    form, made = Form(row["form"]), {}

    def write(store) -> None:
        with store.begin(people["writer"], written) as work:
            seen = work.story(story_id).version
        made["id"] = shortening.write_variant(
            store, story_id, seen, form, row["text"], by=people["writer"], at=written
        ).id

    yield written, write
    if row["approved"]:
        yield (
            checked,
            lambda store: shortening.approve_variant(
                store, made["id"], 1, by=people["checker"], at=checked
            ),
        )


def _choice(row: dict, story_id: str, sent: datetime, by: Person, now: datetime) -> Step:
    at = min(sent + timedelta(days=40), now - timedelta(hours=1))

    def record(store) -> None:
        with store.begin(by, at) as work:
            approved = work.story(story_id).reviewed_at
        month = approved.astimezone(at.tzinfo).date().replace(day=1)
        seats, domain = tuple(row["seats"]), Domain(row["domain"])
        choosing.record_choice(store, story_id, month, domain, row["reasons"], seats, by=by, at=at)

    return at, record
