"""Copies of what is held on a person: made when a link is used, for whoever may have one.

They hold names and private thanks in clear, so no such file waits anywhere to be fetched. Every
use looks again who asks and which roles they hold, and leaves its line in the record of actions.
"""

import json
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pages.parts import held_consent, session, web_who
from pages.parts.web_files import NOT_KEPT, SIGN_IN, attached
from stories.actions import answering
from stories.errors import NotFound, StoryError
from stories.people import Person

PATH = "/held/{what}"
NOT_HERE = "There is no such record. Take the link from the page again."


async def file(request: Request) -> Response:
    """The copy that an address names, or a sentence that says why not."""
    return await run_in_threadpool(_answer, request)


def _answer(request: Request) -> Response:
    person = web_who.person(request)
    if person is None:
        return PlainTextResponse(SIGN_IN, 401, NOT_KEPT)
    make = COPIES.get(request.path_params["what"])
    try:
        held = make(request.query_params, person) if make else None
    except NotFound:
        held = None
    except StoryError as error:
        return PlainTextResponse(str(error), 403, NOT_KEPT)
    if held is None:
        return PlainTextResponse(NOT_HERE, 404, NOT_KEPT)
    text = json.dumps(held, indent=1, ensure_ascii=False)
    return attached(text, "held.json", "application/json")


def _account(asked: Mapping[str, str], person: Person) -> Mapping[str, object]:
    signed = {"by": person, "at": session.now()}
    return answering.read_account(session.store(), asked.get("who", ""), **signed)


def _consent(asked: Mapping[str, str], person: Person) -> Mapping[str, object]:
    return held_consent.copy_of(asked.get("story", ""), asked.get("party", ""), person)


COPIES = {"account": _account, "consent": _consent}
