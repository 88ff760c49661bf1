"""Identities that say nothing: no order, no date, no count can be read from them."""

import hashlib
import uuid

# No vowels and no look-alikes, so that a reference spells nothing and is read out without doubt.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_id() -> str:
    """A new random id: a UUID of version 4."""
    return str(uuid.uuid4())


def is_id(text: object) -> bool:
    """Whether the text has the form of an id; anything else is not looked up at all."""
    try:
        return isinstance(text, str) and str(uuid.UUID(text)) == text
    except ValueError:
        return False


def one_key(*parts: str) -> str:
    """One key of 64 characters that these parts alone make: what a repeated click is known by."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def reference(story_id: str) -> str:
    """The reference people quote for a story, such as MD-7K3Q-9FX2, made from its random id."""
    number, letters = uuid.UUID(story_id).int, []
    for _ in range(8):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return f"MD-{''.join(letters[:4])}-{''.join(letters[4:])}"
