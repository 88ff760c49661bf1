"""What leaves: the words, what must travel with them, and nothing else."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from pages.documents.story_docx import release_docx
from pages.documents.story_text import release_text
from pages.documents.table_csv import harmless
from stories.consent import Channel
from stories.release import release
from stories.statuses import Status
from stories.story import Section
from tests import make

JUNE = "A purpose nobody outside should read"


def released(content_note: str = "", **words: str):
    """A release that says these words, as if every check before had let them pass."""
    story = make.story(Status.CLEARED, content_note=content_note)
    story = replace(story, reference="MD-2345-6789")
    consent = make.consent(story, expires_on=date(2028, 3, 3))
    made = release(story, (consent,), Channel.NEWSLETTER, JUNE, make.TODAY)
    said = {Section(name): text for name, text in words.items()}
    object.__setattr__(made, "words", {**made.words, **said})
    return made


def paragraphs(document: bytes) -> list[str]:
    return [each.text for each in Document(io.BytesIO(document)).paragraphs]


def parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


MUST_TRAVEL = [
    "Reference: MD-2345-6789",
    "Released for: Newsletter, and nothing else",
    "How it is told: The outcome as the worker believes it",
    "Content note: Violence",
    "Use until: 3 March 2028",
]


def test_both_files_carry_every_word_and_all_that_must_travel_with_it():
    made = released("violence")
    document, text = paragraphs(release_docx(made)), release_text(made)
    for words in (*make.WORDS.values(), *MUST_TRAVEL):
        assert words in document
        assert words in text
    assert "Before you read: this story mentions violence." in document[1]
    assert "Before you read" in text.split("\n\n")[1]


def test_without_a_content_note_there_is_no_warning():
    assert "Before you read" not in release_text(released())
    assert "Content note: None" in release_text(released())


def test_the_purpose_stays_inside():
    made = released()
    assert JUNE not in release_text(made)
    assert all(JUNE.encode() not in part for part in parts(release_docx(made)).values())


def test_the_document_has_real_headings_in_order_and_is_in_english():
    document = Document(io.BytesIO(release_docx(released())))
    headings = [
        (each.style.name, each.text) for each in document.paragraphs if "Head" in each.style.name
    ]
    assert headings == [
        ("Heading 1", "The door that opened"),
        ("Heading 2", "What was happening"),
        ("Heading 2", "What we tried together"),
        ("Heading 2", "What changed, and how we know"),
        ("Heading 2", "About this story"),
    ]
    assert b'<w:lang w:val="en-GB"' in parts(release_docx(released()))["word/styles.xml"]
    assert b"en-US" not in parts(release_docx(released()))["word/document.xml"]


def test_the_document_knows_its_title_and_nothing_else_about_itself():
    about = Document(io.BytesIO(release_docx(released()))).core_properties
    assert about.title == "The door that opened"
    known = (
        about.author, about.last_modified_by, about.comments, about.subject, about.keywords,
        about.category, about.created, about.modified, about.last_printed, about.identifier,
    )  # fmt: skip
    assert not any(known)


@pytest.mark.parametrize("canary", [b"python", b"Macintosh", b"<Application>", b"creator", b"jpg"])
def test_no_part_of_the_document_says_what_made_it(canary):
    for name, part in parts(release_docx(released())).items():
        if name != "word/theme/theme1.xml":
            assert canary not in part, name


def test_no_picture_and_no_application_file_come_along():
    names = set(parts(release_docx(released())))
    assert not {name for name in names if "thumbnail" in name or "app.xml" in name}


def test_the_same_release_makes_the_same_bytes(monkeypatch):
    made = released()
    first = release_docx(made)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert release_docx(made) == first
    with zipfile.ZipFile(io.BytesIO(first)) as opened:
        assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_word_makes_other_bytes():
    assert release_docx(released(tried="We waited.")) != release_docx(released(tried="We left."))


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_no_document_can_hold_is_left_out(bad):
    document = release_docx(released(title=f"A{bad}B", tried=f"We{bad}waited."))
    assert "AB" in paragraphs(document)
    assert "Wewaited." in paragraphs(document)
    assert Document(io.BytesIO(document)).core_properties.title == "AB"


@pytest.mark.parametrize(
    "words",
    [
        "=cmd|'/c calc'!A0",
        '<w:fldSimple w:instr="DDE"/>',
        "{ DATE }",
        "&lt;b&gt; </w:t>",
        "{}",
        "😀",
    ],
)
def test_words_that_look_like_instructions_stay_words(words):
    document = release_docx(released(title=words, tried=words))
    assert paragraphs(document).count(words) == 2
    assert b"<w:fldSimple" not in parts(document)["word/document.xml"]
    assert Document(io.BytesIO(document)).core_properties.title == words
    assert words in release_text(released(tried=words))


def test_paragraphs_stay_paragraphs():
    assert paragraphs(release_docx(released(tried="One.\n\nTwo.\nThree.")))[4:7] == [
        "One.", "Two.", "Three.",
    ]  # fmt: skip


@pytest.mark.parametrize("make_document", [release_docx, release_text])
def test_only_a_release_becomes_a_document(make_document):
    for other in (make.story(Status.CLEARED), {"title": "x"}, None, "words"):
        with pytest.raises(TypeError):
            make_document(other)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n@x"])
def test_no_cell_of_a_csv_is_a_formula(words):
    assert harmless(words).startswith("'")
    assert harmless("Came home: 12") == "Came home: 12"
