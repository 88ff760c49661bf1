"""What an organisation gives to pages and to files: colour, logo, Word template, press office."""

import re
from dataclasses import dataclass

from stories.errors import StoryError
from stories.template import WordTemplate
from stories.text import limited

NAME_MOST, PHONE_MOST, EMAIL_MOST = 80, 40, 120
PHONE = re.compile(r"\+?[0-9][0-9 ()]{6,}(?: ?(?:ext|x)\.? ?[0-9]{1,6})?")
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")


@dataclass(frozen=True)
class PressOffice:
    """Whom the press office sheet says to call; empty where nobody has said."""

    name: str = ""
    phone: str = ""
    email: str = ""

    def __bool__(self) -> bool:
        return bool(self.name)

    @property
    def lines(self) -> str:
        """One line for each thing that is known of it."""
        told = ((self.name, "{}"), (self.phone, "Phone: {}"), (self.email, "E-mail: {}"))
        return "\n".join(form.format(words) for words, form in told if words)


def press_office(name: str, phone: str, email: str) -> PressOffice:
    """What was typed, tidied; StoryError with what to do. Three empty boxes take it away."""
    found = PressOffice(
        " ".join(limited("Name", name, NAME_MOST).split()),
        " ".join(limited("Phone", phone, PHONE_MOST).split()),
        limited("E-mail", email, EMAIL_MOST),
    )
    if not (found.name or found.phone or found.email):
        return found
    if not found.name:
        raise StoryError("Name: write what the office is called.")
    if not (found.phone or found.email):
        raise StoryError("Write a phone number, an e-mail address, or both.")
    if found.phone and not PHONE.fullmatch(found.phone):
        raise StoryError("Phone: write the whole number in figures, such as 01632 960 111.")
    if found.email and not EMAIL.fullmatch(found.email):
        raise StoryError("E-mail: write the whole address, such as press@example.gov.uk.")
    return found


@dataclass(frozen=True)
class Badge:
    """What an organisation is known by: a colour (#rrggbb) that can be read, and its logo.

    A logo is the bytes of a PNG or an SVG; the second is for dark grounds. Empty: none is given.
    """

    colour: str = ""
    logo: bytes = b""
    logo_on_dark: bytes = b""


@dataclass(frozen=True)
class House:
    """The looks and the address that files carry; without them, plain ones."""

    template: WordTemplate | None = None
    press: PressOffice = PressOffice()
    badge: Badge = Badge()


PLAIN_HOUSE = House()
PNG = b"\x89PNG\r\n\x1a\n"
LOGO_MOST = 50_000  # bytes: it is sent with every page, and stands 32 pixels high


def logo(name: str, held: bytes) -> bytes:
    """What a file holds, where that is a picture; StoryError with what to do."""
    if len(held) > LOGO_MOST:
        raise StoryError(f"{name}: the picture is larger than 50 kB. Save a smaller one.")
    if not (held.startswith(PNG) or is_svg(held)):
        raise StoryError(f"{name}: give a PNG or an SVG picture.")
    return held


def is_svg(held: bytes) -> bool:
    """Whether a file is a picture in SVG, told by how it begins."""
    return b"<svg" in held[:2000]
