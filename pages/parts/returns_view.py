"""What a chart of the returns says besides: whether it lasted, and what each point rests on."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from data import derived, figures, lasting_figures
from pages.parts import lasting_view, leading, places, session
from pages.parts.leading import Pair, Published
from pages.parts.words import cell
from stories.outcomes import OutcomeType
from stories.outcomes.check_backs import Group
from stories.people import Person
from stories.trends import WHOLE
from stories.trends.from_returns import (
    ENDED_OTHERWISE,
    RETURNS,
    from_returns,
    recorded_beside,
    service_within,
)
from stories.trends.grain import last_month
from stories.trends.lasting import as_shown, share_that_lasted

WHICH = {
    False: "These are counts from statutory returns, for the whole authority.",
    True: "These are counts from statutory returns, of what this service answers for: as the "
    "return says, as staff recorded it, or as it is set under Upload returns.",
}
LASTED_WHOLE = "Whether it lasted is shown for the whole authority: choose it above."
SAID = (
    "What staff record is not "
    "added: it is often about the same people. Where staff gave the case number of an event that "
    "stands here, it counts here alone."
)
COUNTED_THERE = (
    "Where staff gave the case number and a return tells of the same event, it counts in “{name}” "
    "and not here, so that it counts once."
)
FEWEST_TO_TELL = 10  # people at a point whose stories are named (domain rule on month and age)
NOT_CHECKED = (
    "Some of these plans were not checked against a list of children in care, so a plan that care "
    "replaced may be among them. Upload the SSDA903 together with the census."
)
MEANS = (
    "Uploads of the last five years are linked by codes that only this service's key can make. "
    "Where the data does not reach far enough yet, we say so. Counts are rounded to 5, and a "
    "window is left out where a group is small."
)


def said(pair: Pair, part: str) -> None:
    """That these are counts of their own, and how many staff recorded over the same time."""
    st.caption(f"{WHICH[bool(service_within(part))]} {SAID}")
    ours = pair.kind.code
    series = ours, from_returns(ours)
    with session.store().read() as connection:
        published = figures.of_part(connection, service_within(part) or WHOLE, series)
    recorded, told = map(published.get, series)
    if recorded is None or told is None:
        return
    people, hidden = recorded_beside(recorded, told)
    if not people and not hidden:
        return
    besides = f", and more in {hidden} periods whose counts are hidden" if hidden else ""
    st.caption(
        f"Over the same time staff recorded {people:,} more of the same outcome{besides}. They "
        "gave no case number of an event that stands here, so nobody can tell which of them the "
        "returns count too."
    )


def counted_there(pair: Pair, held: Published) -> None:
    """On the chart of what staff recorded: what is told by returns as well counts there alone."""
    if RETURNS in held.names and pair.kind.code in leading.view(RETURNS, held).pairs:
        st.caption(COUNTED_THERE.format(name=held.names[RETURNS]))


def lasted(kind: OutcomeType, part: str) -> None:
    """Every window of the outcome as it was published: how many stand where, over all uploads."""
    if service_within(part):
        st.caption(LASTED_WHOLE)
        return
    with session.store().read() as connection:
        published = lasting_figures.of_service(connection, kind.code, RETURNS)
    if not kind.check_months:
        return
    rows = [_row(window, groups) for window, groups in published.items()]
    lasting_view.table(kind, MEANS, rows)


def _row(window: int, groups: Mapping[Group, int]) -> dict[str, str]:
    shown = as_shown(groups)
    rest = [shown[each] for each in (Group.NOT_YET_DUE, Group.NOT_ASKED) if each in shown]
    row = lasting_view.begun(window, shown, share_that_lasted(groups))
    return row | {"Not yet known": f"{sum(rest):,}" if rest else lasting_view.NOT_SHOWN}


def points(pair: Pair, part: str, person: Person) -> None:
    """Open a point of the chart: the rules, uploads, files and stories behind it."""
    moments = list(pair.outcome.moments)[::-1]
    chosen = st.selectbox(
        "Open a point of the chart",
        moments,
        format_func=lambda moment: f"{moment.name}: {moment.said}",
        key=f"point-{pair.kind.code}",
    )
    codes = {pair.kind.code, pair.kind.balancing_code, ENDED_OTHERWISE.get(pair.kind.code, "")}
    with session.store().read() as connection:
        span = chosen.start, last_month(chosen.start, pair.outcome.grain)
        service = service_within(part)
        of = (service, pair.kind.area) if service else None
        found = derived.rests_on(connection, codes, *span, of)
    if not found:
        st.markdown("No event lies in it. The uploads cover it, so this is a true nought.")
        return
    if any(each.checked_for_care is False for each in found):
        st.info(NOT_CHECKED)
    rows = [(each.rule, each.upload, session.day(each.at), each.files) for each in found]
    st.table(
        [
            {
                "Rule": cell(rule[:1].upper() + rule[1:]),
                "Upload": str(upload),
                "Kept on": day,
                "Files": cell(files.replace("\n", ", ")),
            }
            for rule, upload, day, files in dict.fromkeys(rows)
        ],
        hide_index=True,
        border="horizontal",
        alt=f"What {chosen.name} rests on",
    )
    if (chosen.people or 0) >= FEWEST_TO_TELL:
        _stories(pair, span, person)


def _stories(pair: Pair, span: tuple[date, date], person: Person) -> None:
    """What staff told of these events, where this person may read it."""
    with session.store().read() as connection:
        found = derived.stories_told(connection, pair.kind.code, *span, person, session.today())
    if found:
        st.markdown("**Stories that staff told of these events**")
    for story_id, title in found.items():
        places.link("read_story.py", cell(title), story=story_id)
