"""Files sent to the running service: by an analyst to the end, by everybody else not a byte.

The service is started once, on a small database; files are sent as a browser sends them.
"""

import http.client
import os
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from data import sessions
from pages.parts import room_for_files, session
from pages.parts.room_for_files import MB, PERSON_MOST, RETURN_MOST
from tests import make
from tests.journeys import raw
from tests.stories.returns import files
from tests.stories.returns.files import child

pytestmark = pytest.mark.journey

PAGE, AT = "upload-returns", "/_stcore/upload_file/x/y"
HEAD = b'--b\r\nContent-Disposition: form-data; name="f"; filename="%s"\r\n\r\n'
TAIL = b"\r\n--b--\r\n"
PLAN = ("2022-06-01", "2023-02-01", 0)
SPARE = 12  # MB that a server's memory goes up and down by itself


@pytest.fixture(scope="module")
def served(sqlite_template, tmp_path_factory):
    with raw.serving(sqlite_template, tmp_path_factory.mktemp("files")) as running:
        yield running


@dataclass(frozen=True)
class Sender:
    """Whoever holds this token, with or without a tab of their own."""

    server: object
    token: str = ""

    def headers(self) -> dict[str, str]:
        xsrf = generate_xsrf_token_string()
        cookies = f"{session.COOKIE}={self.token}; _streamlit_xsrf={xsrf}"
        kind = "multipart/form-data; boundary=b"
        return {"Cookie": cookies, "X-Xsrftoken": xsrf, "Content-Type": kind}

    def put(self, place: str, content: bytes, name: str = "f.zip") -> int:
        """Send a whole file; what is answered."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        with closing(line):
            with suppress(OSError):  # the answer may come before the end
                line.request("PUT", place, HEAD % name.encode() + content + TAIL, self.headers())
            return line.getresponse().status

    def begin(self, place: str, *said: bytes, **headers: object) -> str:
        """Send the head of a request and these first bytes of its body; all that is answered."""
        told = {**self.headers(), **{name.replace("_", "-"): x for name, x in headers.items()}}
        lines = [f"PUT {place} HTTP/1.1", "Host: 127.0.0.1"]
        lines += [f"{name}: {value}" for name, value in told.items()]
        head = "\r\n".join([*lines, "", ""]).encode()
        with socket.create_connection(("127.0.0.1", self.server.port), raw.SECONDS) as line:
            line.sendall(head + b"".join(said))
            came = b""
            while part := line.recv(65_536):  # until the server hangs up
                came += part
        return came.decode()


def place_for(tab: raw.Tab, name: str = "f.zip") -> tuple[FileURLs | None, str]:
    """Where this tab is told to send a file to, or why it is told nothing."""
    asked = BackMsg()
    asked.file_urls_request.request_id = "r"
    asked.file_urls_request.file_names.append(name)
    tab.line.send(asked.SerializeToString())
    while True:
        said = ForwardMsg.FromString(tab.line.recv(timeout=raw.SECONDS))
        if said.WhichOneof("type") == "file_urls_response":
            told = said.file_urls_response
            return (None if told.error_msg else told.file_urls[0]), told.error_msg


def chosen(tab: raw.Tab, box: str, places: list[FileURLs], **pressed: str) -> str:
    """Say that these files are in the box, and perhaps press too: what comes."""
    asked = BackMsg()
    asked.rerun_script.page_name = PAGE
    state = asked.rerun_script.widget_states.widgets.add()
    state.id = box
    for place in places:
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.file_id, info.name, info.size = place.file_id, "f.zip", 1
        info.file_urls.CopyFrom(place)
    for button in pressed.values():
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.trigger_value = button, True
    tab.line.send(asked.SerializeToString())
    return tab.until_the_end()


def box_of(came: str) -> str:
    return re.search(r"\$\$ID-\w+-files-\d+", came)[0]


def return_of(folder: Path, megabytes: int) -> bytes:
    """An archive of about this size with a census in it, and beside it what is never a return.

    What cannot be packed makes it as large as it is.
    """
    census = files.census(folder, *(child(f"C{n}", plans=[PLAN]) for n in range(7)))
    (folder / "scan.csv").write_bytes(os.urandom(int(megabytes * MB) - 20_000))
    return files.archive(folder, [census, folder / "scan.csv"]).read_bytes()


def read_to_the_end(served, content: bytes) -> tuple[str, int]:
    """An analyst sends this file and presses: what the page says, and the server's peak in MB."""
    server, store = served
    ana = Sender(server, raw.token_of(store, make.ANA))
    with raw.tab(server, ana.token) as tab:
        came = tab.open(PAGE)
        box, button = box_of(came), raw.widget(came, "read")
        place, _ = place_for(tab)
        assert ana.put(place.upload_url, content) == 204
        chosen(tab, box, [place])
        came = chosen(tab, box, [place], read=button)
        while "Children in need census" not in came:
            came += tab.until_the_end()
        again, _ = place_for(tab)
        assert again  # what was read takes up no room
    return came, peak(server)


def peak(server) -> float:
    said = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", said)[1]) / 1024


def test_an_analyst_sends_more_than_others_may_and_it_is_read_to_the_end(served, tmp_path):
    came, _ = read_to_the_end(served, return_of(tmp_path, 8))
    assert "Safer at home" in came


@pytest.mark.slow
def test_a_return_of_fifty_megabytes_is_read_and_costs_no_more_than_thrice_its_size(
    served, tmp_path, record_property
):
    server, _ = served
    before = raw.held(server).megabytes
    came, most = read_to_the_end(served, return_of(tmp_path, RETURN_MOST))
    assert "Safer at home" in came
    record_property("counted", f"50 MB: {before:.0f} MB before, {most:.0f} MB at most")
    assert most - before < 3 * RETURN_MOST


@pytest.mark.parametrize(
    "headers", [{"Content_Length": 50 * MB}, {"Transfer_Encoding": "chunked"}], ids=str
)
def test_a_stranger_is_answered_before_the_body_and_the_line_is_closed(served, headers):
    """T-18: with a tab that is open, and with one that is guessed."""
    server, store = served
    ended = raw.token_of(store, make.ANA)
    sessions.end(store, ended, session.now())
    with raw.tab(server) as tab:
        tab.open("")
        place, why = place_for(tab)
        assert (place, why) == (None, room_for_files.SIGNED_OUT)
        for token in ("", "a-token-that-was-guessed", ended):
            said = Sender(server, token).begin(AT, **headers)
            assert said.startswith("HTTP/1.1 401"), token
            assert room_for_files.SIGNED_OUT in said


def test_many_strangers_who_send_all_they_have_make_nothing_grow(served):
    """T-18: ten at once, eighty megabytes of each, in pieces that say no length."""
    server, _ = served
    piece = b"100000\r\n" + bytes(MB) + b"\r\n"

    def send(_: int) -> None:
        with suppress(OSError):  # the server hangs up
            Sender(server).begin(AT, *[piece] * 80, Transfer_Encoding="chunked")

    before = raw.held(server).megabytes
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(send, range(10)))
    assert raw.held(server).megabytes - before < SPARE


def test_staff_send_no_file_and_comms_no_large_one(served):
    server, store = served
    sam, cal = (raw.token_of(store, who) for who in (make.SAM, make.CAL))
    with raw.tab(server, sam) as tab:
        tab.open("home")
        assert place_for(tab) == (None, room_for_files.NO_PAGE)
    assert Sender(server, sam).begin(AT, Content_Length=9).startswith("HTTP/1.1 403")
    assert Sender(server, cal).begin(AT, Content_Length=6 * MB).startswith("HTTP/1.1 413")
    with raw.tab(server, cal) as tab:
        tab.open("looks-of-files")
        place, _ = place_for(tab)
        assert Sender(server, cal).put(place.upload_url, bytes(4 * MB)) == 204


@pytest.mark.slow
def test_who_has_as_much_here_as_one_may_is_told_so_until_some_of_it_goes(served):
    server, store = served
    ana = Sender(server, raw.token_of(store, make.ANA))

    def fill(tab: raw.Tab) -> list[FileURLs]:
        places = []
        for _ in range(PERSON_MOST // RETURN_MOST):
            places.append(place_for(tab)[0])
            assert ana.put(places[-1].upload_url, bytes(RETURN_MOST * MB - 500)) == 204
        assert place_for(tab) == (None, room_for_files.OWN_FULL)
        return places

    with raw.tab(server, ana.token) as tab:
        tab.open(PAGE)
        fill(tab)
    with raw.tab(server, ana.token) as tab:  # as a page that was loaded again
        box = box_of(tab.open(PAGE))
        places = fill(tab)
        with closing(http.client.HTTPConnection("127.0.0.1", server.port)) as line:
            line.request("DELETE", places[-1].delete_url, headers=ana.headers())
            assert line.getresponse().status == 204
        assert place_for(tab) == (None, room_for_files.OWN_FULL)
        chosen(tab, box, places[:-1])
        assert place_for(tab)[1] == ""
        tab.open("home")
        tab.open(PAGE)
        fill(tab)


def test_a_file_beyond_the_room_there_is_left_is_told_on_the_page(served):
    server, store = served
    ada = Sender(server, raw.token_of(store, make.ADA))
    with raw.tab(server, ada.token) as tab:
        tab.open("looks-of-files")
        place, _ = place_for(tab)
        assert ada.put(place.upload_url, bytes(7 * MB)) == 413
        assert "A file may be up to 5 MB" in tab.until_the_end()
