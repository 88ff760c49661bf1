"""Who a sign-in says somebody is, and what it never decides."""

from datetime import UTC, datetime, timedelta

import pytest

from stories.errors import NotAllowed
from stories.identity import Access, identity_of
from stories.ids import is_id
from stories.people import Role
from tests import make


def told(**changes) -> dict:
    """The claims of an ID token from Microsoft Entra; None takes one out."""
    claims = {
        "iss": "https://login.example/t-1/v2.0",
        "sub": "pairwise-1",
        "tid": "t-1",
        "oid": "o-1",
        "name": "Rita Okafor",
        "preferred_username": "rita@council.example",
        "iat": int(make.NOON.timestamp()),
        "nonce": "n-1",
        **changes,
    }
    return {name: value for name, value in claims.items() if value is not None}


def test_a_person_is_the_same_whatever_their_name_and_address_become():
    before = identity_of(told())
    after = identity_of(told(name="Rita Bell", preferred_username="r.bell@council.example"))
    assert before.person_id == after.person_id
    assert is_id(before.person_id)


@pytest.mark.parametrize("changes", [{"oid": "o-2"}, {"tid": "t-2"}])
def test_the_same_address_in_another_account_is_another_person(changes):
    assert identity_of(told(**changes)).person_id != identity_of(told()).person_id


def test_the_border_between_tenant_and_subject_cannot_be_moved():
    one, other = told(tid="a", oid="bc"), told(tid="ab", oid="c")
    assert identity_of(one).person_id != identity_of(other).person_id


def test_a_provider_without_tenants_is_known_by_issuer_and_subject():
    identity = identity_of(told(tid=None, oid=None))
    assert (identity.tenant, identity.subject) == ("https://login.example/t-1/v2.0", "pairwise-1")


def test_each_sign_in_has_a_token_of_its_own():
    first, second = identity_of(told()), identity_of(told(nonce="n-2"))
    assert first.person_id == second.person_id
    assert first.token != second.token
    assert identity_of(told()).token == first.token


@pytest.mark.parametrize("missing", [("tid", "iss"), ("oid", "sub"), ("iat",), ("nonce",)])
def test_claims_that_do_not_say_who_are_refused(missing):
    with pytest.raises(NotAllowed, match="did not say who you are"):
        identity_of(told(**dict.fromkeys(missing)))


@pytest.mark.parametrize("odd", [7, ["o-1"], {"o": 1}, "", "   ", True])
def test_a_subject_that_is_no_word_is_no_subject(odd):
    with pytest.raises(NotAllowed):
        identity_of(told(oid=odd, sub=odd))


@pytest.mark.parametrize(
    ("claim", "roles"),
    [
        (["Reviewer", "STAFF"], {Role.REVIEWER, Role.STAFF}),
        (["owner", 7, None], set()),
        ("admin", set()),
        (None, set()),
    ],
)
def test_only_roles_we_know_are_suggested(claim, roles):
    assert identity_of(told(roles=claim)).roles == roles


def test_a_name_is_one_line_of_bounded_length():
    assert identity_of(told(name="  Rita\n\u200bOkafor\x07 ")).name == "Rita Okafor"
    assert len(identity_of(told(name="x" * 500)).name) == 120
    assert identity_of(told(name=None)).name == "rita@council.example"
    assert identity_of(told(name=None, preferred_username=None)).name == "No name given"


@pytest.mark.parametrize(
    ("minutes", "fresh"),
    [(-3, False), (-2, True), (0, True), (6.9, True), (7, False), (600, False)],
)
def test_a_proof_opens_a_session_for_a_few_minutes_by_clocks_that_may_differ(minutes, fresh):
    identity = identity_of(told())
    assert identity.proved_at == make.NOON.astimezone(UTC) == datetime(2026, 9, 16, 12, tzinfo=UTC)
    assert identity.is_fresh(make.NOON + timedelta(minutes=minutes)) == fresh


def test_only_named_organisations_come_in():
    identity = identity_of(told())
    assert Access().lets_in(identity)
    assert Access(tenants=frozenset({"t-1"})).lets_in(identity)
    assert not Access(tenants=frozenset({"t-2"})).lets_in(identity)
