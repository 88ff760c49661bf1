"""How long an outcome held, to take away: CSV, PNG, SVG; rounded as every file is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.documents import pictures
from pages.documents.pictures import Picture
from pages.documents.table_csv import figures_csv
from pages.parts import survival_chart
from stories.outcomes import OutcomeType
from stories.trends import competing_ends
from stories.trends.cohorts import Cohort, reading_words, sentence, short_year
from stories.trends.comparing import compare, comparison_words, in_numbers
from stories.trends.disclosure import rounded
from stories.trends.other_ends import LABELS, NONE, Ends
from stories.trends.survival import Reading

COLUMNS = (
    "Year", "Months after", "Percent still holding", "Lower 95%", "Upper 95%",
    "Known to hold still", "No longer holding", "Not followed any more",
)  # fmt: skip
ENDS = ("Ended another way", "Year", "People")
Known = Mapping[str, str]


@dataclass(frozen=True)
class Lasted:
    """What the page of one outcome shows; `ends` is None where nothing is published of them."""

    kind: OutcomeType
    cohorts: Sequence[Cohort]
    ends: Ends | None


def as_csv(found: Lasted, known: Known) -> bytes:
    rows = [_row(cohort, each) for cohort in found.cohorts for each in cohort.curve.readings]
    compared = compare(found.cohorts)
    said = f"{comparison_words(compared)} {in_numbers(compared)}" if compared else "one year alone"
    tables = [(COLUMNS, rows)] + ([(ENDS, _ends(found.ends))] if found.ends else [])
    if became := competing_ends.ended(found.cohorts, found.kind.check_months):
        tables.append((competing_ends.columns(became), competing_ends.rows(became)))
    return figures_csv({**known, "Do the years differ": said.strip()}, *tables)


def _row(cohort: Cohort, each: Reading) -> tuple[str, ...]:
    """One reading of a year; what is not known yet or rests on too few is left empty."""
    shares = (each.share, each.lower, each.upper) if each.printable else (None, None, None)
    people = (each.still_followed, each.had_event, each.no_longer_followed)
    known = each.day <= cohort.curve.followed_to
    return (
        cohort.short,
        f"{each.day:.0f}",
        *("" if share is None else f"{100 * share:.0f}" for share in shares),
        *(str(rounded(many)) if known else "" for many in people),
    )


def _ends(ends: Ends) -> list[tuple[str, str, str]]:
    return [
        (LABELS[part], short_year(year), str(0 if people == NONE else rounded(people)))
        for part, held in ends.by_part.items()
        for year, people in held.items()
    ]


def drawn(found: Lasted, known: Known) -> Picture:
    spec = survival_chart.curves(found.cohorts, found.kind.check_months)
    subtitle = (
        "% still holding, by year from April, All services. Estimates (Kaplan and Meier) with 95% "
        f"intervals. The scale begins at {survival_chart.lowest(found.cohorts)}%."
    )
    headline, said = _headline(found), sentence(found.cohorts, leaving=True)
    panel = pictures.panel(spec, headline, subtitle)
    return Picture(pictures.together([panel], known), headline, f"All services. {said}")


def _headline(found: Lasted) -> str:
    """The newest reading that may be printed, in few words."""
    for cohort in reversed(found.cohorts):
        for each in reversed(cohort.curve.readings[1:]):
            if each.printable:
                share = reading_words(each, leaving=True)
                after = f"still held after {each.day:.0f} months ({cohort.short})"
                return f"{found.kind.name}: {share} {after}"
    return f"{found.kind.name}: too few answers yet"


MAKERS = {"csv": as_csv, **pictures.makers(drawn)}
