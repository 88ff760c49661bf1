"""How sure a share or a count is: Wilson, Byar and exact Poisson intervals."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from scipy.special import gammaincinv

from stories.trends.finite import must_be_finite

FEWEST_FOR_BYAR = 10  # below it the exact form is used
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Interval:
    value: float
    lower: float
    upper: float


def wilson(count: int, total: int, confidence: float = CONFIDENCE) -> Interval:
    """The share count/total (0 to 1) with Wilson's score interval.

    Raises ValueError unless 0 <= count <= total and total > 0.
    Source: Wilson (1927), as in Public Health England's technical guide to confidence intervals.
    """
    must_be_finite((count, total))
    if not 0 <= count <= total or total <= 0:
        raise ValueError("A share needs a count from 0 to its total, and a total above 0.")
    z = sigmas(confidence)
    share = count / total
    middle, below = 2 * count + z**2, 2 * (total + z**2)
    spread = z * sqrt(z**2 + 4 * count * (1 - share))
    # The ends are exact where they are known; rounding would leave a trace of a number there.
    lower = 0.0 if count == 0 else (middle - spread) / below
    upper = 1.0 if count == total else (middle + spread) / below
    return Interval(share, lower, upper)


def byar(count: int, exposure: float = 1.0, confidence: float = CONFIDENCE) -> Interval:
    """The rate count/exposure with Byar's interval; the exact Poisson one for counts under 10.

    Raises ValueError for a count below 0 or an exposure that is not above 0.
    Source: Breslow and Day (1987), vol. II, p. 69.
    """
    must_be_finite((count, exposure))
    if exposure <= 0:
        raise ValueError("An exposure lies above 0.")
    if count < FEWEST_FOR_BYAR:
        exact = poisson(count, confidence)
        return Interval(count / exposure, exact.lower / exposure, exact.upper / exposure)
    z = sigmas(confidence)
    more = count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(count / exposure, lower / exposure, upper / exposure)


def poisson(count: float, confidence: float = CONFIDENCE) -> Interval:
    """A count with the exact interval of its mean. Raises ValueError for a count below 0.

    Source: Garwood (1936).
    """
    must_be_finite((count,))
    if count < 0:
        raise ValueError("A count is not below 0.")
    tail = (1 - confidence) / 2
    # Half a chi-square quantile with 2n degrees of freedom is the inverse gamma function at n.
    lower = float(gammaincinv(count, tail)) if count else 0.0
    return Interval(float(count), lower, float(gammaincinv(count + 1, 1 - tail)))


def sigmas(confidence: float) -> float:
    """How many sigmas to either side hold this share of a normal distribution: 1.960 for 0.95."""
    if not 0 < confidence < 1:
        raise ValueError("A confidence lies between 0 and 1, such as 0.95.")
    return NormalDist().inv_cdf((1 + confidence) / 2)
