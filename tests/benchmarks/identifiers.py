"""What find() finds and costs: `python -m tests.benchmarks identifiers [work|tried|held_out]`.

The model has learned from the texts of work/, with other names; rules alone were tried on those of
tried/; neither has seen any of held_out/.
"""

import gc
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable

import pycrfsuite

from stories.identifiers import find, lists, model, quasi
from stories.identifiers.finder import BOOK
from stories.identifiers.words import bag, fold
from tests.benchmarks.identifier_texts import DIRECT, QUASI, STRUCTURED, Mention, Story, stories

Spans = list[tuple[int, int, str]]  # start, end, level
Finder = Callable[[str], Spans]
SMALL_WORDS = bag("the a an of at in on and for to his her their our my by with or s")
WORD = re.compile(r"[^\W_]+")
HARD = ("lower-case-people", "names-that-are-words", "places", "schools", "court")
WORDS = 300  # in one timed text
SEEN = {
    "work": "learned from, with other names",
    "tried": "rules were tried on them, never learned from",
    "held_out": "never learned from",
}
FIELDS = ("direct", "quasi", "no leak", "block", "all", "median", "p95")


def main(arguments: list[str]) -> int:
    parts = [part for part in arguments if part in SEEN] or list(SEEN)
    find("Ann came."), floor("Ann came.")
    gc.freeze()  # as the service does once it is warm
    for part in parts:
        told = stories(part)
        if not told:
            print(f"{part}: no texts")
            continue
        print(
            f"\n{part}: {sum(bool(story.mentions) for story in told)} marked stories, "
            f"{sum('clean' in story.tags for story in told)} clean texts, {SEEN[part]}\n"
        )
        _print_table(told)
        _print_kinds(told)
    _print_rules()
    _print_costs()
    return 0


def ours(text: str) -> Spans:
    return [(finding.start, finding.end, finding.level) for finding in find(text)]


def not_in_dictionary(text: str) -> Spans:
    """The usual heuristic: a capitalised word that is in no dictionary, and a few patterns."""
    known = lists.known()
    spans = [
        (word.start(), word.end(), "block")
        for word in WORD.finditer(text)
        if word[0][0].isupper() and not known.get(fold(word[0]), 0) & lists.BAND
    ]
    patterns = (
        r"[\w.]+@[\w.]+",
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
        r"\b0\d[\d ]{8,11}\d\b",
        r"\b\d{3} ?\d{3} ?\d{4}\b",
        r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
        r"\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|"
        r"September|October|November|December)\b",
    )
    return spans + [
        (*found.span(), "block") for pattern in patterns for found in re.finditer(pattern, text)
    ]


def presidio() -> Finder | None:
    """Presidio with its patterns and no language model, or None where it is not installed."""
    try:
        import tldextract
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer.nlp_engine import SpacyNlpEngine
        from spacy import blank
    except ImportError:
        return None
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())

    class Blank(SpacyNlpEngine):
        def load(self) -> None:
            self.nlp = {"en": blank("en")}

    engine = Blank()
    engine.load()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(nlp_engine=engine)
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine)
    return lambda text: [
        (found.start, found.end, "block") for found in analyzer.analyze(text=text, language="en")
    ]


def covered(text: str, mention: Mention, spans: Spans) -> bool:
    """Every word of a mention lies in a span; of a number, every character."""
    if mention.kind in STRUCTURED - {"date"}:
        pieces: Iterable[tuple[int, int]] = [
            (at, at + 1) for at in range(mention.start, mention.end) if text[at].isalnum()
        ]
    else:
        words = WORD.finditer(text, mention.start, mention.end)
        pieces = [word.span() for word in words if word[0].lower() not in SMALL_WORDS]
    return all(
        any(start <= first and last <= end for start, end, _ in spans) for first, last in pieces
    )


def entities(told: Iterable[Story], finder: Finder) -> list[tuple[Story, str, bool]]:
    """(story, kind, whether every mention was found) for each marked entity."""
    found: dict[tuple[Story, str, str], bool] = {}
    for story in told:
        spans = finder(story.text) if story.mentions else []
        for mention in story.mentions:
            key = (story, mention.kind, mention.entity)
            found[key] = found.get(key, True) and covered(story.text, mention, spans)
    return [(story, kind, whole) for (story, kind, _), whole in found.items()]


def share(found: Iterable[bool]) -> str:
    found = list(found)
    return f"{sum(found) / len(found):.3f} ({sum(found)}/{len(found)})" if found else "-"


def alarms(told: Iterable[Story], finder: Finder) -> tuple[float, float]:
    """False alarms per 1,000 words of clean text: blocking, and all."""
    levels: Counter[str] = Counter()
    words = 0
    for story in told:
        if "clean" in story.tags and not story.mentions:
            words += len(story.text.split())
            levels.update(str(level) for _, _, level in finder(story.text))
    return (1000 * levels["block"] / words, 1000 * levels.total() / words) if words else (0.0, 0.0)


def _print_table(told: list[Story]) -> None:
    print(f"{'':34}" + "".join(f"{field:>18}" for field in FIELDS))
    for name, finder in (
        ("find()", ours),
        ("Presidio without weights", presidio()),
        ("capitalised, not in a dictionary", not_in_dictionary),
    ):
        if finder is None:
            print(f"{name:34}{'not installed here':>18}")
            continue
        marked = entities(told, finder)
        leaking = {story for story, kind, whole in marked if kind in DIRECT and not whole}
        telling = [story for story in told if story.mentions]
        block, every = alarms(told, finder)
        median, late = milliseconds(finder, told)
        row = (
            share(whole for _, kind, whole in marked if kind in DIRECT),
            share(whole for _, kind, whole in marked if kind in QUASI),
            share(story not in leaking for story in telling),
            f"{block:.1f}",
            f"{every:.1f}",
            f"{median:.1f} ms",
            f"{late:.1f} ms",
        )
        print(f"{name:34}" + "".join(f"{field:>18}" for field in row))
    print(
        "block, all: false alarms per 1,000 words of clean sector prose; median, p95: 300 words\n"
    )


def _print_kinds(told: list[Story]) -> None:
    marked = entities(told, ours)
    for kind in sorted(DIRECT) + sorted(QUASI):
        print(f"  {kind:24}{share(whole for _, name, whole in marked if name == kind)}")
    print(
        f"  {'all structured':24}{share(whole for _, name, whole in marked if name in STRUCTURED)}"
    )
    for tag in HARD:
        tagged = [whole for story, kind, whole in marked if tag in story.tags and kind in DIRECT]
        print(f"  {tag:24}{share(tagged)}")
    lower = [
        (story, kind, whole)
        for story, kind, whole in marked
        if kind == "person" and "lower-case-people" in story.tags
    ]
    print(f"  {'  of which people':24}{share(whole for _, _, whole in lower)}")


def texts(told: Iterable[Story]) -> list[str]:
    """Runs of 300 words."""
    words = " ".join(story.text for story in told).split(" ")
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]


def cost(finder: Finder, text: str) -> float:
    start = time.process_time()
    finder(text)
    return 1000 * (time.process_time() - start)


def milliseconds(finder: Finder, told: Iterable[Story]) -> tuple[float, float]:
    """Median and 95th percentile for 300 words, of one core's work: others' does not count."""
    times = [cost(finder, text) for text in texts(told)]
    return (
        (statistics.median(times), statistics.quantiles(times, n=20)[-1])
        if len(times) > 1
        else (0.0, 0.0)
    )


FLOOR_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\w.]+@[\w.]+",
        r"https?://\S+",
        r"www\.\S+",
        r"@\w+",
        r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b",
        r"\b0\d[\d ]{8,11}\d\b",
        r"\+44[\d ]{9,12}",
        r"\b\d{3} ?\d{3} ?\d{4}\b",
        r"\b[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]\b",
        r"\b[a-z]\d{12}\b",
        r"\b[a-z]{2}\d\d ?[a-z]{3}\b",
        r"\b[a-z]\d{1,3} ?[a-z]{3}\b",
        r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
        r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b",
        r"\b\d{4}-\d\d-\d\d\b",
        r"\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|"
        r"september|october|november|december)\b",
        r"\b(?:january|february|march|april|may|june|july|august|september|october|"
        r"november|december) \d{1,4}\b",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day the \d+",
        r"\b\d+ [\w ]{3,20} (?:road|street|lane|avenue|close)\b",
        r"\b\w+ (?:school|academy|primary|college)\b",
        r"\b\w+ (?:hospital|surgery|clinic)\b",
        r"\b(?:mr|mrs|ms|miss|dr) \w+",
        r"\b\d{1,2}[ -]year[ -]old",
        r"\baged \d+",
        r"\b(?:case|ref)\w* ?\w*:? ?\w*\d+",
    )
)


def floor(text: str) -> Spans:
    """The least that such a finder costs: 25 patterns, list look-ups and a small model's pass."""
    known = lists.known()
    spans = [
        (*found.span(), "block") for pattern in FLOOR_PATTERNS for found in pattern.finditer(text)
    ]
    rows = []
    words = [word[0] for word in WORD.finditer(text)]
    for at in range(len(words)):
        row = []
        for near in range(max(0, at - 2), min(len(words), at + 3)):
            other = words[near]
            bits = known.get(other.lower(), 0)
            row += [
                f"{near - at}names={bits & lists.NAME}",
                f"{near - at}band={bits & lists.BAND}",
                f"{near - at}title={other.istitle()}",
                f"{near - at}upper={other.isupper()}",
                f"{near - at}suffix={other[-3:]}",
            ]
        rows.append(row)
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model.trained())
    tagger.set(rows)
    return spans + [
        (at, at, "ask")
        for at in range(len(rows))
        if any(tagger.marginal(label, at) > 0.5 for label in "PLG")
    ]


# Linux counts the memory of a process afresh in VmHWM; getrusage would count its parent's too.
PROBE = """
import time
start = time.process_time()
from stories.identifiers import find
find("Kofi said hello.")
took = time.process_time() - start
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(f"import and first call {took:.2f} s, memory {int(peak.split()[1]) / 1024:.0f} MB")
"""


def _print_rules() -> None:
    """How many patterns and list entries find() has, beside the floor's patterns."""
    patterns = len(BOOK) + len(quasi.book())
    entries = sum(
        len(lines)
        for folder in ("lists", "lexicon")
        for path in sorted((lists.HERE / folder).glob("*.txt"))
        if path.name != "clean_sentences.txt"
        for lines in lists.groups(f"{folder}/{path.name}").values()
    )
    print(
        f"\nrules: find() {patterns} patterns and {entries} list entries, floor "
        f"{len(FLOOR_PATTERNS)} patterns; at least twice the rules: "
        f"{'yes' if patterns >= 2 * len(FLOOR_PATTERNS) else 'no'}"
    )


def _print_costs() -> None:
    # One after the other on each text, so that a machine that slows down slows both.
    pairs = [(cost(ours, text), cost(floor, text)) for text in texts(stories("work"))]
    ours_took, floor_took = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(mine / least for mine, least in pairs)
    print(f"\n300 words: find() {ours_took:.1f} ms, floor {floor_took:.1f} ms, ratio {ratio:.2f}")
    run = [sys.executable, "-c", PROBE]
    print(subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip())
    size = sum(
        path.stat().st_size
        for folder in ("lists", "lexicon", ".")
        for path in (lists.HERE / folder).glob("*")
        if path.suffix in (".txt", ".gz") and path.name != "clean_sentences.txt"
    )
    print(f"model and lists {size / 1e6:.1f} MB")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
