"""The public feed and the intranet's list of stories: read only, conditional, and not too often."""

import hashlib
import hmac
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data import feed
from data.config import Settings
from pages.documents import feeds
from pages.parts import session

PER_MINUTE = 60
MOST_ASKERS = 10_000
MOST_KEPT = 20  # whoever asks by other names of this server fills no memory
HERE_ONLY = {"cache-control": "no-cache"}  # kept, but asked about each time: what is gone is gone
OFF = "There is no such page."
KEY_WANTED = "Send the key as: Authorization: Bearer KEY"

_asked: OrderedDict[str, deque[float]] = OrderedDict()
_made: dict[tuple[str, str], tuple[str, bytes]] = {}


def routes(demonstration: bool) -> list[Route]:
    """The addresses that the settings open; the others answer that they are not there."""
    settings = Settings()
    is_public = settings.feed_is_public(demonstration)
    key = settings.intranet_key.get_secret_value()
    return [
        Route("/feed.atom", answering(_atom, "application/atom+xml", is_open=is_public)),
        Route("/feed.json", answering(_json, "application/feed+json", is_open=is_public)),
        Route("/api/stories", answering(_inside, "application/json", is_open=bool(key), key=key)),
    ]


def answering(make: Callable[[str], bytes], kind: str, *, is_open: bool, key: str = ""):
    """A route that gives what `make` makes, unless the reader has it already."""

    async def answer(request: Request) -> Response:
        if not is_open:
            return PlainTextResponse(OFF, 404)
        if wait := _too_often(request.client.host if request.client else ""):
            told = {"retry-after": str(wait)}
            return PlainTextResponse(f"Ask again in {wait} seconds.", 429, told)
        if key and not _holds(request, key):
            return PlainTextResponse(KEY_WANTED, 401, {"www-authenticate": "Bearer"})
        body = await run_in_threadpool(make, str(request.url.replace(query="")))
        return _conditional(request, body, kind)

    return answer


def _conditional(request: Request, body: bytes, kind: str) -> Response:
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {**HERE_ONLY, "etag": tag}
    have = [each.strip().removeprefix("W/") for each in _sent(request, "if-none-match").split(",")]
    if tag in have or have == ["*"]:
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, f"{kind}; charset=utf-8")


def _holds(request: Request, key: str) -> bool:
    kind, _, sent = _sent(request, "authorization").partition(" ")
    return kind.casefold() == "bearer" and hmac.compare_digest(sent.strip().encode(), key.encode())


def _sent(request: Request, name: str) -> str:
    return request.headers.get(name, "")


def _too_often(asker: str) -> int:
    """Seconds to wait, 0 for none: each asker may ask sixty times a minute of this process."""
    now = time.monotonic()
    times = _asked.setdefault(asker, deque())
    _asked.move_to_end(asker)
    while len(_asked) > MOST_ASKERS:
        _asked.popitem(last=False)
    while times and now - times[0] >= 60:
        times.popleft()
    if len(times) >= PER_MINUTE:
        return int(60 - (now - times[0])) + 1
    times.append(now)
    return 0


def _atom(here: str) -> bytes:
    return _kept("atom", here, lambda now: feeds.atom(feed.public(session.store(), now), here))


def _json(here: str) -> bytes:
    return _kept("json", here, lambda now: feeds.json_feed(feed.public(session.store(), now), here))


def _inside(_here: str) -> bytes:
    """Never kept: these words stay inside."""
    return feeds.for_intranet(feed.inside(session.store(), session.now()))


def _kept(name: str, here: str, make: Callable[[datetime], bytes]) -> bytes:
    """Public words, made anew when anything about them has changed: to look at each takes time."""
    now = session.now()
    # The state is read before the words, so that a change between the two makes them anew.
    state = feed.state(session.store(), now)
    known = _made.get((name, here))
    if known is None or known[0] != state:
        known = (state, make(now))
        if len(_made) >= MOST_KEPT:
            _made.clear()
        _made[name, here] = known
    return known[1]
