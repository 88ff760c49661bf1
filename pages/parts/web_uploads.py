"""Files on their way in: from whom, how large, how many at once; asked before a byte is read.

Streamlit takes a file from every tab, whoever sits before it, and keeps it whole in memory. What
stands here is asked first. A box shows a mark where it was refused, so why is said on the page;
as much as can be known is said before a file is sent.
"""

import asyncio
import re
from collections.abc import Callable
from functools import partial

import streamlit as st
from google.protobuf.message import DecodeError
from starlette.concurrency import run_in_threadpool
from starlette.formparsers import MultiPartParser
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.parts import web_who
from pages.parts.room_for_files import (
    AROUND,
    MB,
    NO_PAGE,
    RETURN_MOST,
    ROOM,
    SIGNED_OUT,
    STOPPED,
    NoRoom,
    most_of,
    too_large,
)
from pages.parts.web_giving import NOT_KEPT
from stories.errors import OutOfReach
from stories.people import Person

PLACE = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)")
SILENT = 60  # seconds in which some of a file must come
ASKS = BackMsg.DESCRIPTOR.fields_by_name["file_urls_request"].number << 3 | 2  # as it is sent
ASKING = bytes((ASKS & 0x7F | 0x80, ASKS >> 7))

# What is larger would be written to a disk while it comes, names and all.
MultiPartParser.spool_max_size = RETURN_MOST * MB + AROUND


class TakesFiles:
    """Lets a file through to Streamlit where somebody is signed in, may send it, and has room."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._line(scope, receive, send)
        elif scope["type"] != "http" or not (place := PLACE.search(scope["path"])):
            await self.app(scope, receive, send)
        elif scope["method"] in ("PUT", "DELETE"):
            await self._asked(place.groups(), scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _asked(
        self, place: tuple[str, str], scope: Scope, receive: Receive, send: Send
    ) -> None:
        """One file to keep or to remove; what is refused says why, and the line is closed."""
        person = None
        try:
            person = await run_in_threadpool(_sender, HTTPConnection(scope))
            if scope["method"] == "DELETE":
                await self.app(scope, receive, send)
            else:
                await self._file(person, place, scope, receive, send)
        except (NoRoom, OutOfReach) as error:
            if person is not None:
                _say_on_the_page(place[0], str(error))
            headers = {**NOT_KEPT, "connection": "close"}
            answer = PlainTextResponse(str(error), getattr(error, "status", 503), headers)
            await answer(scope, receive, send)

    async def _file(
        self, person: Person, place: tuple[str, str], scope: Scope, receive: Receive, send: Send
    ) -> None:
        most = most_of(person)
        if not most:
            raise NoRoom(NO_PAGE, 403)
        size = _length(scope, most * MB + AROUND)
        if size > most * MB + AROUND:
            raise too_large(most)
        _with_room(person, partial(ROOM.take, person.id, *place, size))
        came, kept = 0, False

        async def counted() -> Message:
            nonlocal came
            try:
                message = await asyncio.wait_for(receive(), SILENT)
            except TimeoutError:
                raise NoRoom(STOPPED, 408) from None
            came += len(message.get("body", b""))
            if came > size:
                raise too_large(most)
            return message

        async def said(message: Message) -> None:
            nonlocal kept
            kept = kept or message.get("status") == 204
            await send(message)

        try:
            await self.app(scope, counted, said)
        finally:
            if kept:
                ROOM.came(*place, came)
                _leave_when_gone(place[0])  # its tab may have gone while it came
            else:
                ROOM.give_back(*place)

    async def _line(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A tab: where it asks for places to send files to, it may be told why there is none."""
        tab = ""

        async def asked() -> Message:
            while True:
                message = await receive()
                if (wanted := _wants_places(message)) is None:
                    return message
                if not (why := await run_in_threadpool(_why_none, HTTPConnection(scope))):
                    ROOM.said.pop(tab, None)
                    return message
                await send(_refusal(wanted, why))
                _say_on_the_page(tab, why)

        async def said(message: Message) -> None:
            nonlocal tab
            tab = tab or _tab_named(message)
            await send(message)

        try:
            await self.app(scope, asked, said)
        finally:
            _leave_when_gone(tab)


def _sender(asked: HTTPConnection) -> Person:
    if (person := web_who.person(asked)) is None:
        raise NoRoom(SIGNED_OUT, 401)
    return person


def _length(scope: Scope, otherwise: int) -> int:
    """How long a body says it is. The server in front reads no more than that."""
    said = dict(scope["headers"]).get(b"content-length", b"")
    return int(said) if said.isdigit() else otherwise


def _with_room(person: Person, ask: Callable[[], None]) -> None:
    """Ask; where there is no room, what this person's closed tabs left goes, and ask once more."""
    try:
        ask()
    except NoRoom:
        for tab in ROOM.tabs_of(person.id):
            _leave(tab)
        ask()


def _leave_when_gone(tab: str) -> None:
    """Once a tab can come back no more, so that its files are of no use to anybody, drop them."""
    if not runtime.get_instance().is_active_session(tab):
        kept = st.get_option("server.disconnectedSessionTTL")
        asyncio.get_running_loop().call_later(kept + 1, _leave, tab)


def _leave(tab: str) -> None:
    """Drop the files of a tab that is closed."""
    running = runtime.get_instance()
    if not running.is_active_session(tab):
        running.uploaded_file_mgr.remove_session_files(tab)
        ROOM.keep_only(tab)
        ROOM.said.pop(tab, None)


def _say_on_the_page(tab: str, why: str) -> None:
    """Keep the sentence for the page, and let the page be drawn again with it."""
    if (opened := runtime.get_instance().get_app_session(tab)) is not None:
        ROOM.said[tab] = why
        opened.request_rerun(opened._client_state)  # as where its own code has changed


def _why_none(asked: HTTPConnection) -> str:
    """Why this tab may send no file at all; empty where it may."""
    try:
        person = _sender(asked)
        if not most_of(person):
            raise NoRoom(NO_PAGE, 403)
        _with_room(person, partial(ROOM.refuse_full, person.id))
    except (NoRoom, OutOfReach) as error:
        return str(error)
    return ""


def _wants_places(message: Message) -> str | None:
    """The number of a question for places to send files to; None for everything else."""
    said = message.get("bytes") or b""
    if not said.startswith(ASKING):
        return None
    try:
        return BackMsg.FromString(said).file_urls_request.request_id
    except DecodeError:  # Streamlit hangs up on it
        return None


def _refusal(wanted: str, why: str) -> Message:
    said = ForwardMsg()
    said.file_urls_response.response_id, said.file_urls_response.error_msg = wanted, why
    return {"type": "websocket.send", "bytes": said.SerializeToString()}


def _tab_named(message: Message) -> str:
    """What Streamlit calls this tab, which it says as a run begins."""
    if message["type"] != "websocket.send" or not message.get("bytes"):
        return ""
    return ForwardMsg.FromString(message["bytes"]).new_session.initialize.session_id
