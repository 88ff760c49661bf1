"""Who asks for something beside the pages: the same sign-in, read from the request's cookies."""

import json

from starlette.requests import HTTPConnection
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from data import sessions
from pages.parts import session
from stories.errors import NotAllowed
from stories.identity import identity_of
from stories.people import Person


def person(request: HTTPConnection) -> Person | None:
    """Whoever is signed in, if their session stands. It begins on a page, never here."""
    token = _of_organisation(request) if session.signs_in_for_real() else _of_demonstration(request)
    return sessions.person_of(session.store(), token, session.now()) if token else None


def _of_demonstration(request: HTTPConnection) -> str | None:
    return request.cookies.get(session.COOKIE)


def _of_organisation(request: HTTPConnection) -> str | None:
    """What the sign-in is known by, from the cookie that Streamlit signed."""
    told = _get_signed_cookie_with_chunks(request.cookies, USER_COOKIE_NAME)
    try:
        claims = json.loads(told) if told else {}
        return identity_of(claims).token if claims.get("is_logged_in") else None
    except (ValueError, NotAllowed):
        return None
