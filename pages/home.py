"""Home: people first, then what is waiting."""

import streamlit as st

from data import panel, queries
from data import thanks as thanks_of
from pages.parts import changed, panel_view, places, reading, session, thanks_view, waiting
from pages.parts.words import cell, shown
from stories.people import Role
from stories.story import Section
from stories.text import opening

person = session.require(*Role)

WAITING = "what-is-waiting"

with session.store().read() as connection:
    newest = queries.newest_to_read(connection, person, session.today())
    story = queries.story_for(connection, newest.id, person, session.today()) if newest else None
    thanks = thanks_of.newest_to_read(connection, most=2)
    chosen = panel.choices(connection, person, session.today(), most=1)
    tasks = waiting.tasks(connection, person)

st.title(f"Hello, {cell(person.name.split()[0])}", anchor=False)

for task in tasks:
    if task.begins:
        waiting.show(task)
tasks = [task for task in tasks if not task.begins]

if tasks:
    st.markdown(f"[See what is waiting for you](#{WAITING})")

st.header("A story to read", anchor=False)
with st.container(border=True):
    if story is None:
        st.markdown(
            "No story is ready to read yet. The first one begins with somebody who was there."
        )
        if Role.STAFF in person.roles:
            places.link("share_story.py", "Share the first story")
    else:
        reading.headline(story.title)
        if story.content_note:
            shown(f"This story speaks of {story.content_note}.")
        shown(opening(story.words.get(Section.CHANGED, story.words[Section.TITLE]).text))
        places.link("read_story.py", "Read the whole story", story=story.id)

if chosen:
    st.header("What a panel chose, and why", anchor=False)
    with st.container(border=True):
        panel_view.shown(chosen[0])
    places.link("panel.py", "See every chosen story")

st.header("People said thank you", anchor=False)
if thanks:
    thanks_view.in_short(thanks)
    places.link("thanks.py", "Read more thanks")
else:
    st.markdown("No thank-you has been passed on yet. Staff write one down when somebody says it.")
    if Role.STAFF in person.roles:
        places.link("pass_on_thanks.py", "Pass on the first thank-you")

changed.show(person)

if tasks:
    st.header("What is waiting", anchor=WAITING)
waiting.listed(tasks)

with st.container(horizontal=True):
    places.link("guide.py", "Guide")
    places.link("what_we_hold.py", "What we hold, and why")
    places.link("your_sessions.py", "Where you are signed in")
    places.link("accessibility.py", "Accessibility statement")
