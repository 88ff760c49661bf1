"""The demonstration: filled once, never over real people, and everything in it passes the rules."""

import json
from collections import Counter

import pytest
import sqlalchemy as sa

from data import demo, house, migrate, opening, queries, search, tables
from data.demo import desk, numbers, walk
from data.store import Store
from data.store.audit import events_in
from data.store.engine import engine
from data.store.people import add_person
from data.store.reading import story_where
from stories.audit import first_broken
from stories.groups import grouped
from stories.identifiers import Level, find
from stories.people import Role
from stories.redaction import still_identifying
from stories.searches import Search, Thanked
from stories.sections import StatementKind
from stories.statuses import Status
from stories.story import Section
from tests import ROOT, make
from tests.conftest import KEY, count


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A demonstration on SQLite, read by the tests below and changed by none."""
    made = Store(engine(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.db'}"), KEY)
    demo.prepare(made, make.NOON)
    yield made
    made.engine.dispose()


@pytest.fixture
def empty(tmp_path):
    made = Store(engine(f"sqlite:///{tmp_path / 'empty.db'}"), KEY)
    yield made
    made.engine.dispose()


def test_every_invented_text_passes_as_it_is_written():
    """Named one by one: a stricter find() stops the demonstration from filling at all."""
    told = [
        {name: story[name] for name in (*Section, "consent_who") if name in story}
        for story in _written("demo_stories.json")
    ]
    told += [{"words": said["words"]} for said in _written("demo_thanks.json")]
    assert len(told) > 70
    groups = [group for texts in told for group in grouped(texts)]
    assert [group.forms for group in groups if group.must_replace] == []
    assert len(groups) <= len(told) / 2  # what a writer would have to answer for these texts


def _written(name: str) -> list[dict]:
    return json.loads((ROOT / "data" / "reference" / name).read_text(encoding="utf-8"))


def sizes(store: Store) -> dict[str, int]:
    return {table.name: count(store, table) for table in tables.metadata.sorted_tables}


def without_people(store: Store) -> Store:
    """At the newest shape, less the usual people and services of the tests."""
    with store.engine.begin() as connection:
        for table in (tables.person_roles, tables.people, tables.services):
            connection.execute(table.delete())
    return store


@pytest.mark.slow
@pytest.mark.postgres
def test_it_fills_postgresql_too(postgres_store, filled):
    demo.prepare(without_people(postgres_store), make.NOON)
    assert sizes(postgres_store) == sizes(filled)
    with postgres_store.read() as connection:
        assert first_broken(events_in(connection)) is None


def test_it_fills_an_empty_database_once(filled):
    before = sizes(filled)
    demo.prepare(filled, make.NOON)
    assert sizes(filled) == before
    assert before["stories"] >= 50


def test_every_status_is_there(filled):
    with filled.read() as connection:
        there = {each for each in Status if queries.how_many_at(connection, each)}
    assert there == set(Status) - {Status.DRAFT}
    assert count(filled, tables.drafts) >= 1


def test_every_story_passes_a_fresh_look(filled):
    with filled.read() as connection:
        ids = connection.scalars(sa.select(tables.stories.c.id)).all()
        stories = [story_where(connection, each) for each in ids]
    left = [
        (story.title, finding.kind)
        for story in stories
        for findings in still_identifying(story.words).values()
        for finding in findings
    ]
    assert left == []
    notes = [story.reason_words + story.legal_note for story in stories]
    assert not any(finding.level is Level.BLOCK for note in notes for finding in find(note))


def test_a_marked_worry_and_somebody_who_has_not_seen_the_words_are_there(filled):
    assert count(filled, tables.story_statements, kind=StatementKind.WORRY) == 1
    with filled.read() as connection:
        unseen = sa.select(tables.stories.c.status).join(tables.consents)
        waits = connection.scalars(unseen.where(tables.consents.c.shown.is_(None))).all()
    assert waits == [Status.APPROVED]


def test_what_a_comms_desk_does_is_there_to_be_seen(filled):
    for table, many in (
        (tables.story_windows, 1),
        (tables.story_rests, 1),
        (tables.use_links, 1),
        (tables.story_thanks, len(desk.BESIDE)),
        (tables.word_templates, 1),
    ):
        assert count(filled, table) == many, table.name
    with filled.read() as connection:
        assert house.of_files(connection).press == desk.PRESS
        assert [each.title for each in search.under_embargo(connection, make.NOON)] == [
            desk.TO_COME
        ]
        found = search.find(connection, make.NOON, Search(thanked=Thanked.WITH)).found
    assert {each.title for each in found} == set(desk.BESIDE.values())


def test_no_two_stories_are_told_in_the_same_words(filled):
    with filled.read() as connection:
        titles = connection.scalars(
            sa.select(tables.story_words.c.text).where(tables.story_words.c.section == "title")
        ).all()
    assert len(set(titles)) == len(titles)


def test_the_stories_are_diverse(filled):
    with filled.read() as connection:
        rows = connection.execute(
            sa.select(tables.stories.c.service, tables.stories.c.outcome, tables.stories.c.legal)
        ).all()
    services = Counter(row.service for row in rows)
    assert services.keys() == walk.SERVICES.keys()
    assert len({row.outcome for row in rows}) >= 15
    assert len({row.legal for row in rows}) >= 2


def test_nothing_happens_after_now_and_the_chain_holds(filled):
    with filled.read() as connection:
        events = list(events_in(connection))
    assert first_broken(events) is None
    times = [event.at for event in events]
    assert times == sorted(times)
    assert times[-1] <= make.NOON


def test_the_unfinished_draft_has_something_to_find(filled):
    with filled.read() as connection:
        (card,) = queries.drafts_by(connection, filled.keys, walk.personas()[0])
        answers = queries.draft_answers(connection, filled.keys, card.id, walk.personas()[0])
    kinds = {each.kind for answer in answers.values() for each in find(answer.value)}
    assert {"person", "phone", "date"} <= kinds


def test_five_years_of_outcomes_with_bad_news_and_small_counts(filled):
    with filled.read() as connection:
        months = sa.select(sa.func.count(sa.distinct(tables.outcomes.c.month)))
        assert connection.scalar(months) >= 60
        ends = set(connection.scalars(sa.select(tables.outcomes.c.end_reason).distinct()))
        table = tables.outcomes
        sizes = sa.select(sa.func.count()).select_from(table)
        by_month = sizes.group_by(table.c.code, table.c.service, table.c.month)
        assert any(size < 5 for size in connection.scalars(by_month))
    assert {"safer_our_work", "came_into_care", "moved_area"} <= ends


def test_one_may_step_in_as_each_role(filled, sqlite_store):
    people = demo.people(filled)
    assert [role for person in people for role in Role if role in person.roles]
    assert set().union(*(person.roles for person in people)) == set(Role)
    assert demo.people(sqlite_store) == []


def test_it_refuses_a_database_with_real_people(sqlite_store):
    before = sizes(sqlite_store)
    with pytest.raises(demo.Unsafe, match="holds real people"):
        demo.prepare(sqlite_store, make.NOON)
    assert sizes(sqlite_store) == before


def test_it_refuses_even_one_real_person_before_it_changes_anything(sqlite_store, monkeypatch):
    one = without_people(sqlite_store)
    with one.engine.begin() as connection:
        add_person(connection, make.SAM)
    monkeypatch.setattr(migrate, "upgrade", lambda _: pytest.fail("it was migrated"))
    with pytest.raises(demo.Unsafe):
        demo.prepare(one, make.NOON)


def test_one_that_was_stopped_half_way_says_how_to_start_again(sqlite_store, monkeypatch):
    empty = without_people(sqlite_store)

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(numbers, "add", lambda *_: None)  # it would take most of the time
    monkeypatch.setattr(walk, "play", stop)
    with pytest.raises(KeyboardInterrupt):
        demo.prepare(empty, make.NOON)
    with pytest.raises(demo.Unsafe, match="Delete the folder data/local"):
        demo.prepare(empty, make.NOON)


@pytest.mark.parametrize("address", demo.LOOPBACK)
def test_it_answers_on_this_machine(address):
    demo.refuse_other_addresses(address)


@pytest.mark.parametrize(
    "address", [None, "", "0.0.0.0", "::", "192.168.1.7", "example.org", "127.0.0.1.example.org"]
)
def test_it_refuses_every_other_address(address):
    with pytest.raises(demo.Unsafe, match=r"--server\.address"):
        demo.refuse_other_addresses(address)


def test_real_sign_in_refuses_the_database_of_the_demonstration(filled, sqlite_store):
    with pytest.raises(demo.Unsafe, match="DATABASE_URL"):
        opening.prepare(filled)
    opening.prepare(sqlite_store)


def test_a_real_database_begins_with_the_lists_and_nobody(empty):
    opening.prepare(empty)
    with empty.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(tables.outcome_types))
        assert not connection.scalar(sa.select(sa.func.count()).select_from(tables.people))
    assert demo.people(empty) == []
