"""The model in the room is the one its record names, and training again gives the same bytes."""

import hashlib
import random
import re

import pytest

from stories.identifiers import lists
from stories.identifiers.model import LABELS, trained
from stories.identifiers.training.carriers import (
    CARRIERS,
    LITERAL,
    carriers,
    slots,
    write_carriers,
)
from stories.identifiers.training.generator import Generator
from stories.identifiers.training.recast import recast
from stories.identifiers.training.train import SEED, labelled, train_model
from tests.benchmarks import identifier_texts

LARGEST = 5_000_000  # bytes of model and lists together


def test_the_model_is_the_recorded_one():
    recorded = (lists.HERE / "model.sha256").read_text().split()[0]
    assert hashlib.sha256(trained()).hexdigest() == recorded


def test_the_same_seed_writes_the_same_text():
    one, other = Generator(SEED), Generator(SEED)
    assert [one.document() for _ in range(20)] == [other.document() for _ in range(20)]
    told = one.carriers[:20]
    assert [one.carried(text) for text in told] == [other.carried(text) for text in told]


def test_training_again_gives_the_same_bytes(tmp_path):
    one, two = (train_model(60, tmp_path / f"{name}.crfsuite.gz", told=()) for name in ("1", "2"))
    assert one == two


def test_every_word_of_generated_text_has_a_label():
    generator = Generator(SEED)
    for _ in range(50):
        rows, labels = labelled(generator.document())
        assert len(rows) == len(labels)
        assert set(labels) <= {"O", *LABELS.values()}


def test_features_hold_no_names():
    generator = Generator(SEED)
    for _ in range(50):
        pieces = generator.fill("We met {N} at home.", "plain")
        rows, _ = labelled(pieces)
        names = {
            part.lower()
            for piece in pieces
            if piece.label == "P"
            for part in piece.text.replace("-", " ").split()
            if len(part) > 3 and not lists.known().get(part.lower(), 0) & lists.BAND
        }
        features = " ".join(feature for row in rows for feature in row)
        assert not [name for name in names if name in features]


def test_model_and_lists_are_small():
    files = [
        path
        for folder in (".", "lists", "lexicon")
        for path in (lists.HERE / folder).iterdir()
        if path.suffix in (".txt", ".gz")
    ]
    assert sum(path.stat().st_size for path in files) < LARGEST


@pytest.mark.parametrize("name", ["names.txt", "places.txt", "senses.txt", "words.txt"])
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


MARKED = """=== w-001 | support worker | adults
[[person#p1|Ada OBI]] (Ms [[person#p1|Obi]]), [[age#a1|eight]], once a [[job#j1|bell founder]],
rang [[phone#n1|01632 960 123]] from [[organisation#o1|Ferncote Primary School]]. [[person#p2|ada]]
=== w-002 | nobody | clean
The {plan} was kept."""


def test_a_carrier_keeps_what_was_said_and_not_of_whom(tmp_path):
    (tmp_path / "01.txt").write_text(MARKED)
    write_carriers(tmp_path, tmp_path / "carriers")
    first, second = carriers(path=tmp_path / "carriers")
    assert first == (
        "{person#p1|F1 LL2} (Ms {person#p1|L2}), {age#a1|eight}, once a {job#j1|bell founder},\n"
        "rang {phone#n1|01632 960 123} from {organisation#o1|W1 Primary School}. {person#p2|f1}"
    )
    assert second == "The (plan) was kept."
    assert carriers(frozenset({"01"}), tmp_path / "carriers") == []


def test_carriers_are_of_the_texts_of_work_and_of_no_others(tmp_path):
    for part in ("work", "tried", "held_out"):
        write_carriers(identifier_texts.HERE / part, tmp_path / part)
    assert (tmp_path / "work").read_text() == CARRIERS.read_text()
    for part in ("tried", "held_out"):
        assert not {*carriers(path=tmp_path / part)} & {*carriers()}


def test_a_carrier_is_told_of_others_in_the_same_way():
    generator = Generator(SEED)
    told = "{person#p1|F1 LL2} is {age#a1|eight}. {person#p1|f1} has {family#f1|six sons}."
    pieces = generator.carried(told)
    text = "".join(piece.text for piece in pieces)
    assert [piece.label for piece in pieces] == ["P", "O", "A", "O", "P", "O", "F", "O"]
    first, last = pieces[0].text.split(" ", 1)
    assert last.isupper()
    assert pieces[4].text == first.lower()
    assert re.search(r" is [a-z-]+\. .* has [a-z]+ sons\.$", text)


def test_no_carrier_holds_a_name():
    for carrier in carriers():
        for label, _, _, words in slots(carrier):
            if label == "P":
                parts = re.sub(r"\b(FF|LL|DD|[FLIDfli])\d+\b", "", words)
                left = {word.lower() for word in re.findall(r"[A-Z][a-z]{3,}", parts)}
                assert left <= LITERAL, words
