"""The line between a page and the server: what its first run must be."""

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


class BeginsWhole:
    """Until a line has brought one run to its end, every run asked of it is of a whole page.

    A page that stays open while its server is begun anew goes on asking for the fragment in which
    something was typed. The new server never ran that page, so Streamlit would drop the question
    without a word, and with it what was typed. A run of the whole page answers it too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        has_run = False

        async def asked() -> Message:
            message = await receive()
            return message if has_run or not message.get("bytes") else whole(message)

        async def said(message: Message) -> None:
            nonlocal has_run
            has_run = has_run or ends_a_run(message)
            await send(message)

        await self.app(scope, asked, said)


def whole(message: Message) -> Message:
    """What a page asks, of all of it; as it is where that is no question of a page's."""
    try:
        asked = BackMsg.FromString(message["bytes"])
    except DecodeError:  # Streamlit hangs up on it
        return message
    if asked.WhichOneof("type") != "rerun_script" or not asked.rerun_script.fragment_id:
        return message
    asked.rerun_script.fragment_id = ""
    return {**message, "bytes": asked.SerializeToString()}


def ends_a_run(message: Message) -> bool:
    """Whether this tells a page that what it asked for is all there."""
    if message["type"] != "websocket.send" or not message.get("bytes"):
        return False
    said = ForwardMsg.FromString(message["bytes"])
    done = ForwardMsg.FINISHED_SUCCESSFULLY
    return said.WhichOneof("type") == "script_finished" and said.script_finished == done
