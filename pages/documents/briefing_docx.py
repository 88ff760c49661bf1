"""A briefing of one outcome for Word: finding, picture, table, questions, what it rests on."""

from collections.abc import Mapping, Sequence

from pages.documents import pictures, word
from pages.documents.office import saved
from pages.parts.leading import Pair, View
from stories.outcomes.catalogue import Nation
from stories.trends import telling
from stories.trends.notes import Note
from stories.trends.table import FILE_COLUMNS, file_rows

ROWS = 12  # the latest periods of each measure; the CSV has all of them
# Questions that those who inspect ask.
QUESTIONS = (
    "What difference is being made, and how do you know?",
    "Does it last?",
    "What could contradict it, and what are leaders doing about that?",
    "What do you not know yet?",
)
# Where an answer would be looked for, question by question.
ASKED_BY: Mapping[Nation, tuple[str, ...]] = {
    Nation.ENGLAND: (
        "Ofsted ILACS; CQC, local authority assessment: working with people",
        "Children's Social Care National Framework, outcomes 1 to 4",
        "Ofsted ILACS: impact of leaders; CQC: governance, management and sustainability",
        "Ofsted ILACS: self-evaluation; CQC: learning and improvement",
    ),
    Nation.WALES: (
        "Care Inspectorate Wales: people, voice and choice",
        "Care Inspectorate Wales: well-being",
        "Care Inspectorate Wales: leadership, management and governance",
        "Care Inspectorate Wales: self-assessment",
    ),
    Nation.SCOTLAND: (
        "Care Inspectorate, joint inspection: key outcomes",
        "Care Inspectorate, joint inspection: impact on children and young people",
        "Care Inspectorate, joint inspection: leadership",
        "Care Inspectorate, joint inspection: joint self-evaluation",
    ),
    Nation.NORTHERN_IRELAND: (
        "RQIA: is care effective?",
        "RQIA: is care effective?",
        "RQIA: is it well led?",
        "RQIA: is care safe?",
    ),
}


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
    return saved(document)


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
    asked_by = ASKED_BY[pair.kind.nation]
    for question, where, answer in zip(QUESTIONS, asked_by, answers, strict=True):
        document.add_heading(question, 3)
        document.add_paragraph(answer)
        document.add_paragraph(f"Asked under: {where}").runs[0].italic = True
