"""Exact ages, by the words around a number: aged 7, she's fourteen now, (8), at eleven weeks."""

import re
from collections.abc import Iterator

from stories.identifiers import lists
from stories.identifiers.facts import TITLE, UPPER, Facts
from stories.identifiers.finding import Kind, Level, Span
from stories.identifiers.words import Page, Signs, bag

ONES = bag("one two three four five six seven eight nine")
TEENS = bag("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = bag("twenty thirty forty fourty fifty sixty seventy eighty ninety")
NUMBERS = ONES | TEENS | TENS
ORDINALS = bag(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth "
    "fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
)
COUNTS = NUMBERS | ORDINALS | {"9"}
UNITS = bag("year years yr yrs month months mth mths week weeks wk wks day days")
AGED = bag("aged age ages turned turning turns rising")
BEING = bag("is was am im be wis hes shes hed were being became s m iz woz")
NEARLY = bag(
    "only just nearly about almost now still then around barely maybe like already bout jus "
    "quite not"
)
ABOUT = bag("nearly almost barely rising")  # part of the age: a band needs no "nearly"
WHO = bag(
    "he she i you who hes shes im mum mam mom dad nan nana gran grandma grandad baby boy girl son "
    "daughter brother sister twin twins child eldest oldest youngest one lad lass man woman lady "
    "mother father bairn wean toddler kid husband wife partner niece nephew cousin aunt uncle "
    "tenant resident client widow widower veteran pensioner youth deceased defendant appellant "
    "claimant applicant subject victim complainant witness pt patient inmate detainee prisoner "
    "service-user customer learner newborn teenager male female granddaughter grandson fella "
    "bloke chap granddad grandpa nain taid stepdad stepmum stepson stepdaughter auntie aunty "
    "fiance fiancee carer neighbour friend sister sibling tenant lodger guest mate learner "
    "trainee apprentice babby bab mammy daddy mama papa"
)
AFTER = bag(
    "and but when now at so then with in on or he she i they we who that herself himself "
    "myself this today tomorrow next last going lives living which because cos if by "
    "before after already soon though nearly as from the wants loves likes lol x xx n an "
    "for has had is was may will until till since said says my his her not too years yr"
)
KIDS = bag("kids children boys girls twins grandchildren they")
ARE = bag("are were")
AND = bag("and or n")
NEWBORN = bag("baby at")
NOON = bag("ten eleven twelve")
LATEST_HOUR = 12
REACHED = bag("gone pushing nearing touching reached hit approaching")  # 'just gone seven'
WHOM = bag("him her me")  # 'they reckoned him sixteen'
SPEAKERS = bag("he she i they")
SINCE = bag("by from since until till before")  # 'by thirteen he was gone'
SEX = bag(
    "male female boyfriend girlfriend son daughter brother sister lad lass boy girl nephew niece"
)  # 'female 34', 'her boyfriend 19'
CARE = bag("care custody foster")  # 'in care from six'
IN_THEIR = (["in", "her"], ["in", "his"], ["in", "my"])  # 'in her ninetieth year'
AND_A = bag("half bit quarter quarters day week fortnight month year")  # 'eighteen and a day'
PARTS = " .,('\u2019smrel:-\u2013\u2014&"  # what may stand between an age and the word before it
MILESTONES = bag(
    "adopted died married widowed orphaned diagnosed left removed pregnant accommodated fostered"
)
# What a number counts, so that 'she was six foot' and 'he is two points short' are no ages.
COUNTED = bag(
    "of foot feet ft inch inches stone pounds kilos kg lb lbs st percent per hundred thousand "
    "million more short down up behind ahead nil out late early weeks months days hours minutes "
    "mins hour month week day men women people children kids oclock o'clock am pm pm quid grand "
    "half storey point mile metre minute second third time page way part person thing or to off "
    "for too little big other different times"
)
CONTRAST = 3  # words back from 'not ten' in which the other age stands
PLAIN_PERSON = bag("they children people young those all students pupils leavers adults it there")
GROWN = TENS | (TEENS - NOON)
UNCOUNTED = WHO - COUNTS
# What makes a number a band, which names nobody: after it, and before.
BANDED = re.compile(
    r"\s?(?:-|\u2013|to|or|and)\s?\d+\s?(?:year)|\s?(?:-|\u2013|to)\s?\d|\s?\+|\s?(?:or|and) "
    r"(?:over|under|above|below|older|younger|up)|\s?%|\s?(?:year|yr)s?[\s-]olds|s\b|:\d|\.\d"
)
BANDS = bag(
    "under over below above to than between until section year level stage grade tier band part "
    "number no room flat bay schedule regulation form"
)
GLUED = re.compile(r"\d{1,2}(?:y|yo|yr|yrs|years?|mo|months?|mths|wks|y\d{1,2}m)")
MONTHS_TOO = re.compile(r"\d{1,2}m(?:o|ths?)?")
NTH = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


def find_ages(page: Page, facts: Facts, present: Signs, people: list[bool]) -> Iterator[Span]:
    """Ages; `people` says which words are part of somebody's name."""
    after = 0
    for at in sorted({at for word in COUNTS & present.keys() for at in present[word]}):
        if at < after:
            continue
        if _number(page.plain[at]):
            end = _end(page, at)
            last = _age(page, facts, people, at, end, after)
        else:
            last = _glued(page, at) or _birthday(page, at)
        if last:
            first = at - 1 if at and page.gaps[at] == " " and page.plain[at - 1] in ABOUT else at
            yield Span(page.starts[first], page.ends[last - 1], Kind.AGE, Level.ASK)
            after = last


def _number(word: str) -> bool:
    return word in NUMBERS or (word.isdecimal() and len(word) < 4 and 0 < int(word) < 115)


def _end(page: Page, at: int) -> int:
    """The word after a number that may be two words long: 'twenty six', 'three and a half'."""
    plain = page.plain
    end = at + 1
    if (
        plain[at] in TENS
        and end < len(page)
        and plain[end] in ONES
        and page.gaps[end] in (" ", "-")
    ):
        end += 1
    more = plain[end : end + 2] in (["and", "a"], ["and", "three"])
    if more and AND_A.intersection(plain[end + 2 : end + 3]):
        end += 3
    return end


def _age(page: Page, facts: Facts, people: list[bool], at: int, end: int, last: int) -> int:
    """The word after the age that begins at `at`, or 0; the age before it ended at `last`."""
    plain, size = page.plain, len(page)
    if _coming(page, at, end):
        return end
    if _range(page, at, end):
        return 0
    unit = end < size and plain[end] in UNITS and page.gaps[end] in (" ", "-", "")
    past = end + 1 if unit else end
    if old := _old(page, past):
        return old
    if _told_after(page, at, past):
        return past
    if not at or page.gaps[at].strip(PARTS) or "\n" in page.gaps[at]:
        return 0
    back = at - 1
    while back > 0 and plain[back] in NEARLY:
        back -= 1
    are = plain[back] in ARE and (plain[back - 1] in KIDS or people[back - 1])
    if plain[back] in AGED or are or _bracketed(page, facts, people, at, past):
        return past
    stated = _stated(page, facts, people, back)
    alone = plain[at] != "one" and not unit and stated
    if not _ends_well(page, past) and not (alone and _counts_nothing(page, past)):
        return 0
    follows = last and (last == at or (last == at - 1 and plain[at - 1] in AND))
    if follows or stated or _beside(page, people, at):
        return past
    contrast = plain[at - 1] == "not" and last > 0 and at - last < CONTRAST  # forty, not fifty
    told = _by_word_before(page, at, back, past, plain[end] if unit else "", contrast)
    return past if told else 0


def _old(page: Page, past: int) -> int:
    """The word after 'old', 'yo' or 'y o', or 0."""
    after = page.plain[past : past + 2]
    if after[:1] in (["old"], ["yo"]) and page.gaps[past] in (" ", "-"):
        return past + 1
    return past + 2 if after == ["y", "o"] else 0


def _by_word_before(page: Page, at: int, back: int, past: int, unit: str, contrast: bool) -> bool:
    """'a baby at six weeks', 'of the age of six', 'hit thirteen', 'by thirteen he was gone'."""
    plain, before = page.plain, page.plain[back]
    if unit and unit not in ("day", "days", "year", "years") and before in NEWBORN:
        return True
    if before == "of" and (plain[back - 1] in WHO or plain[back - 1] == "age"):
        return True
    if before in REACHED or plain[max(0, at - 2) : at] == ["not", "yet"]:
        return True
    if before in SINCE and _grown(plain[at]) and not unit:
        return past < len(page) and plain[past] in SPEAKERS
    if before in SINCE and plain[back - 1] in CARE:
        return True
    if before in WHOM and page.gaps[back + 1] == " " and _grown(plain[at]):
        return True
    return contrast or (before == "at" and not unit and _at_age(page, at, back, past))


def _coming(page: Page, at: int, end: int) -> bool:
    """'coming up to nine', 'going on sixteen'."""
    before = " ".join(page.plain[max(0, at - 3) : at])
    coming = before.endswith(("coming up to", "coming up for", "coming up", "going on"))
    return coming and _ends_well(page, end)


def _told_after(page: Page, at: int, past: int) -> bool:
    """'fourteen she was', and 'my boy 9 now' where the number ends what is said."""
    if not at or page.opens[at] or "," in page.gaps[at]:
        return page.plain[past : past + 1] != [] and (
            page.plain[past] in SPEAKERS and page.plain[past + 1 : past + 2] in (["was"], ["is"])
        )
    return page.plain[past : past + 1] == ["now"] and page.plain[at - 1] in WHO


def _beside(page: Page, people: list[bool], at: int) -> bool:
    """'Kofi 7 and Ama 4', 'female 34': digits right after whoever they are about."""
    if not page.plain[at].isdecimal() or page.gaps[at] != " ":
        return False
    return (people[at - 1] and not page.owns[at - 1]) or page.plain[at - 1] in SEX


def _grown(word: str) -> bool:
    """A number that is no hour of the clock."""
    return word in GROWN if word.isalpha() else int(word) > LATEST_HOUR


def _at_age(page: Page, at: int, back: int, past: int) -> bool:
    """'adopted at four', 'at eleven he could not read', 'at sixteen': not 'came at four'."""
    word = page.plain[at]
    speaks = page.plain[past : past + 1] and page.plain[past] in SPEAKERS
    told = speaks and page.gaps[past] in (" ", ", ") and word not in ("one", "two")
    return bool(_grown(word) or told or (back and page.plain[back - 1] in MILESTONES))


def _range(page: Page, at: int, end: int) -> bool:
    """'16 to 18', '0-5', 'under 5', '16+', 'or over': bands, which name nobody."""
    if BANDED.match(page.lower, page.ends[end - 1]):
        return True
    before = page.plain[at - 1] if at else ""
    return before in BANDS or (
        at > 1 and page.gaps[at] in ("-", "\u2013", "/", ".", ":", "\u00a3", " \u00a3")
    )


def _counts_nothing(page: Page, past: int) -> bool:
    """Whether the word after a number is no thing that can be counted: 'he was ten nobody saw'."""
    if page.gaps[past] not in (" ", " ..", "...", " ... "):
        return False
    word = page.plain[past]
    plural = word.endswith("s") and not word.endswith("ss") and word not in AFTER
    return not (word in COUNTED or word in UNITS or plural or word[0].isdecimal())


def _bracketed(page: Page, facts: Facts, people: list[bool], at: int, past: int) -> bool:
    """'Kofi (8)', 'Kofi, 8,' and 'Kofi (8 and a half)'."""
    behind = page.text[page.ends[past - 1] : page.ends[past - 1] + 2]
    named = (
        people[at - 1]
        or (facts.shape[at - 1] in (TITLE, UPPER) and not facts.safe[at - 1])
        or page.plain[at - 1] in UNCOUNTED
        or (bool(facts.bits[at - 1] & lists.FAMILIAR) and not facts.bits[at - 1] & lists.BAND)
    )
    if "(" in page.gaps[at]:
        return named and behind[:1] in (")", ",", ";")
    return (
        named
        and page.gaps[at] in (", ", "., ", " - ", " \u2013 ", "; ")
        and (behind[:1] in (",", ".", ")", ";", "") or page.plain[past : past + 1] == ["and"])
    )


def _stated(page: Page, facts: Facts, people: list[bool], back: int) -> bool:
    """'she is six', 'I'm 14', 'when he was only seven'; `back` is the word before."""
    gap = page.gaps[back + 1]
    if gap.startswith(("'s", "\u2019s", "'m", "\u2019m", "'re", "\u2019re")):
        return _somebody(page, facts, people, back)
    if page.plain[back] in ("hes", "shes", "im"):
        return True
    return page.plain[back] in BEING and back > 0 and _somebody(page, facts, people, back - 1)


def _somebody(page: Page, facts: Facts, people: list[bool], at: int) -> bool:
    word = page.plain[at]
    if word in PLAIN_PERSON:
        return False
    return (
        people[at]
        or word in WHO
        or (
            bool(facts.bits[at] & lists.FAMILIAR)
            and (facts.shape[at] in (TITLE, UPPER) or not facts.bits[at] & lists.BAND)
        )
        or (facts.shape[at] == TITLE and not facts.bits[at] & lists.BAND)
    )


def _ends_well(page: Page, past: int) -> bool:
    """Whether nothing is counted: a stop, the end or a joining word follows the number."""
    if past >= len(page):
        return True
    gap = page.gaps[past]
    if gap.strip(" '\u2019") or "\n" in gap:
        return not gap.lstrip().startswith(("%", "/", "-"))
    return page.plain[past] in AFTER


def _glued(page: Page, at: int) -> int:
    """'7yo', '15yrs', '9y', '4y 3m': a number and its unit in one word."""
    if not GLUED.fullmatch(page.plain[at]):
        return 0
    if MONTHS_TOO.fullmatch(" ".join(page.plain[at + 1 : at + 2])):
        return at + 2
    return at + 2 if page.plain[at + 1 : at + 2] == ["old"] else at + 1


def _birthday(page: Page, at: int) -> int:
    word = page.plain[at]
    after = page.plain[at + 1 : at + 2]
    lived = after == ["year"] and page.plain[max(0, at - 2) : at] in IN_THEIR
    if (lived or after in (["birthday"], ["bday"])) and (
        (word in ORDINALS and page.plain[at - 1] != "the") or NTH.fullmatch(word)
    ):
        return at + 1 + lived
    return 0
