"""Pass on thanks: their words, made safe, and the two things they may be used for."""

import streamlit as st

from pages.parts import asking, messages, places, receipts, session, thanks_form
from stories.people import Role
from stories.thanks import SAID_BY_LABELS

person = session.require(Role.STAFF)
services = session.open_services()

st.title("Pass on thanks", anchor=False)
# Not ended here by st.stop: only a run that comes to its end empties the boxes it does not draw.
if not receipts.show("thanks", "Pass on another"):
    st.markdown(
        "Somebody said thank you. Write it as they said it, without anything that names them."
    )

    places.link("easy_thanks.py", "Say it with pictures, together with them")

    words = thanks_form.words()
    kept = thanks_form.findings(words)
    said_by = asking.choice("Who said it?", SAID_BY_LABELS, "said-by")
    said_to = asking.choice("Whom did they thank?", thanks_form.SAID_TO, "said-to", radio=True)
    role = thanks_form.role(said_to)
    service = asking.choice("Service", services, "service")
    about = asking.choice("When was the help?", thanks_form.ABOUT, "about", radio=True)
    said_on = asking.day("Day they said it", "said-on")
    asking.legend("What did they agree to?")
    may_pass_on = st.checkbox("We may pass these words on to people who work here", key="pass-on")
    may_publish = st.checkbox("We may publish these words, with nobody named", key="publish")
    st.caption("These are two questions. Tick only what they said yes to.")

    if st.button("Pass on these thanks", key="pass-on-thanks", type="primary"):
        with messages.refusals():
            asking.all_given(
                {
                    "Their words: write what they said.": words,
                    "Who said it? Choose one.": said_by,
                    "Whom did they thank? Choose one.": said_to,
                    "Service: choose one.": service,
                    "When was the help? Choose one.": about,
                    "Day they said it: write the day, the month and the year.": said_on,
                }
            )
            thanks_form.pass_on(
                words,
                kept,
                person,
                said_by=said_by,
                said_to=said_to,
                role=role,
                service=service,
                about_when=about,
                said_on=said_on,
                may_pass_on=may_pass_on,
                may_publish=may_publish,
            )
            st.rerun()
