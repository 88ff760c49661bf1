"""Looks that nobody could read: a pale colour, or a logo that is no picture."""

from data import badge
from data.check import Situation, Unsafe
from data.config import Settings
from stories.errors import StoryError


def looks_can_be_read(situation: Situation) -> str | None:
    try:
        badge.read(situation.settings)
    except StoryError as refusal:
        return str(refusal)
    return None


RULES = (looks_can_be_read,)


def refuse(settings: Settings) -> None:
    """A demonstration does not start with them either; a real service is looked at whole."""
    if sentence := looks_can_be_read(Situation(settings)):
        raise Unsafe(f"The service does not start, because it could not be read:\n- {sentence}")
