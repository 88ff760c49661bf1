"""Links to files of stories: signed, for one person, for a minute."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime

from data.keys import Keys
from stories.errors import NotAllowed
from stories.ids import is_id, new_id

SECONDS = 60
SIGNED_FOR = "file link:"  # keeps these signatures apart from those of the record of actions
MOST = 8_000  # characters; more is no link
WRONG = "This link opens nothing. Go back to the story and take another."
OVER = "A link lasts one minute, and this one is over. Go back and take another."


@dataclass(frozen=True)
class Wanted:
    """Which file, of which lines of the use log; `link` is this one link."""

    pull_ids: tuple[str, ...]
    file: str
    link: str = ""


def signed(keys: Keys, wanted: Wanted, person_id: str, at: datetime) -> str:
    """The last part of an address that opens this file for this person until a minute is over."""
    until = int(at.timestamp()) + SECONDS
    told = [list(wanted.pull_ids), wanted.file, person_id, until, new_id()]
    text = _text(json.dumps(told, separators=(",", ":")).encode())
    return f"{text}.{_text(bytes.fromhex(keys.sign(SIGNED_FOR + text)))}"


def opened(keys: Keys, token: str, person_id: str, at: datetime) -> Wanted:
    """What the link asks for; NotAllowed where it is not ours, not theirs, or over."""
    text, _, signature = token[:MOST].partition(".")
    try:
        if not keys.has_signed(SIGNED_FOR + text, _bytes(signature).hex()):
            raise NotAllowed(WRONG)
        pull_ids, file, whose, until, link = json.loads(_bytes(text))
    except (ValueError, binascii.Error):
        raise NotAllowed(WRONG) from None
    if whose != person_id or not all(map(is_id, pull_ids)):
        raise NotAllowed(WRONG)
    if at.timestamp() > until:
        raise NotAllowed(OVER)
    return Wanted(tuple(pull_ids), file, link)


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
