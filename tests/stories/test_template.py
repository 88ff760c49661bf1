"""A Word template: what of it is kept, what goes, and what is refused with a reason."""

import io
import zipfile
from functools import cache

import pytest
from docx import Document
from docx.shared import Cm
from lxml import etree
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from stories.errors import StoryError, TooLong
from stories.house import PressOffice, press_office
from stories.template import MOST_BYTES, WordTemplate, checked
from stories.template.pictures import without_metadata
from stories.template.refused import RefusedTemplate
from tests.stories.word_itself import word_file

CANARY = "marmalade"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def picture(kind: str = "PNG") -> bytes:
    """A small logo that says who made it."""
    kept, told, exif = io.BytesIO(), PngInfo(), Image.Exif()
    told.add_text("Author", CANARY)
    exif[0x013B] = CANARY
    extra = {"pnginfo": told} if kind == "PNG" else {"comment": CANARY.encode()}
    Image.new("RGB", (40, 20), "teal").save(kept, kind, exif=exif, **extra)
    return kept.getvalue()


def upload(change=None) -> bytes:
    """A template as an organisation may have one, full of what should not come along."""
    document = Document()
    document.core_properties.author = CANARY
    document.add_paragraph(f"Dear {CANARY}, this page is not used.")
    section = document.sections[0]
    section.page_width = Cm(20)
    section.header.paragraphs[0].add_run("Anyshire Council")
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()))
    section.footer.paragraphs[0].add_run("Telling it well")
    document.styles["Normal"].font.name = "Georgia"
    if change:
        change(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def again(content: bytes, **parts: bytes) -> bytes:
    """The same file with other parts put in or in place."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, parts.pop(name, None) or source.read(name))
        for name, data in parts.items():
            target.writestr(name, data)
    return made.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_looks_are_kept_and_nothing_else():
    made = checked(upload())
    assert made.holds == {"header": 1, "footer": 1, "picture": 1}
    document = Document(io.BytesIO(made.content))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Anyshire Council"
    assert section.footer.paragraphs[0].text == "Telling it well"
    assert abs(section.page_width - Cm(20)) < 1000
    assert document.styles["Normal"].font.name == "Georgia"
    assert document.paragraphs == []
    held = parts(made.content)
    assert not [name for name, part in held.items() if CANARY.encode() in part]
    assert not [name for name in held if "docProps" in name or "customXml" in name]
    assert not [name for name, part in held.items() if b"rsid" in part]


def test_a_template_as_word_itself_writes_one_keeps_its_looks_and_nothing_hidden():
    content = word_file(picture())
    assert sum(CANARY.encode() in part for part in parts(content).values()) >= 8
    made = checked(content)
    assert made.holds == {"header": 1, "footer": 1, "picture": 1}
    held = parts(made.content)
    assert not [name for name, part in held.items() if CANARY.encode() in part or CANARY in name]
    for hidden in (b"rsid", b"paraId", b"editId", b"sdt", b"file:", b"Users", b"proofErr"):
        assert not [name for name, part in held.items() if hidden in part], hidden
    document = Document(io.BytesIO(made.content))
    section, styles = document.sections[0], document.styles
    assert section.header.paragraphs[0].text == " Anyshire Council"
    assert "Telling it well, page " in section.footer.paragraphs[0].text
    assert b"PAGE" in held["word/footer1.xml"]
    assert b"The crest of the council" in held["word/header1.xml"]  # for those who cannot see it
    assert styles["Heading 1"].font.size.pt == 20
    assert b"Georgia" in held["word/theme.xml"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_loses_what_it_says_about_itself_and_no_dot(kind):
    before = picture(kind)
    after, ending = without_metadata(before)
    assert (CANARY.encode() in before, CANARY.encode() in after) == (True, False)
    assert ending == kind.lower()
    same = [Image.open(io.BytesIO(each)).tobytes() for each in (before, after)]
    assert same[0] == same[1]
    assert without_metadata(after + b"trailing")[0] == after
    for end in range(0, len(after) - 1, 7):
        with pytest.raises(RefusedTemplate):
            without_metadata(after[:end])


def test_the_same_upload_gives_the_same_template():
    content = upload()
    assert checked(content) == checked(content)
    assert checked(checked(content).content).holds == checked(content).holds


def in_header(xml: str):
    def change(document) -> None:
        made = etree.fromstring(f'<w:p xmlns:w="{W}" xmlns:r="{R}">{xml}</w:p>')
        document.sections[0].header._element.append(made)

    return change


def field(*words: str) -> str:
    """A field, its instruction in one or several pieces."""
    steps = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in words)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return mark.format("begin") + steps + mark.format("end")


def link_out(document) -> None:
    header = document.sections[0].header
    key = header.part.relate_to("https://evil.example/x.png", "x/hyperlink", is_external=True)
    in_header(f'<w:hyperlink r:id="{key}"><w:r><w:t>us</w:t></w:r></w:hyperlink>')(document)


REFUSED = {
    "a link": (link_out, "holds a link"),
    "a field from elsewhere": (in_header(field('INCLUDEPICTURE "https://x"')), "a field"),
    "a field in two pieces": (in_header(field("DDE", "AUTO cmd")), "a field"),
    "a simple field": (in_header('<w:fldSimple w:instr="AUTHOR"/>'), "a field"),
    "a field never begun": (in_header("<w:r><w:instrText>PAGE</w:instrText></w:r>"), "a field"),
    "an object": (in_header("<w:r><w:object/></w:r>"), "an object"),
    "a control": (in_header("<w:r><w:control/></w:r>"), "an object"),
    "a change": (in_header('<w:ins w:author="x"><w:r><w:t>a</w:t></w:r></w:ins>'), "tracked"),
    "an id of nothing": (in_header('<w:hyperlink r:id="rId99"/>'), "holds a link"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_act_or_tell_is_refused_with_a_reason(name):
    change, why = REFUSED[name]
    with pytest.raises(RefusedTemplate, match=why):
        checked(upload(change))


@pytest.mark.parametrize("words", ["PAGE", r" NUMPAGES \* MERGEFORMAT ", 'STYLEREF "Heading 1"'])
def test_page_numbers_may_stand(words):
    assert checked(upload(in_header(field(words))))


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
IN_PLACE = {
    "word/vbaProject.bin": (b"x", "macros"),
    "word/embeddings/a.xlsx": (b"x", "macros"),
    "word/activeX/a.xml": (b"x", "macros"),
    "word/styles.xml": (ENTITY, "entities"),
    "word/theme/theme1.xml": (b"<a", "no Word document"),
    "_rels/.rels": (b"<a/>", "no Word document"),
}


@pytest.mark.parametrize("name", IN_PLACE)
def test_a_file_with_a_part_that_could_harm_is_refused(name):
    content, why = IN_PLACE[name]
    with pytest.raises(RefusedTemplate, match=why):
        checked(again(upload(), **{name: content}))


def test_a_file_that_is_no_document_is_refused():
    for content in (b"no zip at all", upload()[:2000], b""):
        with pytest.raises(RefusedTemplate, match="no Word document"):
            checked(content)
    with pytest.raises(RefusedTemplate, match="5 MB"):
        checked(b"x" * (MOST_BYTES + 1))


def test_another_kind_of_picture_and_one_too_large_are_refused():
    with pytest.raises(RefusedTemplate, match="PNG or JPEG"):
        without_metadata(b"<svg/>")
    huge, most = picture(), (99_999).to_bytes(4)
    with pytest.raises(RefusedTemplate, match="20 million"):
        without_metadata(huge[:16] + most + most + huge[24:])


def test_only_a_check_makes_a_template():
    with pytest.raises(TypeError):
        WordTemplate(b"")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("", "01632 960 111", ""), "Name"),
        (("Press", "", ""), "a phone number, an e-mail"),
        (("Press", "ring us", ""), "whole number"),
        (("Press", "", "press@example"), "whole address"),
        (("Press", "", "a b@example.org"), "whole address"),
    ],
)
def test_a_press_office_that_nobody_could_reach_is_refused(typed, why):
    with pytest.raises(StoryError, match=why):
        press_office(*typed)


def test_a_press_office_says_how_to_reach_it():
    office = press_office(" Press  desk ", "+44 (0)1632 960 111", "press@example.gov.uk")
    assert office.lines == "Press desk\nPhone: +44 (0)1632 960 111\nE-mail: press@example.gov.uk"
    assert press_office("", " ", "") == PressOffice()
    with pytest.raises(TooLong):
        press_office("x" * 900, "", "")
