"""Rows of the acts of a story's own life: told, reviewed, edited, agreed to, cleared, pulled."""

from dataclasses import replace

from stories.actions import (
    consenting,
    editing,
    marking,
    publishing,
    reviewing,
    writing,
)
from stories.consent import Channel
from stories.draft import Way
from stories.ids import new_id
from stories.recall import Answer
from stories.review import Check
from stories.sections import StatementKind
from stories.story import Section
from stories.telling import ReturnReason
from tests import make
from tests.data.acts import (
    ANYBODY,
    COMMS,
    GOVERNANCE,
    REVIEWER,
    STAFF,
    May,
    everywhere,
    may,
)

OPINION = StatementKind.OPINION
NEWSLETTER = frozenset({Channel.NEWSLETTER})
NOTE = (ReturnReason.OTHER, "Please say how we know.")

# What each stands for in the world of test_permissions is made by Sam, or is about Sam.
ACTIONS: dict[str, May] = {
    "writing.start_draft": everywhere(
        lambda store, it, **who: writing.start_draft(store, new_id(), **who), STAFF
    ),
    "writing.begin": everywhere(
        lambda store, it, **who: writing.begin(store, new_id(), next(iter(Way)), **who), STAFF
    ),
    "writing.save_answer": may(
        lambda store, it, **who: writing.save_answer(store, it.draft, "title", "A door", 1, **who),
        own=STAFF,
    ),
    "writing.say_at_risk": may(
        lambda store, it, **who: writing.say_at_risk(store, it.draft, True, **who) or True,
        own=STAFF,
    ),
    "writing.replace_words": may(
        lambda store, it, **who: writing.replace_words(
            store, it.draft_with_a_name, "Kayleigh", "the mother", **who
        ),
        own=STAFF,
    ),
    "writing.keep_words": may(
        lambda store, it, **who: (
            writing.keep_words(store, it.draft_to_keep, make.asked()[1], "Not the real one", **who)
            or True
        ),
        own=STAFF,
    ),
    "marking.mark_statement": may(
        lambda store, it, **who: (
            marking.mark_statement(
                store, it.draft, Section.TRIED, 0, "Letters did not help.", OPINION, **who
            )
            or True
        ),
        own=STAFF,
    ),
    "writing.delete_draft": may(
        lambda store, it, **who: writing.delete_draft(store, it.draft, **who) or True,
        own=ANYBODY,
    ),
    "writing.submit": may(
        lambda store, it, **who: writing.submit(store, it.draft, **who), own=STAFF
    ),
    "writing.open_again": may(
        lambda store, it, **who: writing.open_again(store, it.returned.id, new_id(), **who),
        own=STAFF,
    ),
    "writing.withdraw": may(
        lambda store, it, **who: writing.withdraw(store, it.story.id, 1, **who),
        own=STAFF,
        other=GOVERNANCE,
    ),
    "reviewing.claim": may(
        lambda store, it, **who: reviewing.claim(store, it.story.id, **who), other=REVIEWER
    ),
    "reviewing.let_go": everywhere(
        lambda store, it, **who: reviewing.let_go(store, **who) or True, ANYBODY
    ),
    "reviewing.approve": may(
        lambda store, it, **who: reviewing.approve(store, it.story.id, 1, Check, **who),
        other=REVIEWER,
    ),
    "reviewing.return_to_writer": may(
        lambda store, it, **who: reviewing.return_to_writer(store, it.story.id, 1, *NOTE, **who),
        other=REVIEWER,
    ),
    "reviewing.decline": may(
        lambda store, it, **who: reviewing.decline(store, it.story.id, 1, *NOTE, **who),
        other=REVIEWER,
    ),
    "reviewing.open_section": may(
        lambda store, it, **who: reviewing.open_section(
            store, it.with_worries.id, 1, Section.WORRIED, **who
        ),
        other=REVIEWER,
    ),
    "reviewing.close_section": may(
        lambda store, it, **who: reviewing.close_section(
            store, it.opened.id, it.opened.version, Section.WORRIED, **who
        ),
        other=REVIEWER,
    ),
    "editing.edit_lightly": may(
        lambda store, it, **who: editing.edit_lightly(
            store, it.story.id, 1, {Section.TITLE: "Another door"}, **who
        ),
        other=REVIEWER,
    ),
    "editing.restore_words": may(
        lambda store, it, **who: editing.restore_words(store, it.edited.id, 2, **who), own=STAFF
    ),
    "publishing.clear": may(
        lambda store, it, **who: publishing.clear(store, it.approved.id, 2, NEWSLETTER, **who),
        other=GOVERNANCE,
    ),
    "publishing.take_back_inside": may(
        lambda store, it, **who: publishing.take_back_inside(store, it.cleared.id, 3, **who),
        other=GOVERNANCE,
    ),
    "publishing.expire": may(
        lambda store, it, **who: publishing.expire(store, it.approved.id, 2, **who),
        other=GOVERNANCE,
    ),
    "publishing.pull": everywhere(
        lambda store, it, **who: publishing.pull(
            store, it.cleared.id, Channel.NEWSLETTER, "November", key=new_id(), **who
        ),
        COMMS,
    ),
    "consenting.record_consent": everywhere(
        lambda store, it, **who: consenting.record_consent(
            store, replace(make.consent(it.story), party=it.story.id), key=new_id(), **who
        ),
        GOVERNANCE,
    ),
    "consenting.withdraw_consent": may(
        lambda store, it, **who: consenting.withdraw_consent(
            store, it.story.id, it.story.id, make.TODAY, **who
        ),
        own=ANYBODY,
        other=GOVERNANCE,
    ),
    "consenting.show_final_text": everywhere(
        lambda store, it, **who: consenting.show_final_text(store, it.story.id, it.story.id, **who),
        GOVERNANCE,
    ),
    "consenting.answer_use": everywhere(
        lambda store, it, **who: consenting.answer_use(
            store, it.called_back, next(iter(Answer)), **who
        ),
        COMMS | GOVERNANCE,
    ),
    "consenting.read_names": everywhere(
        lambda store, it, **who: consenting.read_names(store, it.story.id, **who), GOVERNANCE
    ),
}
