"""Neighbouring words of a name as one span: titles, hyphens, 'van der', 'bach'."""

from collections.abc import Iterator

from stories.identifiers import lists
from stories.identifiers.facts import LOWER, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.names import FAMILY_TITLES, SHORTENED, TITLES
from stories.identifiers.words import Page, bag

COUPLES = (["mr", "and"], ["mr", "n"], ["dr", "and"], ["rev", "and"])
BYNAMES = bag("big little lil wee young old auld mad fat tall tiny")  # big kev, little t
HONOURS = bag("lady lord king queen bishop cardinal canon saint")  # a school may be called so
AFTER_NAME = bag("bach fach beag og mor jnr snr junior")  # Huw bach
PARTICLES = bag("van der den von bin bint ibn al el abu ap ab de la du di da dos del la le ter mac")
JOINS = frozenset(
    {
        " ",
        "-",
        ". ",
        ".",
        "  ",
        "\u2011",
        " '",
        ' "',
        "' ",
        '" ',
        " \u201c",
        "\u201d ",
        " (",
        "'",
        "\u2019",
        " \u2018",
        "\u2019 ",
    }
)


def _joined(page: Page, at: int) -> bool:
    """Whether nothing but what stands inside a name parts a word from the one before."""
    gap = page.gaps[at]
    return gap in JOINS and ("." not in gap or (len(page.plain[at - 1]) < 3 and not page.opens[at]))


def spans(page: Page, facts: Facts, judged: list[tuple[Kind, Level] | None]) -> Iterator[Span]:
    """Neighbouring words of a name as one span."""
    at, size = 0, len(page)
    while at < size:
        if not judged[at]:
            at += 1
            continue
        end = at + 1
        while (
            end < size
            and judged[end]
            and _joined(page, end)
            and not (page.owns[end - 1] and judged[end][0] == judged[at][0] == Kind.PERSON)
        ):
            end += 1
        kinds, levels = zip(*judged[at:end], strict=True)
        if kinds[-1] is Kind.PERSON and end < size and page.plain[end] in AFTER_NAME:
            end += page.gaps[end] == " "
        kind = (
            Kind.ORGANISATION
            if Kind.ORGANISATION in kinds
            else max(dict.fromkeys(kinds), key=kinds.count)
        )
        level = Level.BLOCK if Level.BLOCK in levels else Level.ASK
        start = _start(page, facts, at) if kind is Kind.PERSON else at
        yield Span(page.starts[start], page.ends[end - 1], kind, level)
        at = end


def _byname(facts: Facts, at: int) -> bool:
    """Whether 'big' or 'old' before a word belongs to the name: big kev, not old mill."""
    return facts.shape[at] != LOWER or bool(facts.bits[at] & lists.FIRST)


def _start(page: Page, facts: Facts, at: int) -> int:
    """Where a person's name begins, with the titles and the 'van der' before it."""
    before = page.plain[at - 1] if at else ""
    if at and page.opens[at] and "." in page.gaps[at] and before not in SHORTENED:
        return at
    titled = before in TITLES or (before in FAMILY_TITLES and page.words[at - 1][0].isupper())
    titled = titled or (before in HONOURS and page.gaps[at] == " ")
    bynamed = before in BYNAMES and page.gaps[at] == " " and _byname(facts, at)
    if bynamed or (titled and page.gaps[at] in (" ", ". ", ".", "  ")):
        at -= 1
        if titled and page.plain[max(0, at - 2) : at] in COUPLES:  # Mr and Mrs R
            at -= 2
    while at and page.plain[at - 1] in PARTICLES and page.gaps[at] in (" ", "-"):
        at -= 1
    return at
