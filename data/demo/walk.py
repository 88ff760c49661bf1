"""Invented people, and their stories walked through the real actions in the order of time."""

import json
import random
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache

import sqlalchemy as sa

from data import tables
from data.demo import around, consents, desk, lists, returns, shorter
from data.demo.life import Life
from data.reference import HERE
from data.store import Store
from data.store.people import add_person
from stories.actions import appreciating, recording, thanking, writing
from stories.groups import grouped
from stories.outcomes import AgeBand, EndReason
from stories.people import Person, Role
from stories.redaction import IDENTIFIES_NOBODY, redact
from stories.story import Section
from stories.thanks import AboutWhen, SaidBy, SaidTo, Thanks

SEED = 2026
THANKS_UNCHECKED_DAYS = 30  # newer thanks still wait for their check, so that there is one to make
SERVICES = {
    "adults": "Adults' Support",
    "children-in-care": "Children in Our Care",
    "family-help-north": "Family Help North",
    "family-help-south": "Family Help South",
}
AGE_BANDS = {  # by how the outcome's code begins; the first that fits
    "A-": [AgeBand.FROM_18, AgeBand.FROM_25, AgeBand.FROM_65],
    "C-CL-": [AgeBand.FROM_18],
    "C-EXP-": [AgeBand.FROM_10, AgeBand.FROM_16],
    "C-YJ": [AgeBand.FROM_10, AgeBand.FROM_16],
    "C-UASC": [AgeBand.FROM_16],
    "C-REUN": [AgeBand.UNDER_5, AgeBand.FROM_5, AgeBand.FROM_10],
    "C-CP-": [AgeBand.UNDER_5, AgeBand.FROM_5, AgeBand.FROM_10],
}
UNFINISHED = {
    Section.TITLE: "The morning she answered the door",
    Section.HAPPENING: (
        "Kayleigh had stopped opening the door to anyone from our team. Her two boys were often "
        "late for school, and the health visitor at Larkfield Surgery was worried too. On 14 May "
        "she rang me from 07700 900123 and said she was ready to talk."
    ),
    Section.TRIED: (
        "Our first letters only made things worse. Then Kayleigh's aunt offered to sit with us, "
        "and we met in her kitchen in Ashby instead of the office."
    ),
}

Step = tuple[datetime, Callable[[Store], object]]


def add_services(connection: sa.Connection) -> None:
    rows = [{"code": code, "name": name} for code, name in SERVICES.items()]
    connection.execute(tables.services.insert(), rows)


def add_people(connection: sa.Connection) -> None:
    for person in everyone():
        add_person(connection, person)


@cache
def everyone() -> list[Person]:
    """Every invented person; the first seven are those a visitor may step in as."""
    return [
        Person(
            id=_id("person", number),
            name=row["name"],
            roles=frozenset(Role(role) for role in row["roles"]),
            job=row["job"],
            service=row["service"],
        )
        for number, row in enumerate(_load("demo_people.json"))
    ]


def personas() -> list[Person]:
    """One person for each role, whom a visitor may step in as."""
    return everyone()[: len(Role)]


def play(store: Store, now: datetime) -> None:
    """Everything that happened, oldest first, so that the record of actions reads true."""
    chance = random.Random(SEED)
    steps: list[Step] = []
    for number, told in enumerate(_load("demo_stories.json")):
        steps += _story_steps(number, around.told(number, told), chance, now)
    for number, row in enumerate(_load("demo_thanks.json")):
        steps += _thanks_steps(number, row, now)
    steps += _comms_steps(now)
    steps.append(returns.step(now, _with(Role.ANALYST)[0]))
    steps.append(lists.step(now, _with(Role.ADMIN)[1]))
    yesterday = now - timedelta(hours=20)
    steps.append((yesterday, lambda store: _leave_unfinished(store, yesterday)))
    for _, step in sorted(steps, key=lambda each: each[0]):
        step(store)


def _story_steps(number: int, told: dict, chance: random.Random, now: datetime) -> Iterator[Step]:
    writers = _with(Role.STAFF)
    writer = writers[number % len(writers)]
    reviewer = chance.choice([each for each in _with(Role.REVIEWER) if each != writer])
    sent = _at_work(now - timedelta(days=told["days_ago"]), chance)
    decided = min(_later(sent, chance.randrange(1, 6), chance), now)
    cleared = min(_later(decided, chance.randrange(1, 9), chance), now)
    life = Life(
        story_id=_id("story", number),
        pull_key=_id("pull", number),
        told=told,
        window=desk.window_of(told["title"], now.date()),
        values=_values(told, chance, sent.date()),
        writer=writer,
        reviewer=reviewer,
        governance=_with(Role.GOVERNANCE)[0],
        comms=_with(Role.COMMS)[0],
        sent=sent,
        decided=decided,
        cleared=cleared,
        used=min(cleared + timedelta(days=7), now),
        ended=min(cleared + timedelta(days=30), now),
    )
    yield from life.steps()
    for name, words in around.tries(told):
        said = min(decided + timedelta(days=2), now)
        yield said, _try(life.story_id, name, words, said)


def _try(story_id: str, name: str, words: str, at: datetime) -> Callable[[Store], object]:
    reader = next(person for person in everyone() if person.name == name)
    return lambda store: appreciating.say_try(store, story_id, words, by=reader, at=at)


def _later(moment: datetime, days: int, chance: random.Random) -> datetime:
    """A working hour some days later, and never earlier than an hour on."""
    return max(_at_work(moment + timedelta(days=days), chance), moment + timedelta(hours=1))


def _at_work(moment: datetime, chance: random.Random) -> datetime:
    """A working hour of that day or of the last weekday before it."""
    day = moment - timedelta(days=max(0, moment.weekday() - 4))
    return day.replace(hour=chance.randrange(9, 17), minute=chance.randrange(60), second=0)


def _values(told: dict, chance: random.Random, sent: date) -> dict[str, str]:
    """The answers a writer would have typed."""
    code = told["outcome"]
    bands = next((bands for start, bands in AGE_BANDS.items() if code.startswith(start)), [])
    when = told["outcome_month"] + "-01"
    if not when.endswith("-00-01"):  # a year alone stays as it is
        when = min(date.fromisoformat(when), sent.replace(day=1)).isoformat()
    plain = "service outcome how_known content_note legal honesty"
    return {
        **{name: told[name] for name in plain.split()},
        "outcome_month": when,
        "age_band": chance.choice(bands) if bands else AgeBand.NOT_SAID,
        "end_reason": EndReason.SAFER_OUR_WORK if code == "C-CP-END" else "",
        "themes": "\n".join(told["themes"]),
        "together": "\n".join(told["together"]),
        **around.thanked(told, {person.name: person.id for person in everyone()}),
        "consent_who": told["consent_who"],
        "consent_how": told["how"],
        "consent_on": (sent - timedelta(days=chance.randrange(3, 25))).isoformat(),
        "consent_channels": "\n".join(told["consent_channels"]),
        **consents.answers(told["consent_who"], seen=not told.get("not_seen")),
        "kinds": json.dumps(told.get("kinds", {})),
        **{section: told[section] for section in Section if section in told},
        "kept": json.dumps(_kept(*(told[each] for each in Section if each in told))),
    }


def _kept(*texts: str) -> dict[str, str]:
    """What the writer would have answered where the finder asks about words of these texts."""
    return {
        form.casefold(): IDENTIFIES_NOBODY[0]
        for group in grouped(dict(enumerate(texts)))
        if not group.must_replace
        for form in group.forms
    }


def _thanks_steps(number: int, row: dict, now: datetime) -> Iterator[Step]:
    """Passed on, and checked by a reviewer a day later unless it is among the newest."""
    writers = _with(Role.STAFF)
    writer = writers[number % len(writers)]
    at = now - timedelta(days=row["said_on_days_ago"], hours=2)
    thanks = Thanks(
        id=_id("thanks", number),
        words=redact(row["words"], {}, _kept(row["words"])),
        said_by=SaidBy(row["said_by"]),
        said_to=SaidTo(row["to"]),
        service=row["service"],
        about_when=AboutWhen(row["about_when"]),
        said_on=at.date(),
        may_pass_on=row["may_pass_on"],
        may_publish=row["may_publish"],
        logged_by=writer.id,
        logged_at=at,
        role=row.get("role", ""),
    )
    key = _id("thanks-key", number)
    yield at, lambda store: recording.log_thanks(store, thanks, by=writer, at=at, key=key)
    reviewer = next(each for each in _with(Role.REVIEWER) if each != writer)
    later = at + timedelta(days=1)
    if row["may_publish"] and row["said_on_days_ago"] > THANKS_UNCHECKED_DAYS:
        yield (
            later,
            lambda store: thanking.check(store, thanks.id, True, by=reviewer, at=later),
        )


def _comms_steps(now: datetime) -> Iterator[Step]:
    """Shorter versions of some stories, what panels chose, and what comms did with stories."""
    told_at = {
        told["title"]: (_id("story", number), now - timedelta(days=told["days_ago"]))
        for number, told in enumerate(_load("demo_stories.json"))
    }
    people = {
        "writer": _with(Role.COMMS)[0],
        "checker": _with(Role.REVIEWER)[-1],
        "recorder": _with(Role.LEADER)[0],
    }
    yield from shorter.steps(told_at, people, now)
    stories = {title: story_id for title, (story_id, _) in told_at.items()}
    yield from desk.steps(stories, lambda number: _id("thanks", number), people, now)


def _leave_unfinished(store: Store, at: datetime) -> None:
    """A half-written draft with invented names in it, so that a visitor sees them being found."""
    writer, draft_id = personas()[0], _id("draft", 0)
    writing.start_draft(store, draft_id, by=writer, at=at)
    for name, value in UNFINISHED.items():
        writing.save_answer(store, draft_id, name, value, 0, by=writer, at=at)


def _with(role: Role) -> list[Person]:
    return [person for person in everyone() if role in person.roles]


def _id(kind: str, number: int) -> str:
    """The same invented id on every machine."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"made-a-difference/{kind}/{number}"))


def _load(name: str) -> list[dict]:
    return json.loads((HERE / name).read_text(encoding="utf-8"))
