"""The organisation's colour and logo, as they are configured."""

from functools import cache
from pathlib import Path

from data.config import Settings
from stories.colours import readable
from stories.errors import StoryError
from stories.house import Badge, logo


@cache
def badge() -> Badge:
    """Read once: like every setting, it holds until the service is started again."""
    return read(Settings())


def read(settings: Settings) -> Badge:
    """StoryError, with what to do, where a colour or a logo could not be read by people."""
    name = "ORGANISATION_COLOUR"
    typed = settings.organisation_colour
    return Badge(
        readable(name, typed) if typed else "",
        _logo("ORGANISATION_LOGO", settings.organisation_logo),
        _logo("ORGANISATION_LOGO_ON_DARK", settings.organisation_logo_on_dark),
    )


def _logo(name: str, path: Path | None) -> bytes:
    if path is None:
        return b""
    try:
        return logo(name, path.read_bytes())
    except OSError:
        raise StoryError(f"{name}: no file can be read at {path}. Name a PNG or an SVG.") from None
