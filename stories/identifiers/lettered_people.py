"""People who go by their letters alone: 'Action: BT to tell her', 'KW said'."""

import re

from stories.identifiers import phrases
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule

DOING = (
    "ring call phone tell ask email chase send update arrange speak check complete do book visit "
    "contact make find write follow see meet discuss share review attend refer feed get"
)
DID = (
    "said says told tells asked asks rang rings phoned called visited agreed agrees refused "
    "refuses wants wanted feels felt thinks thought explained reported confirmed denied smiled "
    "cried laughed attended disclosed presented stated replied signed communicates lives lived "
    "moved met liked likes loves spoke chose"
)
BODIES = (
    "tv uk eu us un pm am ok hq it tb hr id ai pe re dt rm nw ne sw se la fc ht mp ro io mh ce ea"
)
FIRMS = "bt bp hp lg"  # of which nobody would say what they do in a story


def _somebody(found: re.Match) -> Kind | None:
    """Not a service or a role that everybody in the sector shortens so: 'OT to visit'."""
    letters = found["v"].lower()
    shared = letters in phrases.sector().known and letters not in FIRMS.split()
    shared = shared or letters in BODIES.split()
    return None if shared else Kind.PERSON


RULES = (
    rule(
        Kind.PERSON,
        r"\b(?:[Aa]ctions?|[Aa]greed|[Nn]ext steps?|[Tt]asks?|ACTIONS?)(?:[:.]| -| \u2013) "
        rf"(?P<v>[A-Z]{{2,3}})(?= (?:to|will) (?:{DOING.replace(' ', '|')})\b)",
        "action actions agreed next task tasks",
        DOING,
        check=_somebody,
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.PERSON,
        rf"(?:^|(?<=[.;,:] )|(?<=and )|(?<=that )|(?<=when ))(?P<v>[A-Z]{{2}})"
        rf"(?= (?:{DID.replace(' ', '|')})\b)",
        DID,
        check=_somebody,
        level=Level.ASK,
        cased=True,
    ),
)
