"""Light and dark, and the colour and logo of an organisation."""

import io
import tomllib
from collections.abc import Iterator

import docx
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from data import badge
from data.check import Situation, Unsafe
from data.check.looks import looks_can_be_read, refuse
from data.config import Settings
from pages.documents import dressed, quote_card, slides
from pages.documents.files import FILES, card
from pages.parts import charts, looks, survival_chart
from pages.parts.ends_chart import COLOUR
from stories.colours import EDGES, LARGE, WHITE, WORDS, contrast
from stories.errors import StoryError
from stories.house import Badge, House
from stories.variants import Form
from tests import ROOT
from tests.pages.test_files import released

THEME = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 9" width="30" height="9"/>'
PURPLE = Badge("#6a2c70", SVG, SVG)


@pytest.mark.parametrize("kind", ["light", "dark"])
@pytest.mark.parametrize(
    ("on", "under", "least"),
    [
        ("textColor", "backgroundColor", LARGE),
        ("textColor", "secondaryBackgroundColor", LARGE),
        ("linkColor", "backgroundColor", LARGE),
        ("linkColor", "secondaryBackgroundColor", WORDS),
        ("primaryColor", "backgroundColor", WORDS),
        ("primaryColor", "secondaryBackgroundColor", WORDS),
    ],
)
def test_words_stand_out_from_their_ground(kind, on, under, least):
    assert contrast(THEME[kind][on], THEME[kind][under]) >= least


def test_light_and_dark_set_the_same_colours():
    assert THEME["light"].keys() == THEME["dark"].keys()


def test_our_own_words_and_edges_stand_out_in_both():
    known = looks.of_theme()
    for at in (0, 1):
        ground = known["ground"][at]
        assert contrast(known["quiet"][at], ground) >= WORDS
        assert contrast(known["late"][at], ground) >= WORDS
        assert contrast(known["edge"][at], ground) >= EDGES
        assert contrast(known["on-accent"][at], known["accent"][at]) >= WORDS


def test_every_colour_of_a_chart_has_a_partner_that_stands_out_in_dark():
    ground = looks.IN_DARK[WHITE]
    assert ground == THEME["dark"]["backgroundColor"]
    marks = [*charts.COLOURS.values(), *(colour for colour, _ in survival_chart.LOOKS), COLOUR]
    for colour in marks:
        assert contrast(colour, WHITE) >= WORDS
        assert contrast(looks.IN_DARK[colour.lower()], ground) >= WORDS
    assert contrast(looks.IN_DARK[charts.INK], ground) >= LARGE


def colours_in(spec: object) -> Iterator[str]:
    if isinstance(spec, dict):
        for name, each in spec.items():
            if name not in {"values", "datasets"}:  # rows, where no colour stands
                yield from colours_in(each)
    elif isinstance(spec, list):
        for each in spec:
            yield from colours_in(each)
    elif isinstance(spec, str) and spec.startswith("#"):
        yield spec.lower()


@pytest.mark.parametrize("size", charts.Size)
def test_every_colour_of_a_chart_is_turned_where_the_machine_is_dark(size):
    turned = "\n".join(looks.of_charts())
    found = {*colours_in(charts._template(size))}
    assert found
    for colour in found:
        for part in ("fill", "stroke"):
            rule = (
                f'[{part}="{colour}" i] {{ {part}: light-dark({colour}, {looks.IN_DARK[colour]}) }}'
            )
            assert rule in turned


def test_a_picture_of_its_own_carries_both_and_asks_the_machine():
    made = looks.in_both("path{fill:%(ink)s}")
    light, dark = looks.of_theme()["ink"]
    assert made == (
        f"<style>path{{fill:{light}}}@media (prefers-color-scheme: dark){{path{{fill:{dark}}}}}"
        "</style>"
    )


@pytest.mark.parametrize("colour", ["#00616b", "#6a2c70", "#b00020", "#000000", "#757575"])
def test_an_organisations_colour_can_be_read_in_light_and_in_dark(colour):
    ours = looks.colours(Badge(colour))
    for kind in ("light", "dark"):
        ground = THEME[kind]["backgroundColor"]
        assert contrast(ours[f"theme.{kind}.primaryColor"], ground) >= WORDS
        assert contrast(ours[f"theme.{kind}.linkColor"], ground) >= LARGE
    assert ours["theme.light.primaryColor"] == colour
    assert contrast(ours["theme.dark.primaryColor"], looks.ON_ACCENT) >= WORDS


def test_without_a_colour_the_theme_stays_as_it_is():
    assert looks.colours(Badge()) == {}


@pytest.fixture
def settings(tmp_path):
    """settings(colour="#...", logo=b"...") as they would be configured."""

    def made(colour="", logo=None):
        path = tmp_path / "logo"
        if logo is not None:
            path.write_bytes(logo)
        named = {"organisation_logo": path if logo != b"" else tmp_path / "nowhere"}
        given = {} if logo is None else named
        return Settings(_env_file=None, organisation_colour=colour, **given)

    return made


def test_colour_and_logo_are_read_from_the_settings(settings):
    assert badge.read(settings("#6a2c70", SVG)) == Badge("#6a2c70", SVG)
    assert badge.read(settings()) == Badge()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"colour": "#ffcc00"}, "Give a darker shade"),
        ({"logo": b"GIF89a"}, "give a PNG or an SVG"),
        ({"logo": SVG + b" " * 50_000}, "larger than 50 kB"),
        ({"logo": b""}, "no file can be read"),
    ],
)
def test_what_nobody_could_read_is_refused_before_the_service_starts(settings, given, said):
    with pytest.raises(StoryError, match=said):
        badge.read(settings(**given))
    assert said in looks_can_be_read(Situation(settings(**given)))
    with pytest.raises(Unsafe, match=said):
        refuse(settings(**given))


def test_documents_carry_colour_and_logo():
    made = FILES["word"].made([released()], House(badge=PURPLE))
    document = docx.Document(io.BytesIO(made))
    assert str(document.styles["Heading 1"].font.color.rgb) == "6A2C70"
    header = document.sections[0].header._element.xml
    assert 'descr="Logo"' in header
    assert made == FILES["word"].made([released()], House(badge=PURPLE))
    assert dressed.docx_in(made, Badge()) is made


def test_slides_carry_the_colour():
    assert {*colours_of_titles(PURPLE)} == {"6A2C70"}
    assert "6A2C70" not in colours_of_titles(Badge())


@pytest.mark.parametrize(("ours", "colour"), [(PURPLE, "6A2C70"), (Badge(), "00616B")])
def test_a_bar_stands_above_the_title_of_each_slide_and_is_no_part_of_it(ours, colour):
    deck = Presentation(io.BytesIO(FILES["slides"].made([released()], House(badge=ours))))
    for slide in deck.slides:
        (bar,) = [each for each in slide.slide_layout.shapes if each.name == slides.BAR]
        assert str(bar.fill.fore_color.rgb) == colour
        assert bar._element.find(qn("p:style")) is None  # flat, as on a card
        assert bar.top + bar.height < slide.shapes.title.top
        ids = [each.shape_id for each in slide.slide_layout.shapes]
        assert len(ids) == len(set(ids))
        assert slides.BAR not in {each.name for each in slide.shapes}


def test_each_slide_has_the_logo_in_its_corner_and_no_words_run_under_it():
    deck = Presentation(io.BytesIO(FILES["slides"].made([released()], House(badge=PURPLE))))
    for slide in deck.slides:
        (logo,) = [each for each in slide.shapes if not each.has_text_frame]
        assert logo._element.nvPicPr.cNvPr.get("descr") == dressed.ALT
        assert logo.left + logo.width <= deck.slide_width
        assert logo.top + logo.height <= deck.slide_height
        low = [each for each in slide.shapes if each.has_text_frame]
        low = [each for each in low if each.top + each.height > logo.top]
        assert low
        assert all(each.left + each.width <= logo.left for each in low)


def colours_of_titles(ours: Badge) -> list[str]:
    deck = Presentation(io.BytesIO(FILES["slides"].made([released()], House(badge=ours))))
    titles = [slide.shapes.title.text_frame for slide in deck.slides]
    return [
        str(run.font.color.rgb) for each in titles for line in each.paragraphs for run in line.runs
    ]


def test_a_card_in_our_colour_is_readable_and_carries_the_logo():
    told = released(form=Form.QUOTE)
    name = card("square", quote_card.OURS, "svg")
    drawn = FILES[name].made([told], House(badge=PURPLE)).decode()
    ours = quote_card.offered(PURPLE)[quote_card.OURS]
    assert contrast(ours.ground, ours.ink) >= LARGE
    assert contrast(ours.ground, ours.accent) >= EDGES
    assert ours.ground in drawn
    assert "data:image/png;base64," in drawn
    assert quote_card.OURS not in quote_card.offered(Badge())
    assert "<image" not in FILES[name].made([told], House()).decode()


@pytest.mark.parametrize(
    ("lower", "upper", "named"), [(44, 95, ["44%", "95%"]), (66, 71, ["", ""]), (64, 80, ["", ""])]
)
def test_limits_too_near_to_the_mean_to_be_named_beside_it_are_left_to_the_sentence(
    lower, upper, named
):
    band = {"lower": lower, "centre": 68, "upper": upper, "centre_said": "mean 68%"}
    band |= {"lower_said": f"{lower}%", "upper_said": f"{upper}%"}
    told = charts.legible(band, [0, 100])
    assert [told["lower_said"], told["upper_said"]] == named
    assert told["centre_said"] == "mean 68%"
