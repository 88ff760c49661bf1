"""A quote as a picture for a page, a post or a wall: SVG, or PNG made from it."""

from base64 import b64encode
from dataclasses import dataclass

from pages.documents import dressed
from pages.documents.bare import escaped, safe
from pages.documents.story_text import alone, embargo
from pages.documents.widths import lines
from stories.colours import BLACK, LARGE, WHITE, WORDS, towards
from stories.days import in_words
from stories.house import PLAIN_HOUSE, Badge, House
from stories.release import Release
from stories.variants import Form

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # the first is bundled where the PNG is made
LARGEST, SMALLEST, STEP = 84, 24, 2  # sizes of the quote's letters
SPACING = 1.32  # of a line, to the size of its letters
FOOT = 26  # size of the letters of what must travel with the words
EDGE, ABOVE = 0.085, 0.11  # of the width, around all; of the height, above the quote
GAP = 70  # between the quote and the foot


@dataclass(frozen=True)
class Size:
    """A size of the picture, in pixels."""

    label: str
    wide: int
    high: int


@dataclass(frozen=True)
class Colours:
    """Letters stand out from their ground by 7 to 1 or more."""

    label: str
    ground: str
    ink: str
    accent: str


SIZES = {
    "square": Size("Square", 1080, 1080),
    "landscape": Size("Landscape", 1200, 675),
    "portrait": Size("Portrait", 1080, 1350),
}
COLOURS = {
    "teal": Colours("Deep teal", "#0b4f55", "#ffffff", "#f2c14e"),
    "paper": Colours("Warm paper", "#f4f1ea", "#0b0c0c", "#0b6470"),
    "plum": Colours("Plum", "#4a2545", "#ffffff", "#f5b895"),
    "night": Colours("Night blue", "#14213d", "#ffffff", "#9ad1d4"),
}


OURS = "ours"  # the colours of the organisation that has configured one


def offered(ours: Badge) -> dict[str, Colours]:
    """The colours a card can have, the organisation's own first."""
    if not ours.colour:
        return COLOURS
    ground = towards(ours.colour, BLACK, WHITE, LARGE)
    accent = towards(ground, WHITE, ground, WORDS)
    return {OURS: Colours("Our colour", ground, WHITE, accent), **COLOURS}


def svg(released: Release, house: House = PLAIN_HOUSE, *, size: str, colours: str) -> bytes:
    """The picture, which a screen reader can name and describe."""
    return _drawn(released, SIZES[size], colours, house.badge).encode()


def png(released: Release, house: House = PLAIN_HOUSE, *, size: str, colours: str) -> bytes:
    import vl_convert  # 84 MB, so only once a picture is asked for

    return vl_convert.svg_to_png(_drawn(released, SIZES[size], colours, house.badge))


def alt_text(released: Release) -> str:
    """What the picture says, for those who do not see it."""
    note = f" Content note: {released.content_note}." if released.content_note else ""
    wait = "".join(f" {each}" for each in embargo(released))
    start = "A quote: " if released.form is Form.QUOTE else "It says: "
    said = f"{start}{_quote(released)} {foot(released)[0]}. {released.reference}.{note}{wait}"
    return safe(said)


def foot(released: Release) -> list[str]:
    """What must travel with the words."""
    warning = [f"This story mentions {released.content_note}."] if released.content_note else []
    used = f"{released.reference} · Use until {in_words(released.use_until)}"
    return [released.label, *warning, used, *embargo(released)]


def _quote(released: Release) -> str:
    if not isinstance(released, Release):
        raise TypeError("Only a released story becomes a picture.")
    return alone(released)


def _drawn(released: Release, size: Size, name: str, ours: Badge) -> str:
    known = offered(ours)
    colours = known.get(name) or next(iter(known.values()))  # the colour was taken off meanwhile
    edge = round(size.wide * EDGE)
    room = size.wide - 2 * edge
    under = [line for each in foot(released) for line in lines(safe(each), FOOT, room)]
    foot_top = size.high - edge - len(under) * FOOT * SPACING
    top = edge + size.high * ABOVE
    height = foot_top - GAP - top
    told, letters = _fitted(_quote(released), room, height)
    free = height - len(told) * letters * SPACING
    first = top + free / 2 + letters
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.wide}" height="{size.high}" '
            f'viewBox="0 0 {size.wide} {size.high}" role="img" aria-labelledby="t d">',
            f'<title id="t">{escaped(safe(released.title))}</title>',
            f'<desc id="d">{escaped(alt_text(released))}</desc>',
            f'<rect width="100%" height="100%" fill="{colours.ground}"/>',
            f'<rect x="{edge}" y="{edge}" width="{round(room * 0.16)}" height="10" '
            f'fill="{colours.accent}"/>',
            _logo(ours, colours, size, edge),
            _text(told, edge, first, letters, colours.ink),
            f'<rect x="{edge}" y="{foot_top - 24:.1f}" width="{room}" height="2" '
            f'fill="{colours.accent}"/>',
            _text(under, edge, foot_top + FOOT, FOOT, colours.ink),
            "</svg>",
        ]
    )


def _logo(ours: Badge, colours: Colours, size: Size, edge: int) -> str:
    """At the upper right, where the organisation has one for this ground."""
    held = ours.logo if colours.ink != WHITE else ours.logo_on_dark
    if not held:
        return ""
    high, wide = round(size.high * 0.075), round(size.wide * 0.4)
    data = b64encode(dressed.picture(held).getvalue()).decode()
    return (
        f'<image x="{size.wide - edge - wide}" y="{edge - high // 4}" width="{wide}" '
        f'height="{high}" preserveAspectRatio="xMaxYMid meet" href="data:image/png;base64,{data}"/>'
    )


def _fitted(quote: str, room: float, height: float) -> tuple[list[str], int]:
    """The quote in lines, with the largest letters at which it fits."""
    for letters in range(LARGEST, SMALLEST, -STEP):
        told = lines(quote, letters, room)
        if len(told) * letters * SPACING <= height:
            return told, letters
    return lines(quote, SMALLEST, room), SMALLEST


def _text(told: list[str], left: float, first: float, letters: int, ink: str) -> str:
    spans = "".join(
        f'<tspan x="{left}" y="{first + number * letters * SPACING:.1f}">{escaped(line)}</tspan>'
        for number, line in enumerate(told)
    )
    return f'<text font-family="{FONT}" font-size="{letters}" fill="{ink}">{spans}</text>'
