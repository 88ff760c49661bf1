"""Once a name, always a name: in any case, in part, as initials or cut short."""

from itertools import compress

from stories.identifiers import lists
from stories.identifiers.again import pieces
from stories.identifiers.facts import INITIAL, LOWER, NUMBER, PHRASE, TITLE, UPPER, WORD, Facts
from stories.identifiers.finding import Kind, Level
from stories.identifiers.words import Page, bag

SMALL = bag("the of and at in on for saint st our st. upon de la el al bin")
COMMON = 5  # bands above this are words met every day
JOINING = bag("and n or")
RARE = 2  # bands up to this are words that few people use
COMMONEST = 7  # from this band on a word is in every sentence, and hardly a first name
LONGEST_NAME = 3  # words of a name under a letter
LIKELY_SAFE = 0.3  # the same for a word that names nobody
SURE = 0.9  # how sure the model must be of a phrase that names nobody: Elmfield Approved Premises
LIKELY = 0.2  # the model's chance from which a word goes on with the place or service before it
ROLES = bag("gp gps sw sws hv ot ots ep la pa ta")
DETERMINERS = bag(
    "the a an my his her our their your this that another new each every any no some and or former "
    "duty senior qualified student locum agency named lead"
)
BEGINNING = bag("he she they we it i you the a an and but so to my his her in on at as if no")
SHORTEST = 3  # letters a nickname shares with the name it is cut from
BARELY = 0.005  # the same where the other mention is only asked about
HINT = (
    0.05  # how likely the model must find an everyday word before it is taken for a repeated name
)


def carry(page: Page, facts: Facts, chances, judged: list[tuple[Kind, Level] | None]) -> None:
    """Carry a name to its other parts: tyler-jay, Mercy O., A. J. Reed, will hughes."""
    for at in range(len(page) - 1, 0, -1):
        if (
            judged[at]
            and not judged[at - 1]
            and judged[at][0] is Kind.PERSON
            and facts.shape[at - 1] == INITIAL
            and page.gaps[at] in (". ", ".")
        ):
            judged[at - 1] = judged[at]
    for at in range(1, len(page)):
        if judged[at - 1] and _lettered(page, facts, judged, at):
            judged[at] = judged[at - 1]
        if (judged[at] is None) is (judged[at - 1] is None):
            continue
        if page.gaps[at] != " " or page.owns[at - 1]:
            continue
        if (
            judged[at - 1]
            and judged[at - 1][0] is Kind.PERSON
            and facts.shape[at] == INITIAL
            and not facts.safe[at]
            and page.plain[at] not in "ia"
        ):
            judged[at] = judged[at - 1]
        elif (
            judged[at]
            and judged[at][0] is Kind.PERSON
            and (facts.bits[at] & lists.LAST or _rare(facts, at - 1))
            and (_given(facts, page, at - 1) or _rare(facts, at - 1))
        ):
            judged[at - 1] = judged[at]
        elif _goes_on(page, facts, chances, judged, at):
            judged[at] = judged[at - 1]
    for at in range(2, len(page)):
        if not judged[at] and page.plain[at - 1] in JOINING and _and_one(page, facts, judged, at):
            judged[at] = Kind.PERSON, Level.ASK
    if "-" in page.gaps:
        _hyphens(page, facts, judged)
        _between(page, judged)


def _and_one(page: Page, facts: Facts, judged: list[tuple[Kind, Level] | None], at: int) -> bool:
    """A first name that is a word too, after a name, where capitals are missing: 'lacey and mo'."""
    named = judged[at - 2] == (Kind.PERSON, Level.BLOCK) and facts.careless[at]
    plain = facts.safe[at] or facts.shape[at] != LOWER or page.gaps[at] != " "
    first = facts.bits[at] & lists.FIRST and facts.bits[at] & lists.BAND < COMMONEST
    return named and not plain and bool(first)


def sign_off(page: Page, facts: Facts, judged: list[tuple[Kind, Level] | None]) -> None:
    """A name alone on the line after 'Yours sincerely,' or the like: up to three capitals."""
    for at in range(1, len(page)):
        if "," not in page.gaps[at] or "\n" not in page.gaps[at]:
            continue
        end = at + 1
        while end < len(page) and "\n" not in page.gaps[end] and "," not in page.gaps[end]:
            end += 1
        line = range(at, end)
        if len(line) <= LONGEST_NAME and all(
            facts.shape[word] in (TITLE, INITIAL) for word in line
        ):
            for word in line:
                if not judged[word] and not facts.safe[word]:
                    judged[word] = Kind.PERSON, Level.ASK


def _lettered(page: Page, facts: Facts, judged, at: int) -> bool:
    """The family name after initials: A. J. Reed."""
    return bool(
        judged[at - 1]
        and judged[at - 1][0] is Kind.PERSON
        and facts.shape[at - 1] == INITIAL
        and facts.shape[at] == TITLE
        and page.gaps[at] in (". ", ".")
        and not page.opens[at]
        and not facts.safe[at]
        and facts.bits[at] & lists.BAND <= COMMON
    )


def _goes_on(page: Page, facts: Facts, chances, judged, at: int) -> bool:
    """Whether a word goes on with the name before it: the Jade Anchor, little otters."""
    if not judged[at - 1] or judged[at] or facts.shape[at] == NUMBER:
        return False
    chance = sum(chances[at])
    if facts.safe[at] == PHRASE:
        return facts.shape[at] == TITLE and chance > SURE
    if facts.safe[at]:
        family = facts.bits[at] & lists.LAST and facts.shape[at - 1] == facts.shape[at] == TITLE
        if family and judged[at - 1] == (Kind.PERSON, Level.BLOCK) and not page.opens[at]:
            return True  # Ifeoluwa Dada
        return judged[at - 1][0] is Kind.ORGANISATION and chance > LIKELY_SAFE
    if facts.shape[at] == TITLE and facts.shape[at - 1] == TITLE and not page.opens[at - 1]:
        return facts.bits[at] & lists.BAND <= COMMON
    told = facts.careless[at] or facts.shouting[at] or facts.shape[at] != LOWER
    return told and judged[at - 1][0] is not Kind.PERSON and chance > LIKELY


def _rare(facts: Facts, at: int) -> bool:
    """A word with a capital that few people use, before a name: 'Jennet Gathercole'."""
    few = facts.bits[at] & lists.BAND <= RARE
    return facts.shape[at] == TITLE and few and not facts.safe[at]


def _given(facts: Facts, page: Page, at: int) -> bool:
    """A first name that is also a word, in lower case before a family name."""
    return (
        bool(facts.bits[at] & lists.FIRST)
        and not facts.safe[at]
        and (facts.bits[at] & lists.BAND < COMMONEST or page.plain[at] == "will")
    )


def _hyphens(page: Page, facts: Facts, judged: list[tuple[Kind, Level] | None]) -> None:
    """Carry a name over its hyphens: tyler-jay."""
    for order in (range(1, len(page)), range(len(page) - 1, 0, -1)):
        for at in order:
            if page.gaps[at] == "-" and bool(judged[at]) != bool(judged[at - 1]):
                bare, found = (at - 1, judged[at]) if judged[at] else (at, judged[at - 1])
                if (
                    found[0] is Kind.PERSON
                    and (facts.bits[bare] & lists.BAND < COMMON or facts.bits[bare] & lists.FIRST)
                    and not facts.safe[bare]
                ):
                    judged[bare] = found


def _between(page: Page, judged: list[tuple[Kind, Level] | None]) -> None:
    """The 'i' of Mazar-i-Sharif, the 'y' of Garcia-y-Vega."""
    for at in range(1, len(page) - 1):
        if page.gaps[at] == page.gaps[at + 1] == "-" and judged[at - 1] and judged[at + 1]:
            judged[at] = judged[at] or judged[at - 1]


def repeat(page: Page, facts: Facts, chances, judged: list[tuple[Kind, Level] | None]) -> None:
    """Mark every other mention of the words already judged to be names."""
    names = list(compress(range(len(judged)), judged))
    named = {
        page.plain[at]: judged[at][0]
        for at in names
        if judged[at][1] is Level.BLOCK and page.plain[at] not in SMALL
    }
    asked = {
        page.plain[at]
        for at in names
        if judged[at] == (Kind.PERSON, Level.ASK) and facts.bits[at] & lists.NAME
    }
    if not named and not asked:
        return
    letters = _initials(page, facts, judged)
    people = {word for word, kind in named.items() if kind is Kind.PERSON and len(word) > 1}
    initials = {word[0] for word in people}
    pieces(page, facts, judged, letters, people)
    stems = {word[:SHORTEST] for word in people if len(word) > SHORTEST}
    whole = named.keys() | asked | letters | initials
    for at, word in enumerate(page.plain):
        if word not in whole and word[-1] != "s" and word[:SHORTEST] not in stems:
            continue  # so it is with most words
        if judged[at] and judged[at][1] is Level.BLOCK:
            continue
        capitals = facts.shape[at] == UPPER and not facts.shouting[at]
        if word in letters and capitals and not facts.safe[at]:  # a GP is no Grace Parker
            judged[at] = Kind.PERSON, Level.BLOCK
            continue
        if word in letters and capitals and not judged[at] and _by_letters(page, at):
            judged[at] = Kind.PERSON, Level.ASK
        if facts.safe[at]:
            if named.get(word) is Kind.PERSON and _first_name(facts, at):
                judged[at] = Kind.PERSON, Level.BLOCK
            continue
        if facts.shape[at] == NUMBER:
            continue
        if kind := named.get(word) or (word[-1] == "s" and named.get(word[:-1])):
            if not _begun(page, judged, at) and _same(facts, at, sum(chances[at]), kind):
                judged[at] = kind, Level.BLOCK
        elif (word in initials and _stands_for(page, facts, at, sum(chances[at]))) or (
            word[:SHORTEST] in stems and not facts.bits[at] & lists.BAND and _cut(word, people)
        ):
            judged[at] = Kind.PERSON, Level.BLOCK
        elif (
            word in asked
            and not judged[at]
            and not _begun(page, judged, at)
            and sum(chances[at]) > BARELY
        ):
            judged[at] = Kind.PERSON, Level.ASK


def _by_letters(page: Page, at: int) -> bool:
    """Letters that mean a role elsewhere, as a name has them: 'drawn by FM', not 'our TM'."""
    before = page.plain[at - 1] if at else ""
    return page.plain[at] not in ROLES and before not in DETERMINERS and not before.isdecimal()


def _first_name(facts: Facts, at: int) -> bool:
    """With its capital, though the word alone names nobody: 'Justice admits', of Justice Parr."""
    capital = facts.shape[at] == TITLE and facts.safe[at] == WORD
    return capital and bool(facts.bits[at] & lists.FIRST)


def _stands_for(page: Page, facts: Facts, at: int, chance: float) -> bool:
    """A letter for a whole name: 'K.', or 'K' where the model finds that likely."""
    if facts.shape[at] != INITIAL or page.plain[at] in "ia":
        return False
    return page.text[page.ends[at] : page.ends[at] + 1] == "." or chance > HINT


def _initials(page: Page, facts: Facts, judged: list[tuple[Kind, Level] | None]) -> set[str]:
    """The letters of people named in full: WK for Wanjiru Kamau."""
    found: set[str] = set()
    start = 0
    for at in range(1, len(page) + 1):
        if not judged[at - 1]:
            start = at
            continue
        goes_on = (
            at < len(page)
            and page.gaps[at] in (" ", "-", ". ", ".")
            and judged[at] == judged[at - 1] == (Kind.PERSON, Level.BLOCK)
            and facts.shape[at] in (TITLE, INITIAL)
            and facts.shape[at - 1] in (TITLE, INITIAL)
            and not page.owns[at - 1]
        )
        if not goes_on:
            if at - start > 1:
                found.add("".join(word[0] for word in page.plain[start:at]))
            start = at
    return found


def _begun(page: Page, judged, at: int) -> bool:
    """A word of every sentence that begins one, 'He moved', where somebody's name is He."""
    named = at + 1 < len(page) and judged[at + 1] and page.gaps[at + 1] == " "
    return page.opens[at] and page.plain[at] in BEGINNING and not named


def _same(facts: Facts, at: int, chance: float, kind: Kind) -> bool:
    """An everyday word in lower case is the name again only if that is at all likely."""
    common = facts.bits[at] & lists.BAND
    if facts.shape[at] != LOWER:
        return not facts.shouting[at] or common <= COMMON or chance > HINT
    if kind is Kind.PERSON:
        return common < COMMON or chance > HINT
    return not common or chance > HINT


def _cut(word: str, people: set[str]) -> bool:
    """Whether the word is a name cut short or lengthened: Abdi for Abdirahman, Sammy for Sam."""
    return any(
        word.startswith(name) or name.startswith(word)
        for name in people
        if len(name) > SHORTEST or name == word[:SHORTEST]
    )
