"""Giving out files of stories: one link, one person, one minute, once; kept by nobody between."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from data import links
from pages.documents.files import FILES, name_of
from pages.parts import session, web_who
from stories.actions import taking
from stories.errors import NotAllowed, StoryError

PATH = "/file/{token}"
NOT_KEPT = {"cache-control": "no-store", "x-robots-tag": "noindex"}
SIGN_IN = "Sign in first, then take the link from the page again."


def address(pull_ids: tuple[str, ...], file: str, person_id: str) -> str:
    """Where this file is to be had by this person, for a minute from now."""
    wanted = links.Wanted(pull_ids, file)
    return "/file/" + links.signed(session.store().keys, wanted, person_id, session.now())


async def file(request: Request) -> Response:
    """The file that a link names, or a sentence that says why not."""
    return await run_in_threadpool(_answer, request)


def _answer(request: Request) -> Response:
    person = web_who.person(request)
    if person is None:
        return PlainTextResponse(SIGN_IN, 401, NOT_KEPT)
    store, now = session.store(), session.now()
    try:
        wanted = links.opened(store.keys, request.path_params["token"], person.id, now)
        if wanted.file not in FILES:
            raise NotAllowed(links.WRONG)
        told = (wanted.pull_ids, wanted.file, wanted.link)
        released = taking.take_file(store, *told, by=person, at=now)
    except StoryError as error:
        return PlainTextResponse(str(error), 403, NOT_KEPT)
    made = FILES[wanted.file]
    return attached(made.make(released), name_of(wanted.file, released), made.kind)


def attached(content: bytes | str, name: str, kind: str) -> Response:
    """A file to be saved under this name, and kept by nobody on the way."""
    named = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, 200, {**NOT_KEPT, **named}, kind)
