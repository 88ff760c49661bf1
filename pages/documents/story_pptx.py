"""A released story as slides that say nothing about who or what made them."""

from pptx.util import Cm, Pt

from pages.documents import slides
from pages.documents.bare import bare, safe
from pages.documents.dressed import pptx_in
from pages.documents.office import saved
from pages.documents.slides import BELOW, EDGE, HIGH, TITLE_WIDE
from pages.documents.story_text import ABOUT, ON_A_CARD, alone, embargo, release_sheet
from stories.days import in_words
from stories.house import PLAIN_HOUSE, House
from stories.release import Release

LETTERS_MOST = 700  # on one slide; the rest goes on to the next
LARGE, SMALL, FOOT = Pt(28), Pt(20), Pt(14)
ALONE = (44, 40, 36, 32, 28)  # points; a shorter version stands alone, as large as it fits
WORDS_HIGH = Cm(12.4)


def release_pptx(released: Release, house: House = PLAIN_HOUSE) -> bytes:
    """The slides. The same release and house give the same bytes, on any day and any machine."""
    sheet = release_sheet(released)
    deck = slides.deck()
    until = f"Use until {in_words(released.use_until)}"
    foot = " · ".join([*embargo(released), released.reference, released.label, until])
    short = alone(released) if released.form in ON_A_CARD else ""
    if short:
        _slide(deck, sheet.title, short, slides.largest(short, ALONE, WORDS_HIGH), foot)
    for heading, text in () if short else sheet.parts:
        for part in _parts(safe(text)):
            above = sheet.title if released.form else f"{sheet.title}: {heading.lower()}"
            _slide(deck, above, part, LARGE if len(part) < LETTERS_MOST / 2 else SMALL, foot)
    facts = "\n".join([*sheet.notes, *(f"{name}: {value}" for name, value in sheet.facts)])
    _slide(deck, ABOUT, facts, SMALL, foot)
    return bare(pptx_in(saved(deck), house.badge), safe(sheet.title))


def _slide(deck, title: str, text: str, size: Pt, foot: str) -> None:
    slide = slides.begun(deck, title)
    slides.text(slide, text, size, (EDGE, BELOW, TITLE_WIDE, WORDS_HIGH))
    slides.text(slide, foot, FOOT, (EDGE, HIGH - Cm(1.8), TITLE_WIDE, Cm(1.2)))


def _parts(text: str) -> list[str]:
    """The text in pieces that fit a slide, broken between sentences where it can be."""
    found = [""]
    for line in text.split("\n"):
        for sentence in line.replace(". ", ".\0").split("\0"):
            if found[-1] and len(found[-1]) + len(sentence) > LETTERS_MOST:
                found.append("")
            found[-1] = f"{found[-1]} {sentence}".strip()
        found[-1] += "\n"
    return [each for each in found if each.strip()]
