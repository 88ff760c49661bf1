"""Record outcomes: one or several people, one month each, how we know."""

import streamlit as st

from pages.parts import asking, messages, outcome_form, outcome_list, places, receipts, session
from stories.actions import recording
from stories.outcomes import AGE_BAND_LABELS, HOW_KNOWN_LABELS
from stories.people import Role

person = session.require(Role.STAFF)
kinds, services = session.offered_outcomes(), session.open_services()

st.title("Record an outcome", anchor=False)
# Not ended here by st.stop: only a run that comes to its end empties the boxes it does not draw.
if not receipts.show("outcome", "Record another"):
    st.markdown("For one person or family, or for several. It takes about a minute. Give no names.")
    waiting = outcome_list.show(kinds, services)
    own = outcome_list.suffix()  # each person's own questions come empty again

    kind = outcome_form.kind(kinds, own)
    end_reason = outcome_form.end_reason(kind, own)
    month = asking.month("Month it happened", "month")
    service = asking.choice("Service", services, "service")
    team = outcome_form.team(service)
    age_band = asking.choice("Age of the person", AGE_BAND_LABELS, f"age{own}")
    how_known = asking.choice("How do we know?", HOW_KNOWN_LABELS, f"how-known{own}", radio=True)
    st.caption("“As far as I know” is an honest answer. So is “We cannot know”.")
    goal = outcome_form.goal(own)
    case_number = outcome_form.case_number(own)
    people = outcome_form.people(own)
    story_id = outcome_form.story(person)

    with st.container(horizontal=True):
        record = st.button("Record this outcome", key="record", type="primary")
        more = st.button("Add another before recording", key="add")
    if record or more:
        with messages.refusals():
            asking.all_given(
                {
                    "Outcome: choose one.": kind,
                    "Why it ended: choose one. It decides whether this counts.": end_reason
                    or not (kind and kind.asks_end_reason),
                    "Month it happened: choose the month and write the year, such as 2026.": month,
                    "Service: choose one.": service,
                    "Age of the person: choose one. “Not said” is fine.": age_band,
                    "How do we know? Choose one. “As far as I know” is honest.": how_known,
                }
            )
            made = outcome_form.records(
                people,
                kind,
                session.today(),
                code=kind.code,
                service=service,
                month=month,
                how_known=how_known,
                age_band=age_band,
                recorded_by=person.id,
                recorded_at=session.now(),
                end_reason=end_reason,
                team=team,
                goal=goal,
                case_number=case_number,
            )
            if more:
                outcome_list.add(made)
            else:
                every = [*waiting, *made]
                key = session.key_for("outcome")
                signed = {"by": person, "at": session.now(), "key": key}
                recording.record_outcomes(session.store(), every, story_id, **signed)
                outcome_list.recorded(every, kinds, services)
            st.rerun()
    places.link("confirm_outcomes.py", "Confirm what colleagues recorded")
