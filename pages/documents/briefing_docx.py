"""A briefing of one outcome for Word: finding, picture, table, questions, what it rests on."""

import io
from collections.abc import Mapping, Sequence

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from pages.documents import pictures
from pages.parts.leading import Pair, View
from stories.trends import telling
from stories.trends.notes import Note
from stories.trends.table import FILE_COLUMNS, file_rows

ROWS = 12  # the latest periods of each measure; the CSV has all of them
# Questions that those who inspect ask, and where an answer would be looked for.
QUESTIONS = (
    ("What difference is being made, and how do you know?",
     "Ofsted ILACS; CQC, local authority assessment: working with people"),
    ("Does it last?", "Children's Social Care National Framework, outcomes 1 to 4"),
    ("What could contradict it, and what are leaders doing about that?",
     "Ofsted ILACS: impact of leaders; CQC: governance, management and sustainability"),
    ("What do you not know yet?", "Ofsted ILACS: self-evaluation; CQC: learning and improvement"),
)  # fmt: skip


def briefing(pair: Pair, view: View, notes: Sequence[Note], known: Mapping[str, str]) -> bytes:
    """The whole briefing; the picture carries its description, and the table is a real one."""
    document = docx.Document()
    _settle(document, pair.kind.name)
    document.add_heading(telling.headline(pair.outcome), 1)
    document.add_paragraph(telling.subtitle(pair.outcome, view.name))
    _picture(document, pair, view, notes, known)
    for reading in pictures.readings(pair):
        document.add_paragraph(telling.sentence(reading))
    document.add_heading("What would change our mind", 2)
    document.add_paragraph(telling.would_change_our_mind(pair.outcome))
    _questions(document, pair, known)
    document.add_heading(f"The latest {ROWS} periods", 2)
    _table(document, pair)
    document.add_heading("What this rests on", 2)
    for name, words in known.items():
        line = document.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(words)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _settle(document, title: str) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(2))
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = title
    document.core_properties.language = "en-GB"


def _picture(document, pair: Pair, view: View, notes, known: Mapping[str, str]) -> None:
    made = pictures.png(pictures.both(pair, view, notes, known))
    shape = document.add_picture(io.BytesIO(made), width=Cm(17))
    title, description = pictures.words_of(pair, view)
    named = shape._inline.docPr
    named.set("descr", description)
    named.set("title", title)


def _questions(document, pair: Pair, known: Mapping[str, str]) -> None:
    """What an inspector may ask, and what these figures can and cannot answer."""
    document.add_heading("Questions an inspector may ask", 2)
    outcome, *beside = pictures.readings(pair)
    answers = (
        f"{telling.sentence(outcome)} It counts when: {known['Counts when']}",
        f"It lasts when: {known['Lasts when']} These figures alone do not show that.",
        telling.sentence(beside[0]) if beside else "Nobody has counted what could contradict this.",
        known["What figures cannot say"],
    )
    for (question, where), answer in zip(QUESTIONS, answers, strict=True):
        document.add_heading(question, 3)
        document.add_paragraph(answer)
        document.add_paragraph(f"Asked under: {where}").runs[0].italic = True


def _table(document, pair: Pair) -> None:
    columns = FILE_COLUMNS[:6]
    table = document.add_table(rows=1, cols=len(columns), style="Light Grid Accent 1")
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.text = name
    _repeat_heading(table.rows[0])
    for reading in pictures.readings(pair):
        for row in file_rows(reading)[: -ROWS - 1 : -1]:
            for cell, words in zip(table.add_row().cells, row, strict=False):
                cell.text = words
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def _repeat_heading(row) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
