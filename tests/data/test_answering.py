"""What is held on a person: shown whole, put right, erased with what must stay."""

import json

import pytest
import sqlalchemy as sa

from data import sign_in, tables
from data.store.answering import BY_HAND, NAMED_IN, counts_in
from data.store.audit import events_in
from data.store.erasing import THEIRS_ALONE
from stories.actions import admitting, answering, consenting, publishing, writing
from stories.audit import first_broken
from stories.consent import Channel
from stories.erasure import SOMEBODY
from stories.errors import NotAllowed, NotFound, StoryError
from stories.identity import Access, identity_of
from tests import make
from tests.conftest import cleared, count, draft_of, submit
from tests.data.test_keeping import dump
from tests.pages import plans
from tests.stories.test_identity import told

BY_GWEN = {"by": make.GWEN, "at": make.NOON}
BY_ADA = {"by": make.ADA, "at": make.NOON}


def actions(store) -> list[str]:
    with store.read() as connection:
        events = list(events_in(connection))
    assert first_broken(events) is None
    return [event.action for event in events]


def test_what_names_somebody_is_counted_without_reading_every_story_or_outcome(sqlite_store):
    with plans.asked(sqlite_store.engine) as questions, sqlite_store.read() as connection:
        counts_in(connection, make.SAM.id)
    assert len(questions) > len(NAMED_IN)
    assert plans.read_whole(sqlite_store.engine, questions) == []


def test_every_column_that_names_somebody_is_looked_through():
    names = {
        f"{table.name}.{key.parent.name}"
        for table in tables.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is tables.people
    }
    assert names == NAMED_IN.keys()
    going = {place.split(".")[0] for place, (_, goes) in NAMED_IN.items() if goes}
    assert going == {table.name for table in THEIRS_ALONE} | {"teams"}
    assert all(each.endswith("_by") for each in BY_HAND)


def test_a_copy_holds_all_and_can_be_saved(store):
    story = cleared(store, contributors="leo", thanks_line="You stayed late with us.")
    draft_of(store)
    held = answering.read_account(store, "sam", by=make.SAM, at=make.NOON)
    assert held["account"]["name"] == "Sam"
    assert [each["reference"] for each in held["stories told"]] == [story.reference]
    assert held["named in"]["Drafts"] == 1
    assert {each["action"] for each in held["actions"]} >= {"draft started", "story submitted"}
    assert json.loads(json.dumps(held)) == held
    about_leo = answering.read_account(store, "leo", **BY_GWEN)
    assert about_leo["private thanks"] == ["You stayed late with us."]
    assert actions(store)[-1] == "what is held on somebody read"


@pytest.mark.parametrize(
    ("whom", "name", "job", "refused"),
    [
        ("sam", "Sami", "Social worker", None),
        ("sam", "Sam", "", "as they were"),
        ("sam", "  ", "x", "write what this person"),
        ("gwen", "Gwendolyn", "", "Somebody else"),
        (make.UNKNOWN, "x", "", "person"),
    ],
)
def test_a_name_and_a_job_are_put_right(sqlite_store, whom, name, job, refused):
    def act():
        return answering.correct_account(sqlite_store, whom, name, job, **BY_GWEN)

    if refused:
        with pytest.raises(StoryError, match=refused):
            act()
    else:
        assert (act().name, count(sqlite_store, tables.people, job=job)) == (name, 1)


def test_an_erased_account_leaves_signatures_and_nothing_that_names(store):
    story = cleared(store, contributors="leo", thanks_line="You stayed late with us.")
    access, at = Access(), make.NOON
    person = sign_in.arrive(store, identity_of(told(name="Zebedee Quartz")), access, at)
    admitting.set_roles(store, person.id, frozenset(), frozenset({"staff"}), **BY_ADA)
    writing.start_draft(store, make.UNKNOWN, by=person, at=at)
    with pytest.raises(StoryError, match="close this account first"):
        answering.erase_account(store, person.id, **BY_GWEN)
    for each in (person.id, "leo", "sam"):
        admitting.close_account(store, each, **BY_ADA)
        answering.erase_account(store, each, **BY_GWEN)
    said = dump(store)
    assert not [each for each in ("Zebedee", "You stayed late", "'Sam'", "o-1") if each in said]
    assert count(store, tables.people, name=SOMEBODY, active=False) == 3
    assert count(store, tables.stories, id=story.id, submitted_by="sam") == 1
    assert count(store, tables.drafts) == 0
    assert actions(store)[-1] == "account erased"
    sign_in.arrive(store, identity_of(told(nonce="n-9", name="Zebedee Quartz")), access, at)
    assert "Zebedee" not in dump(store)


def test_a_name_is_found_put_right_and_erased_with_its_consent(store):
    story = cleared(store, consent_name="Kofi Mensah")
    publishing.pull(
        store, story.id, Channel.NEWSLETTER, "November", by=make.CAL, at=make.NOON, key="k"
    )
    submit(store, consent_name="Ama Owusu")
    (found,) = answering.find_names(store, " kofi  men", **BY_GWEN)
    assert (found.story_id, found.name) == (story.id, "Kofi Mensah")
    where = (store, found.story_id, found.party)
    answering.correct_names(*where, "Kofi Mensa", "", **BY_GWEN)
    assert consenting.read_names(store, story.id, **BY_GWEN)[story.id] == ("Kofi Mensa", "")
    assert answering.erase_names(*where, words=False, **BY_GWEN) == 1
    assert answering.find_names(store, "kofi", **BY_GWEN) == []
    assert count(store, tables.stories, id=story.id, status="withdrawn") == 1
    assert count(store, tables.consents, story_id=story.id, withdrawn_on=make.TODAY) == 1
    assert count(store, tables.recalled_uses) == 1
    assert make.WORDS["title"] in dump(store)
    with pytest.raises(NotFound):
        answering.correct_names(*where, "Kofi", "", **BY_GWEN)


def test_the_words_of_the_story_go_too_where_that_is_asked(store):
    story = submit(store, consent_name="Kofi Mensah")
    writing.withdraw(store, submit(store).id, 1, by=make.SAM, at=make.NOON)
    draft = writing.open_again(
        store, _returned(store, story), make.UNKNOWN, **{**BY_GWEN, "by": make.SAM}
    )
    answering.erase_names(store, story.id, story.id, words=True, **BY_GWEN)
    assert count(store, tables.drafts, id=draft) == 0
    assert count(store, tables.story_words, story_id=story.id) == 1  # that they are gone
    assert actions(store)[-1] == "names erased"


def _returned(store, story) -> str:
    from stories.actions import reviewing
    from stories.telling import ReturnReason

    back = (ReturnReason.OTHER, "Please say how we know.")
    return reviewing.return_to_writer(store, story.id, 1, *back, by=make.RAVI, at=make.NOON).id


def test_a_search_says_in_the_record_that_somebody_looked_and_never_for_whom(sqlite_store):
    answering.find_names(sqlite_store, "Kofi", **BY_GWEN)
    with sqlite_store.read() as connection:
        (event,) = events_in(connection)
    assert (event.action, event.facts) == ("names of consent searched", {"found": 0})
    for words in ("", " k "):
        with pytest.raises(StoryError, match="2 letters"):
            answering.find_names(sqlite_store, words, **BY_GWEN)
    with pytest.raises(NotAllowed):
        answering.find_names(sqlite_store, "Kofi", **BY_ADA)


def test_an_erased_person_stays_erased_after_a_restore(sqlite_store, tmp_path):
    from data import backup, restore
    from data.ledger import Ledger
    from data.store import Store
    from data.store.engine import engine
    from tests.conftest import KEY

    home = Store(sqlite_store.engine, KEY, Ledger(tmp_path / "away" / "erasures.log", KEY))
    story = cleared(home, consent_name="Kofi Mensah")
    backup.make(home, tmp_path / "kept", make.NOON)
    answering.erase_names(home, story.id, story.id, words=True, **BY_GWEN)
    admitting.close_account(home, "leo", **BY_ADA)
    answering.erase_account(home, "leo", **BY_GWEN)
    new = Store(engine(f"sqlite:///{tmp_path / 'new.db'}"), KEY, home.ledger)
    restore.restore(new, tmp_path / "kept", make.NOON)
    said = dump(new)
    assert not [words for words in (*make.WORDS.values(), "'Leo'") if words in said]
    assert count(new, tables.consent_names) == 0
    with new.read() as connection:
        assert connection.scalar(sa.select(tables.people.c.name).filter_by(id="leo")) == SOMEBODY
    new.engine.dispose()
