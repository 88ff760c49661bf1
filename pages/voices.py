"""Who we are not hearing from: stories and outcomes by group, those with none first."""

import streamlit as st

from pages.parts import digest, heard_view, leading, places, session
from pages.parts.words import cell
from stories.draft import THEME_LABELS
from stories.outcomes import AGE_BAND_LABELS
from stories.together import AGENCIES
from stories.trends.heard import Topic

session.require(*leading.READERS)

FIXED = (
    "**None received** says that nobody told us. It does not say that nothing good happened there. "
    "Ask what makes telling hard: time, trust, the form, or nobody asking. Do not rank services by "
    "this."
)
BOTH = {"Stories": Topic.STORY_SERVICE, "Outcomes": Topic.OUTCOME_SERVICE}
AGES = {"Stories": Topic.STORY_AGE, "Outcomes": Topic.OUTCOME_AGE}

st.title("Who we are not hearing from", anchor=False)
found = heard_view.newest()
st.markdown(f"**{cell(digest.unheard(found))}**")
st.markdown(FIXED)
heard_view.which_year(found)

st.header("By service", anchor=False)
heard_view.table(found, session.open_services(), "Service", BOTH)

st.header("By age", anchor=False)
heard_view.table(found, AGE_BAND_LABELS, "Age", AGES)

st.header("By who worked with us", anchor=False)
st.markdown("Other services that a story names as having done it together.")
agencies = {each: each[0].upper() + each[1:] for each in AGENCIES}
heard_view.table(found, agencies, "Service or agency", {"Stories": Topic.STORY_AGENCY})

st.header("By what stories show", anchor=False)
heard_view.table(found, THEME_LABELS, "Theme", {"Stories": Topic.STORY_THEME})

places.link("trends.py", "Back to trends")
