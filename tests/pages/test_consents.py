"""Governance keeps the consent of one story; uses are called back and ticked off."""

import pytest

from data import queries, tables
from data.store.consents import consents_of, recalled_where
from stories.actions import consenting, publishing
from stories.agreement import Identity, Speaker, Subject
from stories.consent import Channel
from stories.ids import new_id
from stories.people import Role
from stories.statuses import Status
from tests import make
from tests.conftest import approved, cleared, count, submit
from tests.pages.conftest import labels

LETTER, SITE = Channel.NEWSLETTER, Channel.WEBSITE


def texts(at) -> str:
    kinds = (at.text, at.markdown, at.caption, at.info, at.warning, at.error, at.success)
    return "\n".join(each.value for kind in kinds for each in kind)


def standing(store, story):
    with store.read() as connection:
        return consents_of(connection, story.id)


def use(store, story, channel=LETTER):
    signed = {"by": make.CAL, "at": make.NOON, "key": new_id()}
    return publishing.pull(store, story.id, channel, "The winter issue", **signed)


def taken_back(store):
    story = cleared(store, LETTER, SITE)
    use(store, story, LETTER)
    use(store, story, SITE)
    signed = {"by": make.GWEN, "at": make.NOON}
    consenting.withdraw_consent(store, story.id, story.id, make.TODAY, **signed)
    return story


def test_every_answer_is_there_to_read_and_none_is_a_name(visit, sqlite_store):
    story = submit(sqlite_store, consent_name="Kofi Mensah")
    at = visit("consents.py", make.GWEN, story=story.id)
    said = texts(at)
    for words in ("A parent", "The person, for themselves", "Yes, they can decide this", "Sam"):
        assert words in said
    assert "Mensah" not in said
    at.button(f"names-{story.id}").click().run()
    assert "Kofi Mensah" in texts(at)
    assert count(sqlite_store, tables.events, action="names of consent read") == 1
    assert "Mensah" not in texts(at.run())


def test_what_is_still_to_ask_stands_before_the_answers(visit, sqlite_store):
    story = submit(sqlite_store, consent_subject="child", consent_speaker="self")
    at = visit("consents.py", make.GWEN, story=story.id)
    assert "An adult with parental responsibility must agree for a child." in at.warning[0].value
    assert "Ask the child too" in at.warning[0].value


def test_a_new_version_is_recorded_with_its_answers(visit, sqlite_store):
    story = cleared(sqlite_store, LETTER, SITE)
    at = visit("consents.py", make.GWEN, story=story.id)
    key = f"{story.id}-1-{story.id}"
    at.text_input(f"who-{key}").input("the mum")
    at.button_group(f"channels-{key}").set_value([SITE])
    at.button(f"record-{key}").click().run()
    assert at.success[0].value.startswith("Recorded.")
    (consent,) = standing(sqlite_store, story)
    assert (consent.version, consent.who, consent.channels) == (2, "the mum", {SITE})
    assert (consent.subject, consent.speaker) == (Subject.PARENT, Speaker.SELF)
    with sqlite_store.read() as connection:
        assert queries.story_for(connection, story.id, make.GWEN, make.TODAY).channels == {SITE}
    assert "Version 1, the mother, recorded by Sam" in texts(at)


def test_another_person_is_added_and_a_missing_answer_is_named(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("consents.py", make.GWEN, story=story.id)
    key = f"new-0-{story.id}"
    at.button(f"record-{key}").click().run()
    assert "Who agreed: say who, by role." in at.error[0].value
    at.text_input(f"who-{key}").input("the aunt")
    at.selectbox(f"how-{key}").select("phone")
    for part, typed in (("day", "1"), ("month", "9"), ("year", "2026")):
        at.text_input(f"asked-{key}-{part}").input(typed)
    at.selectbox(f"identity-{key}").select(Identity.NO_NAME)
    at.button(f"record-{key}").click().run()
    assert at.success[0].value.startswith("Recorded.")
    aunt = next(each for each in standing(sqlite_store, story) if each.who == "the aunt")
    assert (aunt.expires_on.year, aunt.channels) == (2028, frozenset())


def test_seeing_the_final_text_is_written_down(visit, sqlite_store):
    story = approved(sqlite_store, consent_shown="")
    at = visit("consents.py", make.GWEN, story=story.id)
    assert "Somebody has not seen the final text." in at.warning[0].value
    at.selectbox(f"shown-{story.id}-1").select("chose_not")
    at.button(f"seen-{story.id}-1").click().run()
    assert "No, they said that they do not want to" in texts(at)
    (consent,) = standing(sqlite_store, story)
    assert (consent.shown, consent.seen_words_version) == ("chose_not", story.words_version)
    assert not at.warning
    assert f"seen-{story.id}-2" not in {each.key for each in at.button}


def test_taking_consent_back_asks_once_more_and_then_lists_each_use(visit, sqlite_store):
    story = cleared(sqlite_store)
    use(sqlite_store, story)
    at = visit("consents.py", make.GWEN, story=story.id)
    press = f"take-back-{story.id}-1"
    at.button(press).click().run()
    assert at.error[0].value.startswith("Tick that they said so")
    at.checkbox(f"sure-{story.id}-1").check()
    at.button(press).click().run()
    assert "1 use is called back below." in at.success[0].value
    (code,) = at.code
    assert f"Please take down story {story.reference}" in code.value
    assert "The winter issue" in code.value
    assert story.title not in code.value
    with sqlite_store.read() as connection:
        assert (
            queries.story_for(connection, story.id, make.GWEN, make.TODAY).status
            is Status.WITHDRAWN
        )


@pytest.mark.parametrize(
    "person",
    [make.GWEN, make.CAL],
)
def test_uses_are_ticked_off_until_none_is_left(visit, sqlite_store, person):
    taken_back(sqlite_store)
    at = visit("recalls.py", person)
    assert at.warning[0].value == "2 still to answer."
    with sqlite_store.read() as connection:
        ids = [use.pull_id for use in recalled_where(connection)]
    at.button(f"tick-{ids[0]}").click().run()
    assert at.error[0].value == "What became of it: choose one first."
    for pull_id in ids:
        at.radio(f"answer-{pull_id}").set_value("taken_down")
        at.button(f"tick-{pull_id}").click().run()
        assert at.success[0].value == "Ticked off."
    assert not at.warning
    assert count(sqlite_store, tables.recalled_uses, answer="taken_down") == 2


def test_the_consent_page_says_how_many_uses_wait_and_leads_to_them(visit, sqlite_store):
    assert "Nothing. Every use" in texts(visit("consents.py", make.GWEN))
    taken_back(sqlite_store)
    at = visit("consents.py", make.GWEN)
    assert "2 uses wait. Somebody sends a note for each" in texts(at)
    assert not at.warning
    assert not at.radio


def test_consent_that_runs_out_is_listed_before_and_after(visit, sqlite_store):
    early, late = submit(sqlite_store), submit(sqlite_store, title="Another door")
    soon, far = make.days_from_now(20), make.days_from_now(31)
    for story, day in ((early, soon), (late, far)):
        with sqlite_store.engine.begin() as connection:
            table = tables.consents
            here = table.c.story_id == story.id
            connection.execute(table.update().where(here).values(expires_on=day))
    at = visit("consents.py", make.GWEN)
    assert f"Open {early.reference}" in labels(at)
    assert f"Open {late.reference}" not in labels(at)


def test_a_story_is_found_by_the_reference_somebody_quotes(visit, sqlite_store):
    story = submit(sqlite_store)
    at = visit("consents.py", make.GWEN)
    at.text_input("reference").input("MD-none")
    at.button("open").click().run()
    assert at.error[0].value.startswith("No story has this reference.")
    at.text_input("reference").input(f" {story.reference.lower()} ")
    at.button("open").click().run()
    assert story.title in texts(at)


@pytest.mark.parametrize("asked", [make.UNKNOWN, "", "nothing"])
def test_an_unknown_story_says_what_to_do(visit, asked):
    at = visit("consents.py", make.GWEN, story=asked)
    assert at.error[0].value.startswith("We could not find that story.")


def test_home_says_what_runs_out_and_what_must_be_called_back(visit, sqlite_store):
    assert "No consent runs out within 30 days." in texts(visit("home.py", make.GWEN))
    taken_back(sqlite_store)
    sentence = "2 uses of a story that was taken back must be called back."
    for person in (make.GWEN, make.CAL):
        assert sentence in texts(visit("home.py", person))
    assert sentence not in texts(visit("home.py", make.LEO))


def test_nobody_but_governance_and_the_writer_finds_a_trace_of_it_anywhere(visit, sqlite_store):
    """Every page of everybody, also of pages that come later."""
    from pages.parts.places import PLACES

    story = taken_back(sqlite_store)
    with sqlite_store.engine.begin() as connection:
        roles = tables.person_roles
        held = [{"person_id": make.CAL.id, "role": role} for role in Role if role not in KEPT]
        connection.execute(roles.insert(), held)
    seen = []
    for place in PLACES:
        for query in ({}, {"story": story.id}):
            at = visit(place.file, make.CAL, **query)
            assert not at.exception
            said = texts(at) + "".join(labels(at))
            if any(words in said for words in make.WORDS.values()):
                seen.append((place.file, query))
    assert seen == []
    assert count(sqlite_store, tables.pulls) == 2  # what was done stays known


KEPT = {Role.GOVERNANCE, Role.COMMS}  # governance may read it; Cal has comms already
