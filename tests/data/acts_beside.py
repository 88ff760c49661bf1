"""Rows of the acts beside a story's own life: what is said of it, made of it, counted and kept."""

from datetime import date, timedelta
from types import SimpleNamespace

import sqlalchemy as sa

from data import tables
from data.store import Store
from data.tables import events
from stories.actions import (
    appreciating,
    choosing,
    following,
    importing,
    keeping,
    learning,
    noting,
    reading,
    recording,
    shortening,
    thanking,
    uploading,
)
from stories.consent import Channel
from stories.ids import new_id
from stories.importing.layout import OUTCOMES
from stories.keeping import Kept
from stories.outcomes import HowKnown
from stories.outcomes.balancing import SERIOUS_INCIDENTS
from stories.outcomes.catalogue import Area
from stories.outcomes.check_backs import Answer
from stories.panel import SEATS, Domain
from stories.redaction import redact
from stories.returns import read
from stories.trends.grain import Grain
from stories.trends.notes import Note, NoteKind
from stories.variants import Form
from tests import make
from tests.conftest import approved, cleared
from tests.data.acts import (
    ADMIN,
    ALL,
    ANALYST,
    ANYBODY,
    COMMS,
    GOVERNANCE,
    LEADER,
    NO_ROLE,
    REVIEWER,
    STAFF,
    May,
    everywhere,
    may,
)
from tests.data.test_importing import sheet
from tests.stories.returns import files

MONTH, YEAR = date(2026, 9, 1), date(2025, 4, 1)
CODE = "C-REUN"
HOLDS = (Answer.STILL_HOLDING, HowKnown.RECORD_CHECKED)
WHY = "It shows that listening came first, and that it lasted for them all."
QUOTE = "Then her aunt sat with us and we listened."
SHORT = (Form.QUOTE, QUOTE)
HEADINGS = (OUTCOMES, ("What came of it",), {"code": 0})
# A chart, as it is seen.
SEEN = SimpleNamespace(code=CODE, moments=[SimpleNamespace(start=MONTH, value=7)])


def choice(it, domain: Domain) -> tuple:
    return (it.told.id, MONTH, domain, WHY, SEATS[:3])


ACTIONS: dict[str, May] = {
    "thanking.check": may(
        lambda store, it, **who: thanking.check(store, it.thanks, True, **who), other=REVIEWER
    ),
    "thanking.take_back": may(
        lambda store, it, **who: thanking.take_back(store, it.thanks, **who),
        own=ALL | {NO_ROLE},
        other=REVIEWER | GOVERNANCE,
    ),
    "thanking.link_to_story": may(
        lambda store, it, **who: thanking.link_to_story(store, it.thanks, it.in_use.id, **who),
        own=STAFF | REVIEWER,
        other=REVIEWER,
    ),
    "thanking.take_from_story": may(
        lambda store, it, **who: thanking.take_from_story(store, it.beside, it.in_use.id, **who),
        own=STAFF | REVIEWER,
        other=REVIEWER,
    ),
    "thanking.pull_thanks": everywhere(
        lambda store, it, **who: thanking.pull_thanks(
            store, it.checked_thanks, Channel.NEWSLETTER, "November", key=new_id(), **who
        ),
        COMMS,
    ),
    "reading.take_brief": may(
        lambda store, it, **who: reading.take_brief(store, it.told.id, **who),
        own=ALL | {NO_ROLE},
        other=ALL,
    ),
    "appreciating.say_try": may(
        lambda store, it, **who: appreciating.say_try(store, it.told.id, "I will listen.", **who),
        other=ALL,
    ),
    "appreciating.take_try_back": everywhere(
        lambda store, it, **who: appreciating.take_try_back(store, it.told.id, **who) or True,
        ANYBODY,
    ),
    "choosing.record_choice": may(
        lambda store, it, **who: choosing.record_choice(store, *choice(it, Domain.OTHER), **who),
        other=GOVERNANCE | LEADER,
    ),
    "choosing.take_choice_back": everywhere(
        lambda store, it, **who: choosing.take_choice_back(store, it.choice, **who) or True,
        GOVERNANCE | LEADER,
    ),
    "following.answer_check_back": everywhere(
        lambda store, it, **who: following.answer_check_back(store, it.due, 12, *HOLDS, **who),
        STAFF,
    ),
    "following.take_back_answer": may(
        lambda store, it, **who: following.take_back_answer(store, it.answered, 12, **who) or True,
        own=STAFF,
    ),
    "following.enter_balancing": everywhere(
        lambda store, it, **who: following.enter_balancing(
            store, "B-REUN-UNPLANNED", date(2026, 8, 1), {make.SERVICE: 7}, **who
        ),
        ANALYST,
    ),
    "following.enter_year": everywhere(
        lambda store, it, **who: (
            following.enter_year(store, SERIOUS_INCIDENTS, YEAR, 2, **who) or True
        ),
        ANALYST,
    ),
    "importing.keep": everywhere(
        lambda store, it, **who: importing.keep(store, it.sheet, {}, all_or_nothing=True, **who),
        ANALYST,
    ),
    "importing.undo": everywhere(
        lambda store, it, **who: importing.undo(store, it.imported, **who), ANALYST
    ),
    "importing.remember_columns": everywhere(
        lambda store, it, **who: importing.remember_columns(store, *HEADINGS, **who) or True,
        ANALYST,
    ),
    "keeping.keep_longer": everywhere(
        lambda store, it, **who: keeping.keep_longer(store, Kept.STORY, it.told.id, **who),
        GOVERNANCE | ADMIN,
    ),
    "learning.save_cpd_answer": may(
        lambda store, it, **who: learning.save_cpd_answer(
            store, it.told.id, "learning", "Listening first.", 0, **who
        ),
        own=ALL | {NO_ROLE},
    ),
    "noting.add_note": everywhere(
        lambda store, it, **who: noting.add_note(
            store, SEEN, "*", NoteKind.EVENT, MONTH, it.words, key=new_id(), **who
        ),
        LEADER | ANALYST,
    ),
    "noting.agree_to_note": everywhere(
        lambda store, it, **who: noting.agree_to_note(store, it.note, **who), LEADER | ANALYST
    ),
    "noting.end_note": everywhere(
        lambda store, it, **who: noting.end_note(store, it.note, **who), LEADER | ANALYST
    ),
    "shortening.write_variant": may(
        lambda store, it, **who: shortening.write_variant(store, it.told.id, 2, *SHORT, **who),
        other=REVIEWER | GOVERNANCE | COMMS,
    ),
    "shortening.approve_variant": may(
        lambda store, it, **who: shortening.approve_variant(store, it.written, 1, **who),
        other=REVIEWER | GOVERNANCE,
    ),
    "shortening.remove_variant": everywhere(
        lambda store, it, **who: shortening.remove_variant(store, it.written, 1, **who) or True,
        REVIEWER | GOVERNANCE,
    ),
    "shortening.pull_variant": everywhere(
        lambda store, it, **who: shortening.pull_variant(
            store, it.short, Channel.NEWSLETTER, "November", key=new_id(), **who
        ),
        COMMS,
    ),
    "uploading.keep_reading": everywhere(
        lambda store, it, **who: uploading.keep_reading(store, it.reading, key=new_id(), **who),
        ANALYST,
    ),
    "uploading.answer_labels": everywhere(
        lambda store, _, **who: uploading.answer_labels(store, {"gone to auntie": "E41"}, **who),
        ANALYST,
    ),
    "uploading.choose_services": everywhere(
        lambda store, _, **who: (
            uploading.choose_services(store, {Area.FAMILIES: make.SERVICE}, **who) or True
        ),
        ANALYST,
    ),
    "uploading.undo_upload": everywhere(
        lambda store, it, **who: uploading.undo_upload(store, it.upload, **who) or True, ANALYST
    ),
}


def things(store: Store, folder) -> dict[str, object]:
    """What each is tried on, by its name in the rows above; all of it Sam's or about Sam."""
    told, out = approved(store), cleared(store)
    written, short = (_written(store, each) for each in (told, out))
    by = {"by": make.RITA, "at": make.NOON}
    chosen = choosing.record_choice(
        store, told.id, MONTH, Domain.SAFETY, WHY, SEATS[:3], by=make.LEO, at=make.NOON
    )
    due, answered = (_recorded(store) for _ in range(2))
    following.answer_check_back(store, answered, 12, *HOLDS, by=make.SAM, at=make.NOON)
    reading = read(
        [files.census(folder, files.child(plans=[("2022-06-01", "2023-02-01", 0)]))], files.KEY
    )
    words = redact("A new team began.", {})
    note = Note(
        new_id(), CODE, "*", NoteKind.REBASE, MONTH, words, make.LEO.id, make.NOON, worse=True
    )
    with store.engine.begin() as connection:
        connection.execute(tables.series.insert().values(code=CODE, grain=next(iter(Grain))))
        row = {"kind": Kept.STORY, "subject_id": told.id, "gone_on": None}
        days = {"announced_on": make.TODAY, "goes_on": make.TODAY + timedelta(days=30)}
        connection.execute(tables.keeping.insert().values(**row, **days))
    with store.begin(make.LEO, make.NOON) as work:
        work.add_note(note)
    importing.keep(store, sheet({"Age": "9"}), {}, all_or_nothing=True, by=make.ANA, at=make.NOON)
    with store.read() as connection:
        imported = connection.scalar(
            sa.select(events.c.subject_id).where(events.c.action == "rows imported")
        )
    return {
        "told": told,
        "choice": chosen.id,
        "due": due,
        "answered": answered,
        "sheet": sheet({}),
        "imported": imported,
        "words": words,
        "note": note.id,
        "written": written,
        "short": shortening.approve_variant(store, short, 1, **by).id,
        "reading": reading,
        "upload": uploading.keep_reading(store, reading, by=make.ANA, at=make.NOON, key=new_id()),
    }


def _written(store: Store, story) -> str:
    version = story.version
    signed = {"by": make.GWEN, "at": make.NOON}
    return shortening.write_variant(store, story.id, version, *SHORT, **signed).id


def _recorded(store: Store) -> str:
    """An outcome of a year ago, which is asked about now."""
    made = make.outcome(month=date(2025, 8, 1))
    return recording.record_outcome(store, made, key=made.id, by=make.SAM, at=make.NOON).id
