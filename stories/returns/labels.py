"""Local labels: a code within the label first, then its words, then what a person answered."""

import re

LONGEST = 80  # characters of a label that may be asked about
_MARKS = re.compile(r"[^a-z0-9]+")
_LEAD = re.compile(r"^\s*[a-z]{1,2}\)\s*", re.IGNORECASE)

LEAVING = re.compile(r"\b(X1|E1[1-7]|E4[1345678]|E4[AB]|E[2356789])\b", re.IGNORECASE)
CLOSING = re.compile(r"\b(RC[1-9])\b", re.IGNORECASE)
ACTIVITY = re.compile(r"\b([FP][1-5]|G[456])\b", re.IGNORECASE)
HOME = re.compile(
    r"^\s*(?:[a-z]{1,2}\)\s*)?([BCDEGHKRSTUVWXYZ])\s*([12])?\s*(?:[:.-]|$)", re.IGNORECASE
)
CATEGORY = re.compile(r"\b(NEG|PHY|SAB|EMO|MUL)\b")
REVERSAL = re.compile(r"\b(RD[1-4])\b", re.IGNORECASE)

LEAVING_WORDS = {
    "adopted": "E11",
    "adopted application for an adoption order unopposed": "E11",
    "adopted consent dispensed with by the court": "E12",
    "adopted consent dispensed with": "E12",
    "died": "E2",
    "care taken over by another la": "E3",
    "care taken over by another local authority": "E3",
    "returned home to live with parents planned": "E4A",
    "returned home planned": "E4A",
    "returned home to live with parents unplanned": "E4B",
    "returned home unplanned": "E4B",
    "child arrangements order": "E41",
    "residence order": "E41",
    "moved into independent living with support": "E5",
    "moved into independent living without support": "E6",
    "transferred to adult residential care": "E7",
    "sentenced to custody": "E9",
    "staying put": "E17",
    "other": "E8",
}
CLOSING_WORDS = {
    "adopted": "RC1",
    "died": "RC2",
    "child arrangements order": "RC3",
    "residence order": "RC3",
    "special guardianship order": "RC4",
    "transferred to services of another local authority": "RC5",
    "transferred to services of another la": "RC5",
    "transferred to adult social care services": "RC6",
    "transferred to adult social services": "RC6",
    "services ceased for any other reason including child no longer in need": "RC7",
    "services ceased for any other reason": "RC7",
    "services ceased child no longer in need": "RC7",
    "no longer in need": "RC7",
    "case closed after assessment no further action": "RC8",
    "case closed after assessment referred to early help": "RC9",
}
CATEGORY_WORDS = {
    "neglect": "NEG",
    "physical": "PHY",
    "physical abuse": "PHY",
    "sexual": "SAB",
    "sexual abuse": "SAB",
    "emotional": "EMO",
    "emotional abuse": "EMO",
    "multiple": "MUL",
    "multiple not recommended": "MUL",
}
ACTIVITY_WORDS = {
    "full time in higher education": "F1",
    "part time in higher education": "P1",
    "full time in education other than higher": "F2",
    "full time in education other than higher education": "F2",
    "part time in education other than higher": "P2",
    "part time in education other than higher education": "P2",
    "full time in training or employment": "F3",
    "part time in training or employment": "P3",
    "full time apprenticeship": "F4",
    "part time apprenticeship": "P4",
    "full time in training or employment not apprenticeship": "F5",
    "part time in training or employment not apprenticeship": "P5",
    "not in education employment or training illness or disability": "G4",
    "not in education employment or training illness disability": "G4",
    "not in education employment or training other": "G5",
    "not in education employment or training other circumstances": "G5",
    "not in education employment or training pregnancy or parenting": "G6",
    "information not known": "0",
    "not known": "0",
}
# What is said of being in touch, by how it begins.
TOUCH = {
    "YES": ("yes", "in touch", "true"),
    "NO": ("no", "not in touch", "false"),
    "DIED": ("died", "deceased", "young person died"),
    "REFU": ("refu", "young person refu", "declined"),
    "NREQ": ("nreq", "no longer require", "not required", "service no longer"),
    "RHOM": ("rhom", "returned home"),
}
SUITABLE = {"1": ("suitable", "yes", "y", "1"), "2": ("unsuitable", "not suitable", "no", "n", "2")}
SHORT = {"y": "yes", "1": "yes", "n": "no", "0": "no"}
_TOUCH_CODE = re.compile(r"\b(YES|DIED|REFU|NREQ|RHOM)\b", re.IGNORECASE)


def words(label: object) -> str:
    """A label without its leading letter, case and marks."""
    return _MARKS.sub(" ", _LEAD.sub("", str(label or "")).lower()).strip()


# What a label may be about, and what each of its codes means in plain words.
CARE, CLOSED, DOING, HARM, REVERSED = (
    "why care ended",
    "why the case closed",
    "what a young person does",
    "kind of harm",
    "why adoption was not followed",
)
MEANINGS = {
    CARE: {
        "E11": "Adopted, unopposed",
        "E12": "Adopted, consent dispensed with",
        "E2": "Died",
        "E3": "Another authority took over",
        "E4A": "Went home, planned",
        "E4B": "Went home, not planned",
        "E13": "To relatives or friends, no order",
        "E41": "Child arrangements order",
        "E45": "Special guardianship: relatives or friends who fostered them",
        "E46": "Special guardianship: other former foster carers",
        "E47": "Special guardianship: other relatives or friends",
        "E48": "Special guardianship: anybody else",
        "E17": "Stayed with their carers after 18",
        "E5": "Independent living with support",
        "E6": "Independent living without support",
        "E7": "Adult residential care",
        "E9": "Custody",
        "E8": "Another reason",
    },
    CLOSED: {
        "RC1": "Adopted",
        "RC2": "Died",
        "RC3": "Child arrangements order",
        "RC4": "Special guardianship order",
        "RC5": "Moved to another authority",
        "RC6": "Moved to adult services",
        "RC7": "Another reason, such as no longer in need",
        "RC8": "After assessment, nothing further",
        "RC9": "After assessment, on to early help",
    },
    DOING: {
        "F1": "Higher education, full time",
        "P1": "Higher education, part time",
        "F2": "Other education, full time",
        "P2": "Other education, part time",
        "F4": "Apprenticeship, full time",
        "P4": "Apprenticeship, part time",
        "F5": "Training or work, full time",
        "P5": "Training or work, part time",
        "G4": "Not now: illness or disability",
        "G6": "Not now: pregnancy or parenting",
        "G5": "Not now: other reasons",
    },
    HARM: {
        "NEG": "Neglect",
        "PHY": "Physical abuse",
        "SAB": "Sexual abuse",
        "EMO": "Emotional abuse",
        "MUL": "More than one",
    },
    REVERSED: {
        "RD1": "The child's needs changed",
        "RD2": "The court made no order",
        "RD3": "No adopters were found",
        "RD4": "Another reason",
    },
}
_ABOUT = {LEAVING: CARE, CLOSING: CLOSED, ACTIVITY: DOING, CATEGORY: HARM, REVERSAL: REVERSED}


class Labels:
    """Turns labels into codes, and remembers those that nobody could place."""

    def __init__(self, answers: dict[str, str], unknown, about: dict[str, str]) -> None:
        self._answers = {words(label): code for label, code in answers.items()}
        self._unknown, self._about = unknown, about

    def code(self, label: object, within: re.Pattern, by_words: dict[str, str]) -> str | None:
        """The code; an empty text for no label, None for one that is not known."""
        text = str(label or "").strip()
        plain = words(text)
        if not plain:
            return ""
        found = within.search(text)
        if found:
            return found.group(1).upper()
        answered = self._answers.get(plain)
        code = by_words.get(plain) or (within is LEAVING and left_in_words(plain)) or None
        code = code or (answered if answered in MEANINGS[_ABOUT[within]] else None)
        if code is None and len(plain) <= LONGEST and not any(mark.isdigit() for mark in plain):
            self._unknown[plain] += 1
            self._about[plain] = _ABOUT[within]
        return code


# Words that say why care ended, and words that must not stand beside them; the first that fits.
LEFT_IN_WORDS = (
    (("special guardianship", "other than former foster", "other than relative"), (), "E48"),
    (("special guardianship", "other than former foster", "relative"), (), "E47"),
    (("special guardianship", "former foster", "other than relative"), (), "E46"),
    (("special guardianship", "former foster", "relative"), (), "E45"),
    (("special guardianship",), (), "E44"),
    (("returned home", "not part of"), (), "E4B"),
    (("returned home", "unplanned"), (), "E4B"),
    (("returned home", "part of the care plan"), (), "E4A"),
    (("returned home", "planned"), ("not planned",), "E4A"),
    (("child arrangement",), (), "E41"),
    (("residence order",), (), "E41"),
    (("adopted", "dispensed"), (), "E12"),
    (("adopted",), ("not adopted",), "E11"),
    (("staying put",), (), "E17"),
    (("remained with current carer",), (), "E17"),
    (("taken over by another",), (), "E3"),
    (("sentenced to custody",), (), "E9"),
    (("remand ended",), (), "E14"),
    (("moved abroad",), (), "E16"),
)


def left_in_words(plain: str) -> str | None:
    """The code of a reason for leaving care that is written out, in whichever longer words."""
    fits = (
        code
        for within, without, code in LEFT_IN_WORDS
        if all(each in plain for each in within) and not any(each in plain for each in without)
    )
    return next(fits, None)


def in_touch(label: object) -> str:
    """The code of the SSDA903 for being in touch; empty where the label says none."""
    if coded := _TOUCH_CODE.search(str(label or "")):
        return coded.group(1).upper()
    plain = SHORT.get(words(label), words(label))
    longest = (
        (len(start), code)
        for code, starts in TOUCH.items()
        for start in starts
        if plain.startswith(start)
    )
    return max(longest, default=(0, ""))[1]


def suitable(label: object) -> str:
    """1 for a suitable home, 2 for one that is not, empty where the label says neither."""
    plain = words(label)
    return next((code for code, said in SUITABLE.items() if plain in said), "")
