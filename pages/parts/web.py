"""What the server answers beside the pages: health, the demonstration's door, safe headers."""

import asyncio
import base64
import hashlib
import ipaddress
import re
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data import demo, readiness, sessions
from pages.parts import session

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
NOT_FROM_HERE = "Open the service in a browser, at its own address."
ONLY_HERE = "This is a demonstration: it answers on the machine it runs on, and nowhere else."
ANSWER_SECONDS = 4  # whoever asks for readiness is told within five
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
NEXT_PAGE = re.compile(r"/[a-z-]*(\?[a-z]+=([0-9a-f-]{36}|[A-Z-]{3,20}))?")

_looker = ThreadPoolExecutor(1, "readiness")
_look: Future[str | None] | None = None


def content_policy() -> str:
    """The policy, with the hash of Streamlit's own inline scripts read from the installed file."""
    scripts = re.findall(r"<script>(.*?)</script>", INDEX.read_text(encoding="utf-8"), re.DOTALL)
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
        for each in scripts
    )
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "frame-src 'none'; frame-ancestors 'none'; base-uri 'self'; object-src 'none'; "
        "form-action 'self'"
    )


def safe_headers() -> list[tuple[bytes, bytes]]:
    """What every answer says to a browser besides; names in small letters."""
    headers = {
        "content-security-policy": content_policy(),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "strict-transport-security": "max-age=31536000",
        "cross-origin-opener-policy": "same-origin",
    }
    return [(name.encode(), value.encode()) for name, value in headers.items()]


class SafeHeaders:
    """Adds the headers, closes what nobody needs, and keeps a demonstration on this machine.

    Where people sign in for real, cookies travel encrypted only, and the browser forgets a
    sign-in when the longest session ends. A page's line is opened by our own pages alone;
    `address` is any address of the service as people see it.
    """

    def __init__(self, app: ASGIApp, demonstration: bool, address: str = "") -> None:
        self.app = app
        self.demonstration = demonstration
        self.origin = origin_of(address)
        self.headers = safe_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith(CLOSED):
            await self._refuse(404, "Not found.", scope, receive, send)
        elif self.demonstration and not _is_local(scope):
            await self._refuse(403, ONLY_HERE, scope, receive, send)
        elif scope["type"] == "websocket" and self._from_elsewhere(scope):
            await self._refuse(403, NOT_FROM_HERE, scope, receive, send)
        else:
            await self.app(scope, receive, self._with_headers(send))

    def _from_elsewhere(self, scope: Scope) -> bool:
        """Whether a page that is not ours opens this line, or no page at all.

        Browsers always say which page; where no address is set, it is the one they asked for.
        """
        said = _headers(scope)
        return said.get(b"origin", "") != (self.origin or f"http://{said.get(b'host', '')}")

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in self.headers}
                theirs = [pair for pair in message["headers"] if pair[0].lower() not in ours]
                if not self.demonstration:
                    theirs = [safer_cookie(*pair) for pair in theirs]
                message = {**message, "headers": [*theirs, *self.headers]}
            await send(message)

        return sending

    async def _refuse(
        self, status: int, words: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(words, status)(scope, receive, self._with_headers(send))


def safer_cookie(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header as it was, except that a cookie is Secure and lasts no longer than a session."""
    if name.lower() != b"set-cookie":
        return name, value
    if b"secure" not in (part.strip().lower() for part in value.split(b";")):
        value += b"; Secure"
    most = int(sessions.LIFETIME.total_seconds())
    kept = re.search(rb"(?i)max-age=(\d+)", value)
    if kept and int(kept[1]) > most:
        value = value.replace(kept[0], b"Max-Age=%d" % most)
    return name, value


def _is_local(scope: Scope) -> bool:
    """Whether the socket and the name the browser used are both this machine's own."""
    host = _headers(scope).get(b"host", "").rsplit(":", 1)[0].strip("[]")
    server = (scope.get("server") or ("",))[0]
    return all(name in ("localhost", "testserver") or _is_loopback(name) for name in (host, server))


def _headers(scope: Scope) -> dict[bytes, str]:
    return {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}


def origin_of(address: str) -> str:
    """The scheme, name and port of an address, as a browser says them; empty for no address."""
    parts = urlsplit(address)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    return f"{parts.scheme}://{name}{port}" if name else ""


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


async def to_the_first_page(_: Request) -> Response:
    """Home stands at the bare address; whoever types its name comes there too."""
    return RedirectResponse("/", 307)


async def healthz(_: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(_: Request) -> Response:
    """The database answers within seconds and has its newest shape.

    One look at a time: while a database stands still, whoever asks waits for the same one.
    """
    global _look
    if _look is None or _look.done():
        _look = _looker.submit(readiness.problem, session.store())
    # No thread is held by whoever waits: probes come often, and there are few threads.
    await asyncio.wait([asyncio.wrap_future(_look)], timeout=ANSWER_SECONDS)
    problem = _look.result() if _look.done() else readiness.NO_ANSWER
    if problem is None:
        return JSONResponse({"status": "ready"})
    return JSONResponse({"status": "not ready", "problem": problem}, 503)


async def step_in(request: Request) -> Response:
    """Sign in as one of the demonstration's invented people."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return PlainTextResponse("Step in from the sign-in page.", 403)
    form = await request.form()
    token = await run_in_threadpool(_token_for, str(form.get("person", "")))
    if token is None:
        return PlainTextResponse("Nobody here has that name. Go back to the sign-in page.", 404)
    page = str(form.get("next", "/"))
    answer = RedirectResponse(page if NEXT_PAGE.fullmatch(page) else "/", 303)
    answer.set_cookie(session.COOKIE, token, httponly=True, samesite="lax", path="/")
    return answer


def _token_for(person_id: str) -> str | None:
    if person_id not in {person.id for person in demo.people(session.store())}:
        return None
    return sessions.begin(session.store(), person_id, session.now())
