"""Somebody at risk now: that needs a person today, not a story."""

import re
from collections.abc import Iterable

from stories.errors import StoryError

ROUTE_MOST = 1_000
# What stands where an organisation has not yet written its own way.
USUAL_ROUTE = (
    "Tell your manager or the duty team now, by phone, and write it in the case record.\n"
    "If somebody is in immediate danger, call 999."
)

_WHO = (
    r"(?:he|she|they|it|i|who|child|children|baby|boy|girl|mother|mum|father|dad|adult|woman|man|"
    r"brother|sister|family|person|siblings|partner)"
)
_HARM = r"(?:hurt|hit|beaten|abused|exploited|groomed|neglected|threatened|controlled|starved)"
_HARMS = (
    r"(?:hits|beats|hurts|abuses|threatens|exploits|controls|hitting|beating|hurting|abusing|"
    r"threatening|exploiting|grooming)"
)
_NOW = r"(?:now|today|tonight|at the moment|right now|this week)"
_IS = r"(?:(?:is|are|am)|[’']s|[’']re|[’']m)"
# Only the present tense: a story tells what was, and what is still so may need somebody today.
_AT_RISK = re.compile(
    "|".join(
        [
            rf"\b(?:at risk|in danger|not safe|unsafe)\b[^.!?\n]{{0,12}}\b{_NOW}\b",
            rf"\b{_WHO}\s?{_IS} (?:still |now |currently |again )*"
            r"(?:at (?:serious |real |great |high |significant |immediate )?risk\b"
            r"|in (?:serious |real |great |immediate )?danger\b|unsafe\b|not safe\b)",
            rf"\b{_WHO}\s?{_IS} (?:still |now |currently |again )*being {_HARM}\b",
            rf"(?<!\bwas )(?<!\bwere )\bstill {_HARMS}\b",
            rf"\b(?:{_IS} (?:very |really |so )*(?:worried|afraid|scared|frightened)|"
            r"(?:i|we) fear) "
            rf"(?:that )?(?:\w+ )?{_WHO}\s?(?:might|may|will|could|is|are|[’']s|[’']ll)\b",
            rf"\b(?:might|may|will|could|[’']ll) (?:kill|harm|hurt|hit|beat) \w+ {_NOW}\b",
            r"\b(?:threatens|is threatening|are threatening|wants|plans|is planning) "
            r"to (?:kill|harm|hurt)\b",
            r"\bimmediate danger\b",
        ]
    ),
    re.IGNORECASE,
)


class AtRisk(StoryError):
    """A worry about now keeps a story from being sent."""

    def __init__(self) -> None:
        super().__init__(
            "You said that somebody may be at risk now, so this is not sent as a story. "
            "Follow the local route first. Your words are kept in your draft."
        )


def signs_of_risk(text: str) -> frozenset[str]:
    """What in it speaks of harm or danger that has not ended, in lower case."""
    return frozenset(found.group().lower() for found in _AT_RISK.finditer(text))


def sounds_at_risk(texts: Iterable[str]) -> bool:
    """Whether any of these words speak of harm or danger that has not ended."""
    return any(_AT_RISK.search(text) for text in texts)
