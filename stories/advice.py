"""What writers can learn from stories that came back: each reason turned into a thing to do."""

from collections.abc import Mapping

from stories.telling import ReturnReason

TOP = 5

ADVICE: Mapping[ReturnReason, str] = {
    ReturnReason.COULD_IDENTIFY: (
        "Say less about who: a school instead of its name, a season instead of a date, "
        "“a young person” instead of an exact age."
    ),
    ReturnReason.CONSENT_UNCLEAR: (
        "Ask first, and write down who agreed, how you asked and where it may be used."
    ),
    ReturnReason.NEEDS_HOW_WE_KNOW: (
        "Say how you know that things changed. “As far as I know” is an honest answer."
    ),
    ReturnReason.TOO_MUCH_DETAIL: (
        "Tell no more of abuse or harm than the story needs. One plain sentence is enough."
    ),
    ReturnReason.NOT_RESPECTFUL: (
        "Read it as the family would. Would they know themselves, and would it hurt?"
    ),
    ReturnReason.SAFEGUARDING: (
        "If somebody is at risk now, speak to your manager today. The story can wait."
    ),
    ReturnReason.DUPLICATE: "Ask your team whether somebody has told this story already.",
}


def top_advice(returned: Mapping[ReturnReason, int]) -> list[str]:
    """What to do about the commonest reasons, most often first: the order, never the numbers.

    Reasons with no advice of their own (something else) are left out.
    """
    often = sorted(returned, key=lambda reason: (-returned[reason], reason))
    return [ADVICE[reason] for reason in often if returned[reason] and reason in ADVICE][:TOP]
