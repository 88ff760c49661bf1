"""A released story as plain text."""

from pages.documents.bare import safe
from pages.documents.sheet import Sheet, sheet_text
from stories.days import in_words
from stories.release import Release
from stories.sections import KIND_LABELS, KINDS, SECTION_LABELS, Section, StatementKind
from stories.variants import FORM_LABELS, Form

ABOUT = "About this story"
ON_A_CARD = frozenset({Form.QUOTE, Form.SOCIAL})


def release_text(released: Release) -> str:
    """Title, content note, the sections, and what must travel with them."""
    return sheet_text(release_sheet(released))


def release_sheet(released: Release) -> Sheet:
    """The words and what must travel with them. Only a Release has it."""
    facts = about(released)  # refuses what is not a Release
    parts = tuple((heading(section), text) for section, text in told(released))
    if released.form:
        parts = ((FORM_LABELS[released.form], released.short),)
    notes = (*embargo(released), *content_note(released))
    return Sheet(released.title, notes, parts, ABOUT, tuple(facts))


def alone(released: Release) -> str:
    """A shorter version by itself: somebody's words in quotation marks, a writer's own without."""
    said = " ".join(safe(released.short).split())
    marked = said.startswith("“") and said.endswith("”")
    return f"“{said}”" if released.form is Form.QUOTE and not marked else said


def told(released: Release) -> list[tuple[Section, str]]:
    """The sections that were told and may leave, in reading order."""
    return [(each, released.words[each]) for each in Section if each in released.words][1:]


def heading(section: Section) -> str:
    """A section's name, with its kind where it is no plain observation."""
    kind = KINDS[section]
    said = "" if kind is StatementKind.OBSERVATION else f" ({KIND_LABELS[kind].lower()})"
    return SECTION_LABELS[section] + said


def about(released: Release) -> list[tuple[str, str]]:
    """What must travel with the words. Only a Release has it."""
    if not isinstance(released, Release):
        raise TypeError("Only a released story becomes a document.")
    days = released.window
    own = {"Not before": days.not_before, "Take down on": days.take_down_on}
    return [
        ("Reference", released.reference),
        ("Released for", f"{released.channel.label}, and nothing else"),
        ("How it is told", released.label),
        ("Content note", released.content_note.capitalize() or "None"),
        ("Use until", in_words(released.use_until)),
        *((name, in_words(day)) for name, day in own.items() if day),
    ]


def embargo(released: Release) -> list[str]:
    """What must stand before everything else while its day is still to come."""
    day = released.window.not_before
    return [f"Embargo: not before {in_words(day)}."] if day else []


def content_note(released: Release) -> list[str]:
    """A warning to stand before the words, where there is one."""
    note = released.content_note
    return [f"Before you read: this story mentions {note}."] if note else []
