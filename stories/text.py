"""Typed words made safe to keep: nothing invisible, nothing the database would refuse."""

import re
import unicodedata

from stories.errors import TooLong

# Characters that cannot be seen but could hide or reverse a name: direction marks and overrides,
# soft hyphens, zero-width spaces, byte-order marks. The joiner inside emoji and Indic words
# (U+200D) stays.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
TURNING = re.compile("[\u061c\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def tidy(text: str) -> str:
    """The words without control and invisible characters, in composed form, line ends as \\n."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = INVISIBLE.sub("", CONTROL.sub("", text))
    return unicodedata.normalize("NFC", text).strip()


def turns(text: str) -> bool:
    """Whether tidying takes out what a reader could miss: what turns words round or parts letters.

    Half letters too; of all else that goes, nothing can be seen.
    """
    return bool(TURNING.search(text))


def limited(name: str, text: str, most: int) -> str:
    """Tidy words of at most `most` characters, or TooLong."""
    # The untidied length decides first, so that a huge paste costs nothing.
    if len(text) > 10 * most or len(text := tidy(text)) > most:
        raise TooLong(name, len(text), most)
    return text


def opening(text: str, most: int = 320) -> str:
    """The first sentences of a text, or its first words where a sentence is longer than that."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    start = text[:most]
    if (end := start.rfind(". ")) > most // 2:
        return start[: end + 1]
    return start.rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
