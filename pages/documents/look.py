"""How files look where no organisation says otherwise: one font, one ink, one scale of type.

They are those of the pages: the colours stand in .streamlit/config.toml too.
"""

from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

FONT = "Arial"  # is everywhere, so that pages and slides break where they should
INK, HEAD, LINE = "0B0C0C", "F4F1EA", "B9B4A7"  # words; the head of a table; its lines
ACCENT = "00616B"  # the short bar above a title, as on a card
OF_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def scale(size: float) -> dict[str, float]:
    """The styles of a Word document with their letters, in points, for words of this size."""
    return {
        "Normal": size,
        "Heading 1": round(size * 5 / 3),
        "Heading 2": round(size * 7 / 6),
        "Heading 3": size,
    }


def set_type(document, size: float) -> None:
    """Plain type in dark ink, and tables of thin lines."""
    for name, points in scale(size).items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(points)
        style.font.color.rgb = RGBColor.from_string(INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in OF_THEME:
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for line in document.styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}"):
        line.set(qn("w:color"), LINE)
