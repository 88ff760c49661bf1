"""What we hold, why, how long, and how to withdraw: told from the settings as they stand."""

import streamlit as st

from data import keeping as keeping_of
from data import people, sessions
from data.config import Settings
from data.store.settings import organisation_in
from pages.parts import held_account, places, session, set_up_said, words
from stories.consent import MOST_YEARS, YEARS
from stories.keeping import COUNTED_FROM, DRAFT_DAYS, KEPT_LABELS, STAYS, Kept
from stories.people import Role

person = session.require(*Role)
with session.store().read() as connection:
    months = keeping_of.months(connection)
    route = people.local_route(connection)
    here = organisation_in(connection)
settings = Settings()
WHY = {
    Kept.STORY: "Why: to learn from what helped, and to tell it where its people agreed.",
    Kept.CONSENT: "Why: to be able to ask again, and to know who may take consent back. Sealed.",
    Kept.THANKS: "Why: so that what people said reaches those it was said to.",
}
DRAFT = (
    f"Only you can open them. They are sealed. Each goes when you send it, or {DRAFT_DAYS} days "
    "after you last saved it. Why: so that nothing you write is lost."
)
ACCOUNT = (
    "Your name, address and roles come from your organisation's sign-in and your administrators. "
    "Every action leaves a line: who, what and when, never words. Why: so that each decision has "
    "somebody who answers for it. The lines stay as long as the service does."
)
RETURNS = (
    "Only what was worked out from them: a month, an age band, a code for what changed and the "
    "service. Why: to count what changed, once. Names, numbers and birth dates are never kept. So "
    "that nobody counts twice, a case number becomes a code that nobody can turn back (a keyed "
    "hash)."
)


def outside() -> str:
    """Where stories can be read from outside the pages, as it is set."""
    open_to = []
    if settings.feed_is_public(demonstration=not session.signs_in_for_real()):
        open_to.append("a public feed, for stories cleared for the website")
    if settings.intranet_key.get_secret_value():
        open_to.append("the intranet, by a key")
    return f"They can be read through {' and '.join(open_to)}." if open_to else "No feed is open."


st.title("What we hold, and why", anchor=False)
if here.name:
    words.fact("Who answers for it", f"{here.name}. Ask: {here.contact}")
if here.lawful:
    words.fact("On what lawful basis", set_up_said.lawful(here.lawful))
st.header("About people in stories", anchor=False)
for kind in Kept:
    longest = f"Kept {months[kind]} months {COUNTED_FROM[kind]}. {STAYS[kind]}"
    words.fact(KEPT_LABELS[kind], f"{WHY[kind]}\n{longest}")
words.fact("Returns and spreadsheets", RETURNS)
words.fact("Where stories go", f"Only where their people agreed. {outside()}")

st.header("About you", anchor=False)
words.fact("Your drafts", DRAFT)
words.fact("Your account", ACCOUNT)
minutes = int(sessions.IDLE.total_seconds() // 60)
words.fact(
    "Cookies",
    "Only what sign-in and safe forms need; none follows you. Yours opens nothing after "
    f"{minutes} minutes without a step.",
)
held_account.copy(person.id, "A copy of what is held on you")

st.header("How to withdraw", anchor=False)
st.write(
    f"Consent lasts {YEARS} years unless the person says otherwise, and at most {MOST_YEARS}. They "
    "may take it back at any time and need give no reason: tell whoever asked them, or information "
    "governance. The story leaves every list in the same step, and each use is called back. A "
    "writer takes a story back under My stories."
)
st.header("If somebody is at risk now", anchor=False)
words.shown(route)
places.link("home.py", "Back to home")
