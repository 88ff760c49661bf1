"""Those who type on while servers begin anew come to an end themselves."""

import threading
from types import SimpleNamespace

import pytest

from tests.faults import typing_on
from tests.faults.typing_on import Typing

pytestmark = pytest.mark.faults

NOBODY = SimpleNamespace(url="http://127.0.0.1:1")  # nothing listens there
SECONDS = 20  # more than it needs to give up


def test_a_last_piece_that_is_never_kept_is_given_up_and_said(sqlite_store, monkeypatch):
    monkeypatch.setattr(typing_on, "LAST", 0.3)
    one, ended = Typing(sqlite_store, [NOBODY], seed=1, pause=0), threading.Event()
    assert one.is_whole()
    one.words += typing_on.PIECE
    ended.set()
    going = threading.Thread(target=one.until, args=(ended,), daemon=True)
    going.start()
    going.join(SECONDS)
    assert not going.is_alive()
    assert not one.is_whole()
