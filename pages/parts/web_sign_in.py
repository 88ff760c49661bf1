"""The way to the organisation's sign-in and back to the page that was asked for.

Where it does not answer, or answers too late, somebody is told so on a page that leads nowhere by
itself. Whoever is signed in needs no answer from it, and works on.
"""

from html import escape
from http.cookies import CookieError, SimpleCookie

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.parts import looks
from pages.parts.web import NEXT_PAGE
from pages.parts.web_giving import NOT_KEPT

ASKED = "made_a_difference_next"
THERE, BACK = "/auth/login", "/oauth2callback"
ANSWERED = {"code", "error"}  # one of them stands in an address that a provider sent back
MINUTES = 10
AGAIN = 60  # seconds
AWAY = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Sign-in did not work - Made a Difference</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
:root {{ color-scheme: light dark; {names} }}
body {{ font: 1.1rem/1.5 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  max-width: 38rem; margin: 3rem auto; padding: 0 1.2rem; color: var(--ink);
  background: var(--ground) }}
header {{ font-weight: 600; padding-left: .8rem; border-left: .3rem solid var(--accent) }}
h1 {{ line-height: 1.2; margin: 2rem 0 1rem }}
a {{ display: inline-block; margin-top: .6rem; padding: .6rem 1.2rem; border-radius: .4rem;
  color: var(--on-accent); background: var(--accent); text-decoration: none }}
a:hover {{ background: var(--link) }}
a:focus-visible {{ outline: 3px solid var(--ink); outline-offset: 2px }}
</style></head><body><header>Made a Difference</header><main><h1>Sign-in did not work</h1>
<p>Your organisation's sign-in did not answer in time, or did not let you in.</p>
<p>Nothing is lost: your drafts are kept. Wait a minute, then try again. If it stays so, tell your
IT service desk. Whoever is signed in already can work on.</p>
<p><a href="{page}">Try again</a></p></main></body></html>"""


def sign_in(providers: frozenset[str]):
    """The route that notes the page asked for and hands over to Streamlit's own sign-in."""

    async def going(request: Request) -> Response:
        provider = request.query_params.get("with", "default")
        if provider not in providers:
            return PlainTextResponse("Sign in from the first page.", 404)
        token = encode_provider_token(provider)
        answer = RedirectResponse(f"{THERE}?provider={token}", 302)
        page = request.query_params.get("next", "/")
        asked = page if NEXT_PAGE.fullmatch(page) else "/"
        answer.set_cookie(
            ASKED, asked, max_age=MINUTES * 60, httponly=True, samesite="lax", path=BACK
        )
        return answer

    return going


class BackToThePage:
    """Streamlit sends everybody to the first page after sign-in; this mends where it sends.

    It sends whoever could not be signed in there too, without a word; this says why.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in (THERE, BACK):
            await self.app(scope, receive, send)
            return
        asked, refused = _asked(scope), []

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                if _is_refused(scope, message):
                    refused.append(message)
                elif asked and scope["path"] == BACK and 300 <= message["status"] < 400:
                    message = _to_the_page(asked, message)
            if not refused:
                await send(message)

        await self.app(scope, receive, sending)
        for message in refused:
            answer = HTMLResponse(
                AWAY.format(page=escape(asked or "/"), names=looks.names()), 503, NOT_KEPT
            )
            answer.headers["retry-after"] = str(AGAIN)
            answer.raw_headers += [pair for pair in message["headers"] if pair[0] == b"set-cookie"]
            await answer(scope, receive, send)


def _is_refused(scope: Scope, message: Message) -> bool:
    """Whether nobody is signed in who should be by now, or nobody can be sent there at all."""
    if scope["path"] == THERE:
        return message["status"] >= 400
    if not ANSWERED & set(Request(scope).query_params):
        return False  # such as after signing out
    given = [value for name, value in message["headers"] if name.lower() == b"set-cookie"]
    name = f"{USER_COOKIE_NAME}=".encode()
    ours = [value for value in given if value.startswith(name)]
    if not ours:
        return USER_COOKIE_NAME not in Request(scope).cookies
    return all(b"max-age=0" in value.lower() for value in ours)


def _to_the_page(asked: str, message: Message) -> Message:
    """The same answer, but it leads to the page asked for, and the cookie that held it goes."""
    others = [pair for pair in message["headers"] if pair[0].lower() != b"location"]
    forget = f"{ASKED}=; Path={BACK}; Max-Age=0; HttpOnly; SameSite=Lax"
    ours = [(b"location", asked.encode()), (b"set-cookie", forget.encode())]
    return {**message, "headers": [*others, *ours]}


def _asked(scope: Scope) -> str | None:
    """The page that was asked for before, if the cookie holds one of ours."""
    sent = b"; ".join(value for name, value in scope["headers"] if name.lower() == b"cookie")
    try:
        kept = SimpleCookie(sent.decode("latin-1")).get(ASKED)
    except CookieError:
        return None
    return kept.value if kept and NEXT_PAGE.fullmatch(kept.value) else None
