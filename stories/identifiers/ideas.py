"""Words that look like names and name nobody: a theory, a law, a saying, the heading of a list."""

from functools import cache

from stories.identifiers import lists
from stories.identifiers.facts import TITLE, UPPER, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.names import NAMED, TITLES
from stories.identifiers.phrases import Phrases, lines
from stories.identifiers.words import Page, Signs, bag

Judged = list[tuple[Kind, Level] | None]
# Writers on care. The rarer of their names are read as a theory where the words beside say so;
# the commoner are at least asked about.
RARE_WRITERS = bag("gillick kolb bowlby winnicott maslow bronfenbrenner karpman piaget waterlow")
WRITERS = RARE_WRITERS | bag("gibbs ferguson fraser schwartz driscoll erikson rogers munro braden")
THEORY = bag(
    "theory theories model models cycle reflective reflection attachment competence competent "
    "competency capacity hierarchy analysis practice practise says writes wrote argues prefers "
    "guidelines framework rounds round score children placement holding learning essay lecture "
    "module"
)
ANNOUNCING = TITLES | NAMED
NEAR = 14  # words on each side in which a theory is spoken of
NAMES = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.ADDRESS)


@cache
def known() -> Phrases:
    return Phrases(lines("ideas"))


def excuse(page: Page, plain: Facts, present: Signs, judged: Judged) -> set[int]:
    """Take back what was judged of such words; gives their places in the page."""
    named = {
        at
        for start, end in known().spans(page, present)
        if end - start > 1 or _plain(page, plain, judged, start)
        for at in range(start, end)
    }
    if "[" in present:  # a text that holds '[NAME]' has its names taken out
        named |= {at for at in present.get("x", ()) if _letter(page, judged, at)}
    for writer in WRITERS & present.keys():
        for at in present[writer]:
            if judged[at] and alone(page, plain, judged, at) and _of_theory(page, at):
                if writer in RARE_WRITERS:
                    named.add(at)
                else:
                    judged[at] = judged[at][0], Level.ASK
    for at in named:
        judged[at] = None
    return named


def told(page: Page, spans: list[Span], named: set[int]) -> list[Span]:
    """The spans but those of names that lie within what names nobody."""
    if not named:
        return spans
    return [
        span
        for span in spans
        if span.kind not in NAMES or not named.issuperset(page.within(span.start, span.end))
    ]


def _plain(page: Page, plain: Facts, judged: Judged, at: int) -> bool:
    """A word on no list of names that stands alone; no place of which the model is sure."""
    if judged[at] and judged[at][1] is Level.BLOCK and plain.bits[at] & lists.PLACE:
        return False
    return not plain.bits[at] & lists.FAMILIAR and alone(page, plain, judged, at)


def alone(page: Page, plain: Facts, judged: Judged, at: int) -> bool:
    """With a capital, and with no title, name or capital beside it."""
    if plain.shape[at] not in (TITLE, UPPER):
        return False
    if at and page.plain[at - 1] in ANNOUNCING:
        return False
    for other in (at - 1, at + 1):
        if 0 <= other < len(page) and page.gaps[max(at, other)] in (" ", ". ", "-"):
            cased = plain.shape[other] in (TITLE, UPPER) and not page.opens[max(at, other)]
            if judged[other] or (cased and not plain.safe[other] and not plain.shouting[at]):
                return False
    return True


def _letter(page: Page, judged: Judged, at: int) -> bool:
    """A lone X, which stands for a name that has been taken out."""
    after = at + 1 < len(page) and page.gaps[at + 1] == " " and judged[at + 1]
    before = at and page.gaps[at] == " " and judged[at - 1]
    return page.words[at] == "X" and not before and not after


def _of_theory(page: Page, at: int) -> bool:
    around = page.plain[max(0, at - NEAR) : at + NEAR]
    return not THEORY.isdisjoint(around) or sum(word in WRITERS for word in around) > 1
