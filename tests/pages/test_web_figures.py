"""Files of published figures: who may have them, what is in them, and how they travel."""

import io

import pytest
from pptx import Presentation
from starlette.applications import Starlette
from starlette.routing import Route

from data import sessions
from pages.documents import dressed, figure_files
from pages.parts import session, take_figures, web_figures
from pages.parts.take_figures import address
from stories.errors import NotAllowed, StoryError
from tests import make
from tests.pages import test_web
from tests.pages.conftest import links_of
from tests.pages.test_looks import PURPLE
from tests.pages.test_trends import CANARY, MONTHS, counted  # noqa: F401  a fixture
from tests.pages.test_web_files import cookie

ONE = address("outcome.csv", outcome="C-REUN", part="*")


@pytest.fixture
def app(counted):  # noqa: F811
    session.use(counted)
    yield Starlette(routes=[Route(take_figures.PATH, web_figures.file)])
    session.use(None)


def ask(app, wanted: str, **headers):
    path, _, query = wanted.partition("?")
    return test_web.ask(app, path, query=query, **headers)


@pytest.mark.parametrize("person", [make.LEO, make.ANA, make.GWEN], ids=lambda each: each.name)
def test_whoever_may_read_the_page_may_take_its_file(app, person):
    status, headers, body = ask(app, ONE, cookie=cookie(person))
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert headers["content-disposition"] == 'attachment; filename="c-reun-all.csv"'
    text = body.decode("utf-8-sig")
    assert f'"{MONTHS[-11]:%B %Y}","c","","",' in text
    assert f'"{CANARY}"' not in text


@pytest.mark.parametrize("person", [make.SAM, make.RAVI, make.CAL, make.ADA])
def test_nobody_else_may_whatever_link_they_were_sent(app, person):
    assert ask(app, ONE, cookie=cookie(person))[0] == 403


def test_without_a_session_there_is_nothing(app):
    assert ask(app, ONE)[0] == 401


@pytest.mark.parametrize(
    "path",
    [
        address("outcome.csv", outcome="C-NOPE", part="*"),
        address("outcome.csv", outcome="C-REUN", part="nowhere"),
        address("outcome.exe", outcome="C-REUN", part="*"),
        address("outcome", outcome="C-REUN"),
        address("nothing.csv"),
        address("month.csv"),
        address("balance.csv", part="adults"),
    ],
)
def test_an_address_that_names_nothing_gets_a_sentence(app, path):
    status, _, body = ask(app, path, cookie=cookie(make.LEO))
    assert (status, body.decode()) == (404, web_figures.NOT_HERE)


def test_every_pair_and_the_month_travel_the_same_way(app):
    for name, ending in (("balance.csv", b"Beside it"), ("month.pptx", b"PK")):
        status, _, body = ask(app, address(name, part="*"), cookie=cookie(make.LEO))
        assert status == 200
        assert ending in body


def test_a_button_makes_its_file_when_it_is_pressed_and_looks_again_who_asks(app):
    asked = {"outcome": "C-REUN", "part": "*"}
    assert b"Beside it" in take_figures.making("outcome.csv", lambda: make.LEO, asked)()
    with pytest.raises(NotAllowed, match="for leaders"):
        take_figures.making("outcome.csv", lambda: make.SAM, asked)()
    with pytest.raises(StoryError, match="no such file"):
        take_figures.making("outcome.csv", lambda: make.LEO, asked | {"as": "teams"})()


def test_a_button_of_a_session_that_was_ended_elsewhere_makes_nothing(app, monkeypatch):
    token = sessions.begin(session.store(), make.LEO.id, session.now())
    monkeypatch.setattr(session, "_any_token", lambda: token)
    making = take_figures.making("outcome.csv", session.asker(), {"outcome": "C-REUN", "part": "*"})
    assert b"Beside it" in making()
    sessions.end(session.store(), token, session.now())
    with pytest.raises(NotAllowed, match="Sign in first"):
        making()


def test_what_takes_long_is_a_button_and_the_rest_are_links(app, visit):
    at = visit("one_outcome.py", make.LEO)
    assert set(links_of(at)) == {"Numbers (CSV)", "Picture (SVG)"}
    buttons = {each.proto.label for each in at.get("download_button")}
    assert buttons == {"Picture (PNG)", "Briefing (Word)", "Slides (PowerPoint)"}


def test_a_way_of_drawing_that_is_not_offered_any_more_has_no_file(app):
    asked = address("outcome.csv", outcome="C-REUN", part="*", **{"as": "teams"})
    assert ask(app, asked, cookie=cookie(make.LEO))[0] == 404


@pytest.mark.parametrize("name", ["outcome.pptx", "month.pptx"])
def test_slides_of_figures_have_the_logo_in_a_corner_where_nothing_else_stands(
    app, monkeypatch, name
):
    monkeypatch.setattr(figure_files, "badge", lambda: PURPLE)
    made = figure_files.made(name, {"outcome": "C-REUN", "part": "*"})
    for slide in Presentation(io.BytesIO(made.content)).slides:
        *others, logo = slide.shapes
        assert logo._element.nvPicPr.cNvPr.get("descr") == dressed.ALT
        assert others
        for each in others:
            right, bottom = each.left + each.width, each.top + each.height
            assert right <= logo.left or bottom <= logo.top
