"""A ledger of what was truly done to stories, which knows none of the rules that it checks."""

from dataclasses import dataclass, field
from datetime import date

from stories.consent import OUTSIDE, Channel
from stories.people import Role
from stories.sections import STAYS_INSIDE, Section
from tests import make

REVIEW = {Role.REVIEWER, Role.GOVERNANCE}


@dataclass
class Short:
    """A shorter version: whose words, of which words of its story, and who approved them."""

    story_id: str
    writer: str
    text: str
    edition: int
    approver: str | None = None


@dataclass
class Told:
    """What was truly done to one story."""

    writer: str
    parts: frozenset[str]
    words: dict[Section, str]
    own: dict[Section, str]  # the writer's last
    editor: str | None = None
    approver: str | None = None
    approved_words: dict[Section, str] = field(default_factory=dict)
    clearer: str | None = None
    open_for: frozenset[Channel] = frozenset()
    opened: frozenset[Section] = frozenset()
    agreed: dict[str, tuple[frozenset[Channel], date]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)  # who has seen the words as they stand
    gone: bool = False
    edition: int = 1  # of its words

    def changed(self, words: dict[Section, str], editor: str | None) -> None:
        self.words, self.editor, self.approver = words, editor, None
        self.seen, self.edition = set(), self.edition + 1
        self.own = words if editor is None else self.own
        self.opened = frozenset()
        self.inside()

    def inside(self) -> None:
        self.clearer, self.open_for = None, frozenset()

    def may_leave(self, channel: Channel, today: date) -> bool:
        judges = {self.approver, self.clearer}
        return (
            not self.gone
            and None not in judges
            and len(judges) == 2
            and not judges & {self.writer, self.editor, *self.parts}
            and self.words == self.approved_words
            and channel in self.open_for & OUTSIDE
            and bool(self.agreed)
            and self.seen >= self.agreed.keys()
            and all(channel in places and today <= end for places, end in self.agreed.values())
        )

    def short_may_leave(self, short: Short, channel: Channel, today: date) -> bool:
        judges = {short.writer, short.approver}
        return (
            self.may_leave(channel, today)
            and None not in judges
            and len(judges) == 2
            and not judges & {self.writer, *self.parts}
            and short.edition == self.edition
            and any(short.text in words for words in self.leaving.values())
        )

    def is_read_by(self, who, roles, today: date) -> bool:
        """Whether this person may read it inside: the review, or as far as everybody agreed."""
        if who.id == self.writer:
            return True
        if self.gone or self.approver is None:
            return bool(roles & (REVIEW if not self.gone else {Role.GOVERNANCE}))
        agreed = [places if today <= end else frozenset() for places, end in self.agreed.values()]
        whole = all(Channel.ORGANISATION in places for places in agreed)
        team = all(places & {Channel.ORGANISATION, Channel.TEAM} for places in agreed)
        mine = bool(who.service) or who.id in self.parts
        outside = any(self.may_leave(channel, today) for channel in OUTSIDE)
        return bool(
            roles & REVIEW
            or (roles and whole)
            or (roles and team and mine)
            or (Role.COMMS in roles and outside)
        )

    @property
    def leaving(self) -> dict[Section, str]:
        kept = STAYS_INSIDE - self.opened
        told = {**self.words, Section.TRIED: make.WORDS[Section.TRIED]}  # less the marked worry
        return {section: text for section, text in told.items() if section not in kept}
