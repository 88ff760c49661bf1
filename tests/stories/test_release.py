"""Letting a story out: every combination of what it depends on; whatever is in doubt stays in."""

from dataclasses import fields, replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.consent import OUTSIDE, Channel
from stories.errors import NotCleared
from stories.redaction import already_redacted
from stories.release import Release, refusals, release
from stories.sections import REQUIRED, STAYS_INSIDE, Section
from stories.statuses import Status
from stories.telling import HONESTY_LABELS, Legal
from stories.window import ALWAYS, Window
from tests import make

DAY = timedelta(days=1)
EVERYWHERE = frozenset(Channel)
STORY = make.story(Status.CLEARED)
# The fresh look is not what the walk over every combination is about, so it gets little to read.
SHORT = replace(STORY, words={section: already_redacted("Tea.") for section in STORY.words})
CONSENTS = {
    "none": (),
    "given": (make.consent(STORY, channels=EVERYWHERE),),
    "given by two": tuple(make.consent(STORY, channels=EVERYWHERE) for _ in range(2)),
    "not for any channel": (make.consent(STORY, channels=frozenset()),),
    "taken back": (make.consent(STORY, channels=EVERYWHERE, withdrawn_on=make.TODAY),),
    "one of two taken back": (
        make.consent(STORY, channels=EVERYWHERE),
        make.consent(STORY, channels=EVERYWHERE, withdrawn_on=make.TODAY),
    ),
    "run out": (make.consent(STORY, channels=EVERYWHERE, expires_on=make.TODAY - DAY),),
    "dated tomorrow": (make.consent(STORY, channels=EVERYWHERE, asked_on=make.TODAY + DAY),),
}
STANDING = {"given", "given by two"}
LEGAL = {
    (Legal.NO, ""): True,
    (Legal.YES, ""): False,
    (Legal.NOT_SURE, ""): False,
    (Legal.YES, "The case ended."): True,
    (Legal.NOT_SURE, "The case ended."): True,
}
WINDOWS = {
    ALWAYS: True,
    Window(make.TODAY, make.TODAY): True,
    Window(make.TODAY + DAY): False,
    Window(None, make.TODAY - DAY): False,
}
CLEARED_FOR = frozenset({Channel.NEWSLETTER, Channel.WEBSITE})


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.DRAFT])
def test_a_story_is_released_only_when_nothing_at_all_is_against_it(status):
    """Every status, state of consent, channel, legal answer, embargo and day to come down."""
    channels = CLEARED_FOR if status is Status.CLEARED else frozenset()
    for ((legal, note), lawful), (window, within) in product(LEGAL.items(), WINDOWS.items()):
        changes = {"legal": legal, "legal_note": note, "window": window}
        story = replace(SHORT, status=status, channels=channels, **changes)
        for kind, channel in product(CONSENTS, Channel):
            free = status is Status.CLEARED and channel in CLEARED_FOR and kind in STANDING
            free = free and lawful and within
            assert (refusals(story, CONSENTS[kind], channel, make.TODAY) == []) == free, (
                status,
                kind,
                channel,
                changes,
            )


def test_an_edit_after_clearing_closes_every_channel_until_it_is_cleared_anew():
    """The writer's words or a reviewer's: both voids, whatever was agreed; and seen words too."""
    window = Window(None, make.TODAY + DAY)
    story = replace(STORY, window=window)
    title = {**STORY.words, Section.TITLE: already_redacted("Another door")}
    written = {part: said.text for part, said in STORY.words.items()}
    edits = {
        "the writer's": story.send_again(replace(story, words=title), make.SAM, make.NOON),
        "a reviewer's": story.edit_lightly(title, written, make.RITA, make.NOON),
    }
    for whose, edited in edits.items():
        assert (edited.channels, edited.window) == (frozenset(), ALWAYS), whose
        agreed = tuple(replace(each, seen_words_version=2) for each in CONSENTS["given"])
        for channel in Channel:
            assert refusals(edited, agreed, channel, make.TODAY), whose
        again = edited.approve(make.RAVI, make.NOON)
        assert refusals(again, agreed, Channel.NEWSLETTER, make.TODAY), whose
        with pytest.raises(NotCleared, match="not seen the final text"):
            again.clear(CLEARED_FOR, CONSENTS["given"], make.GWEN, make.NOON)
        out = again.clear(CLEARED_FOR, agreed, make.GWEN, make.NOON)
        assert not refusals(out, agreed, Channel.NEWSLETTER, make.TODAY), whose


@pytest.mark.parametrize(
    ("days", "free"), [(-11, False), (-10, True), (0, True), (700, True), (701, False)]
)
def test_a_story_is_free_while_its_consent_stands(days, free):
    on = make.TODAY + days * DAY
    assert (refusals(STORY, (make.consent(STORY),), Channel.NEWSLETTER, on) == []) == free


def test_every_reason_is_named_at_once():
    story = make.story(Status.WITHDRAWN, legal=Legal.YES)
    with pytest.raises(NotCleared) as refused:
        release(story, (), Channel.TEAM, " ", make.TODAY)
    assert len(refused.value.reasons) == 5
    assert "It stands at: withdrawn." in str(refused.value)


def test_a_release_says_what_it_is_for():
    with pytest.raises(NotCleared, match="Say what you will use it for"):
        release(STORY, CONSENTS["given"], Channel.NEWSLETTER, " \n", make.TODAY)


def test_a_fresh_look_stops_words_that_may_identify_someone():
    words = {**STORY.words, Section.TRIED: already_redacted("Kofi sat with us.")}
    with pytest.raises(NotCleared, match="fresh check") as refused:
        release(replace(STORY, words=words), CONSENTS["given"], Channel.NEWSLETTER, "x", make.TODAY)
    assert "Kofi" not in str(refused.value)


def test_a_release_carries_the_words_the_label_and_the_last_day_of_use():
    soon = make.consent(STORY, channels=EVERYWHERE, expires_on=make.TODAY + 5 * DAY)
    consents = (*CONSENTS["given"], soon)
    made = release(STORY, consents, Channel.NEWSLETTER, " November issue ", make.TODAY)
    assert made.title == make.WORDS[Section.TITLE]
    assert made.words == make.WORDS
    assert made.label == HONESTY_LABELS[STORY.honesty]
    assert (made.story_id, made.version, made.reference) == (
        STORY.id,
        STORY.version,
        STORY.reference,
    )
    assert made.purpose == "November issue"
    assert made.use_until == make.TODAY + 5 * DAY


def test_a_release_says_neither_when_nor_where_it_happened_nor_who_had_a_part():
    """T-05: no day is coarser than none, and no team larger than one that is not named."""
    told = replace(
        STORY,
        service="family-help-quincewood",
        submitted_at=make.NOON - 99 * DAY,
        reviewed_at=make.NOON - 77 * DAY,
        contributors=frozenset({"somebody-blackthorn"}),
    )
    said = repr(release(told, CONSENTS["given"], Channel.NEWSLETTER, "x", make.TODAY))
    inside = ("quincewood", "blackthorn", told.submitted_by, told.reviewed_by, told.outcome)
    assert not [each for each in inside if each in said]
    days = {each.name for each in fields(Release) if "date" in str(each.type)}
    assert days == {"use_until"}


def test_only_release_makes_a_release():
    made = release(STORY, CONSENTS["given"], Channel.NEWSLETTER, "November", make.TODAY)
    with pytest.raises(TypeError, match="Only release"):
        replace(made, words={Section.TITLE: "Kofi"})
    with pytest.raises(TypeError):
        Release(**{name: None for name in Release.__dataclass_fields__ if name != "made_by"})


def test_inside_channels_are_not_released_from_here():
    assert OUTSIDE.isdisjoint({Channel.TEAM, Channel.INSPECTION})
    assert refusals(STORY, CONSENTS["given"], Channel.INSPECTION, make.TODAY)


SOME = st.frozensets(st.sampled_from(sorted(set(Section) - set(REQUIRED))))


@given(told=SOME, opened=st.frozensets(st.sampled_from(sorted(STAYS_INSIDE))))
def test_a_section_that_stays_inside_never_leaves(told, opened):
    """Whatever was told and opened: a release holds what may leave and not a word more."""
    words = make.words(**dict.fromkeys(told, "The kettle stayed on."))
    story = replace(STORY, words=words, opened=opened)
    out = release(story, CONSENTS["given"], Channel.NEWSLETTER, "November", make.TODAY)
    assert out.words.keys() == {*REQUIRED, *(told - (STAYS_INSIDE - opened))}
