"""Every file that pulled stories can be taken as, by name."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pages.documents import quote_card
from pages.documents.office import SLIDES, WORD
from pages.documents.press_sheet import press_docx
from pages.documents.sheet import sheets_docx
from pages.documents.story_docx import release_docx
from pages.documents.story_pptx import release_pptx
from pages.documents.story_text import ON_A_CARD, release_sheet, release_text
from pages.documents.table_csv import csv_of
from stories.house import PLAIN_HOUSE, House
from stories.release import Release
from stories.sections import SECTION_LABELS, Section
from stories.variants import FORM_LABELS
from stories.zipping import zipped

COLUMNS = (
    "Reference",
    "Title",
    "Version",
    "Words",
    "How it is told",
    "Content note",
    "Released for",
    "Use until",
    "Not before",
    "Take down on",
)
PACK_TITLE = "Stories for: {}"


@dataclass(frozen=True)
class File:
    """A kind of file: what its link says, how its name ends, its media type, what makes it."""

    label: str
    ending: str
    kind: str
    make: Callable[..., bytes]
    housed: bool = False  # whether it is made with what the organisation gives to its files

    def made(self, released: Sequence[Release], house: House) -> bytes:
        return self.make(released, house) if self.housed else self.make(released)


def one(make: Callable[..., bytes | str], **how: str) -> Callable[..., bytes]:
    """A file of one story."""

    def made(released: Sequence[Release], *house: House) -> bytes:
        (only,) = released
        data = make(only, *house, **how)
        return data.encode() if isinstance(data, str) else data

    return made


def table(released: Sequence[Release]) -> list[dict[str, str]]:
    """A row for each story, with all that must travel with it."""
    return [
        dict(
            zip(
                COLUMNS,
                (
                    each.reference,
                    each.title,
                    FORM_LABELS[each.form] if each.form else "The full story",
                    each.short or _told(each),
                    each.label,
                    each.content_note,
                    each.channel.label,
                    each.use_until.isoformat(),
                    *(day.isoformat() if day else "" for day in vars(each.window).values()),
                ),
                strict=True,
            )
        )
        for each in released
    ]


def as_csv(released: Sequence[Release]) -> bytes:
    return csv_of([COLUMNS, *(row.values() for row in table(released))])


def as_json(released: Sequence[Release]) -> bytes:
    return (json.dumps(table(released), ensure_ascii=False, indent=2) + "\n").encode()


def as_document(released: Sequence[Release], house: House = PLAIN_HOUSE) -> bytes:
    title = PACK_TITLE.format(released[0].channel.label)
    return sheets_docx(title, [release_sheet(each) for each in released], house)


def as_pack(released: Sequence[Release], house: House = PLAIN_HOUSE) -> bytes:
    """Everything a newsletter needs, as one zip: a document, a table, each text, each card."""
    parts = {
        "stories.docx": as_document(released, house),
        "stories.csv": as_csv(released),
        "stories.json": as_json(released),
    }
    first = next(iter(quote_card.offered(house.badge)))
    for each in released:
        parts[f"texts/{each.file_name}.txt"] = release_text(each).encode()
        if each.form in ON_A_CARD:
            for size in quote_card.SIZES:
                name = f"cards/{each.file_name}-{size}"
                parts[f"{name}.png"] = quote_card.png(each, house, size=size, colours=first)
            parts[f"cards/{each.file_name}-alt-text.txt"] = quote_card.alt_text(each).encode()
    return zipped(parts)


def _told(released: Release) -> str:
    words = released.words
    return "\n\n".join(
        f"{SECTION_LABELS[section]}\n{words[section]}"
        for section in Section
        if section in words and section is not Section.TITLE
    )


def card(size: str, colours: str, ending: str) -> str:
    """The name of a card's file."""
    return f"card-{size}-{colours}-{ending}"


FILES: dict[str, File] = {
    "text": File("Text", "txt", "text/plain; charset=utf-8", one(release_text)),
    "word": File("Word", "docx", WORD, one(release_docx), True),
    "slides": File("PowerPoint", "pptx", SLIDES, one(release_pptx), True),
    "press": File("Press sheet (Word)", "docx", WORD, one(press_docx), True),
    "csv": File("Table (CSV)", "csv", "text/csv; charset=utf-8", as_csv),
    "json": File("Table (JSON)", "json", "application/json", as_json),
    "document": File("One document (Word)", "docx", WORD, as_document, True),
    "pack": File("Everything (zip)", "zip", "application/zip", as_pack, True),
    **{
        card(size, colours, ending): File(
            f"{quote_card.SIZES[size].label} ({ending.upper()})",
            ending,
            kind,
            one(partial(draw, size=size, colours=colours)),
            True,
        )
        for size in quote_card.SIZES
        for colours in (quote_card.OURS, *quote_card.COLOURS)
        for ending, kind, draw in (
            ("png", "image/png", quote_card.png),
            ("svg", "image/svg+xml", quote_card.svg),
        )
    },
}


def name_of(file: str, released: Sequence[Release]) -> str:
    """What the file is called on somebody's disk."""
    start = released[0].file_name if len(released) == 1 else f"stories-{released[0].channel}"
    middle = f"-{file.removeprefix('card-').rsplit('-', 2)[0]}" if file.startswith("card-") else ""
    press = "-press-sheet" if file == "press" else ""
    return f"{start}{middle}{press}.{FILES[file].ending}"
