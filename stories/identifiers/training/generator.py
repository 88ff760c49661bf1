"""Labelled training text: sentences in many voices about invented people, places and services."""

import re
from typing import NamedTuple

from stories.identifiers import lists
from stories.identifiers.finding import Kind
from stories.identifiers.model import CUES
from stories.identifiers.training import sources
from stories.identifiers.training.carriers import PART, carriers, slots
from stories.identifiers.training.invention import COMMONEST, RARE, Inventor
from stories.identifiers.training.recast import recast

SLOT = re.compile(r"\{(\w+)\}")
WORD = re.compile(r"[A-Za-z]{3,}")
# What a slot holds: F first name, L family name, N both, I initial, P place, S street, O service.
LABELS = {"F": "P", "L": "P", "N": "P", "I": "P", "P": "L", "S": "S", "O": "G", "A": "A", "J": "J"}
LABELS |= {"V": "E", "U": "F"}  # an event, the shape of a family
VOICES = {"plain": 42, "mixed": 5, "lower": 22, "upper": 6, "spoken": 9, "texting": 8, "typos": 8}
QUIET = ("lower", "spoken", "texting")  # voices without capitals
# How often a sentence is one with slots, one told at length, a plain one, one of clean prose,
# one of clean prose with names put into it, and one that lets fall a small fact.
SOURCES = (24, 17, 10, 17, 10, 22)
DEPTH = 4  # parts within parts
TEXTED = (
    "and:n you:u are:r your:ur with:wiv for:4 to:2 because:cos please:pls was:woz the:da not:nt "
    "have:av about:bout people:ppl thanks:thx an:n my:me is:iz"
)
TEXTING = dict(pair.split(":") for pair in TEXTED.split())


# How often what a writer told stays, and how often another of the lexicon takes its place.
RETOLD = {Kind.JOB: ("jobs", 0.3), Kind.CONDITION: ("conditions", 0.5)}
RETOLD[Kind.BACKGROUND] = "backgrounds", 0.5
COUNTS = tuple(
    tuple(numbers.split())
    for numbers in (
        "two three four five six seven eight nine",
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "January February March April June July August September October November December",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    )
)
ALIKE = {word.lower(): words for words in COUNTS for word in words}


class Piece(NamedTuple):
    text: str
    label: str


class Generator(Inventor):
    def __init__(self, seed: int, without: frozenset[str] = frozenset()):
        """`without` names the files whose carriers are kept back, to be measured on."""
        super().__init__(seed)
        self.carriers = carriers(without)
        self.lexicon = {
            kind: [line for group in lists.groups(f"lexicon/{name}.txt").values() for line in group]
            for kind, (name, _) in RETOLD.items()
        }
        clean = sources.lines(sources.LEXICON / "clean_sentences.txt")
        names = ("sentences", "told", "plain", "facts")
        slotted, told, plain, small = map(sources.sentences, names)
        self.prose = [line for line in clean if recast(line, self.random, 1.0) != line]
        self.sources = (slotted, told, plain, clean, self.prose, small)
        self.sector = sources.lines(sources.LEXICON / "sector.txt")
        self.alike: dict[tuple[str, int], list[str]] = {}
        for word, bits in sorted(self.known.items()):
            if bits & lists.BAND > RARE and len(word) > 2 and not bits & lists.FAMILIAR:
                self.alike.setdefault((word[-2:], bits & lists.BAND), []).append(word)

    def document(self) -> list[Piece]:
        """One to five sentences in one voice."""
        voice = self.random.choices(tuple(VOICES), tuple(VOICES.values()))[0]
        self.lettered = self.chance(0.06)
        pieces: list[Piece] = []
        for _ in range(self.random.randint(1, 5)):
            source = self.random.choices(self.sources, SOURCES)[0]
            sentence = self.pick(source)
            if source is self.prose:
                sentence = recast(sentence, self.random)
            for piece in self.fill(sentence, voice):
                pieces.append(piece if piece.label != "O" else Piece(self.varied(piece.text), "O"))
            between = (
                (" ", " ", ". ", "\n", ", ") if voice in QUIET else (" ", " ", "\n", "\n\n", " - ")
            )
            pieces.append(Piece(self.pick(between), "O"))
        return [Piece(self.voiced(piece, voice), piece.label) for piece in pieces]

    def carried(self, carrier: str, voice: str = "") -> list[Piece]:
        """A writer's text about other people, in the voice it was written in or in another."""
        names: dict[tuple[str, str], str] = {}
        pieces = [
            Piece(self.retold(kind, entity, words, names) if kind else words, label)
            for label, kind, entity, words in slots(carrier)
        ]
        return [Piece(self.voiced(piece, voice), piece.label) for piece in pieces]

    def retold(self, kind: str, entity: str, words: str, names: dict) -> str:
        """The words of a slot, with other names, numbers and days than those they were told of."""

        def named(part: re.Match) -> str:
            letter, number = part.groups()
            key = entity, number + letter[0].upper()
            if key not in names:
                names[key] = self.named(letter[0].upper())
            name = names[key]
            return name.upper() if len(letter) == 2 else name if letter.isupper() else name.lower()

        if kind in RETOLD and len(words.split()) < 4 and self.chance(RETOLD[kind][1]):
            told = self.pick(self.lexicon[kind])
            return told.title() if kind == Kind.BACKGROUND and words[0].isupper() else told
        words = re.sub(r"[A-Za-z]+", self.counted, PART.sub(named, words))
        if kind.endswith(("reference", "number", "plate", "phone", "upn")) and self.chance(0.3):
            mark = self.pick(("/", "-", " ", ".", ""))
            words = re.sub(r"(?<=[A-Z\d])[/. -](?=[A-Z\d])", mark, words)
        return re.sub(r"[1-9]", lambda _: self.pick("123456789"), words)

    def named(self, letter: str) -> str:
        fillers = {"F": self.first, "L": self.last, "I": self.initial, "W": self.worded}
        return fillers[letter]() if letter != "D" else self.initial() + self.initial()

    def worded(self) -> str:
        """One word of the name of a place or a service."""
        return self.pick((self.place, self.place, self.last, self.noun, self.first))().split()[0]

    def counted(self, word: re.Match) -> str:
        alike = ALIKE.get(word[0].lower())
        if not alike:
            return word[0]
        other = self.pick(alike)
        return other if word[0][0].isupper() else other.lower()

    def fill(self, template: str, voice: str) -> list[Piece]:
        """One sentence, its slots filled."""
        pieces, last = [], 0
        template = self.expand(template)
        for slot in SLOT.finditer(template):
            label = LABELS.get(slot[1], "O")
            if slot[1] == "n" and template[slot.end() :].lstrip("a").startswith(" {S}"):
                label = "L"
            pieces += [Piece(template[last : slot.start()], "O"), Piece(self.slot(slot[1]), label)]
            last = slot.end()
        pieces = [piece for piece in (*pieces, Piece(template[last:], "O")) if piece.text]
        if voice != "lower" and pieces[0].label == "O" and self.chance(0.92):
            pieces[0] = Piece(pieces[0].text[0].upper() + pieces[0].text[1:], "O")
        if pieces[-1].text[-1] not in ".!?," and voice == "plain" and self.chance(0.8):
            pieces.append(Piece(self.pick(".....!"), "O"))
        return pieces

    def expand(self, template: str) -> str:
        """Parts replaced until only slots that hold a name or a number are left."""
        for _ in range(DEPTH):
            template = SLOT.sub(self.expanded, template)
        return template

    def expanded(self, slot: re.Match) -> str:
        if slot[1] == "X":
            phrase = self.pick(self.sector)
            return phrase.title() if self.chance(0.4) else phrase
        return self.part(slot[1]) if slot[1] in self.parts and slot[1] not in LABELS else slot[0]

    def slot(self, name: str) -> str:
        fillers = {
            "F": self.first,
            "L": self.last,
            "N": self.full,
            "I": self.initial,
            "P": self.place,
            "O": self.service,
            "S": self.street,
            "n": self.number,
            "A": self.age,
            "J": self.livelihood,
            "V": self.event,
            "U": self.family_shape,
        }
        return fillers[name]()

    def varied(self, text: str) -> str:
        """Some words changed for others that end alike: context is learned, not wording."""
        if self.chance(0.4):
            return text
        titled = self.chance(0.06)
        return WORD.sub(lambda word: self.other(word[0], titled), text)

    def other(self, word: str, titled: bool) -> str:
        band = self.known.get(word.lower(), 0) & lists.BAND
        if RARE <= band < COMMONEST and word.lower() not in CUES and self.chance(0.35):
            choice = self.pick(self.alike.get((word.lower()[-2:], band)) or (word,))
            word = choice.capitalize() if word[0].isupper() else choice
        return word[0].upper() + word[1:] if titled and band <= COMMONEST else word

    def voiced(self, piece: Piece, voice: str) -> str:
        text = piece.text
        if voice == "upper":
            return text.upper()
        if voice == "mixed" and piece.label != "O" and self.chance(0.5):
            return text.lower()
        if voice in QUIET:
            text = text.lower()
            if self.chance(0.6):
                text = text.replace("'", "")
        if voice == "spoken":
            return re.sub(r"[.,;:!?\"()]", "", text)
        if voice == "texting" and piece.label == "O":
            return re.sub(r"[a-z]+", self.texted, text)
        if voice == "typos" and piece.label == "O":
            text = re.sub(r"[A-Za-z]{4,}", self.slipped, text)
            return text.lower() if self.chance(0.2) else text
        return text

    def texted(self, word: re.Match) -> str:
        return TEXTING.get(word[0], word[0]) if self.chance(0.7) else word[0]

    def slipped(self, word: re.Match) -> str:
        """The word, now and then with a letter lost, swapped or doubled."""
        if not self.chance(0.15):
            return word[0]
        at = self.random.randrange(1, len(word[0]) - 1)
        head, tail = word[0][:at], word[0][at:]
        return self.pick(
            (head + tail[1:], head + tail[1] + tail[0] + tail[2:], head + tail[0] + tail)
        )
