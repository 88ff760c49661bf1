"""Files in the organisation's colour and with its logo, where one is configured."""

import io
from functools import cache

import docx
from docx.shared import Cm, Emu, RGBColor
from pptx import Presentation
from pptx.dml.color import RGBColor as SlideColour

from pages.documents.office import saved
from pages.documents.slides import BAR
from stories.house import Badge, is_svg

ALT = "Logo"
HIGH = Cm(1)  # in the header of a page, and in the corner of a slide
EDGE = Cm(0.6)  # between it and the edges of a slide
HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3")


def dress(document, ours: Badge) -> None:
    """Headings of a Word document in the colour, the logo at the top of its pages."""
    if ours.colour:
        styles = {each.name: each for each in document.styles}
        for name in HEADINGS:
            if name in styles:
                styles[name].font.color.rgb = RGBColor.from_string(ours.colour[1:].upper())
    if ours.logo:
        section = document.sections[0]
        shape = section.header.paragraphs[0].add_run().add_picture(picture(ours.logo), height=HIGH)
        shape._inline.docPr.set("descr", ALT)
        section.header_distance = Emu(max(0, (section.top_margin - HIGH) // 2))


def docx_in(content: bytes, ours: Badge) -> bytes:
    """A finished Word file, dressed."""
    if ours == Badge():
        return content
    document = docx.Document(io.BytesIO(content))
    dress(document, ours)
    return saved(document)


def pptx_in(content: bytes, ours: Badge) -> bytes:
    """A finished deck, its titles in the colour and the logo in a corner of each slide."""
    if not (ours.colour or ours.logo):
        return content
    deck = Presentation(io.BytesIO(content))
    if ours.colour:
        _bars(deck, SlideColour.from_string(ours.colour[1:].upper()))
    for slide in deck.slides:
        if ours.colour:
            _coloured(slide, SlideColour.from_string(ours.colour[1:].upper()))
        if ours.logo:
            _marked(slide, deck, ours.logo)
    return saved(deck)


def _coloured(slide, colour: SlideColour) -> None:
    for line in slide.shapes.title.text_frame.paragraphs if slide.shapes.title else ():
        for run in line.runs:
            run.font.color.rgb = colour


def _bars(deck, colour: SlideColour) -> None:
    for layout in deck.slide_layouts:
        for shape in layout.shapes:
            if shape.name == BAR:
                shape.fill.fore_color.rgb = colour


def _marked(slide, deck, logo: bytes) -> None:
    """The logo at the bottom right; words that would run under it end before it."""
    shape = slide.shapes.add_picture(picture(logo), 0, deck.slide_height - HIGH - EDGE, height=HIGH)
    shape.left = deck.slide_width - shape.width - EDGE
    shape._element.nvPicPr.cNvPr.set("descr", ALT)
    for each in slide.shapes:
        beneath = each.has_text_frame and each.top + each.height > shape.top
        if beneath and each.left + each.width > shape.left:
            each.width = shape.left - each.left - EDGE


def picture(logo: bytes) -> io.BytesIO:
    """The logo as a PNG, which every office program reads."""
    return io.BytesIO(_png(logo))


@cache
def _png(logo: bytes) -> bytes:
    if not is_svg(logo):
        return logo
    import vl_convert  # 84 MB, so only once a picture is asked for

    return vl_convert.svg_to_png(logo.decode(), scale=3)
