"""Names put where a sentence says 'she', 'his' or 'the worker': as many contexts as prose has."""

import random
import re

AFTER_OBJECT = (
    r"(?=\s*[.,;:!?]|\s+(?:to|and|in|at|on|for|with|from|by|as|that|what|how|if|so|about|out|up|"
    r"off|down|home|back|into|when|until|who|through|again|a|the|an|not|or|but|every|there|some)\b)"
)
ROLES = (
    r"(?:social worker|support worker|family support worker|key ?worker|worker|midwife|advocate|"
    r"health visitor|nurse|school nurse|teacher|teaching assistant|manager|carer|foster carer|"
    r"volunteer|mentor|neighbour|guardian|solicitor|interpreter|therapist|psychologist|doctor|"
    r"consultant|paediatrician|chair|housing officer|police officer|officer|coach|judge|student|"
    r"lady|man|woman|lad|girl|boy|child|teenager|baby|daughter|son|sister|brother|aunt|uncle|"
    r"grandmother|grandfather|grandma|grandad|nan|gran|cousin|friend|husband|wife|partner)"
)
# What stands for somebody -> the slots that may take its place.
CHANGES = (
    (re.compile(r"\b(?:[Tt]he|[Oo]ur|[Mm]y|[Hh]er|[Hh]is|[Tt]heir) judge\b"), ("Judge {L}",)),
    (
        re.compile(rf"\b(?:[Tt]he|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir) {ROLES}\b(?!['\u2019 ]+{ROLES})"),
        ("{F}", "{F}", "{F}", "{N}", "Mrs {L}", "Mr {L}", "{F} and {F}", "{I}", "{F} {L}"),
    ),
    (re.compile(r"\b(?:an?|[Mm]y) (" + ROLES[3:-1] + r")\b"), (r"my \1 {F}", r"a \1 called {F}")),
    (re.compile(r"\b(?:[Ss]he|[Hh]e)\b"), ("{F}", "{F}", "{F}", "{F}", "{N}", "Ms {L}", "{I}")),
    (re.compile(r"\b[Tt]hey\b(?= \w+ed\b)"), ("{F} and {F}", "the {L}s")),
    (re.compile(r"\bhim\b"), ("{F}", "{F}", "{F}", "{F} {L}")),
    (re.compile(rf"\bher\b{AFTER_OBJECT}"), ("{F}", "{F}", "{F}", "{F} {L}")),
    (re.compile(r"\b(?:[Hh]is|[Hh]er)\b(?= [a-z])"), ("{F}'s", "{F}'s", "{N}'s", "Mrs {L}'s")),
    (
        re.compile(
            r"\b(?:the|The|her|his|a) (?:school|hospital|college|centre|hub|nursery|club)\b"
        ),
        ("{O}",),
    ),
    (
        re.compile(r"\b(?:in|to|from|near) (?:the city|town|the town|the area|this city)\b"),
        ("in {P}",),
    ),
)


def recast(sentence: str, chosen: random.Random, share: float = 0.6) -> str:
    """The sentence with slots for `share` of those it speaks of; unchanged if it has slots."""
    if "{" in sentence:
        return sentence
    for pattern, slots in CHANGES:
        sentence = pattern.sub(
            lambda found, slots=slots: (
                found.expand(chosen.choice(slots)) if chosen.random() < share else found[0]
            ),
            sentence,
        )
    return sentence
