"""The model in the room is the one its record names, and training again gives the same bytes."""

import hashlib
import random
import re

import pytest

from stories.identifiers import lists
from stories.identifiers.training.generator import Generator
from stories.identifiers.training.recast import recast
from stories.identifiers.training.train import SEED, labelled, train_model

LARGEST = 5_000_000  # bytes of model and lists together


def test_the_model_is_the_recorded_one():
    recorded = (lists.HERE / "model.sha256").read_text().split()[0]
    assert hashlib.sha256((lists.HERE / "model.crfsuite").read_bytes()).hexdigest() == recorded


def test_the_same_seed_writes_the_same_text():
    one, other = Generator(SEED), Generator(SEED)
    assert [one.document() for _ in range(20)] == [other.document() for _ in range(20)]


def test_training_again_gives_the_same_bytes(tmp_path):
    assert train_model(60, tmp_path / "one.crfsuite") == train_model(60, tmp_path / "two.crfsuite")


def test_every_word_of_generated_text_has_a_label():
    generator = Generator(SEED)
    for _ in range(50):
        rows, labels = labelled(generator.document())
        assert len(rows) == len(labels)
        assert set(labels) <= {"O", "P", "L", "G"}


def test_features_hold_no_names():
    pieces = Generator(SEED).fill("We met {N} at home.", "plain")
    rows, _ = labelled(pieces)
    names = {
        part.lower()
        for piece in pieces
        if piece.label == "P"
        for part in piece.text.replace("-", " ").split()
        if len(part) > 3
    }
    features = {feature.lstrip("wlrLRc") for row in rows for feature in row}
    assert not names & features


def test_model_and_lists_are_small():
    files = [
        path
        for folder in (".", "lists", "lexicon")
        for path in (lists.HERE / folder).iterdir()
        if path.suffix in (".txt", ".crfsuite")
    ]
    assert sum(path.stat().st_size for path in files) < LARGEST


@pytest.mark.parametrize("name", ["names.txt", "places.txt", "words.txt"])
def test_lists_are_plain_and_sorted(name):
    for lines in lists.groups(f"lists/{name}").values():
        assert lines == sorted(set(lines))


@pytest.mark.parametrize(
    ("sentence", "slots"),
    [
        ("The social worker rang.", r"\{[FNLI]\}"),
        ("We asked him twice.", r"We asked \{F\}"),
        ("We told her to wait.", r"We told \{F\}.* to wait"),
        ("It was his coat.", r"It was .*\{[FNL]\}'s coat"),
        ("She left the school.", r"\{O\}"),
    ],
)
def test_names_take_the_place_of_those_a_sentence_speaks_of(sentence, slots):
    assert re.search(slots, recast(sentence, random.Random(1), share=1.0))


@pytest.mark.parametrize("sentence", ["{F} told her.", "It rained on Tuesday."])
def test_a_sentence_with_slots_or_without_people_stays_as_it_is(sentence):
    assert recast(sentence, random.Random(1), share=1.0) == sentence
