"""Days of use, pages where it appeared, rests and what comes down, as comms see them."""

from datetime import timedelta

from starlette.applications import Starlette

from data import use_log
from pages.documents.files import FILES
from pages.parts import session, web_feeds
from stories.actions import publishing, tracking
from stories.consent import Channel
from stories.ids import new_id
from stories.window import Window
from tests import make
from tests.pages.conftest import labels
from tests.pages.test_files import SMALL
from tests.pages.test_library import approved, cleared, log, pull, seen
from tests.pages.test_web import ask

DAY = timedelta(days=1)
PAGE = "https://www.example.gov.uk/news/a-door"


def fill(at, key: str, day) -> None:
    for part in ("day", "month", "year"):
        at.text_input(f"{key}-{part}").input(str(getattr(day, part)))


def used(store, story, window=Window()):  # noqa: B008
    how = {"by": make.CAL, "at": session.now(), "key": new_id()}
    return publishing.pull(store, story.id, Channel.NEWSLETTER, "June", window, **how)


def test_a_use_gets_days_of_its_own_and_a_half_day_is_asked_about(visit, sqlite_store):
    story, last = cleared(sqlite_store), session.today() + 5 * DAY
    at = visit("library.py", make.CAL, story=story.id)
    at.text_input("pull-days-not_before-day").input("4")
    assert "Not before: write the day" in pull(at).error[0].value
    at.text_input("pull-days-not_before-day").input("")
    fill(at, "pull-days-take_down_on", last)
    at = pull(at)
    assert f"Take down on: {session.day(last)}" in seen(at)
    (use,) = log(sqlite_store, story)
    assert use.window == Window(None, last)


def test_the_page_where_a_use_appeared_is_kept_and_taken_off(visit, sqlite_store):
    story = cleared(sqlite_store)
    use = used(sqlite_store, story)
    at = visit("library.py", make.CAL, story=story.id)
    at.text_input(f"address-{use.pull_id}").input("example.org")
    at.button(f"keep-link-{use.pull_id}").click().run()
    assert "copy the whole address" in at.error[0].value
    at.text_input(f"address-{use.pull_id}").input(PAGE)
    at.button(f"keep-link-{use.pull_id}").click().run()
    assert PAGE in [each.value for each in at.text]
    (link,) = log(sqlite_store, story)[0].links
    at.button(f"unlink-{link.id}").click().run()
    assert log(sqlite_store, story)[0].links == ()


def test_a_story_is_let_rest_with_a_reason_and_the_rest_is_ended(visit, sqlite_store):
    story, until = cleared(sqlite_store), session.today() + 20 * DAY
    at = visit("library.py", make.CAL, story=story.id)
    at.button("rest").click().run()
    assert "Rest until: write the day" in at.error[0].value
    fill(at, "rest-until", until)
    at.text_input("rest-why").input("Told in **three** places.")
    at.button("rest").click().run()
    said = f"Resting until {session.day(until)}, said by Cal on {session.day(session.today())}:"
    assert f"{said} Told in **three** places." in [each.value for each in at.text]
    assert said in seen(visit("library.py", make.CAL))
    assert "It rests until" in pull(at).error[0].value
    at.button("end-rest").click().run()
    with sqlite_store.read() as connection:
        assert use_log.rest_of(connection, story.id) is None


def test_governance_sets_days_and_comms_see_an_embargo(visit, sqlite_store):
    story, first = approved(sqlite_store), session.today() + 3 * DAY
    at = visit("clear.py", make.GWEN, story=story.id)
    key = f"{story.id}-2"
    at.checkbox(f"{Channel.NEWSLETTER}-{key}").check().run()
    fill(at, f"days-{key}-not_before", first)
    at.button(f"clear-{key}").click().run()
    assert f"Not before {session.day(first)}." in seen(visit("clear.py", make.GWEN, story=story.id))
    at = visit("library.py", make.CAL)
    assert f"{story.reference}: {story.title}" in [each.value for each in at.text]
    assert f"Open {story.reference}" not in labels(at)
    at = visit("library.py", make.CAL, story=story.id)
    assert f"not before {session.day(first)}" in at.warning[0].value


def test_what_comes_down_soon_is_on_home_and_on_the_list_to_call_back(visit, sqlite_store):
    use = used(sqlite_store, cleared(sqlite_store), Window(None, session.today() + 2 * DAY))
    tracking.add_link(sqlite_store, use.pull_id, PAGE, by=make.CAL, at=session.now())
    assert "1 use of a story is to be taken down within 14 days." in seen(
        visit("home.py", make.CAL)
    )
    at = visit("recalls.py", make.GWEN)
    text = seen(at)
    assert f"To be taken down on {session.day(session.today() + 2 * DAY)}." in text
    assert f"It appeared at: {PAGE}" in text
    at.radio(f"answer-{use.pull_id}").set_value("taken_down").run()
    at.button(f"tick-{use.pull_id}").click().run()
    assert "To be taken down soon" not in seen(visit("recalls.py", make.GWEN))


ALIVE = ("<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "**bold**", ":red[y]", "$x^2$")
TYPED = "=sum(a;b) \u202ereversed\u2066 " + " ".join(ALIVE)
ODD_PAGE = f"{PAGE}/a**b**_c_~d~:red(e)$f$?marmalade=@SUM(1)"


def test_hostile_words_of_a_use_and_a_rest_stay_words_on_every_page_and_reach_no_file(
    visit, sqlite_store, monkeypatch
):
    """XSS, Markdown, a formula and reversed letters: in a purpose, a reason and an address."""
    monkeypatch.setattr(tracking, "must_replace", lambda words: ())  # had it let them pass
    story, signed = cleared(sqlite_store), {"by": make.CAL, "at": session.now()}
    window = Window(None, session.today() + 2 * DAY)
    told = (story.id, Channel.NEWSLETTER, TYPED, window)
    use = publishing.pull(sqlite_store, *told, key=new_id(), **signed)
    tracking.add_link(sqlite_store, use.pull_id, ODD_PAGE, **signed)
    tracking.rest_story(sqlite_store, story.id, window.take_down_on, TYPED, **signed)
    plain = TYPED.replace("\u202e", "").replace("\u2066", "")
    for file, query, said in (
        ("library.py", {}, {plain}),
        ("library.py", {"story": story.id}, {plain, ODD_PAGE}),
        ("recalls.py", {}, {plain, ODD_PAGE}),
    ):
        at = visit(file, make.CAL, **query)
        words = "\n".join(each.value for each in at.text)
        assert not [each for each in said if each not in words], file
        assert not {"\u202e", "\u2066"} & set(words)
        read = [each.value for kind in READ for each in at.get(kind)] + labels(at)
        read += [each.label for kind in ("expander", "radio", "checkbox") for each in at.get(kind)]
        assert not [each for each in read for part in (*ALIVE, "marmalade") if part in each], file
    held = b"".join(FILES[name].make([use]) for name in SMALL)
    assert not [part for part in (*ALIVE, "=sum", "marmalade") if part.encode() in held]
    assert not [part for data in feeds_of() for part in (*ALIVE, "marmalade") if part in data]


READ = ("markdown", "caption", "info", "warning", "error", "success", "html", "header", "subheader")


def feeds_of() -> list[str]:
    for kept in (web_feeds._asked, web_feeds._made):
        kept.clear()
    app = Starlette(routes=web_feeds.routes(demonstration=True))
    found = [ask(app, f"/feed.{kind}") for kind in ("atom", "json")]
    assert [status for status, _, _ in found] == [200, 200]
    return [body.decode() for _, _, body in found]
