"""People who go by their letters alone: 'Action: BT to tell her', 'KW said'."""

import re

from stories.identifiers import phrases
from stories.identifiers.finding import Kind, Level
from stories.identifiers.rules import rule
from stories.identifiers.words import TIGHT

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
SAID = "dob aka usa eg ie ps nb rip mp jp kc qc hmp nhs gp bc ad phd ba ma rn asap"
FIRMS = "bt bp hp lg"  # of which nobody would say what they do in a story


def _stopped(found: re.Match) -> Kind | None:
    letters = found["v"].replace(".", "").lower()
    known = (
        letters in phrases.sector().known or letters in BODIES.split() or letters in SAID.split()
    )
    return None if known else Kind.PERSON


def _somebody(found: re.Match) -> Kind | None:
    """Not a service or a role that everybody in the sector shortens so: 'OT to visit'."""
    letters = found["v"].lower()
    shared = letters in phrases.sector().known and letters not in FIRMS.split()
    shared = shared or letters in BODIES.split()
    return None if shared else Kind.PERSON


RULES = (
    # 'signed HT/PA', 'seen x1 (PB)'.
    rule(
        Kind.PERSON,
        r"\b(?:[Ss]igned|[Ii]nitials?|[Cc]hecked|[Cc]ounted|[Ww]itness(?:ed)?|[Gg]iven|by|staff)[ "
        r":]{1,2}"
        r"(?:by )?(?P<v>[A-Z]{2}(?: ?[/&+] ?[A-Z]{2})+)\b",
        "signed initial initials checked counted witness witnessed given by staff",
        level=Level.ASK,
        cased=True,
    ),
    rule(
        Kind.PERSON,
        r"\b(?:x\d|[Ss]een|[Vv]isit(?:ed)?|[Cc]all(?:ed)?|[Cc]ontact|[Ee]ntry|[Nn]ote|[Ss]ession|"
        r"rang|phoned) \((?P<v>[A-Z]{2,3})\)",
        "x1 x2 x3 x4 seen visit visited call called contact entry note session rang phoned",
        check=_somebody,
        level=Level.ASK,
        cased=True,
    ),
    # Letters with stops: 'O.A. Second Respondent'.
    rule(
        Kind.PERSON,
        r"(?<![\w.])(?P<v>(?:[A-Z]\.){2,3}(?:-?[A-Z]\.)*)(?= (?:\w+ )?(?:Respondents?|Applicants?|"
        r"Appellants?|Interveners?|Claimants?|and|was|is|has|had|said|lives|attended|\()|,|\n)",
        TIGHT,
        check=_stopped,
        level=Level.ASK,
        cased=True,
    ),
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
        rf"(?P<v>[A-Z]{{2}})(?:(?<=^..)|(?<=[.;,:] ..)|(?<=and ..)|(?<=that ..)|(?<=when ..))"
        rf"(?= (?:{DID.replace(' ', '|')})\b)",
        DID,
        check=_somebody,
        reach=1,
        level=Level.ASK,
        cased=True,
    ),
)
