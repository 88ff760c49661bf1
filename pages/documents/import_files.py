"""Files around an import: a template to fill in, and the list of what was refused and why."""

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from pages.documents.office import saved
from pages.documents.table_csv import csv_of, harmless
from stories.importing.layout import Layout
from stories.importing.rows import Lists, Refusal
from stories.outcomes import AGE_BAND_LABELS, END_REASON_LABELS, HOW_KNOWN_LABELS

FILLED_TO = 5_000  # rows with a list to choose from


def template(layout: Layout, lists: Lists) -> bytes:
    """A workbook with our headings, one example row, and lists to choose from."""
    book = Workbook()
    sheet, choices = book.active, book.create_sheet("Lists")
    sheet.title = "Fill in here"
    sheet.append([field.label for field in layout.fields])
    sheet.append([harmless(cell) for cell in layout.example])
    for number, (field, offered) in enumerate(_choices(layout, lists).items(), 1):
        letter = get_column_letter(number)
        at = [each.name for each in layout.fields].index(field)
        choices.cell(1, number, layout.fields[at].label)
        for row, name in enumerate(offered, 2):
            choices.cell(row, number, harmless(name))
        last = f"Lists!${letter}$2:${letter}${len(offered) + 1}"
        rule = DataValidation(type="list", formula1=last, allow_blank=True, showErrorMessage=False)
        rule.add(f"{get_column_letter(at + 1)}2:{get_column_letter(at + 1)}{FILLED_TO}")
        sheet.add_data_validation(rule)
    for number, field in enumerate(layout.fields, 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = max(18, len(field.help))
    sheet.freeze_panes = "A2"
    return saved(book)


def refused_list(refusals: Iterable[Refusal]) -> bytes:
    """Row, column and reason of every refusal as a CSV; nothing that stood in the file."""
    rows = ((refusal.row, refusal.label, refusal.sentence) for refusal in refusals)
    return csv_of([("Row in your file", "Column", "What to do"), *rows])


def _choices(layout: Layout, lists: Lists) -> dict[str, list[str]]:
    if layout.name == "facts":
        return {"code": list(lists.measures.values()), "service": list(lists.services.values())}
    kinds = [kind.name for kind in lists.kinds.values() if kind.is_offered]
    return {
        "code": kinds,
        "service": list(lists.services.values()),
        "how_known": list(HOW_KNOWN_LABELS.values()),
        "age": list(AGE_BAND_LABELS.values()),
        "end_reason": list(END_REASON_LABELS.values()),
        "team": [team.name for team in lists.teams.values()] or ["No teams yet"],
    }
