"""A board paper of one page: for Word, and as one slide."""

from pptx.util import Cm, Pt

from pages.documents import slides, word
from pages.documents.month import COLUMNS, Month
from pages.documents.office import saved

SLIDE_ROWS = 4
MARGIN, ACROSS = 1.5, 18.0  # centimetres of A4
WIDTHS = (4.4, 3.4, 3.2, 3.6, 3.4)


def one_pager(month: Month) -> bytes:
    """One side of A4: sentence, picture with its description, real tables, what it rests on."""
    document = word.begun(month.title, margin=MARGIN, size=9)
    word.close_together(document)
    document.add_heading(month.title, 1)
    document.add_paragraph().add_run(month.summary).bold = True
    word.picture(document, *month.low_picture(), width=ACROSS)
    document.add_heading("Each outcome with what could contradict it", 2)
    word.table(document, COLUMNS, month.rows(), size=8, widths=WIDTHS)
    if month.balance:
        document.add_heading("What went well, and what was hard", 2)
        rows = [list(row.values()) for row in month.balance]
        word.table(document, list(month.balance[0]), rows, size=8)
    document.add_paragraph(month.unheard).paragraph_format.space_before = Pt(6)
    known = month.known()
    document.add_paragraph(
        f"{known['What figures cannot say']} Edition {known['Edition']}. {known['Source']}."
    )
    return saved(document)


def one_slide(month: Month) -> bytes:
    """The picture and a real table beside it; the speaker's notes say what it rests on."""
    deck = slides.deck(month.title)
    slide = slides.begun(deck, month.summary)
    shape = slides.picture(slide, *month.picture(), Cm(14))
    rows = [("Outcome", "Beside it")]
    rows += [(f"{a}: {b}, {c}", f"{d}: {e}") for a, b, c, d, e in month.rows(SLIDE_ROWS)]
    slides.table(slide, rows, shape.left + shape.width + Cm(0.8), Cm(1))
    notes = [f"{name}: {words}" for name, words in month.known().items()]
    notes += [month.unheard, *(", ".join(row.values()) for row in month.balance)]
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    return saved(deck)
