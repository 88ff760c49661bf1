"""An evidence pack in the words of those who inspect: what is known, how, and what is not."""

from collections.abc import Callable, Sequence

from pages.documents import dressed, pictures, word
from pages.documents.chart_files import facts
from pages.documents.month import COLUMNS, Month, row_of
from pages.documents.office import saved
from pages.parts.leading import Pair
from stories.house import PLAIN_HOUSE, Badge
from stories.trends import telling
from stories.trends.frames import ALWAYS, FRAME_LABELS, QUESTIONS, Frame, Question

NOTHING = "No published outcome speaks to this. That is a gap, and not an answer."
FOR_PEOPLE = "For people to answer. Figures say nothing about it."
ALONE = "Nobody has counted what could contradict: "
ONE_EACH = 1  # pictures under a heading: the one that most needs a conversation


def pack(
    month: Month,
    frame: Frame,
    stories: Sequence[str],
    progress: Callable[[float], None],
    ours: Badge = PLAIN_HOUSE.badge,
) -> bytes:
    """The pack as Word. `stories` are titles with references; `progress` hears 0 to 1."""
    document = word.begun(FRAME_LABELS[frame])
    document.add_heading(FRAME_LABELS[frame], 1)
    document.add_paragraph().add_run(month.summary).bold = True
    questions = QUESTIONS[frame]
    for number, question in enumerate(questions):
        progress(number / len(questions))
        _question(document, month, question)
    _around(document, month, stories)
    document.add_heading("What this rests on", 2)
    for name, words in month.known().items():
        word.fact(document, name, words)
    dressed.dress(document, ours)
    progress(1.0)
    return saved(document)


def _question(document, month: Month, question: Question) -> None:
    document.add_heading(question.words, 2)
    pairs = [pair for pair in month.pairs if question.is_about(pair.kind.code)]
    if not pairs:
        document.add_paragraph(NOTHING)
        return
    what, how, against, unknown, plan = ALWAYS
    document.add_heading(what, 3)
    word.table(document, COLUMNS, [row_of(pair) for pair in pairs])
    for pair in pairs[:ONE_EACH]:
        known = facts(pair, month.view, month.today)
        made = pictures.png(pictures.both(pair, month.view, (), known))
        word.picture(document, made, *pictures.words_of(pair, month.view), width=15)
    document.add_heading(how, 3)
    for pair in pairs:
        word.fact(document, pair.kind.name, f"counts when: {pair.kind.counts_when}")
    document.add_heading(against, 3)
    for pair in pairs:
        if pair.balance:
            document.add_paragraph(telling.sentence(pictures.readings(pair)[-1]))
    document.add_heading(unknown, 3)
    for words in _gaps(pairs):
        document.add_paragraph(words)
    document.add_heading(plan, 3)
    document.add_paragraph(FOR_PEOPLE)


def _gaps(pairs: Sequence[Pair]) -> list[str]:
    """What cannot be said: without a balance, too few points, or whether it lasts."""
    alone = [pair.kind.balancing for pair in pairs if pair.balance is None]
    few = [pair.outcome.name for pair in pairs if pair.outcome.variation is None]
    lasting = [pair.outcome.name for pair in pairs if pair.kind.check_months]
    found = []
    if alone:
        found.append(ALONE + "; ".join(alone) + ".")
    if few:
        found.append("Too few figures to tell change from chance: " + "; ".join(few) + ".")
    if lasting:
        found.append("Whether it lasts is shown apart, year by year: " + "; ".join(lasting) + ".")
    return found or ["Counts are of records, so what nobody recorded is not known."]


def _around(document, month: Month, stories: Sequence[str]) -> None:
    if month.balance:
        document.add_heading("What went well, and what was hard", 2)
        rows = [list(row.values()) for row in month.balance]
        word.table(document, list(month.balance[0]), rows)
    document.add_heading("Who we are not hearing from", 2)
    document.add_paragraph(month.unheard)
    document.add_heading("Stories to read beside the numbers", 2)
    document.add_paragraph(
        "The newest approved stories, chosen for no other reason. They stay inside until they are "
        "cleared."
    )
    for title in stories:
        document.add_paragraph(title, style="List Bullet")
