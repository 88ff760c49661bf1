"""One story on a page: its words, its answers, its consent and its history."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from data import happenings, queries, reviews
from data.happenings import Happening
from data.queries import StoryCard
from data.reviews import Checked, Tellings
from pages.parts import (
    at_risk,
    checklists,
    compare,
    fresh_look,
    jigsaw,
    messages,
    outcome_words,
    places,
    plain_html,
    readers,
    reading,
    session,
    words,
)
from stories.consent import ASKED_LABELS, Channel, Consent
from stories.draft import THEME_LABELS
from stories.errors import NotFound, StaleStory
from stories.outcomes import AGE_BAND_LABELS, END_REASON_LABELS, HOW_KNOWN_LABELS, OutcomeRecord
from stories.people import Person
from stories.redaction import still_identifying
from stories.review import Claim
from stories.statuses import STATUS_LABELS
from stories.story import Story
from stories.telling import REASON_LABELS, Legal
from stories.variants import FORM_LABELS
from stories.when import in_words

SEEN = "story-as-opened"
LEGAL_WORDS = {
    Legal.NO: "No court case, complaint or inquiry into a death.",
    Legal.YES: "Yes: there is, or was, a court case, complaint or inquiry into a death.",
    Legal.NOT_SURE: "The writer is not sure. Ask before it is used outside.",
}


@dataclass(frozen=True)
class Opened:
    """A story with all that a decision about it needs."""

    story: Story
    consents: tuple[Consent, ...]
    outcome: OutcomeRecord | None
    history: tuple[Happening, ...]
    tellings: Tellings
    checked: tuple[Checked, ...]


def card(
    file: str,
    card: StoryCard,
    note: str,
    services: Mapping[str, str],
    *,
    own: bool = False,
    overdue: bool = False,
    claim: Claim | None = None,
) -> None:
    """A story in a list, with its link; one's own is named, and opened by somebody else."""
    service = services.get(card.service, card.service)
    says = [f"{claim.name} is reading this until {session.clock(claim.until)}."] if claim else []
    if own:
        says.append("Yours: somebody else must review it.")
    below = f"{card.reference} · {service}" if own else service
    badge = "Overdue" if overdue else ""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="xsmall"):
        # One part of the page, since a list shows thirty cards, and every part costs.
        plain_html.show(plain_html.told(card.title, f"{below} · {note}", badge, says))
        if not own:
            places.link(file, f"Open {card.reference}", story=card.id)


def from_the_top(view: str) -> None:
    """Begin a new view of the same page at its top, where the browser would keep its place.

    For a moment the page may rest only where its title is; a new name makes a new moment.
    """
    name = f"top-{view}"
    st.html(
        f"<style>@keyframes {name} {{ from, to {{ scroll-snap-type: y mandatory }} }}"
        f"[data-testid='stMain'] {{ animation: {name} .4s }}"
        "[data-testid='stMain'] h1 { scroll-snap-align: end }</style>"
    )


def asked(file: str, person: Person) -> Opened | None:
    """The story that the page's address names, or None for the page's list.

    A story that is not there, or has changed since it was opened, stops the page with a sentence:
    nobody decides about words they have not seen.
    """
    story_id = st.query_params.get("story")
    if story_id is None:
        session.take(SEEN)
        from_the_top("list")
        return None
    places.link(file, "Back to the list")
    try:
        opened = read(story_id, person)
    except NotFound as error:
        messages.show(error)
        session.stop()
    now = (opened.story.id, opened.story.version)
    before = session.take(SEEN) or now
    if before[0] == now[0] and before != now:
        messages.show(StaleStory())
        if opened.history:
            words.shown(f"What happened last: {_line(opened.history[-1])}.")
        places.link(file, "Open it again", story=story_id)
        session.stop()
    session.remember(SEEN, now)
    from_the_top(opened.story.id)
    return opened


def read(story_id: str, person: Person) -> Opened:
    """The story and what belongs to it, as they stand. Raises NotFound."""
    with session.store().read() as connection:
        story = queries.story_for(connection, story_id, person, session.today())
        return Opened(
            story,
            queries.consents_for(connection, story),
            queries.outcome_for(connection, story),
            tuple(happenings.history(connection, story.id)),
            reviews.tellings_of(connection, story),
            tuple(reviews.checks_of(connection, story.id)),
        )


def show(opened: Opened, person: Person) -> int:
    """Everything a decision needs; returns how many things stand in the way of an approval."""
    story = opened.story
    left = still_identifying(story.words, story.findings)
    at_risk.for_review(story)
    count = fresh_look.summary(story, left)
    count += jigsaw.in_review(story, person)
    compare.show(story, opened.tellings, left)
    answers(story, opened.outcome)
    consent(story, opened.consents)
    checklists.show(opened.checked)
    history(opened.history)
    return count


def told(story: Story) -> None:
    """The words, below the story's reference: the content note before them, how they are told."""
    reading.content_note(story)
    reading.headline(story.title)
    st.caption(story.honesty_label)
    reading.sections(story)


def answers(story: Story, outcome: OutcomeRecord | None) -> None:
    """The outcome and how we know it, themes, who did it together, the legal question."""
    kind = session.outcome_types().get(story.outcome)
    name = kind.name if kind else story.outcome
    said = {"Service": session.services().get(story.service, story.service), "Outcome": name}
    if outcome:
        said["When"] = in_words(outcome.month, story.year_only)
        said["How we know"] = HOW_KNOWN_LABELS[outcome.how_known]
        said["Age"] = AGE_BAND_LABELS[outcome.age_band]
        if outcome.end_reason:
            said["Why it ended"] = END_REASON_LABELS[outcome.end_reason]
    if story.together:
        said["Who did it together"] = reading.together(story)
    if story.themes:
        said["What it shows"] = ", ".join(sorted(map(_theme, story.themes)))
    said["Court case, complaint or inquiry into a death"] = LEGAL_WORDS[story.legal]
    st.header("About this story", anchor=False)
    _facts(said)
    outcome_words.beside_story(story.id)


def consent(story: Story, consents: tuple[Consent, ...]) -> None:
    """Who reads it, who agreed by their role, how and when they were asked, and to what."""
    st.header("Consent", anchor=False)
    words.shown(readers.sentence(story, consents))
    if not consents:
        st.text("No consent is recorded, so this story cannot be used outside.")
    for each in consents:
        if each.withdrawn_on:
            st.warning(f"They took their consent back on {session.day(each.withdrawn_on)}.")
        _facts(
            {
                "Who agreed": each.who,
                "How they were asked": ASKED_LABELS[each.how],
                "Where it may be used": channels(each.channels),
                "When they were asked": session.day(each.asked_on),
                "Until when": session.day(each.expires_on),
            }
        )


def history(happened: tuple[Happening, ...]) -> None:
    """What happened to the story, oldest first, folded away."""
    with st.expander("History of this story"):
        for each in happened:
            words.shown(_line(each))


def _line(happened: Happening) -> str:
    when = f"{session.day(happened.at)}, {session.clock(happened.at)}"
    return f"{when}: {what(happened)}, by {happened.who}"


# Acts that the record calls by a shorter name than people know them by.
ACTS = {
    "variant written": "shorter version written",
    "variant approved": "shorter version approved",
    "variant removed": "shorter version taken away",
    "try said": "said what they will try",
    "try taken back": "took back what they will try",
    "labels answered": "said what words of a return mean",
    "threshold raised": "smallest count that is shown raised",
    "left as it is": "step of setting up left as it is",
    "worry about now raised": "said that somebody may be at risk now",
    "worry about now passed on": "passed on that somebody may be at risk now",
}


def act(name: str) -> str:
    """What the record calls an act, in words that people know."""
    return ACTS.get(name, name).capitalize()


def what(happening: Happening) -> str:
    """One line of the record in words: what was done, and the reason or the channels."""
    said, facts = act(happening.action), happening.facts
    if reason := facts.get("reason"):
        return f"{said} ({REASON_LABELS.get(reason, reason).lower()})"
    if named := [*facts.get("channels", ()), *filter(None, [facts.get("channel")])]:
        said = f"{said} ({channels(frozenset(named))})"
    if form := facts.get("form"):
        said = f"{said}: {FORM_LABELS.get(form, form).lower()}"
    return said


def channels(chosen: frozenset) -> str:
    """Channels in words, in the order people know them."""
    return ", ".join(channel.label for channel in Channel if channel in chosen) or "Nowhere"


def state(story: Story) -> str:
    """Where the story stands, as a sentence for everyone but its writer."""
    label = STATUS_LABELS[story.status].removesuffix(" to you")
    return f"This story stands at: {label.lower()}."


def _facts(said: dict[str, str]) -> None:
    """Answers side by side where there is room."""
    half = (len(said) + 1) // 2
    columns = st.columns(2)
    for number, (label, text) in enumerate(said.items()):
        with columns[number // half]:
            words.fact(label, text)


def _theme(theme: str) -> str:
    return THEME_LABELS.get(theme, theme)
