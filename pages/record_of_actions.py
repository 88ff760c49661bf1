"""Record of actions: who did what and when, and whether anybody changed it since."""

import streamlit as st

from data import audit, queries
from data.queries import Happening
from pages.parts import session, story_view, words
from stories.people import Role

person = session.require(Role.GOVERNANCE, Role.ADMIN)

MOST_SHOWN = 100


def line(each: Happening) -> dict[str, str]:
    moment = each.at.astimezone(session.LONDON)
    about = f": {each.reference}" if each.reference else ""
    return {
        "Line": str(each.number),
        "When": f"{moment.day} {moment:%b %Y, %H:%M}",
        "Who": words.cell(each.who),
        "What": words.cell(story_view.what(each) + about),
    }


st.title("Record of actions", anchor=False)
st.write(
    "Each line is sealed with the line before it, so a change anywhere can be found. "
    "It holds what was done, never the words of a story."
)
# The check comes first: it must work even when a changed line can no longer be shown.
if st.button("Check that nothing was changed", key="check"):
    with session.store().read() as connection:
        found = audit.check(connection)
    (st.success if found.holds else st.error)(found.sentence)

st.header("Newest first", anchor=False)
with session.store().read() as connection:
    happened = queries.latest_events(connection, MOST_SHOWN)
if happened:
    st.table(
        [line(each) for each in happened],
        hide_index=True,
        border="horizontal",
        alt=f"The newest {len(happened)} lines of the record of actions",
    )
else:
    st.info("Nothing has been done yet. The first action makes the first line.")
