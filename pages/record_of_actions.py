"""Record of actions: who did what and when, and whether anybody changed it since."""

from datetime import date, datetime

import streamlit as st

from data import audit, queries, record
from data.happenings import Happening
from data.record import Wanted
from pages.parts import asking, plain_html, session, story_view, words
from stories.people import Role

person = session.require(Role.GOVERNANCE, Role.ADMIN)

AT_FIRST, MORE = 25, "lines-shown"  # how many; the record keeps growing, and a phone is narrow
COLUMNS = ("Line", "When", "Who", "What")
KEPT = "\N{NO-BREAK SPACE}"  # a moment stays on one line


def line(each: Happening) -> tuple[str, ...]:
    """The cells of one line, by COLUMNS; the moment by the clock here."""
    moment = each.at.astimezone(session.LONDON)
    about = f": {each.reference}" if each.reference else ""
    changed = "".join(
        f" ({word}: {', '.join(each.facts[word])})"
        for word in ("given", "taken")
        if each.facts.get(word)
    )
    return (
        str(each.number),
        f"{moment.day} {moment:%b %Y, %H:%M}".replace(" ", KEPT),
        each.who,
        story_view.what(each) + changed + about,
    )


def day(label: str, key: str) -> date | None:
    """A day that was typed; three boxes of a calendar are too small for some hands."""
    typed = st.text_input(label, key=key, max_chars=asking.LINE_MOST).strip()
    try:
        return datetime.strptime(typed, "%d/%m/%Y").date() if typed else None  # noqa: DTZ007
    except ValueError:
        st.error(f"{label.split(',')[0]}: write the day as day/month/year, such as 16/9/2026.")
        return None


def asked(names: dict[str, str], kinds: list[str]) -> Wanted:
    """What the visitor looks for; nothing chosen means every line."""
    with st.expander("Find lines"):
        who = st.selectbox(
            "By or about whom",
            ["", *sorted(names, key=names.get)],
            format_func=lambda each: words.cell(names[each]) if each else "Anybody",
            key="find-who",
        )
        kind = st.selectbox(
            "What was done",
            ["", *kinds],
            format_func=lambda each: story_view.act(each) or "Anything",
            key="find-kind",
        )
        story = st.text_input(
            "Reference of a story, such as MD-7K3Q-9FX2",
            key="find-story",
            max_chars=asking.LINE_MOST,
        )
        since = day("From, such as 16/9/2026", "find-since")
        until = day("Until, such as 30/9/2026", "find-until")
    return Wanted(who or "", kind or "", story, since, until, session.LONDON)


st.title("Record of actions", anchor=False)
st.write(
    "Each line is sealed with the line before it, so a change anywhere can be found. "
    "It holds what was done, never the words of a story."
)
# The check comes first: it must work even when a changed line can no longer be shown.
with st.container(horizontal=True):
    if st.button("Check that nothing was changed", key="check"):
        with st.spinner("Checking every line"), session.store().read() as connection:
            found = audit.check(connection)
        (st.success if found.holds else st.error)(found.sentence)
    with session.store().read() as connection:
        head = audit.head(connection, session.store().keys)
    if head:
        st.download_button("Save the newest seal", head, "head.json", "application/json")
st.caption(
    "The check above cannot see whether the newest lines were cut off. So save the newest seal "
    "once a week, and keep it somewhere else. Whoever runs the service can hold the record "
    "beside it: python -m data.audit verify head.json."
)

with session.store().read() as connection:
    wanted = asked(queries.names(connection), record.actions(connection))
    most = session.recall(MORE, AT_FIRST)
    count, happened = record.found(connection, wanted, most)
st.header("What was found" if wanted.asks else "Newest first", anchor=False)
if happened:
    if count > len(happened):
        st.write(f"The newest {len(happened)} of {count:,} lines.")
    newest = f"The newest {len(happened)} lines of the record of actions"
    plain_html.show(plain_html.table(COLUMNS, map(line, happened), newest))
    if most < min(count, record.MOST):
        told = (MORE, record.MOST)
        st.button("Show more lines", key="more", on_click=session.remember, args=told)
elif wanted.asks:
    st.info("No line fits. Take one of the things you look for away.")
else:
    st.info("Nothing has been done yet. The first action makes the first line.")
