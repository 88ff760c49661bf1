"""Which draft is open in this tab, and what the tab holds of its words until it is let go."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pages.parts import session
from stories.draft import Look, look_at

OPEN = "draft-that-is-open"
PAGE = "share_story.py"  # the one that shows a draft


@dataclass
class Open:
    """Words of the draft that is open in this tab and what was found in them.

    `look`: the answers that were looked at, and what was found. `shown`: what each place of the
    form shows. `unsaved`: words of boxes that are not on the screen, by name. `refused`: answers
    that were not saved, by name. `drawing`: the form that is drawn now, and its questions so far.
    """

    draft_id: str
    look: tuple[Mapping[str, str] | None, Look | None] = (None, None)
    shown: Mapping[str, object] = field(default_factory=dict)
    unsaved: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    drawing: tuple[object | None, set[str]] = (None, frozenset())

    def looked(self, values: Mapping[str, str]) -> Look:
        """What may identify someone in these answers: read once while they are the same."""
        seen, look = self.look
        if seen != values:
            look = look_at(values)
            self.look = values, look
        return look


def here(draft_id: str) -> Open:
    """What this tab holds of this draft; of the one before it, nothing stays.

    Where one is opened again its boxes show what is saved now: that is what this tab has seen, and
    what it once refused is no longer in them.
    """
    held = session.recall(OPEN)
    if held is None or held.draft_id != draft_id:
        session.remember(OPEN, held := Open(draft_id))
        session.of_answers(draft_id).begin_anew()
    return held


def let_go() -> None:
    """Of a draft that is not open here, no words and nothing found in them stay in this tab."""
    session.take(OPEN)
