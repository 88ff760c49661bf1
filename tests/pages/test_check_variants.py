"""Shorter versions on the pages: written in the library, checked by another, pulled by comms."""

from data import variants as variants_of
from pages.parts import session
from stories.actions import shortening
from stories.variants import Form
from tests import make
from tests.conftest import approved, cleared

QUOTE = "Then her aunt sat with us and we listened."


def texts(at) -> str:
    return "\n".join(each.value for each in at.text)


def write(store, story, text=QUOTE, form=Form.QUOTE, person=make.CAL):
    how = {"by": person, "at": make.NOON}
    return shortening.write_variant(store, story.id, story.version, form, text, **how)


def approve(store, variant):
    how = {"by": make.RITA, "at": make.NOON}
    return shortening.approve_variant(store, variant.id, variant.version, **how)


def written(store, story):
    with store.read() as connection:
        return variants_of.variants_of(connection, story)


def box(at, story, form=Form.QUOTE, version=0):
    key = f"{form}-{story.id}-{story.version}-{version}"
    at.toggle(f"write-{key}").set_value(True).run()
    return key


def test_comms_write_a_version_and_see_that_it_waits(visit, sqlite_store):
    story = cleared(sqlite_store)
    at = visit("library.py", make.CAL, story=story.id)
    key = box(at, story)
    at.text_area(f"text-{key}").input(QUOTE).run()
    # With what a browser draws a box anew that it lost with its line.
    assert at.text_area(f"text-{key}").proto.default == QUOTE
    assert "Now: 9 words." in "".join(each.value for each in at.caption)
    at.button(f"send-{key}").click().run()
    assert "Somebody else must now approve it." in at.success[0].value
    assert [each.text for each in written(sqlite_store, story)] == [QUOTE]
    assert "It waits for somebody else" in "".join(each.value for each in at.caption)
    assert not [radio for radio in at.radio if radio.key == "version"]


def test_a_version_that_is_too_long_or_says_too_much_is_refused_and_kept_in_the_box(
    visit, sqlite_store
):
    story = cleared(sqlite_store)
    at = visit("library.py", make.CAL, story=story.id)
    key = box(at, story, Form.SOCIAL)
    at.text_area(f"text-{key}").input("x" * 281).run()
    assert "281 characters and the most is 280" in at.warning[0].value
    at.button(f"send-{key}").click().run()
    assert "the most is 280" in at.error[0].value
    at.text_area(f"text-{key}").input("Kofi opened the door.").run()
    at.button(f"send-{key}").click().run()
    assert at.error[0].value.startswith("Resolve 1 possible identifier")
    assert at.text_area(f"text-{key}").value == "Kofi opened the door."
    assert written(sqlite_store, story) == []


def test_a_second_person_approves_it_after_both_checks(visit, sqlite_store):
    story = cleared(sqlite_store)
    variant = write(sqlite_store, story)
    at = visit("check_variants.py", make.RITA)
    assert QUOTE in texts(at)
    key = f"{variant.id}-1"
    assert at.button(f"approve-{key}").disabled
    at.checkbox(f"0-{key}").check()
    at.checkbox(f"1-{key}").check().run()
    at.button(f"approve-{key}").click().run()
    assert at.success[0].value == f"Approved: one quote, {story.reference}."
    assert "Nothing waits for a check." in at.info[0].value


def test_taking_one_away_is_asked_for_twice(visit, sqlite_store):
    story = approved(sqlite_store)
    variant = write(sqlite_store, story, person=make.GWEN)
    at = visit("check_variants.py", make.RITA)
    key = f"{variant.id}-1"
    assert not [each for each in at.button if each.label == "Delete this version"]
    at.toggle(f"away-{key}").set_value(True).run()
    at.button(f"delete-{key}").click().run()
    assert written(sqlite_store, story) == []


def test_what_one_wrote_waits_for_somebody_else(visit, sqlite_store):
    write(sqlite_store, approved(sqlite_store), person=make.GWEN)
    assert "waits for somebody else" in visit("check_variants.py", make.GWEN).info[0].value
    assert "1 shorter version waits" in "".join(
        x.value for x in visit("home.py", make.RITA).markdown
    )
    assert "shorter version" not in "".join(x.value for x in visit("home.py", make.GWEN).markdown)


def test_comms_pull_the_quote_and_what_travels_with_it(visit, sqlite_store, monkeypatch):
    monkeypatch.setattr(session, "now", lambda: make.NOON)
    story = cleared(sqlite_store)
    approve(sqlite_store, write(sqlite_store, story))
    at = visit("library.py", make.CAL)
    said = "\n".join(each.value for each in at.markdown)
    assert "**Versions:** The full story, one quote" in said
    at = visit("library.py", make.CAL, story=story.id)
    at.radio("version").set_value(written(sqlite_store, story)[0]).run()
    at.text_input("purpose").input("November")
    at.button(f"pull-{story.version}").click().run()
    assert not at.error
    short, whole, picture = (each.value for each in at.code)
    assert short == QUOTE
    assert QUOTE in picture
    assert story.reference in whole
    assert make.WORDS["happening"] not in whole
    assert "Newsletter (one quote): November" in texts(at)


def test_governance_and_reviewers_write_one_too(visit, sqlite_store):
    story = approved(sqlite_store)
    for file, person in (("clear.py", make.GWEN), ("review.py", make.RITA)):
        at = visit(file, person, story=story.id)
        assert f"write-{Form.SOCIAL}-{story.id}-{story.version}-0" in {x.key for x in at.toggle}
