"""A released story as a Word document that says nothing about who or what made it."""

from pages.documents.sheet import sheet_docx
from pages.documents.story_text import release_sheet
from stories.house import PLAIN_HOUSE, House
from stories.release import Release


def release_docx(released: Release, house: House = PLAIN_HOUSE) -> bytes:
    """The document. The same release and house give the same bytes, on any day and any machine."""
    return sheet_docx(release_sheet(released), house)
