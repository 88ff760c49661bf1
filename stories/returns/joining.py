"""The same event, recorded by staff and told by a return: known by the case number alone.

Who records may give the number by which their own system knows the person. It is hashed as the
reader of returns hashes it, and the number itself is kept nowhere.
"""

from datetime import date

from stories.errors import StoryError
from stories.outcomes.months import months_after
from stories.returns.hashing import hasher, identifier, prepared

LONGEST = 40
APART = 1  # months between a record and the return's own date, where they are one event


def person_of(key: bytes, code: str, case_number: str) -> str | None:
    """The keyed hash of whom an outcome is about, as a return of its kind has it."""
    known = identifier(case_number)
    if not known:
        return None
    if len(known) > LONGEST:
        raise StoryError(f"Case number: give at most {LONGEST} characters.")
    return hasher(prepared(key), "adult" if code.startswith("A-") else "child")(known).hex()


def is_same_event(recorded: date, told: date) -> bool:
    """Whether these months are near enough; person and outcome are the same already."""
    return months_after(recorded, -APART) <= told <= months_after(recorded, APART)
