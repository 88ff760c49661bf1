"""Do years differ in how long an outcome held? By one test over all of them, said in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from stories.trends.cohorts import Cohort
from stories.trends.logrank import LogRank, logrank

RARE = 0.05  # how often chance alone would make alike years differ so much
FEWEST_EXPECTED = 5  # of each year, from which the test can be trusted


@dataclass(frozen=True)
class Comparison:
    """The years compared, and the test; None where too few are known to stop holding."""

    years: tuple[str, ...]
    test: LogRank | None

    @property
    def differ(self) -> bool:
        return self.test is not None and self.test.p < RARE


def compare(cohorts: Sequence[Cohort]) -> Comparison | None:
    """All years that are drawn; None where there is but one.

    Made of what is published of each year, so it can say no more than the curves.
    """
    if len(cohorts) < 2:
        return None
    test = logrank([each.followed for each in cohorts])
    few = min(test.expected) < FEWEST_EXPECTED
    return Comparison(tuple(each.short for each in cohorts), None if few else test)


def comparison_words(found: Comparison) -> str:
    """What the test says, and what it does not."""
    many = f"the {len(found.years)} years ({found.years[0]} to {found.years[-1]})"
    if found.test is None:
        return f"Too few are known to have stopped holding to say whether {many} differ."
    if not found.differ:
        return (
            f"Taken together, {many} differ by no more than chance explains. Treat the distance "
            "between the lines as chance."
        )
    return (
        f"Taken together, {many} differ by more than chance explains: years that are alike would "
        "differ so much less than once in twenty. It does not say which year, and never why."
    )


def in_numbers(found: Comparison) -> str:
    """The same for an analyst, in numbers."""
    test = found.test
    if test is None:
        return ""
    p = f"p = {test.p:.2f}" if test.p >= 0.01 else "p below 0.01"
    freedom = f"{test.degrees} {'degree' if test.degrees == 1 else 'degrees'} of freedom"
    return f"Log-rank test: chi-square {test.statistic:.1f}, {freedom}, {p}."
