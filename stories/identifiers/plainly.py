"""What is judged a name and is plain beside its neighbours: Pathway One, a rating, a slip."""

from collections.abc import Iterator

from stories.identifiers import lists
from stories.identifiers.facts import LOWER, NUMBERED, TITLE, UPPER, Facts
from stories.identifiers.finding import Kind, Level
from stories.identifiers.ideas import alone
from stories.identifiers.names import TITLES, Chances, called
from stories.identifiers.words import Page, Signs, bag

Judged = list[tuple[Kind, Level] | None]
# Short forms of the sector that no list of phrases can hold, as names are written so too.
SHORT_FORMS = bag(
    "mhra peg nice eap trim dspt pqsw ayse bia emar riddor coshh amcp dash abe iss tto salt dsr "
    "icetr elsa pru pip aad loi sos ace cva tia nicu edd ahp qaf pcf kss asye nmc hcpc ofsted "
    "lado marac mappa nrm peep pecs acas bacp pace pals rag tac"
)
POSTS = bag("ht dht aht sm rm dm gm ba sa cw yw fw rn dn ss psw asw")
RATINGS = bag("red amber green")
NUMBERS = bag("one two three four five six seven eight nine ten eleven twelve thirteen")
COUNTED = NUMBERED | bag(
    "day days week weeks month year pathway principle parts options chapter session lesson module "
    "standard outcome action aim priority task test term visit objective goal pathways stages"
)
MODALS = bag("will may")
SUBJECTS = bag(
    "it he she they we you i the this that there these those his her their my our your a an "
    "somebody someone anyone anybody brothers sisters children parents people"
)
VERBS_TOO = bag("mark hope grant chase skip pierce wade rob sue")  # 'we hope to mark the day'
DOERS = bag("i we they you who id we'd they'd i'd")  # 'we hope'
# After these, a word in lower case is somebody: 'spoke to rob the other day'.
TOLD = bag(
    "spoke speak speaks speaking talk talks talked talking said say says saying gave give gives "
    "giving sent send sends wrote write listen listens listened went go goes back over round next "
    "close married related introduced thanks belongs moved down up off on lied lie explained "
    "explain apologised promised showed show handed passed read sang waved according"
)
WHAT = bag("the a an this that these those his her their my our your it him them each every")
DOCTORS = bag("dr drs doctor doctors gp")
THEIRS = bag(  # 'had a dr appointment'
    "appointment appointments appt appts surgery surgeries visit visits letter letters note notes "
    "receptionist receptionists practice practices"
)
CROWDS = bag("pupils students tenants residents patients customers tutors")
FEELINGS = bag("glad happy merry jolly frank earnest sunny bright brave sharp young bonny")
GLAD = bag("glad happy")  # hardly anybody's name
FELT = bag(
    "was is am are were be been being feel feels felt looked seemed so very really not too more "
    "quite just and"
)
GRADED = bag("good outstanding inadequate")  # what an inspection says of a service
NOT_NAMED = lists.NAME | lists.PLACE | lists.ABROAD | lists.OWNED | lists.PROPER
KNOWN_WELL = 4  # bands from this one on are ordinary words of a careful page
SLIPPED = range(5, 15)  # letters of words in which a slip of the hand is looked for
ROW = 16  # letters in a row that are looked back over for what they number
UNLIKELY, UNLIKELY_OPENING, CERTAIN = 0.03, 0.3, 0.5  # the model's chances


def excuse(
    page: Page,
    plain: Facts,
    present: Signs,
    likely: Chances,
    judged: Judged,
    shown: set[int],
) -> set[int]:
    """Take back, or only ask about, such words; gives the places of those taken back.

    Those in `shown` are shown to be names by the words beside them, and stay.
    """
    named: set[int] = set()
    rated = (
        sum(
            any(page.words[at][0].isupper() for at in present.get(colour, ())) for colour in RATINGS
        )
        > 1
    )
    counted = {at for at in shown if page.plain[at] in COUNTED and _counts(page, at + 1)}
    stay = shown - counted
    for at in [at for at, found in enumerate(judged) if found and at not in stay]:
        if _plain_here(page, plain, rated, at, sum(likely[at]), judged):
            named.add(at)
        elif _slip(page, plain, at):
            if sum(likely[at]) < CERTAIN:
                named.add(at)
            else:
                judged[at] = judged[at][0], Level.ASK
        elif judged[at][1] is Level.BLOCK and _doubtful(page, plain, at):
            judged[at] = judged[at][0], Level.ASK
    for at in named:
        judged[at] = None
    return named


def _doubtful(page: Page, plain: Facts, at: int) -> bool:
    """The head of a part of a page, or a post that is somebody's initials as often: 'HT said'."""
    post = page.words[at].isupper() and page.plain[at] in POSTS
    return (post and not plain.shouting[at]) or _heading(page, plain, at)


def _plain_here(
    page: Page, plain: Facts, rated: bool, at: int, chance: float, judged: Judged
) -> bool:
    word, shape = page.plain[at], plain.shape[at]
    if shape == LOWER and _after_short_form(page, plain, at, judged):
        return True
    if shape == LOWER and word in VERBS_TOO:
        return _done(page, at)
    if shape == LOWER and word in THEIRS and at and page.plain[at - 1] in DOCTORS:
        return True
    if shape == LOWER and word == "day" and page.plain[at + 1 : at + 2] in (["after"], ["before"]):
        return True  # 'rang dr day after'
    if shape == LOWER and word[-2:] == "ed" and _before_a_number(page, at):
        return True  # 'scored 6 out of 10'
    if shape == LOWER and word in GRADED and at and page.plain[at - 1] in FELT:
        return not called(page, at)  # 'Hillview School is good'
    if shape == LOWER and word in CROWDS:
        return True
    if shape == LOWER and word in FEELINGS and at and (word in GLAD or not plain.careless[at]):
        return page.plain[at - 1] in FELT and page.gaps[at] == " " and not called(page, at)
    if shape not in (TITLE, UPPER) and len(word) > 1:
        return False
    if shape == UPPER and word in SHORT_FORMS and not plain.shouting[at]:
        return not judged[at - 1] or at == 0 or page.gaps[at] != " "
    if rated and word in RATINGS:
        return _apart(page, at)
    if word in GRADED:
        return alone(page, plain, judged, at)
    if word in MODALS and page.opens[at]:
        after = page.plain[at + 1 : at + 2]
        return after != [] and after[0] in SUBJECTS and page.gaps[at + 1] == " "
    if word in COUNTED and _counts(page, at + 1):
        return not at or page.plain[at - 1] not in TITLES
    if word in NUMBERS and at and page.plain[at - 1] in COUNTED:
        return True
    if len(word) == 1:
        return _lettered(page, at)
    ordinary = plain.bits[at] & lists.BAND >= KNOWN_WELL and not plain.bits[at] & ~lists.BAND
    if (
        plain.shouting[at]
        or not ordinary
        or judged[at] != (Kind.PERSON, Level.ASK)
        or called(page, at)
    ):
        return False
    if chance > (UNLIKELY_OPENING if page.opens[at] else UNLIKELY):
        return False
    return alone(page, plain, judged, at)


def _before_a_number(page: Page, at: int) -> bool:
    return at + 1 < len(page) and page.plain[at + 1][0].isdecimal()


def _done(page: Page, at: int) -> bool:
    """What somebody does to something, 'hope to mark the day'; not 'spoke to rob the other day'."""
    if at and page.plain[at - 1] in DOERS and page.gaps[at] == " ":
        return True
    before, after = page.plain[max(0, at - 2) : at], page.plain[at + 1 : at + 2]
    return before[-1:] == ["to"] and before[0] not in TOLD and not WHAT.isdisjoint(after)


def _after_short_form(page: Page, plain: Facts, at: int, judged: Judged) -> bool:
    """The 'applies' of 'the CQC applies': an everyday word in a line that has its capitals."""
    if not at or plain.careless[at] or judged[at][1] is not Level.ASK or page.gaps[at] != " ":
        return False
    ordinary = plain.bits[at] & lists.BAND >= KNOWN_WELL and not plain.bits[at] & ~lists.BAND
    short = plain.shape[at - 1] == UPPER and not plain.shouting[at]
    return ordinary and short and (plain.safe[at - 1] > 0 or page.plain[at - 1] in SHORT_FORMS)


def _apart(page: Page, at: int) -> bool:
    """With no word in capitals joined to it: 'Green, Amber, Red.', but not 'Amber Reed'."""
    return not any(
        0 < edge < len(page) and page.gaps[edge] in (" ", "-") and page.words[other][0].isupper()
        for edge, other in ((at, at - 1), (at + 1, at + 1))
        if 0 <= other < len(page)
    )


def _counts(page: Page, at: int) -> bool:
    """'Pathway One', 'Principle 5', 'Option (c)'."""
    if at >= len(page) or page.gaps[at] not in (" ", " ("):
        return False
    number = page.plain[at]
    lettered = len(number) == 1 and (page.gaps[at] == " (" or page.words[at].isupper())
    return lettered or number in NUMBERS or number.isdecimal()


def _lettered(page: Page, at: int) -> bool:
    """The letters of 'Parts A, B and D'."""
    first = at - ROW
    while at > max(0, first) and len(page.plain[at]) == 1 and page.words[at].isupper():
        at -= 2 if page.plain[at - 1] in ("and", "or") else 1
    return at >= 0 and page.plain[at].rstrip("s") in NUMBERED and page.plain[at].endswith("s")


def _heading(page: Page, plain: Facts, at: int) -> bool:
    """'7.5 Faith and custom', '4. Winter.', 'Faith: ask.': the head of a part of a page."""
    if not plain.bits[at] & lists.BAND or plain.shape[at] != TITLE:
        return False
    after = page.text[page.ends[at] : page.ends[at] + 1]
    if not (page.opens[at] or (at and page.plain[at - 1].isdecimal())):
        return False
    numbered = at > 0 and page.plain[at - 1].isdecimal() and page.opens[at - 1]
    section = at > 1 and page.gaps[at - 1] == "." and page.plain[at - 2].isdecimal()
    return section or (numbered and after == ".") or after == ":"


def _slip(page: Page, plain: Facts, at: int) -> bool:
    """'tomorow', 'moeny': an unknown word in lower case, a slip of the hand from a known one."""
    word, bits = page.plain[at], plain.bits[at]
    if plain.shape[at] != LOWER or len(word) not in SLIPPED or not word.isalpha():
        return False
    if bits & (NOT_NAMED | lists.BAND) or plain.place[at] or called(page, at):
        return False
    known = lists.known()
    return any(
        known.get(meant, 0) & lists.BAND >= KNOWN_WELL and not known[meant] & NOT_NAMED
        for meant in _meant(word)
    )


def _meant(word: str) -> Iterator[str]:
    """The word with a letter taken out, put in within it, or two exchanged."""
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield head[:-1] + tail[0] + head[-1] + tail[1:]
        for letter in "abcdefghiklmnoprstuvwy":
            yield head + letter + tail
