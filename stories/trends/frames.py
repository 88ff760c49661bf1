"""What inspectors and boards ask, and which outcomes speak to it: a sorting, not an answer."""

from dataclasses import dataclass
from enum import StrEnum


class Frame(StrEnum):
    ILACS = "ilacs"
    FRAMEWORK = "framework"
    CQC = "cqc"


FRAME_LABELS = {
    Frame.ILACS: "Ofsted: inspection of local authority children's services",
    Frame.FRAMEWORK: "Children's Social Care National Framework",
    Frame.CQC: "CQC: local authority assessment",
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
}
# Asked under every heading, as Ofsted's self-evaluation asks; the last is for people to answer.
ALWAYS = (
    "What do you know?",
    "How do you know it?",
    "What could contradict it?",
    "What do you not know yet?",
    "What will you do next?",
)
