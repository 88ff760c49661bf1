"""Copies of what is held on a person: made when a link is used, for whoever may have one.

They hold names and private thanks in clear, so no such file waits anywhere to be fetched. Every
use looks again who asks and which roles they hold, and leaves its line in the record of actions.
"""

import json
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from pages.parts import held_consent, session
from pages.parts.web_giving import attached, refused, to_somebody
from stories.actions import answering
from stories.errors import NotFound
from stories.people import Person

PATH = "/held/{what}"
NOT_HERE = "There is no such record. Take the link from the page again."


@to_somebody
def file(request: Request, person: Person) -> Response:
    """The copy that an address names."""
    make = COPIES.get(request.path_params["what"])
    if make is None:
        return refused(NOT_HERE, 404)
    try:
        held = make(request.query_params, person)
    except NotFound:
        return refused(NOT_HERE, 404)
    text = json.dumps(held, indent=1, ensure_ascii=False)
    return attached(text, "held.json", "application/json")


def _account(asked: Mapping[str, str], person: Person) -> Mapping[str, object]:
    signed = {"by": person, "at": session.now()}
    return answering.read_account(session.store(), asked.get("who", ""), **signed)


def _consent(asked: Mapping[str, str], person: Person) -> Mapping[str, object]:
    return held_consent.copy_of(asked.get("story", ""), asked.get("party", ""), person)


COPIES = {"account": _account, "consent": _consent}
