"""Problems a person can put right. Each message says what to do and holds no words from a story."""

from collections.abc import Sequence


class StoryError(Exception):
    """A problem a person can put right; str(error) is shown to them."""


class NotAllowed(StoryError):
    """This person may not do this."""


class NotFound(StoryError):
    """It does not exist, or is not theirs to see: the answer is the same for both."""

    def __init__(self, what: str = "page") -> None:
        super().__init__(
            f"We could not find that {what}. Check the address, or open it from its list."
        )


class IllegalMove(StoryError):
    """A story cannot go from this status to that one."""


class StaleStory(StoryError):
    """Somebody else came first."""

    def __init__(self) -> None:
        super().__init__(
            "This story has changed since you opened it. Open it again to see it as it is now."
        )


class StaleDraft(StoryError):
    """The same answer was changed in another tab."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            "You changed this answer in another tab. Your words here are still in the box, "
            "but not saved. Choose which to keep."
        )


class NotYetSaved(StaleDraft):
    """A box came back with other words than are saved, and nobody knows which are newer."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.args = (
            "The service was away while you wrote. Your words here are still in the box, but not "
            "saved, and other words are. Choose which to keep.",
        )


class TooLong(StoryError):
    """More words than the field takes."""

    def __init__(self, name: str, length: int, most: int) -> None:
        super().__init__(
            f"{name}: this is {length:,} characters and the most is {most:,}. "
            "Shorten it; what you saved before is kept."
        )


class Incomplete(StoryError):
    """Answers are missing or unclear."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        super().__init__(f"{count} {'answer needs' if count == 1 else 'answers need'} your help.")


class UnresolvedFindings(StoryError):
    """The words may still identify someone. Holds positions and kinds, never the words."""

    def __init__(self, findings: Sequence) -> None:
        self.findings = tuple(findings)
        count = len(self.findings)
        super().__init__(
            f"Resolve {count} possible {'identifier' if count == 1 else 'identifiers'} first: "
            "replace the words, or say why they identify nobody."
        )


class NotCleared(StoryError):
    """A story may not be used for this channel today."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(" ".join(self.reasons))


class OutOfReach(StoryError):
    """What is kept cannot be reached just now; it comes back by itself."""


class NotSaved(OutOfReach):
    """Nothing was kept of this, or nobody can say whether it was; either way it may be repeated."""

    def __init__(self) -> None:
        super().__init__(
            "This is not saved, because the database did not answer. Try again in a moment: "
            "however often you try, it is kept once."
        )


class Overtaken(StoryError):
    """A job of one process at a time is another's by now."""

    def __init__(self) -> None:
        super().__init__(
            "This stood still for so long that another process may do the rest. "
            "What was done before is kept."
        )


class NotReached(OutOfReach):
    """Nothing could be read."""

    def __init__(self) -> None:
        super().__init__(
            "The database does not answer just now. What you saved before is safe. "
            "Try again in a moment."
        )
