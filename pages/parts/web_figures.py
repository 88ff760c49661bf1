"""Files of published figures: made when a link is used, for whoever may read the page it is on.

Such a link needs no end and no name of a person. What it gives holds published figures alone, the
same for every reader, suppressed before they were kept and rounded once more; nobody's story is in
it. Every use looks again who asks and which roles they hold, nothing is kept between, and a link
that was passed on opens nothing for anybody else.
"""

from starlette.requests import Request
from starlette.responses import Response

from pages.documents import figure_files
from pages.parts import leading
from pages.parts.web_giving import attached, refused, to_somebody
from stories.people import Person

NOT_YOURS = "These figures are for leaders, analysts and governance."
NOT_HERE = "There is no such file. Take the link from the page again."


@to_somebody
def file(request: Request, person: Person) -> Response:
    """The file that an address names."""
    if not person.roles & set(leading.READERS):
        return refused(NOT_YOURS, 403)
    made = figure_files.made(request.path_params["name"], dict(request.query_params))
    return attached(made.content, made.name, made.kind) if made else refused(NOT_HERE, 404)
