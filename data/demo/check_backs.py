"""Invented answers to “does it still hold?”: most given, a few late, some not to be known."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import numpy as np

from data import reference
from stories.outcomes.catalogue import Area, months_of
from stories.outcomes.check_backs import Answer, Why, due_from, whys_of
from stories.outcomes.record import HowKnown

ANSWERED = 0.9  # of those long due
LOST = 0.08  # of whom nothing is heard again
LASTED = 0.86  # of those still holding at the window before
NOT_KNOWN = 0.07
DECLINED = 0.3  # of those not to be known
WHYS = {
    Why.CAME_INTO_CARE: 0.2, Why.MOVED: 0.3, Why.TURNED_18: 0.1, Why.DIED: 0.02,
    Why.NO_REPLY: 0.18, Why.NOT_OURS: 0.2,
}  # fmt: skip
HOW = [HowKnown.RECORD_CHECKED, HowKnown.PERSON_TOLD_US, HowKnown.WORKER_OBSERVED]


def answers(outcomes: list[dict], today: date, seed: int) -> list[dict]:
    """Rows of check-backs for these outcomes, as if the teams had asked at the windows."""
    chance, lots = np.random.default_rng(seed), np.random.default_rng(seed + 1)
    kinds = {row["code"]: row for row in reference.outcome_types()}
    windows = {code: months_of(row["check_months"]) for code, row in kinds.items()}
    rows: list[dict] = []
    for outcome in outcomes:
        if outcome["counts"]:
            about = _of_one(outcome, windows[outcome["code"]], today, chance)
            area = Area(kinds[outcome["code"]]["area"])
            rows += [row | {"why": _why(row["answer"], area, lots)} for row in about]
    return rows


def _why(answer: Answer, area: Area, chance) -> Why | None:
    """How it is known that it cannot be known, for a reason that this area has."""
    if answer is not Answer.CANNOT_KNOW:
        return None
    why = list(WHYS)[int(chance.choice(len(WHYS), p=list(WHYS.values())))]
    return why if why in whys_of(area) else Why.MOVED


def _of_one(outcome: dict, windows: tuple[int, ...], today: date, chance) -> Iterator[dict]:
    if chance.random() < LOST:
        return
    for months in windows:
        asked = due_from(outcome["month"], months) + timedelta(days=int(chance.integers(5, 40)))
        if asked >= today or chance.random() > ANSWERED:
            continue
        lot = chance.random()
        answer = Answer.CANNOT_KNOW if lot < NOT_KNOWN else Answer.STILL_HOLDING
        if lot > LASTED + NOT_KNOWN:
            answer = Answer.NOT_HOLDING
        if answer is Answer.CANNOT_KNOW and chance.random() < DECLINED:
            answer = Answer.DECLINED
        known = answer in (Answer.STILL_HOLDING, Answer.NOT_HOLDING)
        yield {
            "outcome_id": outcome["id"],
            "months": months,
            "answer": answer,
            "how_known": HOW[int(chance.integers(len(HOW)))] if known else HowKnown.CANNOT_KNOW,
            "answered_by": outcome["recorded_by"],
            "answered_at": datetime(asked.year, asked.month, asked.day, 15, tzinfo=UTC),
        }
        if answer is Answer.NOT_HOLDING:
            return
