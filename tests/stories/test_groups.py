"""One person, place or number is one decision, however it is written."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stories.groups import grouped
from stories.redaction import find_together
from tests import make

TWO = {
    "title": "Kofi Mensah wrote to us.",
    "tried": "Mr Mensah rang. We met at LS8 3QB, and Kofi was glad.",
}


def test_one_persons_names_in_every_part_are_one_group():
    person, postcode = grouped(TWO)
    assert person.forms == ("Kofi Mensah", "Mr Mensah", "Kofi")
    assert [mention.part for mention in person.mentions] == ["title", "tried", "tried"]
    assert postcode.forms == ("LS8 3QB",)


def test_a_group_is_found_by_any_of_its_forms():
    person, _ = grouped(TWO)
    assert person.holds("KOFI")
    assert not person.holds("LS8 3QB")


def test_kept_words_leave_only_what_must_be_replaced():
    text, words = make.asked()
    assert [group.must_replace for group in grouped({0: text})] == [False]
    assert grouped({0: text}, {words.casefold()}) == []
    assert len(grouped({0: "We met Kofi at home."}, {"kofi"})) == 1


def test_a_name_in_one_part_is_known_in_another_where_it_looks_like_a_word():
    alone = find_together({"tried": "then we asked summer again."})["tried"]
    both = find_together({"title": "We met Summer Okafor.", "tried": "then we asked summer again."})
    assert len(both["tried"]) == 1
    assert both["tried"][0].level == "block"
    assert not any(finding.level == "block" and finding.kind != "person" for finding in alone)


@given(st.lists(st.sampled_from(["Kofi", "met", ".", "LS8", "3QB", "14", "May", "\n"]), max_size=8))
@settings(max_examples=100)
def test_no_finding_leaves_its_part(words):
    texts = dict(enumerate([" ".join(words), " ".join(reversed(words)), ""]))
    for part, findings in find_together(texts).items():
        ends = [0]
        for finding in findings:
            assert ends[-1] <= finding.start < finding.end <= len(texts[part])
            ends.append(finding.end)
