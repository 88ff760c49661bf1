"""Codes that answer one question about one event, of which only the latest answer stands.

A plan that ended as safer at home in one upload and turns out to have been replaced by care in the
next is one plan with one end; that it started stays true beside it.
"""

ANSWERS = {
    "how it ended": (
        *("C-CP-END", "B-CP-OTHER"),
        *("C-CIN-PLAN", "B-CIN-MORE"),
        *("C-CIN-END", "C-CIN-STEP", "C-KIN", "C-SGO", "C-REUN", "C-CL-STAY"),
        *("B-REUN-UNPLANNED", "B-CARE-CUSTODY"),
        *("A-REAB-IND", "B-REAB-LONG", "B-REAB-LEFT-OUT", "B-REAB-UNCLEAR"),
    ),
    "work or learning": ("C-CL-EET", "C-CL-HE", "C-CL-APP", "B-CL-NOT-EET"),
    "home": ("C-CL-HOME", "B-CL-HOME-NOT"),
    "in touch": ("C-CL-TOUCH", "B-CL-NO-TOUCH"),
    "health checks": ("C-HEALTH", "B-HEALTH-DUE"),
    "wellbeing": ("C-SDQ", "B-SDQ-WORSE"),
    "convictions": ("C-YJ", "B-YJ-NEW"),
    "own voice": ("C-VOICE", "B-VOICE-UNHEARD"),
    "settled home": ("A-HOME", "B-HOME-UNSETTLED"),
}
_QUESTIONS = {code: question for question, codes in ANSWERS.items() for code in codes}


def question_of(code: str) -> str:
    """The question that a code answers; most codes are a question of their own."""
    return _QUESTIONS.get(code, code)
