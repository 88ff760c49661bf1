"""Shorter tellings: each held to its own limit, by two people, void when the story changes."""

from dataclasses import replace

import pytest

from stories.errors import NotAllowed, NotCleared, StaleStory, StoryError, UnresolvedFindings
from stories.people import Role
from stories.redaction import redact
from stories.release import release_variant, variant_refusals
from stories.sections import Section
from stories.statuses import Status
from stories.variants import (
    CHARACTERS_MOST,
    FORM_HELP,
    FORM_LABELS,
    Form,
    Variant,
    held_to_its_form,
    may_write,
    over_limit,
    refuse_unless_may_write,
)
from tests import make

STORY = make.story(Status.APPROVED)
QUOTE = "Then her aunt sat with us and we listened."


def variant(story=STORY, form=Form.QUOTE, text=QUOTE, **changes) -> Variant:
    made = Variant(
        id=make.UNKNOWN,
        story_id=story.id,
        words_version=story.words_version,
        form=form,
        text=text,
        written_by=make.CAL.id,
        written_at=make.NOON,
    )
    return replace(made, **changes)


def approved(story=STORY, **changes) -> Variant:
    return variant(story, **changes).approve(story, 1, make.RITA, make.NOON)


def test_every_form_has_its_words_and_its_limit():
    assert FORM_LABELS.keys() == FORM_HELP.keys() == CHARACTERS_MOST.keys() == set(Form)


@pytest.mark.parametrize(
    ("form", "text", "fits"),
    [
        (Form.HUNDRED_WORDS, "word " * 100, True),
        (Form.HUNDRED_WORDS, "word " * 101, False),
        (Form.HUNDRED_WORDS, "w" * 1_001, False),
        (Form.QUOTE, "word " * 40, True),
        (Form.QUOTE, "word " * 41, False),
        (Form.SOCIAL, "x" * 280, True),
        (Form.SOCIAL, "x" * 281, False),
    ],
)
def test_each_form_has_a_limit_of_its_own(form, text, fits):
    why = over_limit(form, text.strip())
    assert (why == "") == fits
    assert fits or ("the most is" in why and why.startswith(FORM_LABELS[form]))


def test_a_quote_stands_in_the_story_word_for_word():
    held_to_its_form(Form.QUOTE, QUOTE, STORY)
    held_to_its_form(Form.QUOTE, "Then her aunt sat\nwith us", STORY)
    with pytest.raises(StoryError, match="exactly as they stand"):
        held_to_its_form(Form.QUOTE, "Then her aunt saved the day.", STORY)


def test_what_stays_inside_is_never_quoted():
    story = make.story(Status.APPROVED, words=make.words(worried="We feared the winter."))
    with pytest.raises(StoryError, match="exactly as they stand"):
        held_to_its_form(Form.QUOTE, "We feared the winter.", story)


@pytest.mark.parametrize("form", Form)
def test_the_finder_looks_at_each_form(form):
    words = {**make.words(), Section.CHANGED: redact(QUOTE, {})}
    story = make.story(Status.APPROVED, words=words)
    if form is not Form.QUOTE:
        with pytest.raises(UnresolvedFindings):
            held_to_its_form(form, "Kofi opened the door at LS8 3QB.", story)
    assert held_to_its_form(form, QUOTE, story).text == QUOTE


def test_words_that_were_kept_in_the_story_stay_kept():
    text, said = make.asked()
    words = {
        **make.words(),
        Section.CHANGED: redact(text, {}, {said: "It is an ordinary word here"}),
    }
    story = make.story(Status.APPROVED, words=words)
    assert held_to_its_form(Form.SOCIAL, text, story).text == text
    with pytest.raises(UnresolvedFindings):
        held_to_its_form(Form.SOCIAL, text, STORY)


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_is_no_version(text):
    with pytest.raises(StoryError, match="write a few words"):
        held_to_its_form(Form.SOCIAL, text, STORY)


@pytest.mark.parametrize("person", make.EVERYBODY)
@pytest.mark.parametrize("status", [each for each in Status if each is not Status.DRAFT])
def test_who_may_write_one_and_when(person, status):
    story = make.story(status)
    writes = {Role.REVIEWER, Role.GOVERNANCE, Role.COMMS} & person.roles
    may = bool(writes) and status in (Status.APPROVED, Status.CLEARED)
    assert may_write(person, story) == may
    if not may:
        with pytest.raises(StoryError):
            refuse_unless_may_write(person, story)


def test_whoever_had_a_part_in_the_story_writes_and_approves_nothing():
    story = make.story(Status.APPROVED, contributors=frozenset({make.RITA.id}))
    assert not may_write(make.RITA, story)
    with pytest.raises(NotAllowed, match="had a part in"):
        refuse_unless_may_write(make.RITA, story)
    with pytest.raises(NotAllowed, match="had a part in"):
        variant(story).approve(story, 1, make.RITA, make.NOON)


@pytest.mark.parametrize("person", [make.SAM, make.CAL, make.LEO, make.ADA])
def test_only_reviewers_and_governance_approve(person):
    assert not variant(written_by="x").may_be_checked_by(person, STORY)
    with pytest.raises(NotAllowed):
        variant(written_by="x").approve(STORY, 1, person, make.NOON)


def test_nobody_approves_what_they_wrote():
    mine = variant(written_by=make.RITA.id)
    assert not mine.may_be_checked_by(make.RITA, STORY)
    with pytest.raises(NotAllowed, match="You wrote this"):
        mine.approve(STORY, 1, make.RITA, make.NOON)


def test_an_approval_is_of_the_words_that_were_seen():
    with pytest.raises(StaleStory):
        variant(version=2).approve(STORY, 1, make.RITA, make.NOON)
    with pytest.raises(StoryError, match="approved already"):
        approved().approve(STORY, 2, make.GWEN, make.NOON)


def test_new_words_void_an_approval():
    again = approved().rewrite("Letters did not help.", make.CAL, make.NOON)
    assert (again.approved_by, again.approved_at, again.version) == (None, None, 3)


def test_an_edit_of_the_story_voids_every_version_of_it():
    edited = replace(STORY, words_version=2)
    assert "was changed after" in variant_refusals(edited, approved())[0]
    with pytest.raises(StoryError, match="was changed after"):
        variant().approve(edited, 1, make.RITA, make.NOON)


CLEARED = make.story(Status.CLEARED)
CONSENTS = (make.consent(CLEARED),)


def pull(story, which, consents=CONSENTS, purpose="November"):
    return release_variant(story, which, consents, "newsletter", purpose, make.TODAY)


def test_an_approved_version_leaves_with_all_that_travels():
    released = pull(CLEARED, approved(CLEARED))
    assert (released.short, released.form, released.words) == (
        QUOTE,
        Form.QUOTE,
        {Section.TITLE: make.WORDS[Section.TITLE]},
    )
    assert (released.label, released.reference) == (CLEARED.honesty_label, CLEARED.reference)
    assert released.file_name == f"{CLEARED.reference}-quote-newsletter"


@pytest.mark.parametrize(
    ("story", "which", "consents", "reason"),
    [
        (CLEARED, variant(CLEARED), CONSENTS, "has not been approved yet"),
        (CLEARED, approved(CLEARED), (), "No consent is recorded"),
        (STORY, approved(), CONSENTS, "not cleared for use outside"),
        (CLEARED, replace(approved(CLEARED), text="x" * 500), CONSENTS, "the most is"),
        (CLEARED, replace(approved(CLEARED), text="Kofi.", form=Form.SOCIAL), CONSENTS, "fresh"),
        (replace(CLEARED, words_version=9), approved(CLEARED), CONSENTS, "was changed after"),
        (CLEARED, approved(STORY), CONSENTS, "was changed after"),
    ],
)
def test_anything_against_it_keeps_it_in(story, which, consents, reason):
    with pytest.raises(NotCleared, match=reason):
        pull(story, which, consents)


def test_a_version_needs_a_purpose_too():
    with pytest.raises(NotCleared, match="what you will use it for"):
        pull(CLEARED, approved(CLEARED), purpose=" ")
