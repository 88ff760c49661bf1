"""The month in one page as it may leave: rounded, and every outcome with what stands beside it."""

from dataclasses import dataclass

from pages.documents import pictures
from pages.documents.chart_files import rests_on
from pages.parts.leading import Pair, View
from pages.parts.summary_table import latest
from stories.trends import telling
from stories.trends.table import leaving

MOST = 6  # outcomes in the table of one page
COLUMNS = ("Outcome", "Latest", "What it shows", "Beside it", "What that shows")


@dataclass(frozen=True)
class Month:
    """What a board reads: one sentence, what stands out, what was hard, who was not heard."""

    view: View
    pairs: tuple[Pair, ...]  # what needs a conversation first
    balance: tuple[dict[str, str], ...]  # what went well beside what was hard
    unheard: str
    today: str

    @property
    def summary(self) -> str:
        return telling.summary([pair.outcome for pair in self.view.pairs.values()])

    @property
    def title(self) -> str:
        return f"What difference did we make? {self.view.name}"

    def known(self) -> dict[str, str]:
        """What the figures rest on."""
        small = self.pairs[0].outcome.small
        return rests_on(self.view.name, self.view.edition, small, self.today)

    def rows(self, most: int = MOST) -> list[tuple[str, ...]]:
        return [row_of(pair) for pair in self.pairs[:most]]

    def picture(self) -> tuple[bytes, str, str]:
        """The first pair: the picture, its title and its description."""
        first = self.pairs[0]
        made = pictures.png(pictures.both(first, self.view, (), self.known()))
        return made, *pictures.words_of(first, self.view)

    def low_picture(self) -> tuple[bytes, str, str]:
        """The same side by side, for a page that holds more."""
        first = self.pairs[0]
        made = pictures.png(pictures.side_by_side(first, self.view, self.known()))
        return made, *pictures.words_of(first, self.view)


def row_of(pair: Pair) -> tuple[str, ...]:
    """An outcome and its balance in words, rounded."""
    ours = leaving(pair.outcome)
    beside = leaving(pair.balance) if pair.balance else None
    return (
        ours.name,
        latest(ours),
        telling.variation_words(ours),
        pair.kind.balancing,
        f"{latest(beside)}: {telling.variation_words(beside)}" if beside else "not counted",
    )
