"""Looks of files: a template chosen and taken away, and whom the press sheet says to call."""

import io

import pytest
from docx import Document
from starlette.applications import Starlette
from starlette.routing import Route

from data import house, tables
from pages.documents.files import FILES
from pages.parts import session, web_house
from stories.actions import settling
from stories.consent import Channel
from stories.errors import StoryError
from stories.house import House, PressOffice
from stories.template import checked
from tests import make
from tests.conftest import count
from tests.pages.test_files import parts, released
from tests.pages.test_web import ask
from tests.pages.test_web_files import cookie
from tests.stories.test_template import upload

PRESS = PressOffice("Press desk", "01632 960 111", "press@example.gov.uk")
NOBODY = "No press office is written down"


def now(store) -> House:
    with store.read() as connection:
        return house.of_files(connection)


def choose(at, content: bytes):
    at.file_uploader[0].set_value(("ours.docx", content, "application/octet-stream")).run()
    return at.button("use").click().run()


def test_an_administrator_chooses_a_template_and_takes_it_away(visit, sqlite_store):
    at = choose(visit("house.py", make.ADA), upload())
    assert at.success[0].value.startswith("Word files of stories come in these looks")
    assert any("It brings styles, 1 header, 1 footer, 1 picture." in each.value for each in at.text)
    assert now(sqlite_store).template == checked(upload())
    at.button("plain").click().run()
    assert at.info[0].value.startswith("No template is chosen")
    assert now(sqlite_store).template is None
    for action in ("word template chosen", "word template taken away"):
        assert count(sqlite_store, tables.events, action=action) == 1


def test_a_file_that_will_not_do_is_refused_and_the_one_before_stays(visit, sqlite_store):
    settling.choose_word_template(sqlite_store, checked(upload()), by=make.CAL, at=make.NOON)
    at = choose(visit("house.py", make.CAL), b"no Word at all")
    assert at.error[0].value.startswith("This is no Word document")
    assert now(sqlite_store).template == checked(upload())


def test_a_press_office_is_written_down_and_refused_in_words(visit, sqlite_store):
    at = visit("house.py", make.CAL)
    assert at.warning[0].value.startswith(NOBODY)
    at.text_input("name").input(PRESS.name)
    at.button("save-press").click().run()
    assert at.error[0].value.startswith("Write a phone number")
    at.text_input("phone").input(PRESS.phone)
    at.text_input("email").input(PRESS.email)
    at.button("save-press").click().run()
    assert now(sqlite_store).press == PRESS
    assert PRESS.lines in [each.value for each in at.text]
    assert count(sqlite_store, tables.events, action="press office changed") == 1


def test_an_empty_press_office_is_said_to_an_administrator(visit, sqlite_store):
    told = [each.value for each in visit("home.py", make.ADA).markdown]
    assert any(each.startswith(NOBODY) for each in told)
    settling.set_press_office(sqlite_store, PRESS, by=make.ADA, at=make.NOON)
    told = [each.value for each in visit("home.py", make.ADA).markdown]
    assert not any(each.startswith(NOBODY) for each in told)


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name].ending in ("docx", "zip")])
def test_files_carry_the_template_the_same_bytes_every_time(name, monkeypatch):
    ours, made = House(checked(upload()), PRESS), [released(channel=Channel.PRESS)]
    first = FILES[name].made(made, ours)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert FILES[name].made(made, ours) == first != FILES[name].made(made, House())
    document = parts(first).get("stories.docx", first)
    told = Document(io.BytesIO(document))
    assert told.sections[0].header.paragraphs[0].text == "Anyshire Council"
    assert told.styles["Normal"].font.name == "Georgia"
    assert "Heading 1" in {each.style.name for each in told.paragraphs}
    held = parts(document)
    assert [each for each in held if each.startswith("word/media/")]
    assert not [each for each, part in held.items() if b"python-docx" in part]
    whole = "\n".join(each.text for each in told.paragraphs)
    assert (PRESS.lines in whole) == (name == "press")


def test_a_template_without_headings_gets_them():
    def bare(document) -> None:
        for each in list(document.styles):
            if each.name not in ("Normal", "Default Paragraph Font"):
                each.element.getparent().remove(each.element)

    template = checked(upload(bare))
    known = {each.name for each in Document(io.BytesIO(template.content)).styles}
    assert "Heading 1" not in known
    told = Document(io.BytesIO(FILES["word"].made([released()], House(template))))
    assert told.paragraphs[0].style.name == "Heading 1"


def test_the_look_is_for_those_who_settle_it(sqlite_store):
    session.use(sqlite_store)
    app = Starlette(routes=[Route(web_house.ADDRESS, web_house.look)])
    assert ask(app, web_house.ADDRESS)[0] == 401
    assert ask(app, web_house.ADDRESS, cookie=cookie(make.SAM))[0] == 403
    status, headers, body = ask(app, web_house.ADDRESS, cookie=cookie(make.CAL))
    session.use(None)
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert Document(io.BytesIO(body)).paragraphs[0].text == "How a story looks"


def test_the_same_choice_twice_is_one_and_nothing_cannot_be_taken_away(store):
    signed = {"by": make.ADA, "at": make.NOON}
    with pytest.raises(StoryError, match="no Word template"):
        settling.remove_word_template(store, **signed)
    for _ in range(2):
        settling.choose_word_template(store, checked(upload()), **signed)
    assert count(store, tables.word_templates) == count(store, tables.events) == 1


def test_a_press_office_is_taken_off(store):
    for office in (PRESS, PressOffice()):
        settling.set_press_office(store, office, by=make.ADA, at=make.NOON)
        assert now(store).press == office
