"""Files of published figures: made when a link is used, for whoever may read the page it is on.

Such a link needs no end and no name of a person. What it gives holds published figures alone, the
same for every reader, suppressed before they were kept and rounded once more; nobody's story is in
it. Every use looks again who asks and which roles they hold, nothing is kept between, and a link
that was passed on opens nothing for anybody else.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.documents import figure_files
from pages.parts import leading, web_who
from pages.parts.web_files import NOT_KEPT, SIGN_IN, attached

NOT_YOURS = "These figures are for leaders, analysts and governance."
NOT_HERE = "There is no such file. Take the link from the page again."


async def file(request: Request) -> Response:
    """The file that an address names, or a sentence that says why not."""
    return await run_in_threadpool(_answer, request)


def _answer(request: Request) -> Response:
    person = web_who.person(request)
    if person is None:
        return PlainTextResponse(SIGN_IN, 401, NOT_KEPT)
    if not person.roles & set(leading.READERS):
        return PlainTextResponse(NOT_YOURS, 403, NOT_KEPT)
    made = figure_files.made(request.path_params["name"], dict(request.query_params))
    if made is None:
        return PlainTextResponse(NOT_HERE, 404, NOT_KEPT)
    return attached(made.content, made.name, made.kind)
