"""Whether curves of several groups differ by more than chance explains; never which, nor why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc

from stories.trends.finite import must_be_finite

Group = tuple[Sequence[float], Sequence[bool]]  # how long each was followed, and whether it ended


@dataclass(frozen=True)
class LogRank:
    """Events seen and expected of each group, were they all alike, and how likely that is."""

    statistic: float
    degrees: int
    p: float
    observed: tuple[int, ...]
    expected: tuple[float, ...]


def logrank(groups: Sequence[Group]) -> LogRank:
    """The log-rank test of two groups or more, for events that may fall on the same day.

    Raises ValueError for fewer than two groups, for a group of nobody and for days below 0.

    Source: Mantel (1966); Peto and Peto (1972), with the hypergeometric variance.
    """
    if len(groups) < 2 or any(not days or len(days) != len(had) for days, had in groups):
        raise ValueError("Give two groups or more, each with somebody and every answer.")
    must_be_finite(*(days for days, _ in groups))
    if any(min(days) < 0 for days, _ in groups):
        raise ValueError("Nobody is followed before day 0.")
    held = [(np.asarray(days, float), np.asarray(had, bool)) for days, had in groups]
    observed = np.array([had.sum() for _, had in held])
    expected, spread = _expected(held)
    apart = (observed - expected)[:-1]
    inner = spread[:-1, :-1]
    degrees = int(np.linalg.matrix_rank(inner))
    statistic = float(apart @ np.linalg.pinv(inner) @ apart)
    # Rounding may leave a hair less than nothing.
    p = float(chdtrc(degrees, max(statistic, 0.0))) if degrees else 1.0
    return LogRank(statistic, degrees, p, tuple(map(int, observed)), tuple(map(float, expected)))


def _expected(held: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """Events that each group would have had, and how these vary together."""
    ends = np.unique(np.concatenate([days[had] for days, had in held]))
    expected, spread = np.zeros(len(held)), np.zeros((len(held), len(held)))
    for day in ends:
        risk = np.array([(days >= day).sum() for days, _ in held])
        ended = sum(int((days[had] == day).sum()) for days, had in held)
        everybody = risk.sum()
        share = risk / everybody
        expected += ended * share
        if everybody > 1:
            by_chance = ended * (everybody - ended) / (everybody - 1)
            spread += by_chance * (np.diag(share) - np.outer(share, share))
    return expected, spread
