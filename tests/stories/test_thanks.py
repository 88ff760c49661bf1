"""A thank-you is redacted like a story, and passing on and publishing are two permissions."""

import pytest

from stories.errors import UnresolvedFindings
from stories.thanks import SAID_BY_LABELS, SaidBy
from tests import make


def test_every_kind_of_person_has_words():
    assert SAID_BY_LABELS.keys() == set(SaidBy)


def test_words_of_thanks_that_name_somebody_cannot_be_kept():
    with pytest.raises(UnresolvedFindings):
        make.thanks("Thank you Kofi for everything.")


def test_leave_to_pass_on_is_not_leave_to_publish():
    thanks = make.thanks(may_pass_on=True, may_publish=False)
    assert (thanks.may_pass_on, thanks.may_publish) == (True, False)
