"""A whole sheet checked."""

from collections.abc import Callable, Mapping
from datetime import date

from stories.importing import facts, outcomes
from stories.importing.layout import FACTS, Layout
from stories.importing.reading import Sheet
from stories.importing.rows import Checked, Lists

TOLD_EVERY = 2_000  # rows between two words of progress
Progress = Callable[[float], None]


def check(
    sheet: Sheet,
    layout: Layout,
    columns: Mapping[str, int],
    lists: Lists,
    today: date,
    progress: Progress = lambda _: None,
) -> Checked:
    """Every row of the sheet, as a line or as refusals; `progress` hears how far it is, 0 to 1."""
    reader = (facts if layout is FACTS else outcomes).Reader(layout, lists, today)
    checked = Checked(layout)
    for done, (number, cells) in enumerate(sheet.rows):
        if done % TOLD_EVERY == 0:
            progress(done / len(sheet.rows))
        taken = {name: cells[at] if at < len(cells) else None for name, at in columns.items()}
        line = reader.line(number, taken, checked.refusals)
        if line is not None:
            checked.lines.append(line)
    progress(1.0)
    return checked
