"""Names of people, places and services: lists, casing and model weighed word by word."""

from typing import NamedTuple

from stories.identifiers import lists
from stories.identifiers.facts import (
    INITIAL,
    LOWER,
    MIXED,
    NUMBER,
    PHRASE,
    TITLE,
    UPPER,
    WORD,
    Facts,
)
from stories.identifiers.finding import Kind, Level
from stories.identifiers.model import NO_NAME
from stories.identifiers.words import Page, bag

Chances = list[tuple[float, float, float]]
KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)
TITLES = bag(
    "mr mrs ms miss mx dr doctor prof professor rev reverend sir dame auntie aunty uncle "
    "pc pcso dc ds dci di wpc sgt sergeant judge hhj justice cllr councillor imam rabbi "
    "pastor canon matron hooyo abuela babcia"
)
SHORT_TITLES = bag("mr mrs ms mx dr cllr councillor pc pcso dc hhj")  # seldom without a name
SHORTENED = SHORT_TITLES | bag("prof rev sgt ds dci di wpc")  # may have a stop after them
NOBODYS = bag("a the my his her our your their another new old")  # before one: 'the dr best known'
FAMILY_TITLES = bag(
    "sister brother father mother aunt nan nana nanny nain taid gran granny grandma "
    "grandad grandpa baby big little old wee lady lord pa papa mama chief elder"
)
BEFORE_NAMES = TITLES | SHORT_TITLES | FAMILY_TITLES
NO_BYNAMES = bag(  # what somebody is called without it being a name
    "mum mummy mam mom dad daddy da mother father nan nana nanny gran granny grandma grandad miss "
    "sir mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday"
)
NAMED = bag("called named nicknamed christened")  # what stands before a name
NAMING = frozenset(
    f"{one} {two}"
    for one, two in (
        *((name, being) for name in ("name", "nickname") for being in ("is", "was", "now", "as")),
        *((calls, whom) for calls in ("call", "calls", "called") for whom in ("him", "her", "me")),
        ("known", "as"),
        ("answers", "to"),
        ("goes", "by"),
    )
)
BEING = bag("is was")
CALLING = (" ", "'s ", "\u2019s ", ' "', " '", " \u201c", " \u2018")
MEASURES = bag("some any no much more less enough such every each an")
NEVER = bag("i a o x xx ok")


HINT = 0.015  # the model's chance that is enough for a word announced as a name
SMALL = 6  # bands above this are the small words of every sentence
COMMONEST = 7  # the band of the commonest words that a name may also be: will, may
LONE = 0.9  # how sure the model must be of a lone letter that is also a word: I, A
TITLED = 0.3  # and of an ordinary word after a title: mrs rose
KNOWN_KIND = 0.25  # the model's chance from which it says which kind of name a word is
LIKE_A_NAME = 0.4  # and from which a name of people is one, however likely something else is
PLACE_IN_LOWER = 0.2  # and from which a listed place of two words is one in lower case too
# How sure the model must be of a word that names nobody: inside a sentence, at its start, and at
# its start where the word is a first name too.
CASED_SAFE, OPENING_SAFE, OPENING_FIRST = 0.1, 0.6, 0.3
FREQUENT = 4  # bands from this one on are words most people use
EVERYDAY = 5  # bands above this are words met every day


# How sure the model must be, of the three kinds together, before a word is blocked or asked about.
class Sure(NamedTuple):
    block: float
    ask: float


CASED_NAME = Sure(0.02, 0.0)  # written with a capital inside a sentence, and on a list or unknown
CASED_WORD = Sure(0.5, 0.0)  # written with a capital, but an ordinary word
CASED_PLAIN = Sure(0.97, 0.01)  # an ordinary word on no list of names
OPENING_NAME = Sure(0.05, 0.0)  # a name or unknown word at the start of a sentence
OPENING_WORD = Sure(0.5, 0.06)
OPENING_PLAIN = Sure(0.9, 0.2)  # an ordinary word on no list of names
LOWER_NAME = Sure(0.05, 0.0)  # a familiar name that is no ordinary word, in lower case
LOWER_RARE = Sure(0.2, 0.006)  # a name or place from elsewhere, or an unknown word
LOWER_SLIP = Sure(0.5, 0.05)  # one slip from a common word
LOWER_SHORT = Sure(0.98, 0.15)  # an abbreviation of the sector, in lower case
LOWER_WORD = Sure(0.6, 0.02)
PLAIN_SERVICE = 0.8  # from which any word in lower case is asked about as part of a service
LOWER_PLACE = 0.01  # from which an ordinary word is asked about as part of a place or a service
LOWER_FIRST = 0.008  # from which a word that is a first name too is asked about
LOWER_PERSON = 0.2  # from which one that is no name is asked about as part of a person's
CARELESS_NAME = Sure(0.5, 0.015)  # a first name that is also a word, in a line without capitals
CARELESS_EVERYDAY = Sure(0.6, 0.03)  # the same of a word that is met every day: may, cat
# An ordinary word in lower case, met every day or in a line that has its capitals.
CAREFUL_WORD = Sure(0.97, 0.3)
CAREFUL_NAME = Sure(0.6, 0.2)  # the same, but a first name too
OPENING_BOTH = Sure(0.2, 0.01)  # a name that is also a word, at the start of a sentence
LETTERS = Sure(0.5, 0.02)  # a lone capital or an abbreviation


def find_names(page: Page, facts: Facts, chances: Chances) -> list[tuple[Kind, Level] | None]:
    """For each word, the kind of name it is part of and how sure that is."""
    titled = {at for at, word in enumerate(page.plain, 1) if word in SHORT_TITLES}
    looks = zip(chances, facts.shape, facts.bits, strict=True)
    return [
        # An ordinary word in lower case, after no title, in which the model sees nothing: most.
        None
        if chance is NO_NAME and shape == LOWER and bits & lists.BAND and at not in titled
        else _judged(page, facts, chances, at)
        for at, (chance, shape, bits) in enumerate(looks)
    ]


def _judged(page: Page, facts: Facts, chances: Chances, at: int) -> tuple[Kind, Level] | None:
    word, shape, bits = page.plain[at], facts.shape[at], facts.bits[at]
    if shape == NUMBER or not word[0].isalpha() or (word == "s" and shape == LOWER):  # B.'s
        return None
    if word == "e" and page.plain[at + 1 : at + 2] in (["mail"], ["mails"], ["mailed"]):
        return None
    chance = sum(chances[at])
    if _titled(page, facts, at, chance):
        return Kind.PERSON, Level.BLOCK
    if shape == LOWER and _counted(page, facts, at):
        return None
    if shape == LOWER and _plain_service(facts, chances, at):
        return _kind(chances[at], bits, facts.place[at]), Level.ASK
    if facts.safe[at] and not _named(page, facts, at, chance):
        return None
    if word in NEVER and not (shape == INITIAL and chance > LONE and not page.opens[at]):
        return None
    if bits & lists.BAND > SMALL and not bits & lists.FIRST:
        told = shape == TITLE and not page.opens[at] and (chance > CASED_SAFE or called(page, at))
        return (Kind.PERSON, Level.BLOCK) if told else None
    kind = _kind(chances[at], bits, facts.place[at])
    if facts.place[at] and (shape != LOWER or chance > PLACE_IN_LOWER):
        return kind, Level.BLOCK
    sure = _sort(facts, at, page.opens[at])
    if chance > sure.block:
        asked = facts.safe[at] or _ordinary(facts, page, at)
        return kind, Level.ASK if asked else Level.BLOCK
    if sure is LOWER_WORD:
        sure = _by_kind(chances[at], bits)
    announced = called(page, at) and (shape == TITLE or chance > HINT)
    return (kind, Level.ASK) if announced or chance >= sure.ask else None


def _plain_service(facts: Facts, chances: Chances, at: int) -> bool:
    """'at the open door': any word in lower case, where the model is sure of a service."""
    plain = facts.safe[at] != PHRASE and facts.bits[at] & lists.BAND <= COMMONEST
    return plain and sum(chances[at][1:]) > PLAIN_SERVICE


def _counted(page: Page, facts: Facts, at: int) -> bool:
    """'some faith', 'no hope': words that are names, of which there can be more or less."""
    ordinary = facts.bits[at] & lists.BAND and not facts.bits[at] & lists.OWNED
    return bool(ordinary) and at > 0 and page.gaps[at] == " " and page.plain[at - 1] in MEASURES


def _by_kind(chance: tuple[float, float, float], bits: int) -> Sure:
    """Services are called by ordinary words oftener than people are."""
    person, place, service = chance
    if place + service > person:
        return Sure(LOWER_WORD.block, LOWER_PLACE)
    if bits & lists.FIRST:
        return Sure(LOWER_WORD.block, LOWER_FIRST)
    return Sure(LOWER_WORD.block, LOWER_PERSON)


def _named(page: Page, facts: Facts, at: int, chance: float) -> bool:
    """Whether a word that names nobody is a name here: 'Justice laughed', 'the Jade Anchor'."""
    if facts.safe[at] != WORD or facts.shouting[at]:
        return False
    if facts.shape[at] not in (TITLE, MIXED):
        first = facts.careless[at] and facts.bits[at] & lists.FIRST
        return bool(first) and chance > OPENING_FIRST
    if called(page, at) and (facts.bits[at] & lists.NAME or page.plain[at] not in NO_BYNAMES):
        return True
    opening = OPENING_FIRST if facts.bits[at] & lists.FIRST else OPENING_SAFE
    return chance > (opening if page.opens[at] else CASED_SAFE)


def called(page: Page, at: int) -> bool:
    """Whether a name is announced: 'a boy called Horse', 'his name's Sunday', 'known as Spud'."""
    if not at or page.gaps[at] not in CALLING:
        return False
    before = page.plain[max(0, at - 3) : at]
    if page.words[at - 1] == "The" and page.words[at][0].isupper():  # 'we met at The Limes'
        return not page.opens[at - 1] and not before[-2:-1][0].isdecimal()
    if before[-1] in NAMED or (before[-1] == "name" and page.owns[at - 1]):
        return True
    if before[-1] == "name" and page.gaps[at] != " ":  # gave name "Biscuit"
        return before[-2:-1] != ["the"]
    if before[-1] in BEING and before[-2:-1] == ["now"]:
        return "name" in before
    return " ".join(before[-2:]) in NAMING


def _ordinary(facts: Facts, page: Page, at: int) -> bool:
    """A word most people use, where its casing says nothing of a name."""
    bits = facts.bits[at]
    if not bits & lists.BAND or bits & lists.OWNED:
        return False
    if facts.shape[at] == LOWER and not facts.careless[at]:
        return True
    if bits & lists.BAND < FREQUENT:
        return False
    plain = facts.shape[at] == LOWER or facts.shouting[at] or page.opens[at]
    return plain and not bits & lists.FIRST


def _titled(page: Page, facts: Facts, at: int, chance: float) -> bool:
    """Whether a title stands before: 'Mrs O', 'dr patel', 'nanny bev'."""
    if not at or page.plain[at - 1] not in BEFORE_NAMES:
        return False  # so it is with most words
    if page.gaps[at] not in (" ", ". ", ".", "  ") or facts.safe[at] == PHRASE:
        return False
    if page.opens[at] and page.plain[at - 1] not in SHORTENED and "." in page.gaps[at]:
        return False  # 'he told the doctor. He left'
    if facts.careless[at] and _surname(page, facts, at):
        return True
    if facts.safe[at] and (facts.shape[at] != TITLE or page.plain[at] in TITLES):
        return False
    before, cased = (
        page.plain[at - 1],
        facts.shape[at] in (TITLE, UPPER, MIXED, INITIAL) and not facts.shouting[at],
    )
    unusual = not facts.bits[at] & lists.BAND
    if before in TITLES:
        return cased or unusual or len(page.plain[at]) == 1 or chance > TITLED
    return before in FAMILY_TITLES and (
        (chance > TITLED and (cased or unusual))
        or (chance > HINT and (unusual or (cased and bool(facts.bits[at] & lists.NAME))))
    )


def _surname(page: Page, facts: Facts, at: int) -> bool:
    """A family name after 'mr' that is a word as well, but not one of every sentence."""
    if page.plain[at - 1] not in SHORT_TITLES or page.plain[max(0, at - 2)] in NOBODYS:
        return False
    word = page.plain[at]
    family = lists.known().get(word[:-1], 0) if word[-1] == "s" else 0  # 'mr hos', mr ho's
    named = (facts.bits[at] | family) & lists.LAST and word not in TITLES
    return bool(named) and facts.bits[at] & lists.BAND < COMMONEST


def _sort(facts: Facts, at: int, opens: bool) -> Sure:
    bits, shape = facts.bits[at], facts.shape[at]
    ordinary, slip = bits & lists.BAND, bits & lists.SLIP
    if shape == INITIAL or (shape == UPPER and not facts.shouting[at] and not bits & lists.NAME):
        return LETTERS
    if shape == LOWER or facts.shouting[at]:
        if ordinary:
            careful = not (facts.careless[at] or facts.shouting[at]) or ordinary > EVERYDAY
            if careful:
                if facts.careless[at] and bits & lists.FIRST and ordinary < COMMONEST:
                    return CARELESS_EVERYDAY
                return CAREFUL_NAME if bits & lists.FIRST else CAREFUL_WORD
            rarer = bits & lists.FIRST and ordinary <= FREQUENT
            return CARELESS_NAME if rarer else LOWER_WORD
        if bits & lists.SHORT:
            return LOWER_SHORT
        if slip and not bits & lists.OWNED:
            return LOWER_SLIP
        return LOWER_NAME if bits & (lists.FAMILIAR | lists.PLACE | lists.OWNED) else LOWER_RARE
    if opens:
        if ordinary and ordinary < COMMONEST and bits & lists.FIRST:
            return OPENING_BOTH
        if ordinary and not bits & ~lists.BAND:
            return OPENING_PLAIN
        return OPENING_WORD if ordinary or slip else OPENING_NAME
    if bits & lists.OWNED:
        return CASED_NAME
    if ordinary and not bits & ~lists.BAND:
        return CASED_PLAIN
    return (
        CASED_WORD
        if (ordinary and not bits & lists.FAMILIAR) or ordinary > COMMONEST
        else CASED_NAME
    )


def _kind(chance: tuple[float, float, float], bits: int, place: bool) -> Kind:
    if bits & lists.FAMILIAR and chance[0] > LIKE_A_NAME:
        return Kind.PERSON
    if max(chance) > KNOWN_KIND:
        return KINDS[chance.index(max(chance))]
    return (
        Kind.PLACE
        if place or (bits & (lists.PLACE | lists.ABROAD) and not bits & lists.FAMILIAR)
        else Kind.PERSON
    )
