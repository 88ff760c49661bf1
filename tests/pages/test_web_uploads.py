"""Files on their way in: who may send one, how large, how many; asked before a byte is read."""

import asyncio
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data import sessions
from pages.parts import room_for_files, session, web_giving, web_uploads, web_who
from pages.parts.room_for_files import BESIDE, FILE_MOST, MB, RETURN_MOST, Room, too_large
from stories.errors import OutOfReach
from tests import make
from tests.pages.test_web import ask

PLACE = "/_stcore/upload_file/{tab}/{file}"
TAB = "tab-1"


class Running:
    """Streamlit as far as files go: which tabs are open, and what is kept of each."""

    def __init__(self) -> None:
        self.open, self.waiting, self.drawn, self.emptied = {TAB}, set(), [], []
        self.uploaded_file_mgr = SimpleNamespace(remove_session_files=self.emptied.append)
        self._session_mgr = SimpleNamespace(get_session_info=self.known)

    def known(self, tab: str) -> str | None:
        """A tab that is open, or whose line dropped and may be back."""
        return tab if tab in self.open | self.waiting else None

    def is_active_session(self, tab: str) -> bool:
        return tab in self.open

    def get_app_session(self, tab: str) -> SimpleNamespace | None:
        if tab not in self.open:
            return None
        return SimpleNamespace(_client_state="state", request_rerun=self.drawn.append)


@pytest.fixture
def running(monkeypatch) -> Running:
    made = Running()
    monkeypatch.setattr(web_uploads.runtime, "get_instance", lambda: made)
    return made


@pytest.fixture
def room(monkeypatch) -> Room:
    made = Room()
    monkeypatch.setattr(web_uploads, "ROOM", made)
    return made


@pytest.fixture
def gate(sqlite_store, running, room):
    """What stands before a service that reads every file whole."""
    session.use(sqlite_store)

    async def kept(request):
        if request.method == "PUT":
            await request.body()
        return Response(status_code=400 if request.path_params["file"] == "odd" else 204)

    yield Starlette(
        routes=[Route(PLACE, kept, methods=["PUT", "DELETE", "OPTIONS"])],
        middleware=[Middleware(web_uploads.TakesFiles)],
        exception_handlers={OutOfReach: web_giving.away},
    )
    session.use(None)


@pytest.fixture
def token(sqlite_store):
    """token(person): what opens a session of theirs that stands."""
    return lambda person: sessions.begin(sqlite_store, person.id, session.now())


def sent(
    gate, token: str, *parts: bytes, length=None, file="f", method="PUT", stops=False, gone=False
):
    """One file in these parts: the status, what is said, and how many parts were asked for.

    It stops half way, or whoever sends it is gone, and then nothing is answered.
    """
    headers = [(b"cookie", f"{session.COOKIE}={token}".encode())]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    path = PLACE.format(tab=TAB, file=file)
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    left, came, asked = list(parts), [], 0

    async def receive():
        nonlocal asked
        asked += 1
        if not left and stops:
            await asyncio.Event().wait()
        if not left and gone:
            return {"type": "http.disconnect"}
        body = left.pop(0) if left else b""
        return {"type": "http.request", "body": body, "more_body": bool(left) or stops or gone}

    async def send(message):
        came.append(message)

    asyncio.run(gate(scope | {"query_string": b"", "root_path": ""}, receive, send))
    if gone:
        return came
    said = b"".join(each.get("body", b"") for each in came[1:]).decode()
    return came[0]["status"], said, asked


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("length", [None, 10, 50 * MB, 500 * MB])
def test_a_stranger_is_refused_before_a_byte_is_read(gate, room, method, length):
    for guess in ("", "a-token-that-was-guessed"):
        told = sent(gate, guess, b"x" * 10, length=length, method=method)
        assert told == (401, room_for_files.SIGNED_OUT, 0)
    assert room.taken() == 0


def test_a_session_that_was_ended_sends_nothing(gate, sqlite_store, token):
    mine = token(make.ANA)
    assert sent(gate, mine, b"x", length=1)[0] == 204
    sessions.end(sqlite_store, mine, session.now())
    assert sent(gate, mine, b"x", length=1, file="g") == (401, room_for_files.SIGNED_OUT, 0)


def test_a_stranger_has_nothing_said_on_the_page_of_somebody_else(gate, room, running):
    sent(gate, "", b"x")
    assert (room.said, running.drawn) == ({}, [])


@pytest.mark.parametrize("person", [make.SAM, make.RAVI, make.GWEN, make.LEO])
def test_whoever_has_no_box_for_files_is_refused_before_a_byte_is_read(gate, token, person):
    assert sent(gate, token(person), b"x", length=1) == (403, room_for_files.NO_PAGE, 0)


@pytest.mark.parametrize(
    ("person", "most"), [(make.CAL, FILE_MOST), (make.ADA, FILE_MOST), (make.ANA, RETURN_MOST)]
)
def test_each_may_send_as_much_as_their_page_promises_and_no_more(gate, room, token, person, most):
    mine = token(person)
    assert sent(gate, mine, b"x" * 70, length=most * MB + 70)[0] == 204
    told = sent(gate, mine, b"x", length=(most + 1) * MB, file="g")
    assert told == (413, str(too_large(most)), 0)
    assert room.said[TAB] == str(too_large(most))


@pytest.mark.parametrize("length", [None, 10])
def test_what_says_no_length_or_a_wrong_one_is_counted_as_it_comes(gate, room, token, length):
    parts = [b"x" * MB] * 9
    status, _, asked = sent(gate, token(make.CAL), *parts, length=length)
    assert status == 413
    assert asked <= FILE_MOST + 1
    assert room.taken() == 0


def test_a_file_takes_up_as_much_as_came_until_its_tab_has_gone(gate, room, running, token):
    mine = token(make.ANA)
    assert sent(gate, mine, b"x" * 30, b"y" * 12)[0] == 204
    assert room.taken() == 42 + BESIDE
    assert sent(gate, mine, b"x", length=1)[:2] == (409, room_for_files.AGAIN)
    assert sent(gate, mine, method="DELETE")[0] == 204
    assert room.taken() == 42 + BESIDE  # its page may still hold what came, until it runs again
    web_uploads._leave(TAB)
    assert room.taken() == 42 + BESIDE
    running.open.clear()
    web_uploads._leave(TAB)
    assert (room.taken(), running.emptied, room.said) == (0, [TAB], {})


def test_what_the_service_did_not_keep_takes_up_nothing(gate, room, token):
    assert sent(gate, token(make.ANA), b"x", file="odd")[0] == 400
    assert room.taken() == 0


def test_where_there_is_no_room_the_page_says_what_to_do(gate, room, running, token):
    room.take(make.ANA.id, TAB, "before", 90 * MB)
    told = sent(gate, token(make.ANA), b"x", length=20 * MB)
    assert told == (503, room_for_files.OWN_FULL, 0)
    assert room.said == {TAB: room_for_files.OWN_FULL}
    assert running.drawn == ["state"]
    room.take("others", "else", "x", 100 * MB)
    assert sent(gate, token(make.ADA), b"x")[1] == ""
    room.take("more", "else", "y", 6 * MB)
    assert sent(gate, token(make.ADA), b"x", file="g")[1] == room_for_files.ALL_FULL


def test_what_ones_own_closed_tab_left_makes_room_at_once(gate, room, running, token):
    """Such as that of a page that was loaded again."""
    room.take(make.ANA.id, "closed", "before", 90 * MB)
    room.came("closed", "before", 90 * MB)
    assert sent(gate, token(make.ANA), b"x", length=20 * MB)[0] == 204
    assert running.emptied == ["closed"]
    room.take(make.ANA.id, "another", "before", 100 * MB)
    room.came("another", "before", 100 * MB)
    assert talk(token(make.ANA), wants_places())[0] == [wants_places()]
    assert running.emptied == ["closed", "another"]


def test_what_lies_in_a_tab_that_nobody_touched_for_long_makes_room_for_others(
    gate, room, running, token
):
    """Whoever left it open is signed out there by now."""
    now = 0.0
    room.clock = lambda: now
    running.open |= {"left", "in use"}
    for tab in ("left", "in use"):
        room.take(tab, tab, "f", 100 * MB)
        room.came(tab, "f", 100 * MB)
    now = sessions.IDLE.total_seconds() - 1
    room.touch("in use")
    assert sent(gate, token(make.ANA), b"x", length=20 * MB)[1] == room_for_files.ALL_FULL
    now += 1
    assert sent(gate, token(make.ANA), b"x", length=20 * MB)[0] == 204
    assert running.emptied == ["left"]
    assert room.files("in use") == ["f"]


def test_a_file_of_no_size_takes_up_what_is_kept_beside_it(gate, room, token):
    mine = token(make.ANA)
    for number in range(3):
        assert sent(gate, mine, b"", length=0, file=str(number))[0] == 204
    assert room.taken() == 3 * BESIDE


def test_whoever_thinks_better_of_it_half_way_takes_up_nothing_and_is_no_fault(gate, room, token):
    assert sent(gate, token(make.ANA), b"x", length=9, gone=True) == []
    assert room.taken() == 0


@pytest.mark.parametrize("limit", ["SILENT", "LONGEST"])
def test_a_file_that_stops_half_way_gives_its_room_back(gate, room, token, monkeypatch, limit):
    monkeypatch.setattr(web_uploads, limit, 0.01)
    told = sent(gate, token(make.ANA), b"x", length=9, stops=True)
    assert told == (408, room_for_files.STOPPED, 2)
    assert room.taken() == 0


def test_while_the_database_is_away_a_file_is_refused_with_its_sentence(gate, monkeypatch):
    def away(_):
        raise OutOfReach

    monkeypatch.setattr(web_who, "person", away)
    assert sent(gate, "a-token", b"x") == (503, str(OutOfReach()), 0)


def test_a_question_before_a_file_is_sent_costs_nobody_anything(gate):
    assert sent(gate, "", method="OPTIONS")[0] == 204


def test_no_disk_has_a_file_while_it_comes():
    """Starlette's own form writes every file of more than a megabyte to one."""
    head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.zip"\r\n\r\n'
    body, rolled = head + b"x" * 3 * MB + b"\r\n--b--\r\n", []

    async def kept(request):
        async with request.form() as form:
            rolled.append(form["f"].file._rolled)
        return Response(status_code=204)

    app = Starlette(routes=[Route("/", kept, methods=["PUT"])])
    headers = {"content_type": "multipart/form-data; boundary=b"}
    assert ask(app, "/", "PUT", body=body, **headers)[0] == 204
    assert rolled == [False]


def talk(token: str, *asked: bytes, names_it=TAB) -> tuple[list[bytes], list[ForwardMsg]]:
    """What the service hears of a tab that asks this, and what is said to the tab."""
    told, heard, said = list(asked), [], []
    scope = {"type": "websocket", "headers": [(b"cookie", f"{session.COOKIE}={token}".encode())]}

    async def receive():
        if not told:
            return {"type": "websocket.disconnect"}
        return {"type": "websocket.receive", "bytes": told.pop(0)}

    async def send(message):
        said.append(ForwardMsg.FromString(message["bytes"]))

    async def service(scope, receive, send):
        begins = ForwardMsg()
        begins.new_session.initialize.session_id = names_it
        await send({"type": "websocket.send", "bytes": begins.SerializeToString()})
        while (message := await receive())["type"] != "websocket.disconnect":
            heard.append(message["bytes"])

    async def whole():
        await web_uploads.TakesFiles(service)(scope, receive, send)
        await asyncio.sleep(0.01)  # what is put off is done

    asyncio.run(whole())
    return heard, said[1:]


def wants_places(many: int = 1) -> bytes:
    asked = BackMsg()
    asked.file_urls_request.request_id = "r-1"
    asked.file_urls_request.file_names.extend(["f.zip"] * many)
    return asked.SerializeToString()


def test_a_tab_that_may_send_nothing_is_told_why_in_its_box_and_on_its_page(
    gate, token, room, running
):
    room.take(make.ANA.id, TAB, "before", 100 * MB)
    for mine, why in (
        ("", room_for_files.SIGNED_OUT),
        (token(make.SAM), room_for_files.NO_PAGE),
        (token(make.ANA), room_for_files.OWN_FULL),
    ):
        other = BackMsg(app_heartbeat=True).SerializeToString()
        heard, said = talk(mine, wants_places(), other)
        assert heard == [other]
        assert [each.file_urls_response.error_msg for each in said] == [why]
        assert said[0].file_urls_response.response_id == "r-1"
        assert running.drawn.pop() == "state"


def test_a_tab_that_may_send_one_is_asked_by_nobody_and_begins_without_a_warning(
    gate, token, room, running
):
    room.said[TAB] = "The one before was not taken."
    heard, said = talk(token(make.ANA), wants_places())
    assert (heard, said) == ([wants_places()], [])
    assert room.said == {}


@pytest.mark.parametrize(
    "before",
    [BackMsg(app_heartbeat=True).SerializeToString(), b"\xf8\x07\x01"],
    ids=["another question", "a field that nobody knows"],
)
def test_a_question_for_places_is_known_however_it_is_put(gate, running, before):
    """Places for hundreds of thousands of files would keep everybody waiting."""
    heard, said = talk("", before + wants_places())
    assert heard == []
    assert [each.file_urls_response.error_msg for each in said] == [room_for_files.SIGNED_OUT]


def test_nobody_is_told_more_places_than_files_fit(gate, token, running):
    fit = room_for_files.PERSON_MOST * MB // BESIDE
    assert talk(token(make.ANA), wants_places(fit))[1] == []
    heard, said = talk(token(make.ANA), wants_places(2 * fit))
    assert heard == []
    assert [each.file_urls_response.error_msg for each in said] == [room_for_files.OWN_FULL]


@pytest.mark.parametrize("frame", [b"", b"words", wants_places()[:-1], b"\xff" * 9])
def test_every_other_frame_goes_on_as_it_is(gate, frame):
    assert talk("", frame) == ([frame], [])


def test_once_a_tab_can_come_back_no_more_its_files_go(gate, token, room, running, monkeypatch):
    monkeypatch.setattr(web_uploads.st, "get_option", lambda _: -1)
    room.take(make.ANA.id, TAB, "f", 9)
    room.came(TAB, "f", 9)
    talk(token(make.ANA))
    assert room.taken() == 9  # its line dropped and is back
    running.open.clear()
    running.waiting.add(TAB)
    talk(token(make.ANA))
    assert room.taken() == 9  # it was back meanwhile, and may be once more
    running.waiting.clear()
    talk(token(make.ANA))
    assert (room.taken(), running.emptied) == (0, [TAB])
