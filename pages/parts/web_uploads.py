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
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLsRequest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.sessions import IDLE
from pages.parts import web_who
from pages.parts.room_for_files import (
    AROUND,
    BESIDE,
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
LONGEST = IDLE.total_seconds()  # in which all of it must

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
        except ClientDisconnect:
            pass  # they thought better of it, and nobody waits for an answer

    async def _file(
        self, person: Person, place: tuple[str, str], scope: Scope, receive: Receive, send: Send
    ) -> None:
        most = most_of(person)
        if not most:
            raise NoRoom(NO_PAGE, 403)
        size = _length(scope, most * MB + AROUND)
        if size > most * MB + AROUND:
            raise too_large(most)
        _with_room(person, partial(ROOM.take, person.id, *place, size + BESIDE))
        came, kept = 0, False

        async def counted() -> Message:
            nonlocal came
            message = await asyncio.wait_for(receive(), SILENT)
            came += len(message.get("body", b""))
            if came > size:
                raise too_large(most)
            return message

        async def said(message: Message) -> None:
            nonlocal kept
            kept = kept or message.get("status") == 204
            await send(message)

        try:
            async with asyncio.timeout(LONGEST):
                await self.app(scope, counted, said)
        except TimeoutError:
            raise NoRoom(STOPPED, 408) from None
        finally:
            if kept:
                ROOM.came(*place, came + BESIDE)
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
                many = len(wanted.file_names)
                why = await run_in_threadpool(_why_none, HTTPConnection(scope), many)
                if not why:
                    ROOM.said.pop(tab, None)
                    return message
                await send(_refusal(wanted.request_id, why))
                _say_on_the_page(tab, why)

        async def said(message: Message) -> None:
            nonlocal tab
            tab = tab or _tab_named(message)
            await send(message)

        try:
            await self.app(scope, asked, said)
        finally:
            if tab:
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
    """Ask; where there is no room, what is of no use any more goes, and ask once more.

    That is what this person's closed tabs left, and what lies in tabs that nobody touched for as
    long as a session may be idle.
    """
    try:
        ask()
    except NoRoom:
        for tab in ROOM.tabs_of(person.id):
            _leave(tab)
        for tab in ROOM.left_alone(IDLE.total_seconds()):
            _drop(tab)
        ask()


def _leave_when_gone(tab: str) -> None:
    """Once a tab can come back no more, so that its files are of no use to anybody, drop them."""
    if not runtime.get_instance().is_active_session(tab):
        kept = st.get_option("server.disconnectedSessionTTL")
        asyncio.get_running_loop().call_later(kept + 1, _forget, tab)


def _forget(tab: str) -> None:
    """Drop the files of a tab that can come back no more; one that was back meanwhile may."""
    if runtime.get_instance()._session_mgr.get_session_info(tab) is None:
        _drop(tab)


def _leave(tab: str) -> None:
    """Drop the files of a tab that is closed."""
    if not runtime.get_instance().is_active_session(tab):
        _drop(tab)


def _drop(tab: str) -> None:
    runtime.get_instance().uploaded_file_mgr.remove_session_files(tab)
    ROOM.forget(tab)


def _say_on_the_page(tab: str, why: str) -> None:
    """Keep the sentence for the page, and let the page be drawn again with it."""
    if (opened := runtime.get_instance().get_app_session(tab)) is not None:
        ROOM.said[tab] = why
        opened.request_rerun(opened._client_state)  # as where its own code has changed


def _why_none(asked: HTTPConnection, many: int) -> str:
    """Why this tab may not send so many files, however small; empty where it may."""
    try:
        person = _sender(asked)
        if not most_of(person):
            raise NoRoom(NO_PAGE, 403)
        _with_room(person, partial(ROOM.refuse_full, person.id, many))
    except (NoRoom, OutOfReach) as error:
        return str(error)
    return ""


def _wants_places(message: Message) -> FileURLsRequest | None:
    """A question for places to send files to, however it is put; None for everything else."""
    try:
        said = BackMsg.FromString(message.get("bytes") or b"")
    except DecodeError:  # Streamlit hangs up on it
        return None
    return said.file_urls_request if said.WhichOneof("type") == "file_urls_request" else None


def _refusal(wanted: str, why: str) -> Message:
    said = ForwardMsg()
    said.file_urls_response.response_id, said.file_urls_response.error_msg = wanted, why
    return {"type": "websocket.send", "bytes": said.SerializeToString()}


def _tab_named(message: Message) -> str:
    """What Streamlit calls this tab, which it says as a run begins."""
    if message["type"] != "websocket.send" or not message.get("bytes"):
        return ""
    return ForwardMsg.FromString(message["bytes"]).new_session.initialize.session_id
