"""What got in the way: sorted by words, and by nothing else."""

import pytest

from stories.trends.barriers import BARRIER_LABELS, SIGNS, Barrier, barriers_in


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We waited a year for a place.", {Barrier.WAITING}),
        ("Therapy was refused because the risk was too high.", {Barrier.REFUSED}),
        ("A form letter, and a meeting to which she was not invited.",
         {Barrier.PAPER, Barrier.NOT_ASKED}),
        ("Housing was slow, and we had no time.", {Barrier.HOUSING, Barrier.CHANGES}),
        ("They could not afford the fare.", {Barrier.MONEY}),
        ("The services did not share what they knew.", {Barrier.APART}),
        ("Her performance was uniform.", {Barrier.OTHER}),
        ("", {Barrier.OTHER}),
    ],
)  # fmt: skip
def test_kinds(text, kinds):
    assert set(barriers_in(text)) == kinds


def test_every_kind_has_a_name_and_signs():
    assert BARRIER_LABELS.keys() == set(Barrier)
    assert SIGNS.keys() == set(Barrier) - {Barrier.OTHER}
