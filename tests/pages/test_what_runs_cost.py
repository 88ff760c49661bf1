"""What a run draws and asks: parts sent to the browser and statements, counted, never timed.

Every part of a page costs more than most that we do for it; python -m tests.benchmarks says how
much. Who needs one more raises the number here, and has thought of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from unittest.mock import patch

import pytest
import sqlalchemy as sa
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import RerunData
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from data.store import Store
from tests import make
from tests.conftest import draft_of, submit
from tests.pages.telling import saved
from tests.pages.test_thanks import logged

A_TAB_STAYS_OPEN = timedelta(days=14)  # with words in a box that was not left: longer than any
A_BROWSER_COUNTS = timedelta(milliseconds=2**31)  # what is to be later comes at once


@dataclass
class Cost:
    """What one run sent that is drawn, and what it asked of the database."""

    parts: list[ForwardMsg] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def counted(store: Store, fragment: str = "") -> Iterator[Cost]:
    """Counts one run of a page; of one fragment of it alone, as a browser asks for it."""
    cost, kept = Cost(), LocalScriptRunner.forward_msgs

    def note(_connection, _cursor, statement, *_) -> None:
        cost.asked.append(statement)

    def sent(runner: LocalScriptRunner) -> list[ForwardMsg]:
        cost.parts = list(kept(runner))
        return kept(runner)

    def asks(**how: object) -> RerunData:
        return replace(RerunData(**how), fragment_id=fragment or None)

    sa.event.listen(store.engine, "before_cursor_execute", note)
    with (
        patch.object(LocalScriptRunner, "forward_msgs", sent),
        patch.object(local_script_runner, "RerunData", asks),
    ):
        yield cost
    sa.event.remove(store.engine, "before_cursor_execute", note)


def run_again(at: AppTest, store: Store) -> Cost:
    """The cost of a run in a tab that has the page open."""
    with counted(store) as cost:
        at.run()
    assert not at.exception
    return cost


@pytest.mark.parametrize(
    ("file", "person", "parts", "statements"),
    [
        ("share_story.py", make.SAM, 42, 2),
        ("home.py", make.SAM, 27, 12),
        ("thanks.py", make.SAM, 20, 4),
        ("check_backs.py", make.SAM, 13, 12),
        ("review.py", make.RAVI, 15, 5),
        ("library.py", make.CAL, 30, 5),
    ],
)
def test_a_run_of_a_page_costs_no_more(visit, sqlite_store, file, person, parts, statements):
    at = visit(file, person, **({"d": draft_of(sqlite_store)} if person is make.SAM else {}))
    cost = run_again(at, sqlite_store)
    assert len(cost.parts) <= parts
    assert len(cost.asked) <= statements


def part_of(at: AppTest, box: str, store: Store) -> str:
    """The fragment in which this box of several lines is drawn."""
    drawn, label = run_again(at, store).parts, at.text_area(box).label
    (part,) = {
        each.delta.fragment_id for each in drawn if each.delta.new_element.text_area.label == label
    }
    return part


def test_an_answer_that_is_left_draws_its_question_alone(visit, sqlite_store):
    draft = draft_of(sqlite_store)
    at = visit("share_story.py", make.SAM, d=draft)
    with counted(sqlite_store, part_of(at, f"happening-{draft}", sqlite_store)) as cost:
        at.text_area(f"happening-{draft}").input("She opened another door.").run()
    assert saved(sqlite_store, draft)["happening"] == "She opened another door."
    assert len(cost.parts) <= 4  # its place, the question, the box, when it was saved
    assert len(cost.asked) <= 8


@pytest.mark.parametrize(
    ("way", "press", "step"),
    [("whole", "continue", "What came of it"), ("short", "whole", "Write")],
)
def test_a_button_pressed_so_soon_that_one_run_answers_both_is_not_lost(
    visit, sqlite_store, way, press, step
):
    draft = draft_of(sqlite_store, way=way)
    at = visit("share_story.py", make.SAM, d=draft)
    with counted(sqlite_store, part_of(at, f"happening-{draft}", sqlite_store)):
        at.text_area(f"happening-{draft}").input("She opened another door.")
        at.button(press).click().run()
    assert saved(sqlite_store, draft)["happening"] == "She opened another door."
    assert [each.value for each in at.header] == [step]  # the question alone has no header


def test_a_story_more_in_the_queue_is_a_frame_its_words_and_a_link(visit, sqlite_store):
    submit(sqlite_store)
    at = visit("review.py", make.RAVI)
    one = run_again(at, sqlite_store)
    submit(sqlite_store)
    two = run_again(at, sqlite_store)
    assert len(two.parts) - len(one.parts) == 3
    assert len(two.asked) == len(one.asked)


def test_a_thank_you_more_is_no_part_more(visit, sqlite_store):
    logged(sqlite_store)
    at = visit("thanks.py", make.LEO)
    one = run_again(at, sqlite_store)
    logged(sqlite_store, "You read it back.")
    two = run_again(at, sqlite_store)
    assert len(two.parts) == len(one.parts)
    assert len(two.asked) == len(one.asked)


def test_no_clock_takes_away_boxes_in_which_somebody_still_types(visit, sqlite_store):
    """R-14: drawn by the clock after its session ended, the form would be a sentence alone."""
    at = visit("share_story.py", make.SAM, d=draft_of(sqlite_store))
    drawn = run_again(at, sqlite_store).parts
    (seconds,) = [
        each.auto_rerun.interval for each in drawn if each.WhichOneof("type") == "auto_rerun"
    ]
    assert A_TAB_STAYS_OPEN < timedelta(seconds=seconds) < A_BROWSER_COUNTS
