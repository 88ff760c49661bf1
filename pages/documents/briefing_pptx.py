"""Two slides of one outcome: the picture with its words, and the numbers as a real table."""

from collections.abc import Mapping, Sequence

from pptx.util import Cm, Pt

from pages.documents import pictures, slides
from pages.documents.briefing_docx import latest_rows
from pages.documents.office import saved
from pages.documents.slides import BELOW, EDGE, WIDE
from pages.parts.leading import Pair, View
from stories.trends import telling
from stories.trends.notes import Note
from stories.trends.table import FILE_COLUMNS

ROWS = 6  # the latest periods of each measure


def briefing(pair: Pair, view: View, notes: Sequence[Note], known: Mapping[str, str]) -> bytes:
    """The picture carries its description; the speaker's notes say what it rests on."""
    deck = slides.deck(pair.kind.name)
    _picture(deck, pair, view, notes, known)
    _numbers(deck, pair, view)
    return saved(deck)


def _picture(deck, pair: Pair, view: View, notes, known: Mapping[str, str]) -> None:
    title, description = pictures.words_of(pair, view)
    slide = slides.begun(deck, title)
    made = pictures.png(pictures.both(pair, view, notes, known))
    shape = slides.picture(slide, made, title, description, Cm(14))
    left = shape.left + shape.width + Cm(0.8)
    told = "\n".join(telling.sentence(each) for each in pictures.readings(pair))
    slides.text(slide, told, Pt(16), (left, BELOW, WIDE - left - EDGE, Cm(12)))
    slide.notes_slide.notes_text_frame.text = "\n".join(
        f"{name}: {words}" for name, words in known.items()
    )


def _numbers(deck, pair: Pair, view: View) -> None:
    slide = slides.begun(deck, f"The numbers: {view.name}")
    slides.table(slide, [FILE_COLUMNS[:6], *latest_rows(pair, ROWS)], EDGE, Cm(0.95))
