"""The same event, recorded by staff and told by a return: known by the case number alone.

Who records may give the number by which their own system knows the person. It is hashed as the
reader of returns hashes it, and the number itself is kept nowhere.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from stories.errors import StoryError
from stories.outcomes.months import months_between
from stories.returns.hashing import hasher, identifier, prepared

LONGEST = 40
APART = 1  # months between a record and the return's own date, where they are one event
# Under which other codes a return tells of an event: one that shows it as well, or that says it
# ended another way than staff wrote. However the two differ, it is one event.
ALSO_TOLD_AS: Mapping[str, tuple[str, ...]] = {
    "C-CP-END": ("B-CP-OTHER",),
    "C-CP-TIMELY": ("C-CP-END",),
    "C-CP-FIRST": ("C-CP-END",),
    "C-CP-LAST": ("C-CP-END",),
    "C-CIN-PLAN": ("B-CIN-MORE",),
    "C-KIN": ("C-SGO",),
    "C-REUN": ("B-REUN-UNPLANNED",),
    "A-REAB-IND": ("B-REAB-LONG",),
}


def person_of(key: bytes, code: str, case_number: str) -> str | None:
    """The keyed hash of whom an outcome is about, as a return of its kind has it."""
    known = identifier(case_number)
    if not known:
        return None
    if len(known) > LONGEST:
        raise StoryError(f"Case number: give at most {LONGEST} characters.")
    return hasher(prepared(key), world_of(code))(known).hex()


def world_of(code: str) -> str:
    """Whose numbers an outcome is about: children and adults are numbered apart."""
    return "adult" if code.startswith("A-") else "child"


def told_as(code: str) -> tuple[str, ...]:
    """The codes under which a return may tell of an event that staff recorded under this one."""
    return code, *ALSO_TOLD_AS.get(code, ())


def is_same_event(recorded: date, told: date) -> bool:
    """Whether these months are near enough; person and outcome are the same already."""
    return abs(months_between(recorded, told)) <= APART


def nearest(recorded: date, told: Iterable[date]) -> date | None:
    """The month of the same event; None where all lie too far away."""
    near = [month for month in told if is_same_event(recorded, month)]
    return min(near, key=lambda month: (abs(months_between(recorded, month)), month), default=None)
