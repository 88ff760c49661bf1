"""What sort of thing a word means, from WordNet: a person, an event, a place, something made.

Run through `python -m stories.identifiers.training senses`; the source is in ../NOTICE.
"""

from collections.abc import Iterator
from pathlib import Path

from stories.identifiers import lists

WORDNET = Path("/usr/share/wordnet")  # where Debian's package wordnet-base puts its files
# WordNet's files of nouns by their number, as wn(5) lists them; what is left out helps nobody.
SORTS = {
    4: "act",
    5: "animal",
    6: "thing",
    8: "body",
    10: "saying",
    11: "event",
    13: "food",
    14: "group",
    15: "location",
    18: "person",
    19: "phenomenon",
    20: "plant",
    26: "state",
    28: "time",
}
TOO = {18: "person too", 11: "event too"}  # told also where it is the second sense of a word


def write_senses(source: Path = WORDNET) -> None:
    meanings = _meanings(source)
    found: dict[str, list[str]] = {}
    for heading, words in lists.groups("lists/words.txt").items():
        for word in words if heading != "proper" else ():
            if sense := _sense(word, meanings):
                found.setdefault(sense, []).append(word)
    parts = [
        "# Ordinary words by what they mean. Built by training/senses.py; source in ../NOTICE."
    ]
    for sense in sorted(found):
        parts += [f"# {sense}", *sorted(found[sense])]
    (lists.HERE / "lists" / "senses.txt").write_text("\n".join(parts) + "\n", encoding="ascii")


def _meanings(source: Path) -> dict[str, list[int]]:
    """Noun -> the numbers of the files its senses lie in, the commonest sense first."""
    files = {}
    for line in _lines(source / "data.noun"):
        offset, file, _ = line.split(" ", 2)
        files[offset] = int(file)
    found = {}
    for line in _lines(source / "index.noun"):
        parts = line.split()
        found[parts[0]] = [files[offset] for offset in parts[-int(parts[2]) :]]
    return found


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="ascii").splitlines() if line[0] != " "]


def _sense(word: str, meanings: dict[str, list[int]]) -> str:
    for form in _forms(word):
        if senses := meanings.get(form):
            for number, name in TOO.items():
                if senses[0] != number and number in senses[:2]:
                    return name
            return SORTS.get(senses[0], "")
    return ""


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead
