"""How a story looks in the organisation's template: an invented one, for whoever settles it."""

from starlette.requests import Request
from starlette.responses import Response

from data import house as house_of
from pages.documents.office import WORD
from pages.documents.sheet import Sheet, sheet_docx
from pages.parts import session
from pages.parts.web_giving import attached, to_somebody
from stories.actions.settling import OF_FILES
from stories.house import House
from stories.people import Person
from stories.template import WordTemplate, checked
from stories.template.package import NOT_WORD
from stories.template.refused import RefusedTemplate

ADDRESS = "/look-of-files"
SAMPLE = Sheet(
    "How a story looks",
    ("This page is an example. Nothing on it happened.",),
    (
        ("What was happening", "A few lines stand here, as long as those of most stories."),
        ("What we tried together", "The words of a section take your style for plain text."),
    ),
    "About this story",
    (("Reference", "An example"), ("Use until", "the day that consent ends")),
)


@to_somebody
def look(_: Request, person: Person) -> Response:
    """A document of no story, made as those of stories are."""
    person.must_be(*OF_FILES)
    with session.store().read() as connection:
        now = house_of.of_files(connection)
    return attached(sheet_docx(SAMPLE, now), "how-a-story-looks.docx", WORD)


def tried(upload: bytes) -> WordTemplate:
    """The template, once a document has been made with it; RefusedTemplate where it cannot be."""
    made = checked(upload)
    try:
        sheet_docx(SAMPLE, House(made))
    except Exception:
        raise RefusedTemplate(NOT_WORD) from None
    return made
