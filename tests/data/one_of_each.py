"""One of each act that leaves an event: what must be there first, the act, and the event."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

from stories.actions import (
    appreciating,
    editing,
    finding,
    listing,
    publishing,
    reading,
    recording,
    relisting,
    reviewing,
    settling,
    taking,
    tracking,
    writing,
)
from stories.consent import Channel
from stories.draft import Way
from stories.house import PressOffice
from stories.ids import new_id
from stories.limits import Limited
from stories.organisation import Step
from stories.review import Check
from stories.searches import Search
from stories.story import Section
from stories.telling import ReturnReason
from stories.template import checked
from tests import make
from tests.conftest import approved, cleared, draft_of, second_admin, submit
from tests.stories.test_template import upload

PAGE = "https://www.example.gov.uk/news/a-door"
REST = make.TODAY + timedelta(days=9)
CANARY = "marmalade"
MONTH = date(2026, 9, 1)
OFFICE = PressOffice(CANARY, "01632 960 111")
LETTER = frozenset({Channel.NEWSLETTER})
NOTE = f"There was {CANARY} here, as we said."


def by(person):
    return {"by": person, "at": make.NOON}


def returned(store, **changes):
    sent = submit(store, **changes)
    back = (ReturnReason.OTHER, NOTE)
    return reviewing.return_to_writer(store, sent.id, 1, *back, **by(make.RAVI))


def opened(store):
    return writing.open_again(store, returned(store).id, new_id(), **by(make.SAM))


def page(document) -> None:
    """Another template than the one before it."""
    document.styles["Normal"].font.name = "Arial"


def rested(store, **changes):
    story = cleared(store, **changes)
    tracking.rest_story(store, story.id, REST, NOTE, **by(make.CAL))
    return story


def linked(store):
    """A use with a page, and that page."""
    out = pull(store, cleared(store).id, key=new_id(), **by(make.CAL))
    return SimpleNamespace(
        link=tracking.add_link(store, out.pull_id, PAGE, **by(make.CAL)), story_id=out.story_id
    )


def named(store) -> str:
    """A service that an outcome names, and two administrators."""
    second_admin(store)
    code = listing.add_service(store, new_id(), MONTH, **by(make.ADA))
    recording.record_outcome(store, make.outcome(service=code), key=code, **by(make.SAM))
    return code


def renaming(store, code):
    return relisting.rename_service(store, code, f"New {code}", MONTH, **by(make.ADA))


def list_change(store):
    code = named(store)
    return SimpleNamespace(proposal=renaming(store, code), id=code)


# Each action: what must be there first, the act itself, and the event it leaves.
ACTIONS = {
    "propose a change of a list": (
        named,
        renaming,
        "list change proposed",
    ),
    "agree to a change of a list": (
        list_change,
        lambda store, it: relisting.answer_change(store, it.proposal, True, **by(make.GWEN)),
        "service renamed",
    ),
    "turn a change of a list down": (
        list_change,
        lambda store, it: relisting.answer_change(store, it.proposal, False, **by(make.GWEN)),
        "list change not agreed",
    ),
    "start a draft": (
        lambda store: new_id(),
        lambda store, draft: writing.start_draft(store, draft, **by(make.SAM)),
        "draft started",
    ),
    "begin in a way of telling": (
        lambda store: new_id(),
        lambda store, draft: writing.begin(store, draft, Way.WHOLE, **by(make.RITA)),
        "draft started",
    ),
    "say somebody is at risk": (
        draft_of,
        lambda store, draft: writing.say_at_risk(store, draft, True, **by(make.SAM)),
        "worry about now raised",
    ),
    "delete a draft": (
        draft_of,
        lambda store, draft: writing.delete_draft(store, draft, **by(make.SAM)),
        "draft deleted",
    ),
    "submit": (
        draft_of,
        lambda store, draft: writing.submit(store, draft, **by(make.SAM)),
        "story submitted",
    ),
    "open again": (
        returned,
        lambda store, story: writing.open_again(store, story.id, new_id(), **by(make.SAM)),
        "story opened to change",
    ),
    "send again": (
        opened,
        lambda store, draft: writing.submit(store, draft, **by(make.SAM)),
        "story submitted",
    ),
    "withdraw": (
        submit,
        lambda store, story: writing.withdraw(store, story.id, 1, **by(make.SAM)),
        "story withdrawn",
    ),
    "return": (
        submit,
        lambda store, story: reviewing.return_to_writer(
            store, story.id, 1, ReturnReason.OTHER, NOTE, **by(make.RAVI)
        ),
        "story returned",
    ),
    "decline": (
        submit,
        lambda store, story: reviewing.decline(
            store, story.id, 1, ReturnReason.OTHER, NOTE, **by(make.RAVI)
        ),
        "story declined",
    ),
    "approve": (
        submit,
        lambda store, story: reviewing.approve(store, story.id, 1, Check, **by(make.RAVI)),
        "story approved",
    ),
    "edit": (
        approved,
        lambda store, story: editing.edit_lightly(
            store, story.id, 2, {Section.TITLE: f"{story.title} again"}, **by(make.RITA)
        ),
        "story edited",
    ),
    "restore words": (
        lambda store: editing.edit_lightly(
            store, submit(store).id, 1, {Section.TITLE: "The door that opens"}, **by(make.RITA)
        ),
        lambda store, story: editing.restore_words(store, story.id, 2, **by(make.SAM)),
        "writer's words restored",
    ),
    "open a section": (
        lambda store: submit(store, worried=NOTE),
        lambda store, story: reviewing.open_section(
            store, story.id, 1, Section.WORRIED, **by(make.RAVI)
        ),
        "section opened",
    ),
    "close a section": (
        lambda store: reviewing.open_section(
            store, submit(store, worried=NOTE).id, 1, Section.WORRIED, **by(make.RAVI)
        ),
        lambda store, story: reviewing.close_section(
            store, story.id, 2, Section.WORRIED, **by(make.RAVI)
        ),
        "section closed",
    ),
    "clear": (
        lambda store: approved(store, legal="yes"),
        lambda store, story: publishing.clear(store, story.id, 2, LETTER, NOTE, **by(make.GWEN)),
        "story cleared",
    ),
    "take back inside": (
        cleared,
        lambda store, story: publishing.take_back_inside(store, story.id, 3, **by(make.GWEN)),
        "story taken back inside",
    ),
    "expire": (
        cleared,
        lambda store, story: publishing.expire(store, story.id, 3, **by(make.GWEN)),
        "story expired",
    ),
    "pull": (
        cleared,
        lambda store, story: publishing.pull(
            store, story.id, Channel.NEWSLETTER, NOTE, key="p", **by(make.CAL)
        ),
        "story pulled",
    ),
    "take a file": (
        lambda store: pull(store, cleared(store).id, key="f", **by(make.CAL)),
        lambda store, out: taking.take_file(store, [out.pull_id], "word", "x", **by(make.CAL)),
        "file taken",
    ),
    "add the page of a use": (
        lambda store: pull(store, cleared(store).id, key="l", **by(make.CAL)),
        lambda store, out: tracking.add_link(store, out.pull_id, PAGE, **by(make.CAL)),
        "link added to a use",
    ),
    "remove the page of a use": (
        linked,
        lambda store, use: tracking.remove_link(store, use.link.id, **by(make.CAL)),
        "link removed from a use",
    ),
    "let a story rest": (
        cleared,
        lambda store, story: tracking.rest_story(store, story.id, REST, NOTE, **by(make.CAL)),
        "story rests",
    ),
    "end a rest": (
        rested,
        lambda store, story: tracking.end_rest(store, story.id, **by(make.CAL)),
        "rest ended",
    ),
    "keep a search": (
        cleared,
        lambda store, _: finding.save_search(store, CANARY, Search(words=CANARY), **by(make.CAL)),
        "search kept",
    ),
    "forget a search": (
        lambda store: finding.save_search(store, CANARY, Search(CANARY), **by(make.CAL)),
        lambda store, kept: finding.forget_search(store, kept, **by(make.CAL)),
        "search forgotten",
    ),
    "record an outcome": (
        lambda store: make.outcome(),
        lambda store, record: recording.record_outcome(store, record, key="o", **by(make.SAM)),
        "outcome recorded",
    ),
    "record outcomes of several people": (
        lambda store: make.outcome(),
        lambda store, record: recording.record_outcomes(
            store, [record, make.outcome()], key="several", **by(make.SAM)
        )[0],
        "outcomes recorded",
    ),
    "confirm an outcome": (
        lambda store: recording.record_outcome(
            store, make.outcome(code="C-EH-GOAL"), key="second", **by(make.SAM)
        ),
        lambda store, record: recording.confirm_outcome(store, record.id, True, **by(make.RAVI)),
        "outcome confirmed",
    ),
    "log thanks": (
        lambda store: make.thanks(f"You brought {CANARY} to us."),
        lambda store, thanks: recording.log_thanks(store, thanks, key="t", **by(make.SAM)),
        "thanks logged",
    ),
    "set the local route": (
        lambda store: "local route",
        lambda store, _: settling.set_local_route(store, NOTE, **by(make.ADA)),
        "local route changed",
    ),
    "name the organisation": (
        lambda store: "organisation",
        lambda store, _: settling.name_organisation(store, NOTE, NOTE, **by(make.ADA)),
        "organisation named",
    ),
    "choose where stories may go": (
        lambda store: "channels",
        lambda store, _: settling.choose_channels(store, LETTER, **by(make.ADA)),
        "channels chosen",
    ),
    "state the lawful basis": (
        lambda store: "lawful basis",
        lambda store, _: settling.state_basis(
            store, replace(make.LAWFUL, document=NOTE), **by(make.ADA)
        ),
        "lawful basis stated",
    ),
    "leave a step of setting up": (
        lambda store: Step.KEEPING,
        lambda store, step: settling.leave_as_it_is(store, step, **by(make.ADA)),
        "left as it is",
    ),
    "set a limit": (
        lambda store: Limited.TAKEN,
        lambda store, kind: settling.set_limit(store, kind, 9, **by(make.ADA)),
        "limit set",
    ),
    "choose a Word template": (
        lambda store: "word template",
        lambda store, _: settling.choose_word_template(store, checked(upload()), **by(make.ADA)),
        "word template chosen",
    ),
    "take a Word template away": (
        lambda store: settling.choose_word_template(store, checked(upload(page)), **by(make.ADA)),
        lambda store, _: settling.remove_word_template(store, **by(make.ADA)) or "word template",
        "word template taken away",
    ),
    "set the press office": (
        lambda store: "press office",
        lambda store, _: settling.set_press_office(store, OFFICE, **by(make.ADA)),
        "press office changed",
    ),
    "say what one will try": (
        approved,
        lambda store, story: appreciating.say_try(store, story.id, NOTE, **by(make.LEO)),
        "try said",
    ),
    "take a learning brief": (
        approved,
        lambda store, story: reading.take_brief(store, story.id, **by(make.LEO)),
        "learning brief taken",
    ),
    "take a try back": (
        lambda store: appreciating.say_try(store, approved(store).id, NOTE, **by(make.LEO)),
        lambda store, said: appreciating.take_try_back(store, said.story_id, **by(make.LEO)),
        "try taken back",
    ),
}


def pull(store, story_id, **how):
    return publishing.pull(store, story_id, Channel.NEWSLETTER, "November", **how)
