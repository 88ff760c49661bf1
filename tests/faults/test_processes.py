"""Processes that are killed while people write, and processes that decide at the same moment."""

import random
import time

import pytest
import sqlalchemy as sa

from data import audit, keeping, tables
from data.store.alone import alone
from stories.actions import editing, reviewing, writing
from stories.errors import StaleStory
from stories.review import Check
from stories.sections import Section
from stories.statuses import Status
from stories.story import Story
from stories.telling import ReturnReason
from tests import make
from tests.conftest import submit
from tests.faults import writer
from tests.faults.kept import assert_kept, tally_kept
from tests.faults.processes import BEGINS, kill, running, start, wait_for_more

pytestmark = pytest.mark.faults

MOST = 40  # actions that all begin before one is killed in the middle of one: 10 stories or more
LONGEST = 0.04  # seconds of the last of them
A_DATABASE = 25  # kills before the next begins, since the whole record is read after each


@pytest.mark.parametrize(
    ("new_database", "replicas"),
    [("sqlite", 1), pytest.param("postgres", 3, marks=pytest.mark.postgres)],
    indirect=["new_database"],
)
def test_a_killed_process_loses_nothing_it_said_is_kept(
    new_database, replicas, processes, tmp_path, times, tally
):
    """The other replicas write on; each begins again and finishes what it was killed in."""
    kills, done = times(2, 1_000), 0
    replicas = min(replicas, times(2, replicas))
    while done < kills:
        url = new_database()
        notes = [writer.Notes(tmp_path / f"{done}-{one}") for one in range(replicas)]
        store = writer.without_limit(writer.opened(url))
        with running(start(processes, url, each) for each in notes) as writing_on:
            for _ in range(min(A_DATABASE, kills - done)):
                one = random.randrange(replicas)
                wait_for_more(notes[one], random.randint(1, MOST // replicas))
                time.sleep(random.uniform(0, LONGEST))
                kill(writing_on[one])
                done += 1
                assert_kept(store, notes[0], tally, *notes[1:])
                writing_on[one] = start(processes, url, notes[one])
        for each in notes:
            writer.Writer(store, each, 0).go_on()
            assert each.of("kept").keys() == each.of("begun").keys()
            tally_kept(each, tally)
        assert_kept(store, notes[0], tally, *notes[1:])
        store.engine.dispose()
    assert tally.counts["sent"]
    tally.add(store.engine.dialect.name, killed=done)


def decline(store, story_id: str, seen: int) -> Story:
    words = "Told before."
    return reviewing.decline(
        store, story_id, seen, ReturnReason.OTHER, words, by=make.RITA, at=make.NOON
    )


def send_back(store, story_id: str, seen: int) -> Story:
    words = "Say more."
    return reviewing.return_to_writer(
        store, story_id, seen, ReturnReason.OTHER, words, by=make.RAVI, at=make.NOON
    )


RACES = {  # who acts on one story at the same moment, each on a replica
    "two reviewers, one in two tabs": (
        lambda *seen: reviewing.approve(*seen, Check, by=make.RAVI, at=make.NOON),
        decline,
        send_back,
    ),
    "a writer who takes their words back, one who takes all back, and a reviewer": (
        lambda *seen: reviewing.approve(*seen, Check, by=make.RAVI, at=make.NOON),
        lambda *seen: editing.restore_words(*seen, by=make.SAM, at=make.NOON),
        lambda *seen: writing.withdraw(*seen, by=make.SAM, at=make.NOON),
    ),
}
TITLE = {Section.TITLE: "The door that opened wide"}


def act(url: str, which: int, stories: list[tuple[str, str]], together, answer) -> None:
    """One side of every race; answers where each story went by it, or what its loser was told."""
    store, ended = writer.opened(url), []
    for race, story_id in stories:
        together.wait(BEGINS)
        try:
            moved = RACES[race][which](store, story_id, 2)
            ended.append((moved.status, moved.words_version))
        except StaleStory as told:
            ended.append(str(told))
    store.engine.dispose()
    answer.send(ended)


def test_of_those_who_act_at_once_on_three_replicas_exactly_one_does(
    store, processes, times, tally
):
    """R-04, R-05: nothing is approved but the words that the reviewer saw, at their version."""
    writer.without_limit(store)
    stories = [(race, edited(store)) for race in RACES for _ in range(times(2, 1_000))]
    url = store.engine.url.render_as_string(hide_password=False)
    store.engine.dispose()
    together, answers, running = processes.Barrier(3), [], []
    for which in range(3):
        answer, end = processes.Pipe(duplex=False)
        answers.append(answer)
        running.append(processes.Process(target=act, args=(url, which, stories, together, end)))
        running[-1].start()
    assert all(answer.poll(BEGINS + len(stories)) for answer in answers)
    ended = list(zip(*(answer.recv() for answer in answers), strict=True))
    for each in running:
        each.join()
    with store.read() as connection:
        rows = connection.execute(sa.select(tables.stories))
        stood = {row.id: (row.version, row.status, row.words_version) for row in rows}
        assert audit.check(connection).holds
    for (_, story_id), sides in zip(stories, ended, strict=True):
        (won,) = [each for each in sides if isinstance(each, tuple)]
        assert stood[story_id] == (3, *won)
        assert won[0] != Status.APPROVED or won[1] == 2
        assert [str(StaleStory())] * 2 == [each for each in sides if each != won]
    tally.add(store.engine.dialect.name, raced=len(stories))


def edited(store) -> str:
    """A story whose title a reviewer mended, and that waits for another's decision."""
    story_id = submit(store).id
    editing.edit_lightly(store, story_id, 1, TITLE, by=make.RITA, at=make.NOON)
    reviewing.let_go(store, by=make.RITA, at=make.NOON)
    return story_id


def hold(url: str, told) -> None:
    """Be in the middle of the daily run until killed."""
    with alone(writer.opened(url).engine, "keeping") as go_on:
        told.send(go_on is not None)
        time.sleep(BEGINS)


def test_the_daily_run_is_done_by_one_process_and_by_another_when_that_one_dies(store, processes):
    """Every replica may have it in its timetable."""
    mine, end = processes.Pipe(duplex=False)
    url = store.engine.url.render_as_string(hide_password=False)
    other = processes.Process(target=hold, args=(url, end))
    other.start()
    assert mine.poll(BEGINS)
    assert mine.recv()
    assert keeping.once(store, make.NOON) is None
    kill(other)
    until = time.monotonic() + BEGINS
    while keeping.once(store, make.NOON) is None:  # PostgreSQL notices a moment later
        assert time.monotonic() < until
        time.sleep(0.01)
    with store.read() as connection:
        assert keeping.last_run(connection)
