"""What inspectors and boards ask, and which outcomes speak to it: a sorting, not an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stories.outcomes.catalogue import Nation


class Frame(StrEnum):
    ILACS = "ilacs"
    FRAMEWORK = "framework"
    CQC = "cqc"
    CIW = "ciw"
    JOINT = "joint"
    RQIA = "rqia"


FRAMES_OF: Mapping[Nation, tuple[Frame, ...]] = {
    Nation.ENGLAND: (Frame.ILACS, Frame.FRAMEWORK, Frame.CQC),
    Nation.WALES: (Frame.CIW,),
    Nation.SCOTLAND: (Frame.JOINT,),
    Nation.NORTHERN_IRELAND: (Frame.RQIA,),
}
FRAME_LABELS = {
    Frame.ILACS: "Ofsted: inspection of local authority children's services",
    Frame.FRAMEWORK: "Children's Social Care National Framework",
    Frame.CQC: "CQC: local authority assessment",
    Frame.CIW: "Care Inspectorate Wales: review of local authority social services",
    Frame.JOINT: "Care Inspectorate: joint inspection of services for children at risk of harm",
    Frame.RQIA: "RQIA: the four questions it asks of care",
}


@dataclass(frozen=True)
class Question:
    """One heading of a frame, and how the codes begin of the outcomes that speak to it."""

    words: str
    codes: tuple[str, ...] = ()

    def is_about(self, code: str) -> bool:
        return code.startswith(self.codes)


SAFETY = ("C-CP-", "C-CIN-", "C-EH-", "C-DA-", "C-EXP-", "C-MISS", "C-PP-")
IN_CARE = (
    "C-REUN", "C-KIN", "C-SGO", "C-ADO", "C-STABLE", "C-NEAR", "C-SIBS", "C-HEALTH", "C-SDQ",
    "C-MISS", "C-YJ", "C-VOICE", "C-EDU-", "C-SAME-", "C-UASC", "C-DIS-",
)  # fmt: skip
# The words are ours, short for the framework's own headings.
QUESTIONS: dict[Frame, tuple[Question, ...]] = {
    Frame.ILACS: (
        Question("Children who need help and protection", (*SAFETY, "C-FGDM")),
        Question("Children in care", IN_CARE),
        Question("Care leavers", ("C-CL-",)),
        Question("The impact of leaders", ("G-",)),
    ),
    Frame.FRAMEWORK: (
        Question(
            "Families stay together and get the help they need",
            ("C-CIN-", "C-EH-", "C-PP-", "C-REUN", "C-DIS-"),
        ),
        Question("Family networks support children", ("C-FGDM", "C-KIN", "C-SGO")),
        Question(
            "Children are safe inside and outside their homes",
            ("C-CP-", "C-DA-", "C-EXP-", "C-MISS", "C-YJ"),
        ),
        Question(
            "Children in care and care leavers have stable, loving homes",
            ("C-STABLE", "C-NEAR", "C-SIBS", "C-ADO", "C-CL-", "C-VOICE", "C-SAME-", "C-HEALTH"),
        ),
    ),
    Frame.CQC: (
        Question("Working with people", ("A-GOAL", "A-CARER", "A-DP", "A-WORK", "A-CONNECT")),
        Question("Providing support", ("A-REAB-", "A-HOME", "A-MOVE-", "A-LESS")),
        Question("Safety within the system", ("A-SG-",)),
        Question("Leadership", ("G-",)),
    ),
    # The four principles of the Social Services and Well-being (Wales) Act 2014.
    Frame.CIW: (
        Question("People: voice and choice", ("W-GOAL", "W-ADULT-GOAL", "W-THANKS")),
        Question("Prevention", ("W-CP-END", "W-DA-SAFE")),
        Question("Partnership", ("W-KIN", "W-CARER", "W-PRACTICE", "W-LEARN")),
        Question("Well-being", ("W-REUN", "W-OWN-HOME", "W-CONNECT")),
    ),
    Frame.JOINT: (
        Question("Risk is seen early, and children are safer", ("S-CP-END", "S-DA-SAFE")),
        Question("Lives are better for good plans and support", ("S-REUN", "S-KIN", "S-OWN-HOME")),
        Question("Children and families have a part in decisions", ("S-GOAL", "S-THANKS")),
        Question("Leaders work together", ("S-PRACTICE", "S-LEARN")),
        Question("Beside this inspection: adults", ("S-CARER", "S-ADULT-GOAL", "S-CONNECT")),
    ),
    Frame.RQIA: (
        Question("Is care safe?", ("N-CP-END", "N-DA-SAFE")),
        Question("Is care effective?", ("N-REUN", "N-KIN", "N-OWN-HOME", "N-ADULT-GOAL")),
        Question("Is care compassionate?", ("N-GOAL", "N-CARER", "N-CONNECT", "N-THANKS")),
        Question("Is it well led?", ("N-PRACTICE", "N-LEARN")),
    ),
}
# Asked under every heading, as Ofsted's self-evaluation asks; the last is for people to answer.
ALWAYS = (
    "What do you know?",
    "How do you know it?",
    "What could contradict it?",
    "What do you not know yet?",
    "What will you do next?",
)
