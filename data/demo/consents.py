"""What the invented people were asked, made from who they are in their story."""

from stories.agreement import Capacity, ChildsView, Identity, Shown, Speaker, Subject
from stories.consent_answers import YES

# The first that is found in who agreed.
KINDS = {
    "grand": Subject.FAMILY,
    "care-experienced": Subject.CARE_EXPERIENCED,
    "young p": Subject.CHILD,
    "child": Subject.CHILD,
    "adult": Subject.ADULT,
    "mother": Subject.PARENT,
    "father": Subject.PARENT,
    "parents": Subject.PARENT,
    "carer": Subject.CARER,
    "guardian": Subject.CARER,
    "wife": Subject.FAMILY,
    "daughter": Subject.FAMILY,
}


def answers(who: str, *, seen: bool) -> dict[str, str]:
    """The consent questions, answered as the writer would have; `seen` is about the final words."""
    words = who.lower()
    subject = next((kind for start, kind in KINDS.items() if start in words), Subject.ADULT)
    asked = {
        "consent_subject": subject,
        "consent_understood": YES,
        "consent_identity": Identity.NO_NAME,
        "consent_shown": Shown.SEEN if seen else "",
    }
    if subject.is_child:
        speaker = Speaker.PARENT if "mother" in words or "parent" in words else Speaker.COUNCIL
        agreed = {"consent_speaker": speaker, "consent_childs_view": ChildsView.AGREES}
    else:
        agreed = {"consent_speaker": Speaker.SELF, "consent_capacity": Capacity.CAN}
    return asked | agreed
