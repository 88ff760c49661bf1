"""Accessibility statement, in the model form of the UK public sector; open to everybody."""

from collections.abc import Iterable

import streamlit as st

from data.config import Settings
from pages.parts import access, places, session
from pages.parts.words import fact, shown

settings = Settings()
runs_it = settings.organisation or "the organisation whose staff use it"
tested_on = settings.tested_on


def listed(ours: Iterable[str]) -> None:
    """Our own sentences as a list, which software reads out as one."""
    st.markdown("\n".join(f"- {line}" for line in ours))


st.title("Accessibility statement", anchor=False)
shown(
    f"This statement is for the service Made a Difference. It is run by {runs_it}. We want as many "
    "people as possible to be able to use it. You should be able to:"
)
listed(access.CAN)
st.markdown(
    "[AbilityNet](https://mcmw.abilitynet.org.uk/) has advice on making your device easier to use "
    "if you have a disability."
)

st.header("How accessible it is", anchor=False)
st.write("We know that some parts are not fully accessible:")
listed(gap.what for gap in access.GAPS)

st.header("Feedback and contact", anchor=False)
shown(
    "If you find a problem that is not listed here, or need anything in another form, contact "
    + (settings.accessibility_contact or "whoever runs this service for you")
    + ". Say which page, and what you use to read it."
)
if not settings.accessibility_contact:
    st.caption("Nobody has been named here yet: whoever runs the service sets it.")

st.header("If you are not happy with the answer", anchor=False)
st.markdown(
    "The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites "
    "and Mobile Applications) (No. 2) Accessibility Regulations 2018. Contact the [Equality "
    "Advisory and Support Service](https://www.equalityadvisoryservice.com/). In Northern Ireland, "
    "contact the [Equality Commission for Northern Ireland](https://www.equalityni.org/)."
)

st.header("Technical information", anchor=False)
st.subheader("Compliance status", anchor=False)
shown(
    f"The service is partially compliant with the {access.STANDARD} standard, because of what "
    "does not meet it below."
)
st.subheader("What does not meet the standard", anchor=False)
for gap in access.GAPS:
    fact(gap.what, f"WCAG 2.2: {'; '.join(gap.criteria)}.\nWhat helps: {gap.instead}")
st.subheader("Disproportionate burden, and what the law leaves out", anchor=False)
st.write("We claim neither.")

st.header("How this statement was prepared", anchor=False)
st.write(f"The list above was last gone through on {access.PREPARED}. How it was tested:")
listed(access.HOW_TESTED)
shown(f"It was not tested {', nor '.join(access.NOT_TESTED)}.")
if tested_on is None:
    shown("Here, where it is run, no day of a test has been given.")
else:
    shown(f"Here, where it is run, it was last tested on {session.day(tested_on)}.")
places.link("home.py", "Back to the first page")
