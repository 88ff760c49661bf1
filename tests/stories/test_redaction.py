"""From typed words to RedactedText, and nothing else makes one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.errors import UnresolvedFindings
from stories.identifiers import Finding, Kind, Level, find
from stories.redaction import (
    Kept,
    RedactedText,
    already_redacted,
    apply,
    redact,
    still_identifying,
    words_of,
)
from tests import make

# Sentences of plain words and identifiers of several kinds, in any order.
PIECES = st.sampled_from(
    [
        "the",
        "family",
        "sat",
        "together",
        "and",
        "listened",
        ".",
        "We",
        "met",
        "Kofi",
        "Jayden",
        "LS8",
        "3QB",
        "k.m@example.org",
        "07700900123",
        "Mrs",
        "Okafor",
        "on",
        "14",
        "March",
        "2021",
        "🙂",
        "\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map(" ".join)
NEUTRAL = "somebody"  # a word in which find() sees nobody


def replaced(text: str) -> dict:
    return dict.fromkeys(find(text), NEUTRAL)


def test_only_redact_makes_redacted_text():
    with pytest.raises(TypeError, match="Only redact"):
        RedactedText("Kofi")
    with pytest.raises(TypeError):
        replace(redact("Nobody here.", {}), text="Kofi")


def test_a_finding_must_be_replaced():
    with pytest.raises(UnresolvedFindings) as refused:
        redact("We met Kofi at home.", {})
    assert len(refused.value.findings) == 1
    assert str(refused.value).startswith("Resolve 1 possible identifier first")


def test_a_refusal_holds_none_of_the_words():
    with pytest.raises(UnresolvedFindings) as refused:
        redact("We met Kofi and Jayden near LS8 3QB.", {})
    said = f"{refused.value!r} {refused.value.findings!r}"
    assert not any(word in said for word in ("Kofi", "Jayden", "LS8"))


def test_words_put_in_place_are_looked_at_too():
    text = "We met Kofi at home."
    with pytest.raises(UnresolvedFindings):
        redact(text, dict.fromkeys(find(text), "Jayden"))


def test_redacted_words_say_what_was_put_there():
    text = "We met Kofi at home."
    assert (
        str(redact(text, dict.fromkeys(find(text), "the father"))) == "We met the father at home."
    )


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        ("Kofi came home.", "The father came home."),
        ("We laughed. Kofi came home.", "We laughed. The father came home."),
        ("“Kofi came home.”", "“The father came home.”"),
        ("Then Kofi came home.", "Then the father came home."),
    ],
)
def test_a_sentence_keeps_its_capital_letter(text, fitted):
    at = text.index("Kofi")
    only = Finding(at, at + 4, Kind.PERSON, Level.BLOCK, "", "")
    assert apply(text, {only: "the father"}) == fitted


def test_replacing_by_nothing_is_allowed():
    text = "We met Kofi at home."
    assert apply(text, dict.fromkeys(find(text), "")) == "We met  at home."


@given(TEXTS)
@settings(max_examples=150)
def test_apply_keeps_the_rest_of_the_text(text):
    """Every stretch between findings is there still, in order."""
    findings, rest, at = find(text), [], 0
    for finding in findings:
        rest.append(text[at : finding.start])
        at = finding.end
    rest.append(text[at:])
    pieces = apply(text, replaced(text)).casefold().split(NEUTRAL)
    assert pieces == [piece.casefold() for piece in rest]


@given(TEXTS)
@settings(max_examples=150)
def test_redact_leaves_nothing_to_find(text):
    """Either nothing is left, or it refuses and names exactly what is."""
    left = find(apply(text, replaced(text)))
    try:
        words = redact(text, replaced(text))
    except UnresolvedFindings as refused:
        named = list(refused.findings)
    else:
        named = find(words.text) + still_identifying({0: words}).get(0, [])
    assert named == left


def test_words_are_kept_with_a_reason():
    text, words = make.asked()
    kept = redact(text, {}, {words.upper(): "Everybody has one."})
    assert kept.text == text
    (only,) = kept.kept
    assert words_of(text, only) == words
    assert only.reason == "Everybody has one."
    assert still_identifying({0: kept}) == {}


@pytest.mark.parametrize("reason", ["", "   "])
def test_words_are_not_kept_without_a_reason(reason):
    text, words = make.asked()
    with pytest.raises(UnresolvedFindings):
        redact(text, {}, {words: reason})


def test_a_reason_that_identifies_somebody_is_no_reason():
    """The reason is stored beside the story, so a name could reach the reviewer through it."""
    text, words = make.asked()
    with pytest.raises(UnresolvedFindings):
        redact(text, {}, {words: "Only Kofi would know."})


def test_what_must_be_replaced_cannot_be_kept():
    with pytest.raises(UnresolvedFindings):
        redact("We met Kofi at home.", {}, {"Kofi": "A common name."})


def test_a_fresh_look_sees_what_an_earlier_one_missed():
    assert still_identifying({0: already_redacted("We met Kofi at home.")})


def test_a_kept_note_covers_its_own_place_alone():
    text, words = make.asked()
    kept = redact(text, {}, {words: "Everybody has one."})
    moved = tuple(replace(each, start=each.start + 1) for each in kept.kept)
    assert still_identifying({0: already_redacted(kept.text, moved)})


def test_a_kept_note_never_covers_what_must_be_replaced():
    text = "We met Kofi at home."
    (name,) = find(text)
    note = Kept(name.start, name.end, name.kind, "A common name.")
    assert still_identifying({0: already_redacted(text, [note])})
