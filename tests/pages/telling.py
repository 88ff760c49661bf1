"""What tests of the form ask of a draft and of its page."""

from data import queries
from tests import make


def saved(store, draft_id, person=make.SAM):
    with store.read() as connection:
        found = queries.draft_answers(connection, store.keys, draft_id, person)
    return {name: answer.value for name, answer in found.items()}


def at_step(at, number):
    return at.button(f"step-{number}").click().run()


def errors(at):
    return [error.value for error in at.error]
