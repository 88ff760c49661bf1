"""A briefing of one outcome for Word: finding, picture, table, questions, what it rests on."""

from collections.abc import Mapping, Sequence

from pages.documents import pictures, word
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
    document = word.begun(pair.kind.name)
    document.add_heading(telling.headline(pair.outcome), 1)
    document.add_paragraph(telling.subtitle(pair.outcome, view.name))
    made = pictures.png(pictures.both(pair, view, notes, known))
    word.picture(document, made, *pictures.words_of(pair, view))
    for reading in pictures.readings(pair):
        document.add_paragraph(telling.sentence(reading))
    document.add_heading("What would change our mind", 2)
    document.add_paragraph(telling.would_change_our_mind(pair.outcome))
    _questions(document, pair, known)
    document.add_heading(f"The latest {ROWS} periods", 2)
    word.table(document, FILE_COLUMNS[:6], latest_rows(pair, ROWS))
    document.add_heading("What this rests on", 2)
    for name, words in known.items():
        word.fact(document, name, words)
    return word.saved(document)


def latest_rows(pair: Pair, most: int) -> list[tuple[str, ...]]:
    """The newest periods of an outcome and of what stands beside it, newest first."""
    return [
        row[:6]
        for reading in pictures.readings(pair)
        for row in file_rows(reading)[: -most - 1 : -1]
    ]


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
