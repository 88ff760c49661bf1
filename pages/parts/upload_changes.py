"""What keeping a reading would change, and what to do with what it no longer holds."""

from collections.abc import Mapping

import streamlit as st

from data.uploads import Changes
from pages.parts import asking, reading_view
from stories.outcomes import OutcomeType

WHOLE, PART = "whole", "part"
CHOICES = {
    WHOLE: "All of the return: what it no longer holds stops counting",
    PART: "A part of the return: what earlier uploads say besides goes on counting",
}


def show(change: Changes, kinds: Mapping[str, OutcomeType]) -> bool | None:
    """Say what changes; whether these files are all of their returns, None while not yet said."""
    st.header("What will change", anchor=False)
    st.markdown(
        f"- **{change.new:,}** records are new\n"
        f"- **{change.changed:,}** take the place of an earlier version\n"
        f"- **{change.same:,}** are the same as before"
    )
    if change.kept:
        st.info(
            f"{change.kept:,} plans that ended were checked against a list of children in care "
            "before, and not this time. What was found then stays."
        )
    if change.without_census:
        st.info(
            "This care return comes without the census of the same year, which is here already. "
            "How a plan or a case ended is worked out from both. Drop the census with it, so that "
            "what the census says is worked out anew."
        )
    if change.aside:
        st.info(
            f"{change.aside:,} closures of need say what a care return told before. Each is one "
            "event and counts once, in the care return."
        )
    return not change.dropped or _ask(change, kinds)


def _ask(change: Changes, kinds: Mapping[str, OutcomeType]) -> bool | None:
    st.subheader("What these files no longer hold", anchor=False)
    st.markdown(
        "An earlier upload of the same return and year holds these records, and these files do "
        "not. Somebody may have put the return right, or a part of it may be missing here."
    )
    reading_view.named(
        "No longer there", change.dropped, kinds, change.rules, "Records no longer in the return"
    )
    chosen = asking.choice("What are these files?", CHOICES, "whole-or-part", radio=True)
    st.caption(
        "Undoing this upload brings everything back. What the return of another year says too "
        "goes on counting."
    )
    return None if chosen is None else chosen == WHOLE
