"""What the story form asks, and turning its answers into something that can be submitted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stories import consent_answers
from stories.agreement import Capacity, ChildsView, Identity, Shown, Speaker, Subject
from stories.combined import combined_while_writing, refuse_too_much_together
from stories.consent import Asked, Channel
from stories.content_notes import one_note, suggested
from stories.errors import Incomplete, StoryError
from stories.groups import Group, grouped, grouped_from
from stories.identifiers import Combination, Finding
from stories.outcomes import AgeBand, EndReason, HowKnown, OutcomeType
from stories.redaction import RedactedText, find_together, must_replace, redact_together
from stories.returns.joining import LONGEST as LONGEST_NUMBER
from stories.safeguarding import AtRisk, sounds_at_risk
from stories.sections import REQUIRED, SECTION_LABELS, Section
from stories.statements import MARKED_IN, Statement, stated
from stories.telling import Honesty, Legal
from stories.text import limited
from stories.together import ROLES_TOGETHER
from stories.when import YEAR_ALONE_AFTER, when_from

TITLE_MOST = 120
SECTION_MOST = 6_000  # about 1,000 words each
CHOICE_MOST = 2_000
KEPT_MOST = 20_000
KINDS_MOST = 20_000
CONTRIBUTORS_MOST = 20  # people listed as part of one story
LINE_MOST = 300
AT_RISK, NOT_AT_RISK = "yes", "no"  # answers to: is somebody at risk now?

# Every answer a draft may hold, with the most characters it takes.
FIELDS: Mapping[str, int] = {
    **dict.fromkeys(Section, SECTION_MOST),
    Section.TITLE: TITLE_MOST,
    **dict.fromkeys(
        [
            "service",
            "outcome",
            "outcome_month",
            "how_known",
            "age_band",
            "end_reason",
            "themes",
            "together",
            "content_note",
            "legal",
            "honesty",
            *consent_answers.QUESTIONS,
            "way",
            "at_risk",
        ],
        CHOICE_MOST,
    ),
    "contributors": CHOICE_MOST,
    "thanks_line": LINE_MOST,
    "case_number": LONGEST_NUMBER,
    "kept": KEPT_MOST,
    "kinds": KINDS_MOST,
}

FIELD_NAMES: Mapping[str, str] = {
    **SECTION_LABELS,
    "service": "Service",
    "outcome": "Outcome",
    "outcome_month": "Month of the outcome",
    "how_known": "How we know",
    "age_band": "Age band",
    "end_reason": "Why it ended",
    "case_number": "Case number",
    "contributors": "Who to thank here",
    "thanks_line": "Your line to them",
    "legal": "Court case, complaint or inquiry into a death",
    "themes": "What it shows",
    "together": "Who did it together",
    "honesty": "How it is told",
    "content_note": "Warning for readers",
    "at_risk": "At risk now",
    **consent_answers.QUESTIONS,
}


class Theme(StrEnum):
    LISTENING = "listening"
    SHARED_DECISION = "shared_decision"
    COURAGE = "courage"
    INFORMATION_SHARED = "information_was_shared"
    VOICE_HEARD = "childs_voice_was_heard"
    SIGNS_SPOTTED = "signs_were_spotted"
    TIME_PROTECTED = "time_was_protected"
    FAMILY_LED = "family_led"
    DIFFICULT_THING = "said_the_difficult_thing"
    STAYED_ALONGSIDE = "stayed_alongside"
    POSITIVE_RISK = "positive_risk"
    AGENCIES_TOGETHER = "agencies_together"


THEME_LABELS = {
    Theme.LISTENING: "Listening",
    Theme.SHARED_DECISION: "A shared decision",
    Theme.COURAGE: "Courage",
    Theme.INFORMATION_SHARED: "Information was shared",
    Theme.VOICE_HEARD: "The child's or adult's voice was heard",
    Theme.SIGNS_SPOTTED: "Signs were spotted",
    Theme.TIME_PROTECTED: "Time was protected",
    Theme.FAMILY_LED: "Led by the family",
    Theme.DIFFICULT_THING: "The difficult thing was said",
    Theme.STAYED_ALONGSIDE: "Staying alongside",
    Theme.POSITIVE_RISK: "A risk worth taking",
    Theme.AGENCIES_TOGETHER: "Agencies together",
}

# What reviews usually say was missing, told where it was there.
MIRROR_THEMES = (
    Theme.INFORMATION_SHARED,
    Theme.VOICE_HEARD,
    Theme.SIGNS_SPOTTED,
    Theme.TIME_PROTECTED,
)


class Way(StrEnum):
    """How a story is told: in its three sections alone, or whole."""

    SHORT = "short"
    WHOLE = "whole"


@dataclass(frozen=True)
class Submission:
    """A draft whose every required answer is there and whose words identify nobody we can find."""

    words: Mapping[Section, RedactedText]
    service: str
    outcome: str
    outcome_month: date
    how_known: HowKnown
    age_band: AgeBand
    end_reason: EndReason | None
    legal: Legal
    honesty: Honesty
    content_note: str
    themes: frozenset[str]
    together: tuple[str, ...]
    consent_who: str
    consent_how: Asked | None
    consent_on: date | None
    consent_channels: frozenset[Channel]
    contributors: frozenset[str] = frozenset()
    thanks_line: str = ""
    case_number: str = field(default="", repr=False)  # on its way to a keyed hash
    consent_subject: Subject | None = None
    consent_speaker: Speaker | None = None
    consent_childs_view: ChildsView | None = None
    consent_capacity: Capacity | None = None
    consent_identity: Identity | None = None
    consent_understood: bool = False
    consent_shown: Shown | None = None
    consent_name: str = ""
    consent_speaker_name: str = ""
    year_only: bool = False
    statements: Mapping[Section, tuple[Statement, ...]] = field(default_factory=dict)


def tidy_answer(name: str, value: str) -> str:
    """One answer as it may be kept. Raises TooLong, or StoryError for a field that is not ours."""
    if name not in FIELDS:
        raise StoryError("This form has no such question. Reload the page.")
    return limited(FIELD_NAMES.get(name, name.replace("_", " ").capitalize()), value, FIELDS[name])


@dataclass(frozen=True)
class Look:
    """One look at a draft: what may identify someone, and what its small facts add up to."""

    texts: Mapping[Section, str]
    findings: Mapping[Section, list[Finding]]
    groups: tuple[Group[Section], ...]
    combination: Combination


def look_at(values: Mapping[str, str]) -> Look:
    """Both from one reading of the words, since reading them is what takes time."""
    texts, kept = told(values), kept_words(values)
    findings = find_together(texts)
    groups = tuple(grouped_from(texts, findings, kept))
    return Look(texts, findings, groups, combined_while_writing(texts, findings, kept))


def told(values: Mapping[str, str]) -> dict[Section, str]:
    """The sections in which something is written, in reading order."""
    return {section: text for section in Section if (text := values.get(section, ""))}


def groups_of(values: Mapping[str, str]) -> list[Group[Section]]:
    """What may identify someone, one group a decision, less what was kept with a reason."""
    return grouped(told(values), kept_words(values))


def kept_words(values: Mapping[str, str]) -> dict[str, str]:
    """Words the writer says identify nobody (in lower case), each with the reason."""
    return json.loads(values.get("kept") or "{}")


def marks(values: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What the writer says of single sentences: the kind by number, by section."""
    return json.loads(values.get("kinds") or "{}")


def statements(values: Mapping[str, str]) -> dict[Section, tuple[Statement, ...]]:
    """The sentences that the writer marked, where they stand in the words."""
    said = marks(values)
    found = {each: stated(values.get(each, ""), said.get(each, {})) for each in MARKED_IN}
    return {section: marked for section, marked in found.items() if marked}


def listed(value: str) -> list[str]:
    """The choices of an answer that takes several, one on a line."""
    return consent_answers.lines(value)


def complete(
    values: Mapping[str, str],
    outcome_types: Mapping[str, OutcomeType],
    services: Mapping[str, str],
    today: date,
) -> Submission:
    """The submission these answers make. Raises Incomplete with each problem named."""
    if values.get("at_risk") == AT_RISK:
        raise AtRisk
    if problems := missing(values, outcome_types, services, today):
        raise Incomplete(problems)
    texts = told(values)
    found = find_together(texts)
    words = redact_together(texts, kept_words(values), found)
    refuse_too_much_together(words, found)
    when = when_from(values["outcome_month"], today)
    asked_end = outcome_types[values["outcome"]].asks_end_reason
    return Submission(
        words=words,
        service=values["service"],
        outcome=values["outcome"],
        outcome_month=when.month,
        year_only=when.year_only,
        how_known=HowKnown(values["how_known"]),
        age_band=AgeBand(values.get("age_band") or AgeBand.NOT_SAID),
        end_reason=EndReason(values["end_reason"]) if asked_end else None,
        legal=Legal(values["legal"]),
        honesty=Honesty(values.get("honesty") or Honesty.AS_WORKER_BELIEVES),
        content_note=content_note(values),
        themes=frozenset(Theme(each) for each in listed(values.get("themes", ""))),
        together=tuple(
            each for each in listed(values.get("together", "")) if each in ROLES_TOGETHER
        ),
        contributors=(people := frozenset(listed(values.get("contributors", "")))),
        thanks_line=values.get("thanks_line", "") if people else "",
        case_number=values.get("case_number", ""),
        statements=statements(values),
        **consent_answers.given(values),
    )


def content_note(values: Mapping[str, str]) -> str:
    """What readers are warned of: as chosen or, told the short way, what the words speak of."""
    chosen = listed(values.get("content_note", ""))
    if not chosen and values.get("way") == Way.SHORT:
        chosen = suggested(told(values).values())
    return one_note(chosen)


def asks_whether_at_risk(values: Mapping[str, str]) -> bool:
    """Whether the words sound like a risk now, and the writer has not said that it is past."""
    return values.get("at_risk") != NOT_AT_RISK and sounds_at_risk(told(values).values())


def missing(
    values: Mapping[str, str],
    outcome_types: Mapping[str, OutcomeType],
    services: Mapping[str, str],
    today: date,
) -> list[tuple[str, str]]:
    """What keeps these answers from being sent: the field and a sentence, in the form's order."""
    problems = [
        (section, f"{FIELD_NAMES[section]}: write a few words.")
        for section in REQUIRED
        if not values.get(section)
    ]
    if values.get("service") not in services:
        problems.append(("service", "Service: choose one."))
    kind = outcome_types.get(values.get("outcome", ""))
    if kind is None:
        problems.append(("outcome", "Outcome: choose the one this story belongs to."))
    elif kind.asks_end_reason and not values.get("end_reason"):
        problems.append(("end_reason", "Why it ended: choose one."))
    if when_from(values.get("outcome_month", ""), today) is None:
        problems.append(
            (
                "outcome_month",
                "Month of the outcome: give a month and a year that have been. "
                f"For more than {YEAR_ALONE_AFTER} years ago, the year alone is enough.",
            )
        )
    if not values.get("how_known"):
        problems.append(("how_known", "How we know: choose one. “As far as I know” is honest."))
    if not values.get("legal"):
        problems.append(("legal", f"{FIELD_NAMES['legal']}: answer yes, no or not sure."))
    if asks_whether_at_risk(values):
        problems.append(
            ("at_risk", "At risk now: your words sound as if somebody may be. Say yes or no.")
        )
    return problems + _wrong_thanks(values) + consent_answers.missing(values, today)


def _wrong_thanks(values: Mapping[str, str]) -> list[tuple[str, str]]:
    problems = []
    if len(listed(values.get("contributors", ""))) > CONTRIBUTORS_MOST:
        problems.append(("contributors", f"Who to thank here: at most {CONTRIBUTORS_MOST} people."))
    if must_replace(values.get("thanks_line", "")):
        problems.append(
            ("thanks_line", "Your line to them: say it without names, dates or places.")
        )
    return problems
