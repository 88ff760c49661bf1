"""Who may do what."""

import pytest

from stories.errors import NotAllowed
from stories.people import Person, Role
from tests import make


@pytest.mark.parametrize("role", Role)
def test_only_a_person_with_the_role_may(role):
    make.actor("Has", role).must_be(role)
    with pytest.raises(NotAllowed, match=f"Only people with the {role} role"):
        make.actor("Has every other", *(set(Role) - {role})).must_be(role)


def test_one_of_several_roles_is_enough():
    make.RAVI.must_be(Role.GOVERNANCE, Role.REVIEWER)
    with pytest.raises(NotAllowed, match="the governance or reviewer role"):
        make.SAM.must_be(Role.GOVERNANCE, Role.REVIEWER)


def test_a_closed_account_may_nothing():
    with pytest.raises(NotAllowed, match="account is closed"):
        make.actor("Gone", *Role, active=False).must_be(*Role)


def test_an_account_is_open_until_somebody_closes_it():
    assert Person("nia", "Nia").active
    Person("nia", "Nia", frozenset({Role.STAFF})).must_be(Role.STAFF)
