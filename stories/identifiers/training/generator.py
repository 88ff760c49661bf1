"""Labelled training text: sentences in many voices about invented people, places and services."""

import re
from typing import NamedTuple

from stories.identifiers import lists
from stories.identifiers.model import CUES
from stories.identifiers.training import sources
from stories.identifiers.training.invention import COMMONEST, RARE, Inventor
from stories.identifiers.training.recast import recast

SLOT = re.compile(r"\{(\w+)\}")
WORD = re.compile(r"[A-Za-z]{3,}")
# What a slot holds: F first name, L family name, N both, I initial, P place, S street, O service.
LABELS = {"F": "P", "L": "P", "N": "P", "I": "P", "P": "L", "S": "L", "O": "G"}
VOICES = {"plain": 42, "mixed": 5, "lower": 22, "upper": 6, "spoken": 9, "texting": 8, "typos": 8}
QUIET = ("lower", "spoken", "texting")  # voices without capitals
# How often a sentence is one with slots, one told at length, a plain one, one of clean prose, and
# one of clean prose with names put into it.
SOURCES = (34, 25, 10, 17, 14)
DEPTH = 4  # parts within parts
TEXTED = (
    "and:n you:u are:r your:ur with:wiv for:4 to:2 because:cos please:pls was:woz the:da not:nt "
    "have:av about:bout people:ppl thanks:thx an:n my:me is:iz"
)
TEXTING = dict(pair.split(":") for pair in TEXTED.split())


class Piece(NamedTuple):
    text: str
    label: str


class Generator(Inventor):
    def __init__(self, seed: int):
        super().__init__(seed)
        clean = sources.lines(sources.LEXICON / "clean_sentences.txt")
        slotted, told, plain = map(sources.sentences, ("sentences", "told", "plain"))
        self.prose = [line for line in clean if recast(line, self.random, 1.0) != line]
        self.sources = (slotted, told, plain, clean, self.prose)
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
