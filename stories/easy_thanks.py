"""A thank-you said with pictures and short words: what can be chosen, and the words it makes."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from stories.thanks import AboutWhen, SaidBy, SaidTo


class Did(StrEnum):
    """What somebody did for the person, in the words in which it is said to them."""

    LISTENED = "You listened to me."
    STAYED = "You kept coming back."
    HONEST = "You told me the truth."
    SAFE = "You helped me to be safe."
    ABLE = "You helped me to do it myself."
    CLEAR = "You made it easy to understand."
    KIND = "You were kind."
    LAUGH = "You made me laugh."


WHO: Mapping[SaidBy, str] = {
    SaidBy.CHILD: "I am a child",
    SaidBy.YOUNG_PERSON: "I am a young person",
    SaidBy.CARE_LEAVER: "I was in care",
    SaidBy.ADULT: "I get support",
    SaidBy.PARENT: "I am a parent",
    SaidBy.CARER: "I am a carer",
    SaidBy.FAMILY_MEMBER: "I am family",
}
WHOM: Mapping[SaidTo, str] = {
    SaidTo.WORKER: "One person",
    SaidTo.TEAM: "A team",
    SaidTo.SERVICE: "All of them",
}
WHEN: Mapping[AboutWhen, str] = {
    AboutWhen.THIS_YEAR: "This year",
    AboutWhen.FEW_YEARS: "Some years ago",
    AboutWhen.DECADES: "A long time ago",
}
YES_OR_NO: Mapping[bool, str] = {True: "Yes", False: "No"}


def words_of(did: Collection[Did], own: str) -> str:
    """What was chosen, in one order whoever chose it, then their own words."""
    said = [" ".join(each for each in Did if each in did), own.strip()]
    return "\n".join(each for each in said if each)
