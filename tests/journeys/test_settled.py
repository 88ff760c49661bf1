"""What every journey rests on: that it knows when the page shows what the server answered."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.journeys.conftest import ANSWERED, settled

pytestmark = pytest.mark.journey

PAGE = """<div id=root><div data-testid=stApp data-test-connection-state=CONNECTED
    data-test-script-state=notRunning></div></div>
<script>
    window.heard = 0;
    window.line = new WebSocket("ws://here.example/line");
    line.binaryType = "arraybuffer";
    line.addEventListener("message", () => (heard += 1));
</script>"""
ENDS = [ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN
QUIET_MS = 200  # more than a page is left in peace


def finished(how: int) -> bytes:
    """As the server says it, with its hash and which run it was."""
    said = ForwardMsg(hash="h" * 32, script_finished=how)
    said.metadata.active_script_hash = "s" * 200
    return said.SerializeToString()


@pytest.fixture
def line(chromium):
    """A page like Streamlit's, and the server's end of its line: what is said there comes."""
    page, ends = chromium.new_page(), []
    page.route_web_socket("ws://here.example/line", lambda end: ends.append(end))
    page.route("**", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto("http://here.example/")
    page.wait_for_function("line.readyState === 1")
    settled(page)
    yield page, ends[0]
    page.close()


def hears(page, end, *said: bytes) -> bool:
    """Whether the page is taken to be answered once it asked and heard this."""
    page.evaluate("line.send('a click')")
    assert not page.evaluate(ANSWERED)
    for each in said:
        end.send(each)
    page.wait_for_function("many => heard === many", arg=len(said))
    page.wait_for_timeout(QUIET_MS)
    return page.evaluate(ANSWERED)


@pytest.mark.parametrize("how", ENDS)
def test_a_run_that_came_to_its_end_is_an_answer(line, how):
    assert hears(*line, finished(how))


def test_a_run_that_ends_early_to_begin_anew_is_none_until_that_one_speaks(line):
    """However long a busy server takes to begin it: the page stands there as it was."""
    page, end = line
    assert not hears(page, end, finished(EARLY))
    end.send(ForwardMsg(new_session={}).SerializeToString())
    settled(page)


def test_words_of_a_page_that_look_like_it_are_none_of_it(line):
    """Only what a message itself says counts, and not what is within its parts."""
    said = ForwardMsg(hash=finished(EARLY).decode("latin-1"))
    said.delta.new_element.text.body = "0\x02"
    assert hears(*line, said.SerializeToString())
