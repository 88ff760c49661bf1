"""Returns kept, and taken back."""

from collections.abc import Mapping
from datetime import datetime

from stories.errors import StoryError
from stories.ids import new_id, one_key
from stories.limits import Limited
from stories.outcomes.catalogue import NATION_LABELS, Area, Nation
from stories.people import Person, Role
from stories.returns import READ_OF, Reading
from stories.returns.labels import LONGEST, MEANINGS, words

ANSWERED = (Area.FAMILIES, Area.IN_CARE, Area.CARE_EXPERIENCED, Area.ADULTS)  # told by returns


def why_not_of(nation: Nation) -> str:
    """Why no returns of this nation are kept; empty where they are."""
    if nation is READ_OF:
        return ""
    return (
        f"This page reads {NATION_LABELS[READ_OF]}'s returns. Those of {NATION_LABELS[nation]} are "
        "other ones, and nothing of them is guessed. Bring what they tell in as a spreadsheet "
        "instead."
    )


def keep_reading(
    store, reading: Reading, *, by: Person, at: datetime, key: str, whole: bool = True
) -> str:
    """Keep what was derived from returns. The same key keeps it once; the id of the upload.

    `whole` says that the files are all of their returns, so that what an older upload of the same
    return and year says besides was taken out and stops counting.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        if refusal := why_not_of(work.nation()):
            raise StoryError(refusal)
        if not reading.outcomes and not reading.balancing:
            raise StoryError("Nothing was counted in these files, so there is nothing to keep.")
        upload_id = new_id()
        if not work.first_time("upload", one_key(key), upload_id):
            return work.receipt("upload", one_key(key))
        work.refuse_too_much(Limited.UPLOADS)
        replaced = work.add_upload(upload_id, reading, whole=whole)
        work.event(
            "returns kept",
            "upload",
            upload_id,
            outcomes=len(reading.outcomes),
            facts=len(reading.balancing),
            replaced=replaced,
            whole=whole,
        )
        return upload_id


def undo_upload(store, upload_id: str, *, by: Person, at: datetime) -> None:
    """Take an upload back; what it replaced stands again."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        work.undo_upload(upload_id)
        work.event("returns undone", "upload", upload_id)


def choose_services(store, chosen: Mapping[Area, str | None], *, by: Person, at: datetime) -> None:
    """Say which service answers for what returns tell of each area; None for none of them.

    It holds where neither the return nor a record of staff says it, from the next edition on.
    """
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        if not set(chosen) <= set(ANSWERED) or not set(chosen.values()) <= {None, *work.services()}:
            raise StoryError("Services: choose one from each list, or none.")
        before = work.services_of_returns()
        if all(before.get(area) == service for area, service in chosen.items()):
            raise StoryError("That is how it is set already.")
        work.set_services_of_returns(chosen)
        work.event("services of returns chosen", "setting", "services of returns", **chosen)


def answer_labels(store, answers: Mapping[str, str], *, by: Person, at: datetime) -> dict[str, str]:
    """Remember what local labels mean, by label; those left without an answer are left alone."""
    with store.begin(by, at) as work:
        work.person.must_be(Role.ANALYST)
        given = {words(label): code for label, code in answers.items() if code}
        known = {code for codes in MEANINGS.values() for code in codes}
        if not given:
            raise StoryError("Choose what at least one of these words means.")
        if not known.issuperset(given.values()) or any(
            not label or len(label) > LONGEST or any(mark.isdigit() for mark in label)
            for label in given
        ):
            raise StoryError("Labels: choose an answer from each list.")
        work.put_label_answers(given)
        work.event("labels answered", "setting", "labels", answered=len(given))
        return given
