"""People and roles: who waits, what each may do, a second administrator's word."""

import pytest

from data import sessions, sign_in, tables
from data.store.people import person_where
from pages.parts import session
from stories.actions import admitting
from stories.identity import Access, identity_of
from stories.people import Role
from tests import make
from tests.pages.conftest import labels
from tests.stories.test_identity import told

LEO = "-".join(("leo", "leader"))


@pytest.fixture
def gwen_too(sqlite_store):
    with sqlite_store.engine.begin() as connection:
        connection.execute(tables.person_roles.insert().values(person_id="gwen", role=Role.ADMIN))


def roles(store, person_id):
    with store.read() as connection:
        return person_where(connection, person_id).roles


def shown(at) -> str:
    return " ".join(each.value for kind in (at.text, at.caption, at.markdown) for each in kind)


def test_everybody_is_listed_and_found_by_name(visit):
    at = visit("people.py", make.ADA)
    assert {"Leo", "Rita", "Sam"} <= set(labels(at))
    at.text_input("find-person").input("le").run()
    assert [each for each in labels(at) if each in ("Leo", "Rita")] == ["Leo"]
    at.text_input("find-person").input("nobody at all").run()
    assert "Try fewer letters" in at.info[0].value


def test_a_newcomer_waits_with_what_the_organisation_suggests(visit, sqlite_store):
    sign_in.arrive(sqlite_store, identity_of(told(roles=["Reviewer"])), Access(), make.NOON)
    at = visit("people.py", make.ADA)
    assert "Waiting for a role" in [each.value for each in at.header]
    assert "Your organisation suggests: reviewer." in shown(at)


def test_an_admin_gives_and_takes_roles(visit, sqlite_store):
    at = visit("people.py", make.ADA, who="leo")
    assert at.title[0].value == "Leo"
    at.checkbox(f"role-staff-{LEO}").check()
    at.checkbox(f"role-leader-{LEO}").uncheck()
    at.button(f"save-roles-{LEO}").click().run()
    assert at.success[0].value == "Saved. It holds from their next click."
    assert roles(sqlite_store, "leo") == {Role.STAFF}
    assert at.checkbox("role-staff-leo-staff").value


def test_saving_nothing_says_so(visit):
    at = visit("people.py", make.ADA, who="leo")
    at.button(f"save-roles-{LEO}").click().run()
    assert "as they were" in at.error[0].value


def test_a_second_administrator_agrees(visit, sqlite_store, gwen_too):
    at = visit("people.py", make.ADA, who="leo")
    at.button("propose-leo").click().run()
    assert "Another administrator can agree" in at.success[0].value
    [proposal] = [each.key for each in at.button if str(each.key).startswith("refuse-")]
    assert not [each for each in at.button if str(each.key).startswith("agree-")]
    other = visit("people.py", make.GWEN)
    assert "Ada proposes Leo as an administrator." in shown(other)
    other.button(proposal.replace("refuse", "agree")).click().run()
    assert Role.ADMIN in roles(sqlite_store, "leo")


def test_the_only_admin_is_told_to_make_another_first(visit, sqlite_store, gwen_too):
    admitting.take_admin(sqlite_store, "gwen", by=make.ADA, at=make.NOON)
    at = visit("people.py", make.ADA, who="ada")
    assert at.info[0].value == admitting.NOT_YOURSELF
    assert not [each for each in at.button if str(each.key).startswith(("save", "take", "close"))]


def test_sessions_are_shown_and_ended(visit, sqlite_store, monkeypatch):
    monkeypatch.setattr(session, "now", lambda: make.NOON)
    token = sessions.begin(sqlite_store, "leo", make.NOON)
    at = visit("people.py", make.ADA, who="leo")
    assert "Signed in on 16 September 2026 at 13:00" in shown(at)
    at.button("end-leo").click().run()
    assert sessions.person_of(sqlite_store, token, make.NOON) is None
    assert "Nowhere at the moment." in shown(at)


def test_an_account_is_closed_on_purpose_and_opened_again(visit):
    at = visit("people.py", make.ADA, who="leo")
    assert at.button("close-leo").disabled
    at.checkbox("sure-leo").check().run()
    at.button("close-leo").click().run()
    assert at.warning[0].value.startswith("This account is closed.")
    at.button("open-leo").click().run()
    assert at.checkbox(f"role-leader-{LEO}").value


def test_a_person_who_is_not_there_is_not_found(visit):
    at = visit("people.py", make.ADA, who=make.UNKNOWN)
    assert "could not find that person" in at.error[0].value
    assert not at.exception


def test_a_name_that_looks_like_markdown_stays_a_name(visit, sqlite_store):
    """T-13 and T-14."""
    odd = "![x](https://example.org/x.png) <b>Bo</b>"
    sign_in.arrive(sqlite_store, identity_of(told(name=odd)), Access(), make.NOON)
    at = visit("people.py", make.ADA, who=identity_of(told()).person_id)
    assert at.title[0].value.startswith(r"\!\[x\]\(https\:")
    at = visit("people.py", make.ADA)
    assert odd in [each.value for each in at.text]  # among those who wait
    assert odd not in labels(at)
