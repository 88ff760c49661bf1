"""From when, and until when, something may be used: an embargo and a day to take it down."""

from dataclasses import dataclass
from datetime import date

from stories.days import in_words
from stories.errors import StoryError


@dataclass(frozen=True)
class Window:
    """The first and the last day of use; None leaves that side open."""

    not_before: date | None = None
    take_down_on: date | None = None

    def refusal(self, on: date) -> str | None:
        """Why nothing may be used on this day, or None."""
        if self.not_before is not None and on < self.not_before:
            return f"It is under embargo: not before {in_words(self.not_before)}."
        if self.is_over(on):
            return f"Its time is over: it was to be taken down on {in_words(self.take_down_on)}."
        return None

    def is_over(self, on: date) -> bool:
        return self.take_down_on is not None and on > self.take_down_on

    def refuse_if_wrong(self, today: date) -> None:
        """Days that cannot be meant. Raises StoryError with the sentence that mends it."""
        first, last = self.not_before, self.take_down_on
        if last is not None and last < today:
            raise StoryError("Take down on: give a day that is still to come.")
        if first is not None and last is not None and first > last:
            raise StoryError("Not before: give a day that comes before it is taken down.")

    def narrowed(self, other: "Window") -> "Window":
        """The days that lie in both."""
        firsts = [each for each in (self.not_before, other.not_before) if each]
        lasts = [each for each in (self.take_down_on, other.take_down_on) if each]
        return Window(max(firsts, default=None), min(lasts, default=None))


ALWAYS = Window()
