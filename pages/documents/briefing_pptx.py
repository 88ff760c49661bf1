"""Two slides of one outcome: the picture with its words, and the numbers as a real table."""

import io
from collections.abc import Mapping, Sequence

from pptx import Presentation
from pptx.util import Cm, Pt

from pages.documents import pictures
from pages.parts.leading import Pair, View
from stories.trends import telling
from stories.trends.notes import Note
from stories.trends.table import FILE_COLUMNS, file_rows

ROWS = 6  # the latest periods of each measure
WIDE, HIGH = Cm(33.87), Cm(19.05)


def slides(pair: Pair, view: View, notes: Sequence[Note], known: Mapping[str, str]) -> bytes:
    """The picture carries its description; the speaker's notes say what it rests on."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    deck.core_properties.title = pair.kind.name
    _picture(deck, pair, view, notes, known)
    _numbers(deck, pair, view)
    kept = io.BytesIO()
    deck.save(kept)
    return kept.getvalue()


def begun(deck, title: str):
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # a title, and room
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = Cm(1.2), Cm(0.6), WIDE - Cm(2.4), Cm(2.2)
    box.text = title
    box.text_frame.word_wrap = True
    box.text_frame.paragraphs[0].font.size = Pt(28)
    return slide


def _picture(deck, pair: Pair, view: View, notes, known: Mapping[str, str]) -> None:
    title, description = pictures.words_of(pair, view)
    slide = begun(deck, title)
    made = pictures.png(pictures.both(pair, view, notes, known))
    shape = slide.shapes.add_picture(io.BytesIO(made), Cm(1.2), Cm(2.9), height=Cm(15.4))
    named = shape._element.nvPicPr.cNvPr
    named.set("descr", description)
    named.set("title", title)
    left = shape.left + shape.width + Cm(0.6)
    box = slide.shapes.add_textbox(left, Cm(3.2), WIDE - left - Cm(1), Cm(14))
    box.text_frame.word_wrap = True
    for number, reading in enumerate(pictures.readings(pair)):
        frame = box.text_frame
        line = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        line.text = telling.sentence(reading)
        line.font.size, line.space_after = Pt(14), Pt(12)
    slide.notes_slide.notes_text_frame.text = "\n".join(
        f"{name}: {words}" for name, words in known.items()
    )


def _numbers(deck, pair: Pair, view: View) -> None:
    slide = begun(deck, f"The numbers: {view.name}")
    rows = [
        row[:6]
        for reading in pictures.readings(pair)
        for row in file_rows(reading)[: -ROWS - 1 : -1]
    ]
    size = (len(rows) + 1, len(rows[0]))
    place = (Cm(1.2), Cm(3), WIDE - Cm(2.4), Cm(1) * size[0])
    table = slide.shapes.add_table(*size, *place).table
    for at, row in enumerate([FILE_COLUMNS[:6], *rows]):
        for column, words in enumerate(row):
            cell = table.cell(at, column)
            cell.text = words
            cell.text_frame.paragraphs[0].font.size = Pt(12)
