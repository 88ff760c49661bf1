"""Colours as #rrggbb, and how well one can be told from another, by WCAG 2.2."""

import re

from stories.errors import StoryError

WORDS = 4.5  # to one: words on their ground, success criterion 1.4.3
LARGE = 7.0  # to one: words that are read from afar, 1.4.6
EDGES = 3.0  # to one: edges of controls and marks in charts, 1.4.11
WHITE, BLACK = "#ffffff", "#000000"
WRITTEN = re.compile(r"#[0-9a-f]{6}")
STEPS = 100


def contrast(one: str, other: str) -> float:
    """From 1 to 21, whichever stands on the other."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def towards(colour: str, end: str, ground: str, least: float) -> str:
    """The colour, mixed with the end no more than it takes to stand out so far from the ground."""
    mixed = (_mixed(colour, end, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in mixed if contrast(each, ground) >= least), end)


def readable(name: str, typed: str) -> str:
    """A colour that words may have on white, and white words on it; StoryError says what would do.

    `name` is what the setting is called.
    """
    colour = typed.strip().lower()
    if not WRITTEN.fullmatch(colour):
        raise StoryError(f"{name}: write the colour as # and six figures, such as #00616b.")
    if (found := contrast(colour, WHITE)) < WORDS:
        better = towards(colour, BLACK, WHITE, WORDS)
        raise StoryError(
            f"{name}: {colour} stands out from white by {_told(found)} to 1, and words need "
            f"{WORDS} to 1. Give a darker shade: {better} would do."
        )
    return colour


def _told(found: float) -> str:
    """To one place, and never rounded up to what is enough."""
    return f"{int(found * 10) / 10:g}"


def _light(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
             for share in (part / 255 for part in _parts(colour)))  # fmt: skip
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _mixed(one: str, other: str, share: float) -> str:
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(mine + (its - mine) * share):02x}" for mine, its in parts)
