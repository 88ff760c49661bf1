"""What to say instead: words that keep the meaning, the same for one person throughout."""

import re
from bisect import bisect_left
from functools import cache
from itertools import takewhile

from stories.identifiers import wording
from stories.identifiers.finding import Finding, Kind, Span, reason
from stories.identifiers.phrases import JOINED
from stories.identifiers.words import Page, bag, fold

# A role or kinship word beside a name -> what the person may be called.
ROLES = {
    "the mother": "mum mam mom mummy mother",
    "the father": "dad daddy father",
    "the grandmother": "nan nana nanny nain gran granny grandma grandmother",
    "the grandfather": "grandad grandpa taid grandfather",
    "the sister": "sister",
    "the brother": "brother",
    "the aunt": "aunt auntie aunty",
    "the uncle": "uncle",
    "the cousin": "cousin",
    "the daughter": "daughter",
    "the son": "son",
    "the baby": "baby bairn",
    "the child": "child boy girl lad lass toddler wean pupil twins",
    "the partner": "partner husband wife boyfriend girlfriend stepdad stepmum ex",
    "the friend": "friend mate",
    "the neighbour": "neighbour",
    "the social worker": "sw ssw social worker",
    "the foster carer": "fc carer",
    "the teacher": "teacher head tutor",
    "the doctor": "dr doctor gp consultant paediatrician",
    "the nurse": "nurse midwife matron",
    "the police officer": "pc dc ds sgt officer",
    "the judge": "judge hhj justice",
    "the solicitor": "solicitor counsel barrister",
    "the guardian": "guardian",
    "the reviewing officer": "iro",
    "the manager": "manager",
    "the adviser": "adviser pa",
    "the community leader": "rev reverend imam rabbi pastor canon",
    "the interpreter": "interpreter",
    "the volunteer": "volunteer",
}
ROLE = {word: role for role, words in ROLES.items() for word in words.split()}
CHILDREN = tuple(f"Child {letter}" for letter in "ABCDEFGHJKLMNOPQRSTUVWXYZ")
YOUNG = ("a baby", "under five", "of primary-school age", "a young teenager")
AWAY = bag("to of for with and from by at in than")  # a role before these is somebody else's
SIZED = bag("sister brother son daughter cousin")
OLDER, YOUNGER = bag("older elder eldest oldest big"), bag("younger youngest little baby wee")
SMALL = bag("the of and at in on for a an mr mrs ms miss dr st")
PEOPLE = tuple(f"Person {letter}" for letter in "ABCDEFGHJKLMNOPQRSTUVWXYZ")
WORD = re.compile(r"[^\W_]+")
REACH = 3  # words before a name in which its role is looked for


def explained(page: Page, spans: list[Span]) -> list[Finding]:
    """The spans with their reason, what to say instead, and whom they mean."""
    entities = _entities(page.text, spans)
    said: dict[str, str] = {}
    taken: set[str] = set()
    findings = []
    near = _Words(page)
    mentions: dict[str, list[int]] = {}
    for at, entity in enumerate(entities):
        mentions.setdefault(entity, []).append(at)
    for span, entity in zip(spans, entities, strict=True):
        if span.kind is Kind.PERSON and entity not in said:
            young = any(_young(page.text, spans, at) for at in mentions[entity])
            said[entity] = _role(near, [spans[at] for at in mentions[entity]], taken, young)
            taken.add(said[entity])
        words = (
            said[entity]
            if span.kind is Kind.PERSON
            else wording.instead(page.text, span, "".join(near.before(span, 1)))
        )
        findings.append(
            Finding(span.start, span.end, span.kind, span.level, reason(span.kind), words, entity)
        )
    return findings


def _entities(text: str, spans: list[Span]) -> list[str]:
    """A wordless key for each span; spans of one kind that share a word share a key."""
    keys: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    found = []
    for span in spans:
        words = [
            word for word in WORD.findall(fold(text[span.start : span.end])) if word not in SMALL
        ] or [""]
        key = next((keys[span.kind, word] for word in words if (span.kind, word) in keys), None)
        if key is None:
            counts[span.kind] = counts.get(span.kind, 0) + 1
            key = f"{span.kind}-{counts[span.kind]}"
        for word in words:
            keys.setdefault((span.kind, word), key)
        found.append(key)
    return found


class _Words:
    """The words of a page that stand where a span begins, and before it."""

    def __init__(self, page: Page):
        self.page = page

    def at(self, span: Span) -> int | None:
        """The word that begins where a span does."""
        at = bisect_left(self.page.starts, span.start)
        return at if self.page.starts[at : at + 1] == [span.start] else None

    def before(self, span: Span, reach: int = REACH) -> list[str]:
        at, found = self.at(span), []
        for word in range(at - 1, max(at - 1 - reach, -1), -1) if at else ():
            if (gap := self.page.gaps[word + 1]) not in JOINED and gap != ", ":
                break
            found.append(self.page.plain[word])
        return found

    def first(self, span: Span) -> str:
        at = self.at(span)
        return "" if at is None else self.page.plain[at]


def _young(text: str, spans: list[Span], at: int) -> bool:
    """Whether a child's age stands right after a name: 'Kofi (8)', 'Ama, 4,'."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    return bool(
        after
        and after.kind is Kind.AGE
        and text[spans[at].end : after.start] in (" ", ", ", " (", ", aged ", " is ", " was ")
        and wording.band(fold(text[after.start : after.end])) in YOUNG
    )


def _role(near: _Words, mentions: list[Span], taken: set[str], young: bool) -> str:
    """The role that stands before any mention, or else a letter: the mother, Child A, Person A."""
    for mention in mentions:
        words = [
            near.first(mention),
            *takewhile(lambda word: word not in AWAY, near.before(mention)),
        ]
        for at, word in enumerate(words):
            role = ROLE.get(word)
            if role:
                if word in SIZED and {*words[at + 1 : at + 2]} & (OLDER | YOUNGER):
                    size = "older" if words[at + 1] in OLDER else "younger"
                    role = role.replace("the ", f"the {size} ")
                return next(
                    (name for name in variants(role) if name not in taken),
                    f"another {role.removeprefix('the ')}",
                )
    letters = CHILDREN if young else PEOPLE
    return next((name for name in letters if name not in taken), "another person")


def variants(role: str) -> list[str]:
    """the sister, the other sister, a third sister, one more sister."""
    noun = role.removeprefix("the ")
    return [role, f"the other {noun}", f"a third {noun}", f"one more {noun}"]


@cache
def proposed() -> tuple[str, ...]:
    """Words proposed in place of what is found; they tell of nobody, and none is found again."""
    return (
        *wording.SAY.values(),
        *(variant for role in ROLES for size in _sizes(role) for variant in variants(size)),
        *(words for words, _ in wording.SERVICES),
        *wording.REGIONS.values(),
        *(f"a day in {season} 2019" for season in wording.SEASONS),
        *(f"{season} 2019" for season in wording.SEASONS),
        *(band for _, band in wording.BANDS),
        *PEOPLE,
        *CHILDREN,
        wording.TALKED,
        wording.WELL,
        *wording.OTHERWISE,
        *(f"{first} of several children" for first in sorted(wording.ORDERED)),
        *(f"several {who}" for who in sorted(wording.SIBLINGS)),
    )


def _sizes(role: str) -> list[str]:
    noun = role.removeprefix("the ")
    return [role, f"the older {noun}", f"the younger {noun}"] if noun in SIZED else [role]
