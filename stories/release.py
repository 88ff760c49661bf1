"""Letting a story out: for one channel, one purpose, today, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, replace
from datetime import date

from stories.combined import combined
from stories.consent import OUTSIDE, Channel, Consent
from stories.errors import NotCleared, StoryError, UnresolvedFindings
from stories.identifiers import Level
from stories.redaction import still_identifying
from stories.statuses import IN_USE, STATUS_LABELS, Status
from stories.story import Section, Story
from stories.telling import Legal
from stories.variants import Form, Variant, held_to_its_form, why_void
from stories.window import ALWAYS, Window

_ONLY_HERE = object()


@dataclass(frozen=True)
class Release:
    """The words of one story, free for one channel today. Only release() makes one."""

    story_id: str
    version: int
    reference: str
    channel: Channel
    purpose: str
    label: str
    content_note: str
    words: Mapping[Section, str]
    use_until: date
    window: Window = ALWAYS  # an embargo, and a day to take it down, where one was set
    form: Form | None = None  # None is the full story
    short: str = ""  # the words of a shorter form, which stand alone
    legal: Legal = Legal.NO
    pull_id: str = ""  # its line in the use log
    made_by: InitVar[object] = None

    def __post_init__(self, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("Only release() makes a Release.")

    @property
    def title(self) -> str:
        return self.words[Section.TITLE]

    @property
    def file_name(self) -> str:
        """What a file of it is called, without its ending."""
        return "-".join(filter(None, (self.reference, self.form, self.channel)))


@dataclass(frozen=True)
class Pulled:
    """A line of the use log, without the words that left."""

    id: str
    story_id: str
    version: int
    channel: Channel
    purpose: str
    form: Form | None
    window: Window = ALWAYS


def release_again(
    pulled: Pulled,
    story: Story,
    variants: Iterable[Variant],
    consents: tuple[Consent, ...],
    on: date,
) -> Release:
    """What was pulled, once more, if the gate still lets it through and it is still the same."""
    if story.version != pulled.version:
        raise NotCleared(["The story has changed since you pulled it. Pull it again."])
    if pulled.form is None:
        released = release(story, consents, pulled.channel, pulled.purpose, on, pulled.window)
    else:
        variant = next((each for each in variants if each.form is pulled.form), None)
        if variant is None:
            raise NotCleared(["This shorter version is not there any more."])
        asked = (pulled.channel, pulled.purpose, on, pulled.window)
        released = release_variant(story, variant, consents, *asked)
    return logged(released, pulled.id)


def release(
    story: Story,
    consents: tuple[Consent, ...],
    channel: Channel,
    purpose: str,
    on: date,
    window: Window = ALWAYS,
) -> Release:
    """The story for this channel on this day. Raises NotCleared with every reason against it.

    `window` is an embargo or a day to take it down that this use sets itself.
    """
    reasons = refusals(story, consents, channel, on)
    if not purpose.strip():
        reasons.append("Say what you will use it for.")
    if over := Window(take_down_on=window.take_down_on).refusal(on):
        reasons.append(over)
    if reasons:
        raise NotCleared(reasons)
    # An embargo that governance set is over once the gate opens; one of this use's own travels.
    last = story.window.narrowed(window).take_down_on
    released = _released(story, consents, channel, purpose, Window(window.not_before, last))
    if window.not_before and window.not_before > released.use_until:
        raise NotCleared(["Not before: it may not be used any more on that day."])
    return released


def _released(
    story: Story,
    consents: tuple[Consent, ...],
    channel: Channel,
    purpose: str,
    window: Window = ALWAYS,
) -> Release:
    lasts = [each.expires_on for each in consents]
    return Release(
        story_id=story.id,
        version=story.version,
        reference=story.reference,
        channel=channel,
        purpose=purpose.strip(),
        label=story.honesty_label,
        content_note=story.content_note,
        words={section: words.text for section, words in story.leaving.items()},
        use_until=min([*lasts, window.take_down_on] if window.take_down_on else lasts),
        window=window,
        legal=story.legal,
        made_by=_ONLY_HERE,
    )


def release_inside(story: Story, consents: tuple[Consent, ...], on: date) -> Release:
    """The story for the organisation's own pages. Raises NotCleared with every reason against it.

    Approved is enough for inside; the people, the law and the fresh look count as they do outside.
    """
    channel = Channel.ORGANISATION
    reasons = []
    if story.status not in IN_USE:
        reasons.append(f"It stands at: {STATUS_LABELS[story.status].lower()}.")
    if why := story.refusal(consents, channel, on):
        reasons.append(why)
    if reasons := reasons + _of_the_words(story):
        raise NotCleared(reasons)
    return _released(story, consents, channel, "The organisation's own pages")


def release_variant(
    story: Story,
    variant: Variant,
    consents: tuple[Consent, ...],
    channel: Channel,
    purpose: str,
    on: date,
    window: Window = ALWAYS,
) -> Release:
    """A shorter telling, under every condition of the story's own and its own approval besides."""
    reasons = refusals(story, consents, channel, on) + variant_refusals(story, variant)
    if reasons:
        raise NotCleared(reasons)
    full = release(story, consents, channel, purpose, on, window)
    return replace(
        full,
        words={Section.TITLE: full.title},
        form=variant.form,
        short=variant.text,
        made_by=_ONLY_HERE,
    )


def logged(released: Release, pull_id: str) -> Release:
    """The release with its line in the use log."""
    return replace(released, pull_id=pull_id, made_by=_ONLY_HERE)


def variant_refusals(story: Story, variant: Variant) -> list[str]:
    """Every reason why a shorter telling may not be used, besides those of its story."""
    reasons = []
    if why := why_void(variant, story):
        return [why]
    if variant.approved_by is None:
        reasons.append("This shorter version has not been approved yet.")
    try:
        held_to_its_form(variant.form, variant.text, story)
    except UnresolvedFindings:
        reasons.append("A fresh check found words that may identify someone. Tell a reviewer.")
    except StoryError as error:
        reasons.append(str(error))
    return reasons


def refusals(story: Story, consents: tuple[Consent, ...], channel: Channel, on: date) -> list[str]:
    """Every reason why this story may not be used for this channel today."""
    reasons = []
    if channel not in OUTSIDE:
        reasons.append("Only outside channels are released from here.")
    if story.status is not Status.CLEARED:
        reasons.append(
            "This story is not cleared for use outside. "
            f"It stands at: {STATUS_LABELS[story.status].lower()}."
        )
    elif channel not in story.channels:
        reasons.append(f"Governance has not cleared this story for: {channel.label}.")
    if why := story.window.refusal(on):
        reasons.append(why)
    if why := story.refusal(consents, channel, on):
        reasons.append(why)
    return reasons + _of_the_words(story)


def _of_the_words(story: Story) -> list[str]:
    """Why the words may not be used by anybody: an open legal matter, or a fresh look."""
    reasons = []
    if story.legal is not Legal.NO and not story.legal_note:
        reasons.append("A legal matter is open, and nobody has said why it is safe.")
    if still_identifying(story.words, story.findings):
        reasons.append("A fresh check found words that may identify someone. Tell a reviewer.")
    elif combined(story.words, story.findings).level is Level.BLOCK:
        reasons.append("Small facts in it could together point to one person. Tell a reviewer.")
    return reasons
