"""Learning briefs: made when the link is used, for whoever may read the story then.

A brief holds a story that may be for inside alone, so it lies nowhere to be fetched: every use
looks again who asks and what they may read, and leaves its line in the record of actions.
"""

from starlette.requests import Request
from starlette.responses import Response

from pages.documents.brief import brief_sheet
from pages.documents.office import WORD
from pages.documents.sheet import sheet_docx
from pages.parts import session
from pages.parts.web_giving import attached, to_somebody
from stories.actions import reading
from stories.people import Person


@to_somebody
def file(request: Request, person: Person) -> Response:
    """One story as Word; refused alike where there is none and where it is not yours."""
    story_id = request.path_params["story"]
    story = reading.take_brief(session.store(), story_id, by=person, at=session.now())
    return attached(sheet_docx(brief_sheet(story)), f"{story.reference}-brief.docx", WORD)
