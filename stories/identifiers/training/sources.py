"""The files that generated text is made of."""

from pathlib import Path

from stories.identifiers import lists

HERE = Path(__file__).parent
LEXICON = HERE.parent / "lexicon"


def lines(path: Path) -> list[str]:
    return [
        line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]


def sentences(name: str) -> list[str]:
    return lines(HERE / "voices" / f"{name}.txt")


def parts() -> dict[str, list[str]]:
    """The lines of parts.txt under their [headings]."""
    found: dict[str, list[str]] = {}
    for line in sentences("parts"):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return found


def communities() -> list[tuple[list[str], list[str]]]:
    """First names and family names of each community."""
    found = []
    for line in lines(HERE / "seeds" / "names.txt"):
        first, _, last = line.partition(":")[2].partition("|")
        if last.split():
            found.append((first.split(), last.split()))
    return found


def written_places() -> list[str]:
    found = lines(HERE / "seeds" / "places.txt")
    return [name.strip() for line in found for name in line.partition(":")[2].split(";")]


def listed_places() -> tuple[list[str], list[str]]:
    """Places at home and abroad."""
    regions = lists.groups("lists/places.txt")
    abroad = regions.pop("abroad")
    return sorted(name for names in regions.values() for name in names), sorted(abroad)
