"""An edition says what the records say; a figure that was changed since is found and put right."""

import pytest

from data import editions, tables
from stories.errors import StoryError
from tests import make
from tests.data.test_figures import CODE, LATER, MONTHS, beside, publish, record, whole


@pytest.fixture
def published(sqlite_store):
    record(sqlite_store, 12, *MONTHS[-20:])
    beside(sqlite_store, 7, *MONTHS[-20:])
    publish(sqlite_store)
    return sqlite_store


def tamper(store, people: int) -> None:
    """Change a published figure past every guard, as who owns the database could."""
    same = (tables.figures.c.code == CODE) & (tables.figures.c.start == MONTHS[-1])
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER figures_stay")
        connection.execute(tables.figures.update().where(same).values(people=people))


def test_before_anything_is_published_there_is_nothing_to_check(sqlite_store):
    assert editions.check(sqlite_store, make.NOON).sentences == [
        "Nothing is published yet, so there is nothing to check."
    ]


def test_an_edition_equals_the_records_until_records_move(published):
    found = editions.check(published, make.NOON)
    assert (found.editions, found.broken, found.behind) == (1, None, ())
    assert "Every figure is what the records say today" in found.sentences[-1]
    assert (found.equal, found.waiting) == (80, 0)
    record(published, 9, MONTHS[-1])
    found = editions.check(published, make.NOON)
    assert {(code, start) for code, _, start in found.behind} == {(CODE, MONTHS[-1])}
    assert whole(published)[MONTHS[-1]] == 12  # looking changes nothing
    publish(published)
    found = editions.check(published, make.NOON)
    assert (found.editions, found.broken, found.behind) == (2, None, ())


def test_a_changed_figure_is_found_and_publishing_puts_it_right(published):
    tamper(published, 30)
    found = editions.check(published, make.NOON)
    assert found.broken == 1
    assert "were changed after it was published" in found.sentences[0]
    assert {code for code, *_ in found.behind} == {CODE}
    publish(published, at=LATER)
    assert whole(published)[MONTHS[-1]] == 12
    assert editions.check(published, LATER).behind == ()
    assert editions.check(published, LATER).broken == 1  # that it was changed is not forgotten


def test_a_change_too_small_to_be_put_right_is_found_too(published):
    tamper(published, 13)
    assert editions.check(published, make.NOON).broken == 1


def test_a_figure_whose_change_is_too_small_to_show_is_said_to_wait(published):
    record(published, 3, MONTHS[-1])
    publish(published, at=LATER)
    found = editions.check(published, LATER)
    assert (found.behind, found.waiting) == ((), 2)  # the service's month, and that of the whole
    assert "2 stand as they were published" in found.sentences[2]


def test_rebuilding_counts_anew_and_is_signed_by_somebody_who_may(published):
    record(published, 9, MONTHS[-1])
    assert "Every figure is what the records say today" in (
        editions.rebuild(published, make.LEO.name, LATER)
    )
    assert whole(published)[MONTHS[-1]] == 21
    with pytest.raises(StoryError, match="Only people with the"):
        editions.rebuild(published, make.SAM.name, LATER)
    with pytest.raises(StoryError, match="Nobody is called so"):
        editions.rebuild(published, "Nobody at all", LATER)


def test_the_command_says_how_it_is_asked(capsys):
    assert editions.main([]) == 2
    assert "python -m data.editions verify" in capsys.readouterr().out
