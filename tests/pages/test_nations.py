"""One setting chooses the nation: what people read then holds no other nation's words."""

import re

import pytest

from data import reference
from data.store.catalogue import nation_in
from pages.documents.briefing_docx import ASKED_BY
from pages.parts.places import PLACES
from stories.outcomes.catalogue import PROTECTED_BY, Nation
from stories.trends.frames import FRAME_LABELS, FRAMES_OF, QUESTIONS
from tests import ROOT, make
from tests.pages.test_plain_words import said_in, words_of

# Words of one nation's laws, registers, regulators and returns; of some, two or three share one.
OF = {
    r"\b(?:Ofsted|ILACS|CQC|ASCOF|SSDA903|Annex A)\b": {Nation.ENGLAND},
    r"\b(?:protection plan|children in need census|client level data)\b": {Nation.ENGLAND},
    r"\b(?:Care Act|Working Together|LADO|DfE|Department for Education|England)\b": {
        Nation.ENGLAND
    },
    r"\b(?:Care Inspectorate Wales|Estyn|Well-being \(Wales\)|Wales|Welsh)\b": {Nation.WALES},
    r"\bCare Inspectorate(?! Wales)|\b(?:children's hearing|GIRFEC|Scottish|Scotland)\b": {
        Nation.SCOTLAND
    },
    r"\b(?:RQIA|Northern Ireland|the Trust)\b": {Nation.NORTHERN_IRELAND},
    r"\bchild protection register\b|\b(?:on|off) the register\b": set(Nation) - {Nation.ENGLAND},
    r"\b(?:inquest|coroner|family court|special guardian)\b": set(Nation) - {Nation.SCOTLAND},
}
# Files whose words are chosen by nation, or speak of all four, or read England's returns alone.
CHOSEN = (
    "pages/documents/briefing_docx.py",
    "pages/parts/access.py",
    "pages/accessibility.py",
    "pages/parts/summary_table.py",
    "pages/parts/outcome_view.py",
    "pages/parts/catalogue_form.py",
    "pages/parts/label_form.py",
    "pages/parts/returns_view.py",
    "pages/parts/services_of_returns.py",
    "pages/upload_returns.py",
    "stories/outcomes/catalogue.py",
    "stories/trends/frames.py",
)
LEFT_OUT = ("stories/identifiers", "stories/returns")  # a finder's lists; England's returns


def foreign(words: str, nation: Nation) -> list[str]:
    """Words that other nations have and this one has not."""
    return [
        found.group() for each, held in OF.items() if nation not in held
        for found in re.finditer(each, words)
    ]  # fmt: skip


def test_what_every_nation_reads_holds_the_words_of_none():
    found = {}
    for path in sorted([*(ROOT / "pages").rglob("*.py"), *(ROOT / "stories").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        if name not in CHOSEN and not name.startswith(LEFT_OUT):
            words = "\n".join(said_in(path))
            if wrong := {each for nation in Nation for each in foreign(words, nation)}:
                found[name] = wrong
    assert found == {}


@pytest.mark.parametrize("nation", Nation)
def test_what_is_chosen_by_nation_is_that_nations_own(nation):
    frames = FRAMES_OF[nation]
    own = [FRAME_LABELS[frame] for frame in frames]
    own += [question.words for frame in frames for question in QUESTIONS[frame]]
    own += [PROTECTED_BY[nation], *ASKED_BY[nation]]
    for kind in reference.outcome_types():
        if kind["nation"] == nation:
            own += [kind["name"], kind["counts_when"], kind["sustained_when"], kind["balancing"]]
    assert len(own) > 40
    assert foreign("\n".join(own), nation) == []


def test_returns_of_england_are_not_asked_for_elsewhere(visit, sqlite_store):
    choose(sqlite_store, Nation.SCOTLAND)
    at = visit("upload_returns.py", make.ANA)
    assert "Those of Scotland are other ones" in at.info[0].value
    assert "read" not in {each.key for each in at.button}


@pytest.mark.slow
@pytest.mark.parametrize("nation", [each for each in Nation if each is not Nation.ENGLAND])
def test_every_page_speaks_the_words_of_the_nation(visit, sqlite_store, nation):
    choose(sqlite_store, nation)
    found = {}
    for place in PLACES:
        person = next(each for each in make.EVERYBODY if each.roles & place.roles)
        words = words_of(visit(place.file, person))
        for each in foreign(words, nation):
            found.setdefault(place.file, []).append(each)
    speak_of_all = {"accessibility.py", "catalogue.py", "set_up.py", "upload_returns.py"}
    assert found.keys() <= speak_of_all, found


def choose(store, nation: Nation) -> None:
    with store.begin(make.ADA, make.NOON) as work:
        work.set_nation(nation)
    with store.read() as connection:
        assert nation_in(connection) is nation
