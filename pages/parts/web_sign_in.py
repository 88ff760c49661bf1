"""The way to the organisation's sign-in and back to the page that was asked for."""

from http.cookies import CookieError, SimpleCookie

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token

from pages.parts.web import NEXT_PAGE

ASKED = "made_a_difference_next"
BACK = "/oauth2callback"
MINUTES = 10


def sign_in(providers: frozenset[str]):
    """The route that notes the page asked for and hands over to Streamlit's own sign-in."""

    async def going(request: Request) -> Response:
        provider = request.query_params.get("with", "default")
        if provider not in providers:
            return PlainTextResponse("Sign in from the first page.", 404)
        token = encode_provider_token(provider)
        answer = RedirectResponse(f"/auth/login?provider={token}", 302)
        page = request.query_params.get("next", "/")
        asked = page if NEXT_PAGE.fullmatch(page) else "/"
        answer.set_cookie(
            ASKED, asked, max_age=MINUTES * 60, httponly=True, samesite="lax", path=BACK
        )
        return answer

    return going


class BackToThePage:
    """Streamlit sends everybody to the first page after sign-in; this mends where it sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = _asked(scope) if scope["type"] == "http" and scope["path"] == BACK else None
        if asked is None:
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
                others = [pair for pair in message["headers"] if pair[0].lower() != b"location"]
                forget = f"{ASKED}=; Path={BACK}; Max-Age=0; HttpOnly; SameSite=Lax"
                ours = [(b"location", asked.encode()), (b"set-cookie", forget.encode())]
                message = {**message, "headers": [*others, *ours]}
            await send(message)

        await self.app(scope, receive, sending)


def _asked(scope: Scope) -> str | None:
    """The page that was asked for before, if the cookie holds one of ours."""
    sent = b"; ".join(value for name, value in scope["headers"] if name.lower() == b"cookie")
    try:
        kept = SimpleCookie(sent.decode("latin-1")).get(ASKED)
    except CookieError:
        return None
    return kept.value if kept and NEXT_PAGE.fullmatch(kept.value) else None
