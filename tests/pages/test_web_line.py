"""What a line asks of the server before a run of it has ended, and after."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.parts.web_line import BeginsWhole


def asks(fragment: str = "") -> bytes:
    asked = BackMsg()
    asked.rerun_script.query_string = "d=1"
    asked.rerun_script.fragment_id = fragment
    asked.rerun_script.widget_states.widgets.add().id = "a box"
    return asked.SerializeToString()


def ends(how: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> bytes:
    return ForwardMsg(script_finished=how).SerializeToString()


def heard(*talk: bytes | tuple[bytes]) -> list[bytes]:
    """What reaches the service of a line: what it is asked, with what it says in brackets."""
    told, came = iter(talk), []

    async def receive():
        return {"type": "websocket.receive", "bytes": next(told)}

    async def send(message):
        pass

    async def service(scope, receive, send):
        for each in talk:
            if isinstance(each, tuple):
                next(told)
                await send({"type": "websocket.send", "bytes": each[0]})
            else:
                came.append((await receive())["bytes"])

    asyncio.run(BeginsWhole(service)({"type": "websocket"}, receive, send))
    return came


def fragments(came: list[bytes]) -> list[str]:
    return [BackMsg.FromString(each).rerun_script.fragment_id for each in came]


def test_a_fragment_is_asked_for_only_once_the_page_has_run():
    came = heard(asks("box"), asks("box"), (ends(),), asks("box"), asks("other"))
    assert fragments(came) == ["", "", "box", "other"]


def test_everything_else_of_the_question_stays_as_it_was():
    first, second = heard(asks("box"), asks())
    assert first == second == asks()


@pytest.mark.parametrize(
    "said",
    [
        ends(ForwardMsg.FINISHED_EARLY_FOR_RERUN),
        ends(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY),
        ForwardMsg(hash="0").SerializeToString(),
    ],
)
def test_a_run_that_did_not_come_to_its_end_does_not_count(said):
    assert fragments(heard((said,), asks("box"))) == [""]


@pytest.mark.parametrize("odd", [b"\xff\xff\xff", BackMsg(load_git_info=True).SerializeToString()])
def test_what_is_no_question_passes_as_it_is(odd):
    assert heard(odd) == [odd]
