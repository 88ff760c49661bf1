"""What the press office needs beside a story: what may be said, what not, and whom to call."""

from pages.documents.sheet import Sheet, sheet_docx
from pages.documents.story_text import about, content_note, embargo, release_sheet
from stories.house import PLAIN_HOUSE, House, PressOffice
from stories.release import Release
from stories.telling import Legal

FOR = "For the press office. This sheet is not handed out; the story on it may be."
MAY_NOT = (
    "Do not say or confirm any name, place, school, date or age that is not in the words above.\n"
    "Do not say whether the story is of one case or another, or who told it.\n"
    "Do not put anybody in touch with the people in it, and do not ask them for a picture.\n"
    "Do not say that the story is anonymous: it is redacted, and somebody may know it.\n"
    "Do not add to it, and do not call it proof that a service works."
)
MUST = (
    "Say how it is told: {}.\n"
    "If asked for more, say: “We have shared what the people in it agreed to share.”\n"
    "Use it for this purpose alone, and until the day below. Then ask that it be taken down."
)
LEGAL = {
    Legal.NO: "No court case, complaint or inquiry into a death was named.",
    Legal.YES: (
        "A court case, complaint or inquiry into a death was named. Governance wrote down why the "
        "story is safe to use. Ask governance before you answer any question about it."
    ),
    Legal.NOT_SURE: (
        "The writer was not sure whether there was a court case, complaint or inquiry into a "
        "death. Governance wrote down why the story is safe to use. Ask them before you answer any "
        "question about it."
    ),
}
CALL = (
    "Governance, before you say anything that is not on this sheet: quote the reference.\n"
    "If somebody says they know who it is, say nothing, and call governance the same day.\n"
    "If somebody may be at risk, follow the local route at once."
)


def press_docx(released: Release, house: House = PLAIN_HOUSE) -> bytes:
    """The sheet as Word. The same release and house give the same bytes."""
    told = release_sheet(released)
    return sheet_docx(
        Sheet(
            f"Press sheet: {released.title}",
            (FOR, *embargo(released), *content_note(released)),
            (
                *((f"May be said: {heading.lower()}", text) for heading, text in told.parts),
                ("May not be said", MAY_NOT),
                ("Must be said", MUST.format(released.label)),
                ("Legal flags", LEGAL[released.legal]),
                ("Whom to call", call(house.press)),
            ),
            told.about,
            tuple(about(released)),
        ),
        house,
    )


def call(press: PressOffice) -> str:
    """The press office first, where somebody wrote down which it is."""
    return f"{press.lines}\n{CALL}" if press else CALL
