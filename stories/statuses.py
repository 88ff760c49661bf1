"""The statuses of a story: which may follow which, who moves it, and who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stories.people import Role


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DECLINED = "declined"
    APPROVED = "approved"
    CLEARED = "cleared"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


STATUS_LABELS = {
    Status.DRAFT: "Draft",
    Status.SUBMITTED: "Waiting for a reviewer",
    Status.RETURNED: "Returned to you",
    Status.DECLINED: "Declined",
    Status.APPROVED: "Approved for use inside",
    Status.CLEARED: "Cleared for outside",
    Status.WITHDRAWN: "Withdrawn",
    Status.EXPIRED: "Expired",
}


class Whose(StrEnum):
    """Whose story the mover may move: the writer's own, or only somebody else's."""

    OWN = "own"
    ANOTHERS = "another's"


@dataclass(frozen=True)
class Move:
    role: Role
    whose: Whose


_WRITER = Move(Role.STAFF, Whose.OWN)
_REVIEWER = Move(Role.REVIEWER, Whose.ANOTHERS)
_GOVERNANCE = Move(Role.GOVERNANCE, Whose.ANOTHERS)

# Which status may follow which, and who may move it. What is not here is refused.
MOVES: Mapping[Status, Mapping[Status, tuple[Move, ...]]] = {
    Status.DRAFT: {Status.SUBMITTED: (_WRITER,)},
    Status.SUBMITTED: {
        Status.RETURNED: (_REVIEWER,),
        Status.DECLINED: (_REVIEWER,),
        Status.APPROVED: (_REVIEWER,),
        Status.WITHDRAWN: (_WRITER, _GOVERNANCE),
    },
    Status.RETURNED: {
        Status.SUBMITTED: (_WRITER,),
        Status.WITHDRAWN: (_WRITER, _GOVERNANCE),
        Status.EXPIRED: (_GOVERNANCE,),
    },
    Status.DECLINED: {},
    Status.APPROVED: {
        Status.SUBMITTED: (_WRITER,),
        Status.RETURNED: (_GOVERNANCE,),
        Status.CLEARED: (_GOVERNANCE,),
        Status.WITHDRAWN: (_WRITER, _GOVERNANCE),
        Status.EXPIRED: (_GOVERNANCE,),
    },
    Status.CLEARED: {
        Status.SUBMITTED: (_WRITER,),
        Status.APPROVED: (_GOVERNANCE,),
        Status.WITHDRAWN: (_WRITER, _GOVERNANCE),
        Status.EXPIRED: (_GOVERNANCE,),
    },
    Status.WITHDRAWN: {},
    Status.EXPIRED: {},
}


# Moves that judge a story. Whoever had a part in it makes none of them; taking it out of use, or
# letting it expire, stays open to them, because that protects people.
JUDGEMENTS = frozenset({Status.RETURNED, Status.DECLINED, Status.APPROVED, Status.CLEARED})

# Who may read another person's story at each status; the writer may always read their own.
# Who else reads a story in use depends on what its people agreed to: stories.readers.
_REVIEW = frozenset({Role.REVIEWER, Role.GOVERNANCE})
READERS: Mapping[Status, frozenset[Role]] = {
    Status.DRAFT: frozenset(),
    Status.SUBMITTED: _REVIEW,
    Status.RETURNED: _REVIEW,
    Status.DECLINED: _REVIEW,
    Status.APPROVED: _REVIEW,
    Status.CLEARED: _REVIEW,
    Status.WITHDRAWN: frozenset({Role.GOVERNANCE}),
    Status.EXPIRED: frozenset({Role.GOVERNANCE}),
}

# Approved, and so in use inside at least.
IN_USE = frozenset({Status.APPROVED, Status.CLEARED})

# Where a reviewer may change a few words.
EDITABLE = frozenset({Status.SUBMITTED, Status.APPROVED, Status.CLEARED})

# Who reads what stays inside, besides the writer.
READS_INSIDE = frozenset({Role.REVIEWER, Role.GOVERNANCE})
