"""Things to test with: each says only what matters."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from stories.agreement import Capacity, Identity, Shown, Speaker, Subject
from stories.consent import Asked, Channel, Consent
from stories.days import day_of
from stories.identifiers import find
from stories.ids import new_id, reference
from stories.organisation import Basis, Lawful, Schedule, Special
from stories.outcomes import AgeBand, HowKnown, OutcomeRecord
from stories.people import Person, Role
from stories.redaction import RedactedText, redact
from stories.statuses import Status
from stories.story import Section, Story
from stories.thanks import AboutWhen, SaidBy, SaidTo, Thanks

UNKNOWN = "00000000-0000-4000-8000-000000000000"  # the form of an id, and nobody's
NOON = datetime(2026, 9, 16, 12, tzinfo=UTC)  # a Wednesday
TODAY = NOON.date()

WORDS = {
    Section.TITLE: "The door that opened",
    Section.HAPPENING: "The family had stopped answering the door, and the child missed school.",
    Section.TRIED: "Letters did not help. Then her aunt sat with us and we listened.",
    Section.CHANGED: "The plan ended because things were safer at home, as far as we know.",
}
SERVICE = "family-help-north"
LAWFUL = Lawful(Basis.PUBLIC_TASK, Special.CARE, Schedule.CARE, "Entry 41 of the register")


def actor(name: str, *roles: Role, active: bool = True) -> Person:
    """A person whose id is made from the name, so that the same name is the same person."""
    return Person(id=name.lower(), name=name, roles=frozenset(roles), active=active)


SAM = actor("Sam", Role.STAFF)
RITA = actor("Rita", Role.STAFF, Role.REVIEWER)
RAVI = actor("Ravi", Role.REVIEWER)
GWEN = actor("Gwen", Role.GOVERNANCE)
LEO = actor("Leo", Role.LEADER)
CAL = actor("Cal", Role.COMMS)
ANA = actor("Ana", Role.ANALYST)
ADA = actor("Ada", Role.ADMIN)
EVERYBODY = (SAM, RITA, RAVI, GWEN, LEO, CAL, ANA, ADA)


def days_from_now(days: int) -> date:
    """A day counted from today as the pages count it."""
    return day_of(datetime.now(UTC)) + timedelta(days=days)


def asked() -> tuple[str, str]:
    """A sentence with one finding that may be kept with a reason, and the words of it."""
    for text in ("The 14th was hard.", "She turned 14 that week.", "His cerebral palsy was hard."):
        found = find(text)
        if len(found) == 1 and found[0].level == "ask":
            return text, text[found[0].start : found[0].end]
    raise AssertionError("find() asks about none of these any more: give another sentence")


def words(**changes: str) -> dict:
    texts = {**WORDS, **{Section(name): text for name, text in changes.items()}}
    return {section: _redacted(text) for section, text in texts.items()}


@cache
def _redacted(text: str) -> RedactedText:
    """The same few words serve a thousand tests, so they are looked through once."""
    return redact(text, {})


def story(status: Status = Status.SUBMITTED, by: Person = SAM, **changes) -> Story:
    """A story at a status, reached by walking the real steps."""
    story_id = new_id()
    made = Story(
        id=story_id,
        reference=reference(story_id),
        words=words(),
        service=SERVICE,
        outcome="C-CP-END",
        submitted_by=by.id,
        submitted_at=NOON - timedelta(days=3),
    )
    return walk(replace(made, **changes), status)


def walk(made: Story, status: Status) -> Story:
    """The story led to this status by people who may."""
    from stories.telling import ReturnReason

    back = (ReturnReason.COULD_IDENTIFY, "Please say less about the school.", RAVI, NOON)
    match status:
        case Status.SUBMITTED:
            return made
        case Status.RETURNED:
            return made.return_to_writer(*back)
        case Status.DECLINED:
            return made.decline(*back)
        case Status.APPROVED:
            return made.approve(RAVI, NOON)
        case Status.CLEARED:
            agreed = (consent(made),)
            note = "" if made.legal == "no" else "The case ended; the legal team agrees."
            approved = made.approve(RAVI, NOON)
            return approved.clear(frozenset({Channel.NEWSLETTER}), agreed, GWEN, NOON, note)
        case Status.WITHDRAWN:
            return made.withdraw(actor(made.submitted_by.capitalize(), Role.STAFF))
        case Status.EXPIRED:
            return made.approve(RAVI, NOON).expire(GWEN)
    raise ValueError(status)


def consent(of: Story, **changes) -> Consent:
    made = Consent(
        id=new_id(),
        story_id=of.id,
        who="the mother",
        how=Asked.IN_PERSON,
        asked_on=TODAY - timedelta(days=10),
        expires_on=TODAY + timedelta(days=700),
        channels=frozenset({Channel.ORGANISATION, Channel.NEWSLETTER, Channel.WEBSITE}),
        party=of.id,
        subject=Subject.PARENT,
        speaker=Speaker.SELF,
        capacity=Capacity.CAN,
        understood=True,
        identity=Identity.NO_NAME,
        shown=Shown.SEEN,
        seen_words_version=of.words_version,
    )
    return replace(made, **changes)


def outcome(**changes) -> OutcomeRecord:
    made = OutcomeRecord(
        id=new_id(),
        code="C-REUN",
        service=SERVICE,
        month=date(2026, 8, 1),
        how_known=HowKnown.RECORD_CHECKED,
        age_band=AgeBand.FROM_5,
        recorded_by=SAM.id,
        recorded_at=NOON,
    )
    return replace(made, **changes)


def thanks(text: str = "You listened, and it changed our lives.", **changes) -> Thanks:
    made = Thanks(
        id=new_id(),
        words=redact(text, {}),
        said_by=SaidBy.PARENT,
        said_to=SaidTo.TEAM,
        service=SERVICE,
        about_when=AboutWhen.THIS_YEAR,
        said_on=TODAY,
        may_pass_on=True,
        may_publish=False,
        logged_by=SAM.id,
        logged_at=NOON,
    )
    return replace(made, **changes)


def answers(**changes: str) -> dict[str, str]:
    """A draft with every answer a submission needs."""
    values = {
        **{str(section): text for section, text in WORDS.items()},
        "service": SERVICE,
        "outcome": "C-CP-END",
        "outcome_month": "2026-08-01",
        "how_known": "record_checked",
        "age_band": "5_to_9",
        "end_reason": "safer_our_work",
        "legal": "no",
        "honesty": "details_changed",
        "themes": "listening\nfamily_led",
        "together": "social worker\nschool",
        "consent_who": "the mother",
        "consent_how": "in_person",
        "consent_on": "2026-09-01",
        "consent_channels": "organisation\nnewsletter\nwebsite",
        "consent_subject": "parent",
        "consent_speaker": "self",
        "consent_capacity": "can",
        "consent_understood": "yes",
        "consent_identity": "no_name",
        "consent_shown": "seen",
    }
    return {**values, **changes}
