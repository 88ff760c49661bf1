"""Keyed hashes: the same person or event in every file, and nobody without the key can say who."""

import hashlib
from collections.abc import Callable

from stories.returns.days import NOTHING
from stories.returns.questions import question_of

SIZE = 16
MOST_WORDS = 50_000  # that are remembered
SHORTEST_KEY = 16


def prepared(key: bytes | str) -> bytes:
    """The key as the 32 bytes every hash here is keyed with; a short key is refused."""
    raw = key.encode() if isinstance(key, str) else bytes(key)
    if len(raw) < SHORTEST_KEY:
        raise ValueError("The key for returns needs at least 16 bytes.")
    return hashlib.blake2b(raw, digest_size=32, person=b"returns").digest()


def hasher(key: bytes, domain: str) -> Callable[[str], bytes]:
    """From an identifier, cleaned by `identifier`, to 16 bytes."""
    blake, person = hashlib.blake2b, domain.encode()

    def hashed(text: str) -> bytes:
        return blake(text.encode(), digest_size=SIZE, key=key, person=person).digest()

    return hashed


def identifier(value: object) -> str:
    """An identifier as one text, however a file holds it: 42, 42.0 and ' 42 ' are the same.

    Empty for what systems write into a cell that holds nothing.
    """
    text = _written(value)
    return "" if text in NOTHING else text


def _written(value: object) -> str:
    if type(value) is str:
        text = value.strip()
        return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text.upper()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip().upper()


def event_keys(key: bytes) -> Callable[[bytes, str, tuple], str]:
    """From a person, a code and an event, such as ("plan", its start), to 32 hex digits."""
    begin = hashlib.blake2b(digest_size=SIZE, key=key, person=b"event").copy
    words: dict[tuple[str, tuple], bytes] = {}  # the same few days come again and again

    def event_key(person: bytes, code: str, event: tuple) -> str:
        """The natural key of an answer about an event: codes of one question share it."""
        said = words.get((code, event))
        if said is None:
            if len(words) >= MOST_WORDS:
                words.clear()
            said = words[code, event] = f"{question_of(code)}{event}".encode()
        made = begin()  # a third cheaper than to begin anew with the key
        made.update(person + said)
        return made.hexdigest()

    return event_key
