"""What is known of how accessible the service is: the one place where tests and gaps are listed.

`TAGS` is what the tests ask axe for, so that the statement cannot say more than is tested.
"""

from dataclasses import dataclass

STANDARD = "Web Content Accessibility Guidelines version 2.2 AA"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PREPARED = "29 November 2026"  # when GAPS were last gone through; change both together


@dataclass(frozen=True)
class Gap:
    """Something that does not meet the standard: what, whom it hinders, and what is done about it.

    `criteria` are success criteria of WCAG 2.2 by number and name.
    """

    what: str
    criteria: tuple[str, ...]
    instead: str


GAPS = (
    Gap(
        "An error stands at the top of the page and names its box in words. Software does not tie "
        "the two together.",
        ("1.3.1 Info and relationships", "4.1.2 Name, role, value"),
        "Each sentence begins with the label of its box.",
    ),
    Gap(
        "The line that says when a draft was saved is not read out when it changes.",
        ("4.1.3 Status messages",),
        "Every answer is saved as you leave its box; My stories lists each draft with its time.",
    ),
    Gap(
        "You are signed out after 30 minutes without a step, and are not warned before.",
        ("2.2.1 Timing adjustable",),
        "What was saved is kept, and is there when you sign in again.",
    ),
    Gap(
        "The keys r and c, pressed outside a box, may act by themselves and cannot be turned off. "
        "They belong to Streamlit, on which the service is built.",
        ("2.1.4 Character key shortcuts",),
        "Neither changes anything that was written.",
    ),
    Gap(
        "Word, PowerPoint and picture files that the service makes were not tested with assistive "
        "technology.",
        ("1.1.1 Non-text content", "1.3.1 Info and relationships"),
        "The same words and figures stand on the page, and can be had as plain text or CSV.",
    ),
    Gap(
        "Every page says that it is in English. Words in Welsh or another language are read out "
        "as if they were English.",
        ("3.1.2 Language of parts",),
        "Ask us for the words in another way.",
    ),
)
HOW_TESTED = (
    "By a program (axe) that opens every page in a browser, as each role sees it: wide and as "
    "narrow as a phone, in light and in dark, in colours that the computer sets (high contrast), "
    "with everything unfolded, and with the errors that an empty form gives. It must find none of "
    "the faults it knows at levels A and AA.",
    "On each of those pages with text set to twice its size: no words on a button may be cut off, "
    "and the page may not scroll sideways. Nor may it on a narrow phone.",
    "Every chart is drawn beside a sentence and a table with the same figures.",
)
NOT_TESTED = ("by people who use screen readers, magnifiers, speech or switches every day",)
CAN = (
    "zoom in to 300% without the text spilling off the screen",
    "move through the pages with a keyboard alone",
    "read each chart as a sentence and as a table",
    "take ten minutes or three days: what you write is saved as you go",
)
