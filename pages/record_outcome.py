"""Record an outcome without a story: one person, one month, how we know."""

import streamlit as st

from pages.parts import asking, messages, outcome_form, receipts, session
from stories.actions import recording
from stories.ids import new_id
from stories.outcomes import AGE_BAND_LABELS, HOW_KNOWN_LABELS, OutcomeRecord
from stories.people import Role

person = session.require(Role.STAFF)
kinds, services = session.outcome_types(), session.services()

st.title("Record an outcome", anchor=False)
if not receipts.show(
    "outcome", "Record another"
):  # the form is not drawn then, so that Streamlit empties it
    st.markdown("One outcome, for one person or family. It takes about a minute. Give no names.")

    kind = outcome_form.kind(kinds)
    end_reason = outcome_form.end_reason(kind)
    month = asking.month("Month it happened", "month")
    service = asking.choice("Service", services, "service")
    age_band = asking.choice("Age of the person", AGE_BAND_LABELS, "age")
    how_known = asking.choice("How do we know?", HOW_KNOWN_LABELS, "how-known", radio=True)
    st.caption("“As far as I know” is an honest answer. So is “We cannot know”.")

    if st.button("Record this outcome", key="record", type="primary"):
        with messages.refusals():
            asking.all_given(
                {
                    "Outcome: choose one.": kind,
                    "Why the plan ended: choose one. It decides whether this counts.": end_reason
                    or not (kind and kind.asks_end_reason),
                    "Month it happened: choose the month and write the year, such as 2026.": month,
                    "Service: choose one.": service,
                    "Age of the person: choose one. “Not said” is fine.": age_band,
                    "How do we know? Choose one. “As far as I know” is honest.": how_known,
                }
            )
            record = OutcomeRecord(
                id=new_id(),
                code=kind.code,
                service=service,
                month=month,
                how_known=how_known,
                age_band=age_band,
                recorded_by=person.id,
                recorded_at=session.now(),
                end_reason=end_reason,
            )
            key = session.key_for("outcome")
            recording.record_outcome(session.store(), record, by=person, at=session.now(), key=key)
            outcome_form.recorded(record, kind, services[service])
            st.rerun()
