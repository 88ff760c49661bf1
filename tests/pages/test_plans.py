"""No page reads every story or outcome on PostgreSQL either; test_guards holds SQLite to it."""

import pytest
import sqlalchemy as sa

from data import alike, check_backs, coming, tables
from data.store.catalogue import outcome_types_in
from pages.parts import session
from tests.benchmarks import filling
from tests.data.test_search_plans import plan_of
from tests.pages import plans
from tests.pages.visits import visits

pytestmark = pytest.mark.postgres


STORIES, OUTCOMES = 3_000, 10_000  # enough that reading them whole is dearer than an index


def test_no_page_asks_postgresql_for_every_story_or_outcome(visit, postgres_store, monkeypatch):
    filling.fill(postgres_store, STORIES, OUTCOMES)
    assert_whole_tables_are_told_from_indexes(postgres_store)
    assert_words_are_looked_up_in_their_index(postgres_store)
    assert_check_backs_of_a_team_are_found_by_an_index(postgres_store)
    session.use(postgres_store)
    monkeypatch.setattr(alike, "MOST_COMPARED", STORIES // 10)  # or it would want them all
    whole = {}
    for file, person, query in visits(postgres_store):
        with plans.asked(postgres_store.engine) as questions:
            at = visit(file, person, **query)
            assert not at.exception
            assert len(at.title) == 1
        if found := plans.read_whole(postgres_store.engine, questions):
            whole[file, person.name] = found
    assert not whole


def assert_whole_tables_are_told_from_indexes(store) -> None:
    stories, outcomes = tables.stories, tables.outcomes
    with plans.asked(store.engine) as questions, store.read() as connection:
        connection.execute(sa.select(stories.c.legal_note))
        connection.execute(sa.select(sa.func.count()).where(outcomes.c.age_band == "not_said"))
        connection.execute(sa.select(stories.c.legal_note).where(stories.c.id == "1"))
    assert len(plans.read_whole(store.engine, questions)) == 2


def assert_check_backs_of_a_team_are_found_by_an_index(store) -> None:
    with store.read() as connection:
        kinds = outcome_types_in(connection)
    with plans.asked(store.engine) as questions, store.read() as connection:
        for ask in (check_backs.due, check_backs.count_due, coming.coming):
            ask(connection, kinds, check_backs.Whose(teams=("larch",)), session.today())
    assert len(questions) == 5  # which teams they are, and what is due is looked for twice
    assert not plans.read_whole(store.engine, questions)


def assert_words_are_looked_up_in_their_index(store) -> None:
    """By the server's own choice. Newest first it reads only for words that most stories hold,
    and else it would unpack the words of each story that it goes through."""
    with store.read() as connection:
        many = connection.exec_driver_sql("SELECT count(*) FROM story_fts").scalar_one()
    for part, way in {0: "ix_story_fts_stems", 1 / 4: "ix_story_fts_stems", 1: "Backward"}.items():
        word = word_held_by(store, round(many * part))
        assert way in plan_of(store, word, ("seqscan",) if part else ()), part


def word_held_by(store, many: int) -> str:
    """The word of which the stories that hold it are nearest to so many."""
    words = "ts_stat('SELECT stems FROM story_fts') WHERE word ~ '^[a-z]+$'"
    nearest = f"SELECT word FROM {words} ORDER BY abs(ndoc - {many}), word LIMIT 1"
    with store.read() as connection:
        return connection.exec_driver_sql(nearest).scalar_one()
