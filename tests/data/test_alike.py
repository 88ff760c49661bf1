"""A story beside those approved before it, on real databases."""

import sqlalchemy as sa

from data import alike, tables
from data.store.sketches import packed, unpacked
from stories.combined import sketched, sketched_while_writing
from stories.identifiers import Sketch, sketch
from stories.redaction import find_together
from tests import make
from tests.conftest import approved, count, submit

OTHER = "A quite different morning, with rain on the roof and toast for everybody who came by."


def beside(store, texts, besides="", person=make.SAM):
    with store.read() as connection:
        sketch = sketched_while_writing(texts, find_together(texts))
        return alike.beside_approved(connection, sketch, person, make.TODAY, besides)


def test_a_sketch_comes_back_as_it_was_kept():
    for drawn in (sketch("She was the youngest of nine and spoke Tigrinya."), sketch("")):
        assert unpacked(**packed(drawn)) == drawn
    assert isinstance(unpacked(b"", ""), Sketch)


def test_the_same_words_again_lead_to_the_approved_story(store):
    first = approved(store)
    found = beside(store, make.WORDS)
    assert (found.story_id, found.reference) == (first.id, first.reference)
    assert found.likeness.needs_a_look


def test_only_approved_stories_count_and_never_the_story_itself(store):
    waiting = submit(store)
    assert not beside(store, make.WORDS).likeness.needs_a_look
    mine = approved(store)
    assert not beside(store, make.WORDS, besides=mine.id).likeness.needs_a_look
    assert not beside(store, {"happening": OTHER}, besides=waiting.id).likeness.needs_a_look


def test_a_story_approved_before_sketches_were_kept_counts_too(store):
    first = approved(store)
    with store.engine.begin() as connection:
        connection.execute(tables.story_sketches.delete())
    assert beside(store, make.WORDS).story_id == first.id


def test_approval_keeps_one_sketch_of_the_newest_words(store):
    story = approved(store)
    assert count(store, tables.story_sketches) == 1
    with store.read() as connection:
        row = connection.execute(sa.select(tables.story_sketches)).one()
    assert row.words_version == story.words_version
    assert unpacked(row.runs, row.facts) == sketched(story.words)
