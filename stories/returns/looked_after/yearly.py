"""Tables of the SSDA903 that speak of one year: care leavers (OC3), health and wellbeing (OC2)."""

from stories.returns import events as kinds
from stories.returns.looked_after.dated import Rows
from stories.returns.looked_after.part import Part
from stories.returns.rows import answer, code_of, number_of
from stories.returns.tally import Tally

ACTIVITY = frozenset(f"{time}{number}" for time in "FP" for number in "12345")
ACTIVITY |= {"G4", "G5", "G6", "0"}
IN_TOUCH = frozenset(["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"])
GONE = frozenset({"DIED", "RHOM"})
HEALTH_CHECKS = ("HEALTHCHECK", "TEETHCHECK", "IMMUNISATIONS", "HEALTHASSESSMENT")
HIGHEST_SCORE = 40


def leavers(part: Part, rows: Rows) -> None:
    places = [part.at(name) for name in ("INTOUCH", "ACTIV", "ACCOM")]
    for row, cells in rows:
        if (who := part.who(cells, row)) is None:
            continue
        said = [code_of(cells[place]) for place in places]
        if problem := _wrong(*said):
            problem[1](part.tally, part.number, row, problem[0])
        elif (born := part.add_birth(who, cells, row)) <= 0:
            part.hold(row, "date of birth missing or not readable")
        else:
            group = part.group_of(cells)
            part.add(who, kinds.LEAVER, row, *said, group)
            part.years.saw_leaver(group, born)


def _wrong(touch: str, activity: str, home: str):
    """Why a care leaver's row is not counted, and whether it is refused or held."""
    if touch not in IN_TOUCH:
        return "not said whether in touch", Tally.hold
    if touch in GONE and (activity or home):
        return "died or returned home, yet with an activity or a home (rule 344)", Tally.refuse
    if activity and activity not in ACTIVITY:
        return "unknown activity", Tally.hold
    return None


def health(part: Part, rows: Rows) -> None:
    checks = [part.at(name) for name in (*HEALTH_CHECKS, "CONVICTED")]
    score = part.at("SDQSCORE")
    for row, cells in rows:
        if (who := part.who(cells, row)) is None:
            continue
        said = "".join(answer(cells[place]) for place in checks)
        if "?" in said or part.add_birth(who, cells, row) <= 0:
            part.hold(row, "date of birth or an answer not readable")
            continue
        points = number_of(cells[score], HIGHEST_SCORE)
        group = part.group_of(cells)
        part.add(who, kinds.HEALTH, row, said[:4], points, said[4], group)
