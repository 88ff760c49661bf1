"""Rows of the acts about people themselves: what is held on them, and where they are signed in."""

from stories.actions import admitting, answering
from tests.data.acts import ADMIN, ALL, GOVERNANCE, May, everywhere, may

ACTIONS: dict[str, May] = {
    "answering.read_account": may(
        lambda store, it, **who: answering.read_account(store, "sam", **who),
        own=ALL,
        other=GOVERNANCE,
    ),
    "answering.correct_account": may(
        lambda store, it, **who: answering.correct_account(store, "sam", "Sami", "", **who),
        other=GOVERNANCE,
    ),
    "answering.erase_account": everywhere(
        lambda store, it, **who: answering.erase_account(store, it.closed, **who) is None,
        GOVERNANCE,
    ),
    "admitting.end_session": may(
        lambda store, it, **who: admitting.end_session(store, it.session, **who) is None,
        own=ALL,
        other=ADMIN,
    ),
    "admitting.end_others": may(
        lambda store, it, **who: admitting.end_others(store, "", **who),
        own=ALL,
    ),
    "answering.find_names": everywhere(
        lambda store, it, **who: answering.find_names(store, "Kofi", **who), GOVERNANCE
    ),
    "answering.correct_names": everywhere(
        lambda store, it, **who: (
            answering.correct_names(store, it.named.id, it.named.id, "Kofi M", "", **who) is None
        ),
        GOVERNANCE,
    ),
    "answering.erase_names": everywhere(
        lambda store, it, **who: answering.erase_names(
            store, it.named.id, it.named.id, words=True, **who
        ),
        GOVERNANCE,
    ),
}
