"""A released story as slides that say nothing about who or what made them."""

import io

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Cm, Length, Pt

from pages.documents.bare import bare, safe
from pages.documents.dressed import pptx_in
from pages.documents.story_text import ABOUT, embargo, release_sheet
from pages.documents.widths import lines
from stories.days import in_words
from stories.house import PLAIN_HOUSE, House
from stories.release import Release

WIDE, HIGH = Cm(33.87), Cm(19.05)
FONT, INK = "Arial", RGBColor(0x0B, 0x0C, 0x0C)
LETTERS_MOST = 700  # on one slide; the rest goes on to the next
LARGE, SMALL, FOOT = Pt(28), Pt(20), Pt(14)
TITLE_WIDE, TITLE_HIGH = Length(WIDE - Cm(3.2)), Cm(2.6)
TITLES = (30, 26, 22, 18)  # points; the largest at which a title fits above the words
LINE_HIGH, ROOM = 1.2, 0.85  # of a letter's size; of a line, for machines whose Arial is wider


def release_pptx(released: Release, house: House = PLAIN_HOUSE) -> bytes:
    """The slides. The same release and house give the same bytes, on any day and any machine."""
    sheet = release_sheet(released)
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    until = f"Use until {in_words(released.use_until)}"
    foot = " · ".join([*embargo(released), released.reference, released.label, until])
    for heading, text in sheet.parts:
        for part in _parts(safe(text)):
            above = sheet.title if released.form else f"{sheet.title}: {heading.lower()}"
            _slide(deck, above, part, LARGE if len(part) < LETTERS_MOST / 2 else SMALL, foot)
    facts = "\n".join([*sheet.notes, *(f"{name}: {value}" for name, value in sheet.facts)])
    _slide(deck, ABOUT, facts, SMALL, foot)
    kept = io.BytesIO()
    deck.save(kept)
    return bare(pptx_in(kept.getvalue(), house.badge), safe(sheet.title))


def _slide(deck, title: str, text: str, size: Pt, foot: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # a title, and room
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = Cm(1.6), Cm(1), TITLE_WIDE, TITLE_HIGH
    _say(box.text_frame, title, title_size(title))
    body = slide.shapes.add_textbox(Cm(1.6), Cm(4), WIDE - Cm(3.2), Cm(12.4))
    _say(body.text_frame, text, size)
    last = slide.shapes.add_textbox(Cm(1.6), HIGH - Cm(1.8), WIDE - Cm(3.2), Cm(1.2))
    _say(last.text_frame, foot, FOOT)


def title_size(title: str) -> Pt:
    """How large a title may be so that it stays in its box."""
    wide, high = TITLE_WIDE.pt * ROOM, TITLE_HIGH.pt
    fits = (size for size in TITLES if len(lines(title, size, wide)) * size * LINE_HIGH <= high)
    return Pt(next(fits, TITLES[-1]))


def _say(frame, text: str, size: Pt) -> None:
    frame.word_wrap = True
    told = [line for line in safe(text).split("\n") if line.strip()] or [""]
    for number, line in enumerate(told):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.name, run.font.color.rgb = size, FONT, INK
        run._r.get_or_add_rPr().set("lang", "en-GB")
        paragraph.space_after = Pt(8)
        paragraph._p.get_or_add_pPr().set("algn", "l")


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
