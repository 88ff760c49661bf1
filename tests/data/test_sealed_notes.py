"""What is said of a story between its people is sealed: now, in older rows, with a new key."""

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from alembic import command

from data import keys, migrate, newest, queries, rotate, sealed_words, search, tables, use_log
from data.keys import Keys
from data.own_keys import OwnKeys
from data.store import Store
from data.store.engine import engine
from data.store.reading import story_where
from data.store.review_notes import notes_of
from stories.actions import publishing, reviewing, tracking, writing
from stories.consent import Channel
from stories.ids import new_id
from stories.telling import ReturnReason
from tests import make
from tests.conftest import KEY, approved, submit

LETTER = frozenset({Channel.NEWSLETTER})
NOTE, WORDS, WHY = "marmalade agrees", "Say less of marmalade.", "Marmalade is tired of it."


def returned(store: Store):
    story = submit(store)
    who = {"by": make.RAVI, "at": make.NOON}
    return reviewing.return_to_writer(
        store, story.id, story.version, ReturnReason.OTHER, WORDS, **who
    )


def noted(store: Store):
    """A story that was cleared with a note, and that rests."""
    story = approved(store, legal="yes")
    who = {"by": make.GWEN, "at": make.NOON}
    publishing.clear(store, story.id, story.version, LETTER, NOTE, **who)
    until = make.TODAY + timedelta(days=9)
    tracking.rest_story(store, story.id, until, WHY, by=make.CAL, at=make.NOON)
    return story


def opened(store: Store, story_id: str) -> tuple[str, str, str]:
    with store.read() as connection:
        story, rest = story_where(connection, story_id), use_log.rest_of(connection, story_id)
    return story.reason_words, story.legal_note, rest.reason if rest else ""


def everything(store: Store) -> str:
    """Every value of every row of every table, as a dump would have it."""
    with store.read() as connection:
        rows = [connection.execute(sa.select(each)).all() for each in tables.metadata.sorted_tables]
    return repr(rows).casefold()


def test_notes_open_for_their_readers_and_stand_nowhere_in_a_dump(store):
    back, story = returned(store), noted(store)
    assert opened(store, back.id) == (WORDS, "", "")
    assert opened(store, story.id) == ("", NOTE, WHY)
    with store.read() as connection:
        assert {card.reason_words for card in queries.stories_by(connection, make.SAM)} == {
            WORDS,
            "",
        }
    assert "marmalade" not in everything(store)


def test_notes_are_sealed_anew_with_a_new_key(store):
    back, story = returned(store), noted(store)
    rotate.seal_anew(Store(store.engine, Keys(b"n" * keys.KEY, b"k" * keys.KEY)))
    new = Store(store.engine, Keys(b"n" * keys.KEY))
    assert opened(new, back.id) + opened(new, story.id) == (WORDS, "", "", "", NOTE, WHY)


def test_the_words_of_a_return_go_when_the_story_is_sent_again(store):
    back = returned(store)
    who = {"by": make.SAM, "at": make.NOON}
    draft = writing.open_again(store, back.id, new_id(), **who)
    writing.submit(store, draft, **who)
    assert opened(store, back.id) == ("", "", "")
    with store.read() as connection:
        assert connection.execute(sa.select(tables.review_notes)).all() == []


def test_the_database_takes_no_note_that_is_not_sealed_and_keeps_one_that_is_needed(store):
    story = noted(store)
    stories, notes = tables.stories, tables.review_notes
    rises = {"version": stories.c.version + 1, "legal_note": "The judge said so."}
    for broken in (
        stories.update().where(stories.c.id == story.id).values(**rises),
        notes.delete().where(notes.c.story_id == story.id),
    ):
        with pytest.raises(sa.exc.DBAPIError, match="promise broken"), store.engine.begin() as made:
            made.execute(broken)


@pytest.fixture
def before(empty_url):
    """A store at the shape just before notes were sealed."""
    made = engine(empty_url)
    store = Store(made, KEY)
    with store.engine.connect() as connection, connection.begin():
        command.upgrade(migrate.config(connection), "0034")
    yield store
    made.dispose()


def put(connection: sa.Connection, name: str, **values: object) -> None:
    """A row of a table as it was then, with something in every column that needs it."""
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    some = {
        str: "a",
        int: 1,
        bool: True,
        datetime: make.NOON.replace(tzinfo=None),
        date: make.TODAY,
    }
    row = {each.name: some[each.type.python_type] for each in table.c if not each.nullable}
    connection.execute(table.insert().values(**row | values))


def put_stories(connection: sa.Connection, notes: dict[str, tuple[str, str]]) -> None:
    """Stories of that time by id, each with its legal note and the words it was returned with."""
    for person in ("sam", "ravi", "gwen"):
        put(connection, "people", id=person)
    put(connection, "services")
    put(connection, "outcome_types", nation="")
    known = {"legal": "yes", "honesty": "own_words", "status": "submitted", "legal_note": ""}
    change = "UPDATE stories SET version = 2, legal_note = :note, reason_words = :words"
    for story, (note, words) in notes.items():
        put(connection, "stories", id=story, reference=story, submitted_by="sam", **known)
        told = {"note": note, "words": words, "story": story}
        connection.execute(sa.text(f"{change} WHERE id = :story"), told)


def test_older_notes_are_sealed_where_they_stand(before):
    with before.engine.begin() as connection:
        put_stories(connection, {"noted": (NOTE, ""), "back": ("", WORDS)})
        put(connection, "story_rests", story_id="noted", rested_by="gwen", reason=WHY)
        put(
            connection, "saved_searches", id="kept", person_id="sam", asked='{"words": "marmalade"}'
        )
    migrate.upgrade(before.engine)
    with before.read() as connection:
        assert notes_of(connection, "noted") == {"legal_note": NOTE, "reason_words": ""}
        assert notes_of(connection, "back") == {"legal_note": "", "reason_words": WORDS}
        sealed = connection.scalar(sa.select(tables.story_rests.c.sealed_reason))
        assert KEY.open(sealed, "rest/noted/reason") == WHY
        assert connection.scalars(sa.select(tables.stories.c.version)).all() == [2, 2]
        (kept,) = search.saved_searches(connection, make.SAM)
    assert kept.search.words == "marmalade"
    assert "marmalade" not in everything(before)


def test_older_notes_get_their_own_keys_all_at_one_go(before, tmp_path):
    """Of a hundred thousand stories each would wait for the disk."""
    away, asked = engine(f"sqlite:///{tmp_path / 'keys' / 'story-keys.db'}"), []
    store = Store(before.engine, KEY.with_own(OwnKeys(away)))
    notes = {f"story-{number}": (NOTE, WORDS) for number in range(40)}
    with before.engine.begin() as connection:
        put_stories(connection, notes)
    OwnKeys(away).things()
    sa.event.listen(away, "before_cursor_execute", lambda *said: asked.append(said[2]))
    with newest.shape(store):
        pass
    assert len(asked) < len(notes) / 2, asked
    with store.read() as connection:
        for story, (note, words) in notes.items():
            assert notes_of(connection, story) == {"legal_note": note, "reason_words": words}
        (sealed, *_) = connection.scalars(sa.select(tables.review_notes.c.sealed))
    with pytest.raises(keys.LostKey):
        KEY.open(sealed, "review/story-0/legal_note")
    away.dispose()


def test_a_start_that_ends_half_way_through_the_own_keys_is_gone_on_with_by_the_next(
    before, tmp_path, monkeypatch
):
    """After the migration, and after the keys are made: the field key opens nothing in the end."""
    own = OwnKeys(engine(f"sqlite:///{tmp_path / 'keys' / 'story-keys.db'}"))
    store, notes = Store(before.engine, KEY.with_own(own)), {"noted": (NOTE, WORDS)}
    with before.engine.begin() as connection:
        put_stories(connection, notes)
    migrate.upgrade(store.engine)
    assert own.things() == set()

    def ends(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sealed_words, "_anew", ends)
        with pytest.raises(KeyboardInterrupt):
            newest.shape(store).__enter__()
    assert own.things() == {"review/noted"}
    with newest.shape(store):
        pass
    with store.read() as connection:
        assert notes_of(connection, "noted") == {"legal_note": NOTE, "reason_words": WORDS}
        rows = connection.execute(sa.select(tables.review_notes)).all()
    for row in rows:
        with pytest.raises(keys.LostKey):
            KEY.open(row.sealed, f"review/{row.story_id}/{row.kind}")
    own.engine.dispose()
