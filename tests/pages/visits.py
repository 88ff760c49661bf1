"""Which pages are opened to see what they ask: each, home as everybody has it, and one story."""

import sqlalchemy as sa

from data import tables
from data.store import Store
from pages.parts.places import PLACES
from stories.people import Person
from stories.statuses import Status
from tests import make

Visit = tuple[str, Person, dict[str, str]]  # a page, who opens it, and what its address says
FIRST = {place.file: next(p for p in make.EVERYBODY if place.roles & p.roles) for place in PLACES}
OF_A_STORY = (
    ("review.py", make.RAVI, Status.SUBMITTED),
    ("clear.py", make.GWEN, Status.APPROVED),
    ("consents.py", make.GWEN, Status.CLEARED),
    ("read_story.py", make.LEO, Status.CLEARED),
    ("library.py", make.CAL, Status.CLEARED),
    ("pull_several.py", make.CAL, Status.CLEARED),
)


def visits(store: Store) -> list[Visit]:
    """In a database that has stories at these statuses."""
    every = [(file, person, {}) for file, person in FIRST.items()]
    every += [("home.py", each, {}) for each in make.EVERYBODY if each is not FIRST["home.py"]]
    return [*every, *((file, who, {"story": newest(store, at)}) for file, who, at in OF_A_STORY)]


def newest(store: Store, status: Status) -> str:
    """The id of the story at this status that was sent last."""
    table = tables.stories
    query = sa.select(table.c.id).where(table.c.status == status)
    with store.read() as connection:
        return connection.scalar(query.order_by(table.c.submitted_at.desc()).limit(1))
