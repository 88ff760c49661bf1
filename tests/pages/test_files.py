"""Files of stories: hostile words stay words in each, and none tells more than it should."""

import csv
import io
import json
import re
import zipfile
from copy import copy
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import openpyxl
import pytest
import vl_convert
from docx import Document
from PIL import Image
from pptx import Presentation

from pages.documents import import_files, quote_card, slides, story_pptx, widths
from pages.documents.bare import escaped
from pages.documents.files import FILES, card, name_of
from pages.documents.problems_csv import problems_csv
from pages.documents.story_text import alone
from pages.documents.table_csv import figures_csv
from stories.colours import contrast
from stories.consent import Channel
from stories.draft import TITLE_MOST
from stories.importing.layout import OUTCOMES
from stories.importing.rows import Lists, Refusal
from stories.release import logged, release, release_variant
from stories.returns import Problem
from stories.statuses import Status
from stories.story import Section
from stories.telling import Legal
from stories.variants import Form, Variant
from stories.window import Window
from tests import make
from tests.pages import formulas

HOSTILE = (
    "=cmd|'/c calc'!A0",
    "@SUM(1)",
    "+1",
    "-2+3",
    "\t=1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]>&lt;!ENTITY x>",
    "javascript:alert(1)",
    "{{7*7}} ${7*7} {}",
    "</tspan></svg><a>",
    '"; DROP TABLE stories; --',
    "A\x00B\x0bC\ud800",
    "Жук 😀 مرحبا",
)
PURPOSE = "A purpose nobody outside should read"
PEOPLE = ("sam", "ravi", "gwen", "Cal", "the mother")
MACHINE = (b"python", b"Macintosh", b"<Application>", b"creator", b"lastModifiedBy", b"Producer")
SMALL = [name for name in FILES if not name.startswith("card-")]
CARDS = [card(size, "teal", "svg") for size in quote_card.SIZES]


@cache
def released(words: str = "We listened.", channel: Channel = Channel.WEBSITE, form=None):
    """A release that says these words in each place, as if every check had let them pass."""
    story = make.story(Status.APPROVED)
    story = replace(story, reference="MD-2345-6789", content_note="violence")
    consent = make.consent(story, expires_on=make.TODAY.replace(year=2028))
    consent = replace(consent, channels=consent.channels | {Channel.PRESS})
    places = frozenset({channel})
    story = story.clear(places, (consent,), make.GWEN, make.NOON)
    how = ((consent,), channel, PURPOSE, make.TODAY)
    if form:
        variant = Variant(
            make.new_id(), story.id, story.words_version, form, make.WORDS[Section.TRIED], "cal",
            make.NOON, approved_by="ravi", approved_at=make.NOON,
        )  # fmt: skip
        made = release_variant(story, variant, *how)
        object.__setattr__(made, "short", words)
    else:
        made = release(story, *how)
    object.__setattr__(made, "words", dict.fromkeys(made.words, words))
    return logged(made, make.UNKNOWN)


@cache
def bytes_of(name: str, words: str = "We listened.") -> bytes:
    form = Form.QUOTE if name.startswith("card-") else None
    return FILES[name].make([released(words, form=form)])


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def held(words: str) -> str:
    """What any document can hold of the words, as one line."""
    return " ".join(re.sub("[\x00\x0b\ud800]", "", words).split())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_word_and_powerpoint(words):
    for name in ("word", "document", "press"):
        document = Document(io.BytesIO(bytes_of(name, words)))
        told = [" ".join(each.text.split()) for each in document.paragraphs]
        assert any(held(words) in each for each in told), name
        assert b"<w:fldSimple" not in parts(bytes_of(name, words))["word/document.xml"]
        assert b"w:hyperlink" not in parts(bytes_of(name, words))["word/document.xml"]
    deck = Presentation(io.BytesIO(bytes_of("slides", words)))
    told = [
        " ".join(shape.text_frame.text.split())
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert any(held(words) in each for each in told)
    assert b"hlinkClick" not in b"".join(parts(bytes_of("slides", words)).values())


def saying(words: str):
    """The same release with other words in each place."""
    made = copy(released())
    object.__setattr__(made, "words", dict.fromkeys(made.words, words))
    return made


def begins_a_formula(cell: str) -> bool:
    """By the lists that the payloads are made of, not by the rule that is tested."""
    begins = cell.lstrip("".join(formulas.BEFORE) + "\x00\x0b").startswith(formulas.SIGNS)
    return begins or cell.startswith(("\t", "\r", "\n"))


def test_no_cell_of_a_table_is_a_formula(record_property):
    """T-12: each where a story is told, in a list that was refused, a figure and a template."""
    told = [*formulas.PAYLOADS, *formulas.PARTED, *formulas.PLAIN, *HOSTILE]
    told = [each.replace("\ud800", "") for each in told]  # tidied away long before
    tables = [
        FILES["csv"].make([saying(each) for each in told]),
        problems_csv([Problem(each, each, 3, each) for each in told], ()),
        import_files.refused_list(Refusal(3, each, each) for each in told),
        figures_csv(dict.fromkeys(told, "x"), (told, [told, [-3, 4.5, -0.5]])),
    ]
    cells = 0
    for content in tables:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        held = [cell for row in rows for cell in row if cell not in ("-3", "-0.5")]
        assert not [cell for cell in held if begins_a_formula(cell)]
        assert {each for each in told if not begins_a_formula(each)} <= set(held)
        assert content.count(b'"') >= 2 * len(held)
        cells += len(held)
    assert rows[-1] == ["-3", "4.5", "-0.5"]  # a number stays one
    names = dict(enumerate(re.sub("[\x00\x0b]", "", each) for each in told))
    template = import_files.template(OUTCOMES, Lists({}, {}, names, {}))
    book = openpyxl.load_workbook(io.BytesIO(template))
    kinds = [cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in kinds
    assert json.loads(FILES["json"].make([released(told[0])]))[0]["Title"] == told[0]
    record_property(
        "counted", f"T-12: {len(formulas.PAYLOADS)} payloads, {cells} cells, 0 formulas."
    )


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", CARDS)
def test_hostile_words_stay_words_in_a_picture(words, name):
    root = ElementTree.fromstring(bytes_of(name, words))
    kinds = {each.tag.partition("}")[2] for each in root.iter()}
    assert kinds == {"svg", "title", "desc", "rect", "text", "tspan"}
    told = " ".join(each.text or "" for each in root.iter() if each.tag.endswith("tspan"))
    assert held(words).replace(" ", "") in told.replace(" ", "")
    assert held(words) in " ".join(root.find("{*}desc").text.split())


@pytest.mark.parametrize("name", [*SMALL, *CARDS])
def test_every_file_carries_reference_label_and_last_day(name):
    data = bytes_of(name)
    if zipfile.is_zipfile(io.BytesIO(data)):
        data = b" ".join(parts(data).values())
    told = data.decode("utf-8", "replace")
    assert "MD-2345-6789" in told
    assert "The outcome as the worker believes it" in told
    assert "2028" in told


@pytest.mark.parametrize("name", [*SMALL, *CARDS])
def test_no_file_says_who_made_it_or_what_for(name):
    data = bytes_of(name)
    inside = parts(data) if zipfile.is_zipfile(io.BytesIO(data)) else {"": data}
    for content in tuple(inside.values()):
        if zipfile.is_zipfile(io.BytesIO(content)):
            inside = {**inside, **parts(content)}
    for part, content in inside.items():
        told = content.decode("utf-8", "replace")
        assert PURPOSE not in told, part
        assert make.UNKNOWN not in told, part
        for person in PEOPLE:
            assert not re.search(rf"\b{person}\b", told), part
        if "theme" not in part:
            assert not [each for each in MACHINE if each in content], part
        assert not part.endswith(("thumbnail.jpeg", "app.xml", ".bin")), part


@pytest.mark.parametrize("name", [*SMALL, *CARDS, card("square", "plum", "png")])
def test_the_same_release_gives_the_same_bytes_on_any_day(name, monkeypatch):
    form = Form.QUOTE if name.startswith("card-") else None
    first = FILES[name].make([released(form=form)])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert FILES[name].make([released(form=form)]) == first


def test_cards_have_their_size_and_nothing_about_themselves():
    for size, shape in quote_card.SIZES.items():
        picture = Image.open(io.BytesIO(bytes_of(card(size, "paper", "png"))))
        assert picture.size == (shape.wide, shape.high)
        assert picture.info.keys() <= {"dpi"}


def test_the_longest_quote_still_fits_its_card():
    words = " ".join(["extraordinarily"] * 26)[:400]
    for size, shape in quote_card.SIZES.items():
        root = ElementTree.fromstring(bytes_of(card(size, "teal", "svg"), words))
        lines = [float(each.get("y")) for each in root.iter() if each.tag.endswith("tspan")]
        assert max(lines) < shape.high
        assert lines == sorted(lines)  # the quote ends above what travels with it


def test_letters_are_as_wide_as_they_are_drawn():
    """Each letter many times between others: drawn as wide as the table says, or a little less."""
    for letter in widths.WIDTHS:
        text = f"n{letter}" * 20 + "n"
        drawn = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="80"><text x="0" y="50" '
            f'font-family="Liberation Sans" font-size="40">{escaped(text)}</text></svg>'
        )
        picture = Image.open(io.BytesIO(vl_convert.svg_to_png(drawn))).getchannel("A")
        right, told = picture.getbbox()[2], widths.width(text, 40)
        assert told - 0.03 * told - 6 < right <= told + 2, letter


@pytest.mark.parametrize("colours", quote_card.COLOURS.values(), ids=lambda each: each.label)
def test_letters_stand_out_from_their_ground(colours):
    assert contrast(colours.ground, colours.ink) >= 7
    assert contrast(colours.ground, colours.accent) >= 3


def test_a_press_sheet_says_what_may_be_said_and_what_not():
    made = released(channel=Channel.PRESS)
    object.__setattr__(made, "legal", Legal.YES)
    told = "\n".join(
        each.text for each in Document(io.BytesIO(FILES["press"].make([made]))).paragraphs
    )
    for words in ("May be said", "May not be said", "Must be said", "Legal flags", "Whom to call"):
        assert words in told
    assert "Ask governance before you answer" in told


@pytest.mark.parametrize("name", [*SMALL, *CARDS])
def test_an_embargo_and_a_day_to_take_it_down_travel_with_every_file(name):
    made = released(form=Form.QUOTE if name in CARDS else None)
    days = Window(make.TODAY.replace(year=2027), make.TODAY.replace(year=2029))
    object.__setattr__(made, "window", days)
    data = FILES[name].make([made])
    if zipfile.is_zipfile(io.BytesIO(data)):
        data = b" ".join(parts(data).values())
    told = data.decode("utf-8", "replace")
    assert "Embargo: not before 16 September 2027" in told or "2027-09-16" in told
    assert "16 September 2029" in told or "2029-09-16" in told or name in CARDS


@pytest.mark.parametrize(
    ("title", "points"), [("The kettle", 30), ("A door " * 11, 26), ("w" * TITLE_MOST, 18)]
)
def test_the_longest_title_of_a_slide_stays_above_its_words(title, points):
    above = f"{title.strip()}: what changed, and how we know"
    size = slides.title_size(above).pt
    told = widths.lines(above, size, slides.TITLE_WIDE.pt)
    assert size == points
    assert len(told) * size * slides.LINE_HIGH <= slides.TITLE_HIGH.pt


def test_files_are_named_by_reference_version_and_channel():
    made = released(form=Form.QUOTE)
    assert name_of("word", [made]) == "MD-2345-6789-quote-website.docx"
    assert name_of("press", [made]) == "MD-2345-6789-quote-website-press-sheet.docx"
    name = name_of(card("square", "teal", "png"), [made])
    assert name == "MD-2345-6789-quote-website-square.png"
    assert name_of("pack", [made, made]) == "stories-website.zip"


@pytest.mark.parametrize(
    ("form", "said"),
    [(Form.QUOTE, "“We listened.”"), (Form.SOCIAL, "We listened."), (Form.HUNDRED_WORDS, None)],
)
def test_only_what_somebody_said_stands_in_quotation_marks(form, said):
    made = released(form=form)
    slide = Presentation(io.BytesIO(FILES["slides"].make([made]))).slides[0]
    told = slide.shapes[1].text_frame
    assert told.text == (said or "We listened.")
    if said:
        assert told.paragraphs[0].runs[0].font.size.pt == max(story_pptx.ALONE)
        assert f">{said}<" in FILES[CARDS[0]].make([made]).decode()


def test_a_quote_that_is_marked_already_is_not_marked_twice():
    assert alone(released("“We listened.”", form=Form.QUOTE)) == "“We listened.”"


def test_only_a_release_becomes_a_file():
    for name in [*SMALL, *CARDS]:
        with pytest.raises((TypeError, AttributeError)):
            FILES[name].make([make.story(Status.CLEARED)])
