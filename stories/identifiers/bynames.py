"""Names by the words beside them: known as biscuit, Rocket (8), Ama, Spud and Dot."""

from stories.identifiers.facts import TITLE, Facts
from stories.identifiers.finding import Kind, Level
from stories.identifiers.words import Page, Signs, bag

Judged = list[tuple[Kind, Level] | None]
CALLING = {  # what announces a name in whatever case -> the words one of which stands before it
    "as": bag("known"),
    "to": bag("answers answered"),
    "by": bag("goes went"),
    **{
        call: bag("they we everyone everybody people folk kids lads mates i all lot")
        for call in ("call", "calls", "called", "cry")
    },
}
CALLS = bag("call calls called")
WHOSE = bag("my his her our their")
GAPS = (" ", ' "', " '", " \u201c", " \u2018")
NO_NAMES = bag(
    "a an the it him her them me us you for on out in round back and to at that this these those "
    "every each all as when before after again up off over about by if or but not so my his our "
    "their social police non high low is was being from with no any one there here care help some "
    "someone somebody everyone 999 101 111"
)
# What stands in brackets after a name: who it is, or how old.
WHO = bag(
    "his her my our their the mum mam mother dad father nan gran son daughter brother sister uncle "
    "aunt auntie nephew niece cousin partner wife husband neighbour friend aged age not peer "
    "family support social senior key youth care carer foster worker manager student volunteer "
    "chair sw ssw fsw iro ot gp hv pa real named known she he who also"
)
LABELS = bag(
    "child client name pt patient mum mother father dad sibling brother sister resident yp baby "
    "subject twin carer fc sw nickname alias aka nok keyworker"
)
LISTING = (" ", ", ")
JOINING = bag("and or then n")


def find_bynames(page: Page, facts: Facts, present: Signs, judged: Judged) -> set[int]:
    """Judge what the words beside it show to be somebody's name, to be asked about; gives where."""
    shown: set[int] = set()
    for calling in CALLING.keys() & present.keys():
        for at in (before + 1 for before in present[calling]):
            if calling in CALLS and page.plain[at : at + 1] and page.plain[at] in WHOSE:
                at += 2  # 'calls my husband Pops'
                if at >= len(page) or facts.shape[at] != TITLE or page.gaps[at] not in GAPS:
                    continue
                shown.add(at)
            elif _called(page, judged, at, CALLING[calling]):
                shown.update(present[page.plain[at]])
    for at, shape in enumerate(facts.shape):
        if shape != TITLE or facts.safe[at] or _sure(judged[at]):
            continue
        if _told(page, at) or _labelled(page, at) or _listed(page, judged, at):
            shown.update(other for other in present[page.plain[at]] if _cased(facts, other))
    for at in shown:
        judged[at] = judged[at] or (Kind.PERSON, Level.ASK)
    return shown


def _sure(found: tuple[Kind, Level] | None) -> bool:
    return bool(found) and found[1] is Level.BLOCK


def _cased(facts: Facts, at: int) -> bool:
    return facts.shape[at] == TITLE and not facts.safe[at]


def _called(page: Page, judged: Judged, at: int, before: frozenset[str]) -> bool:
    """'known as biscuit', 'the lad they call postman'."""
    if at < 2 or at >= len(page) or _sure(judged[at]) or page.gaps[at] not in GAPS:
        return False
    word = page.plain[at]
    known = page.plain[at - 1] == "as" and "known" in page.plain[max(0, at - 5) : at - 2]
    return (known or page.plain[at - 2] in before) and word not in NO_NAMES and word.isalpha()


def _told(page: Page, at: int) -> bool:
    """'Bash (peer worker)', 'Rocket (8)'."""
    if at + 1 >= len(page) or page.gaps[at + 1] != " (" or not page.opens[at]:
        return False
    word = page.plain[at + 1]
    return word in WHO or (word.isdecimal() and len(word) < 3)


def _labelled(page: Page, at: int) -> bool:
    """'Child 2: Rocket', 'Client: Bash'."""
    if not at or page.gaps[at] not in (": ", ":"):
        return False
    before = at - 1 if page.plain[at - 1].isalpha() else at - 2
    return before >= 0 and page.plain[before] in LABELS


def _listed(page: Page, judged: Judged, at: int) -> bool:
    """Last of a row of people's names, or after one."""
    if page.opens[at]:
        return False
    before = at - 1 if page.plain[at - 1] not in JOINING else at - 2
    if before < 0 or judged[before] != (Kind.PERSON, Level.BLOCK) or len(page.plain[before]) < 2:
        return False
    return page.gaps[at] in LISTING and (before == at - 2 or page.gaps[at] == ", ")
