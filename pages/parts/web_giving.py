"""How a file is given beside the pages: to whoever is signed in, and kept by nobody on the way."""

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.parts import web_who
from stories.errors import OutOfReach, StoryError
from stories.people import Person

NOT_KEPT = {"cache-control": "no-store", "x-robots-tag": "noindex"}
SIGN_IN = "Sign in first, then take the link from the page again."
AGAIN = 10  # seconds
Answer = Callable[[Request, Person], Response]


def to_somebody(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """A route that answers whoever is signed in; what is refused says why in a sentence.

    OutOfReach goes on to `away`, which answers for every route.
    """

    def told(request: Request) -> Response:
        person = web_who.person(request)
        if person is None:
            return refused(SIGN_IN, 401)
        try:
            return answer(request, person)
        except OutOfReach:
            raise
        except StoryError as error:
            return refused(str(error), 403)

    @wraps(answer)
    async def route(request: Request) -> Response:
        return await run_in_threadpool(told, request)

    return route


async def away(_: Request, error: OutOfReach) -> Response:
    """While the database does not answer: the same sentence as on a page, and when to ask again."""
    told = refused(str(error), 503)
    told.headers["retry-after"] = str(AGAIN)
    return told


def refused(why: str, status: int) -> Response:
    """A sentence in place of a file, which nobody keeps."""
    return PlainTextResponse(why, status, NOT_KEPT)


def attached(content: bytes | str, name: str, kind: str) -> Response:
    """A file to be saved under this name."""
    named = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, 200, {**NOT_KEPT, **named}, kind)
