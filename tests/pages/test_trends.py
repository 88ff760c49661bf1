"""The leadership pages: one edition, an outcome never without its balance, no small number."""

import json
import re
from datetime import timedelta
from html import unescape

import pyarrow as pa
import pytest

from data import tables
from data.store.outcomes import outcome_row
from pages.parts import leading, session
from stories.actions import listing, noting, relisting
from stories.actions.figures import publish_figures
from stories.ids import new_id
from stories.outcomes.months import months_after
from stories.redaction import redact
from stories.trends import WHOLE
from stories.trends.monthly import whole_months_before
from stories.trends.notes import NoteKind
from tests import make
from tests.conftest import approved, by_two
from tests.pages.conftest import rows_of

MONTHS = whole_months_before(session.today(), 5)
CANARY = 3  # small, so hidden, and used for no other number
PAGES = ("trends.py", "one_outcome.py")


def put(store, code: str, counts: dict, **changes) -> None:
    rows = [
        outcome_row(make.outcome(code=code, month=month, **changes))
        for month, people in counts.items()
        for _ in range(people)
    ]
    with store.engine.begin() as connection:
        connection.execute(tables.outcomes.insert(), rows)


def beside(store, code: str, counts: dict, service: str = make.SERVICE) -> None:
    with store.begin(make.SAM, make.NOON) as work:
        for month, people in counts.items():
            work.put_balancing(code, service, month, people)


def publish(store) -> None:
    publish_figures(store, by=make.ANA, at=session.now())


@pytest.fixture
def counted(sqlite_store, filled):
    """Sixteen months of children coming home, one month too small; unplanned returns beside."""
    filled(sqlite_store, _counted)
    return sqlite_store


def _counted(store) -> None:
    months = MONTHS[-16:]
    put(store, "C-REUN", dict.fromkeys(months, 12) | {months[5]: CANARY})
    beside(store, "B-REUN-UNPLANNED", dict.fromkeys(months, 6))
    publish(store)


def pictures(at) -> list:
    return [each.proto for each in at.get("vega_lite_chart")]


def written(at) -> str:
    """What stands on the page as our own HTML."""
    return "\n".join(unescape(each.proto.body) for each in at.get("html"))


def said(at) -> str:
    kinds = ("markdown", "text", "info", "warning", "caption", "header", "subheader", "title")
    words = [each.value for kind in kinds for each in at.get(kind)]
    return "\n".join([*words, written(at)]).replace("\\", "")


def everything_sent(at) -> str:
    """All that reaches the browser: every element, with the specs of charts and their rows."""
    found = [str(at), said(at)]
    for picture in pictures(at):
        found += [picture.spec, picture.alt]
        for each in picture.datasets:  # rows travel as Arrow, and are read here as a browser would
            rows = pa.ipc.open_stream(each.data.data).read_all().to_pylist()
            assert rows
            found.append(json.dumps(rows))
    found += [table.value.to_csv() for table in at.table]
    return "\n".join(found)


@pytest.mark.parametrize("page", PAGES)
def test_before_anything_is_published_the_page_says_how_it_comes_about(visit, page):
    at = visit(page, make.LEO)
    assert "No figures are published yet" in at.info[0].value
    assert not pictures(at)


@pytest.mark.parametrize("person", [make.LEO, make.ANA, make.GWEN], ids=lambda each: each.name)
@pytest.mark.parametrize("page", PAGES)
def test_each_leading_role_reads_the_same_figures(visit, counted, page, person):
    at = visit(page, person)
    assert not at.exception
    assert "12 of 18 (67%)" in everything_sent(at)
    assert not re.search(r"caused|because of", said(at))


def test_the_overview_begins_with_one_sentence_and_a_table(visit, counted):
    at = visit("trends.py", make.LEO)
    assert "**Of 1 outcome: 1 showing only expected variation.**" in said(at)
    row = rows_of(at)[0]
    assert row["Latest"] == f"12 of 18 (67%), {MONTHS[-1]:%B %Y}"
    assert row["What it shows"] == "● expected variation"
    assert row["Beside it"] == "Unplanned returns home: ● expected variation"
    assert row["Outcome"] == "Came home to family as planned"
    assert 'href="/one-outcome?outcome=C-REUN&part=*' in written(at).replace("%2A", "*")


def test_a_small_picture_is_named_by_its_sentence_and_says_what_stands_beside(visit, counted):
    at = visit("trends.py", make.LEO, show="all")
    (picture,) = pictures(at)
    assert picture.alt.startswith("All services. Came home to family as planned: 12 of 18 (67%)")
    assert "Beside it: Unplanned returns home, 6 in" in said(at)


def test_what_needs_a_conversation_comes_first(visit, sqlite_store):
    months = MONTHS[-20:]
    put(sqlite_store, "C-REUN", dict.fromkeys(months, 12))
    beside(sqlite_store, "B-REUN-UNPLANNED", dict.fromkeys(months, 6))
    put(sqlite_store, "C-VOICE", dict.fromkeys(months, 20) | {months[-1]: 6})
    beside(sqlite_store, "B-VOICE-UNHEARD", dict.fromkeys(months, 6) | {months[-1]: 20})
    publish(sqlite_store)
    shows = [row["What it shows"] for row in rows_of(visit("trends.py", make.LEO))]
    assert shows == ["▼ needs a conversation: lower", "● expected variation"]


def test_one_outcome_stands_beside_what_could_contradict_it_over_the_same_dates(visit, counted):
    at = visit("one_outcome.py", make.LEO, outcome="C-REUN")
    assert at.header[0].value.replace("\\", "") == (
        "Came home to family as planned: no change beyond what varies by chance"
    )
    outcome, balance = (json.loads(each.spec) for each in pictures(at))
    assert _dates(outcome) == _dates(balance)
    assert "Beside it: Unplanned returns home" in said(at)
    assert "Elsewhere: England, by its own definition" in said(at)
    assert "not to be compared with each other" in said(at)
    assert "What would change our mind" in said(at)


def test_a_file_always_holds_both_and_hides_the_same(visit, counted):
    from pages.documents import chart_files

    session.use(counted)
    view = leading.view(WHOLE, leading.newest())
    pair = view.pairs["C-REUN"]
    made = chart_files.as_csv(pair, view, (), chart_files.facts(pair, view, "today"))
    text = made.decode("utf-8-sig")
    assert "Unplanned returns home" in text
    assert f'"{MONTHS[-11]:%B %Y}","c","","",' in text
    assert ',"10","20","67",' in text  # 12 of 18 to the nearest 5, the percentage before that
    session.use(None)


def test_a_choice_is_kept_in_the_address_and_the_address_opens_it(visit, counted):
    put(counted, "A-GOAL", dict.fromkeys(MONTHS[-16:], 9), service="adults")
    publish(counted)
    at = visit("one_outcome.py", make.LEO, outcome="A-GOAL")
    assert at.selectbox("outcome").value == "A-GOAL"
    at.selectbox("outcome").set_value("C-REUN").run()
    assert at.query_params["outcome"] == "C-REUN"
    at.selectbox("part").set_value("adults").run()
    assert at.query_params["part"] == "adults"
    assert at.selectbox("outcome").value == "A-GOAL"


@pytest.mark.parametrize("asked", ["C-NOPE", "", "A-WORK", "<script>", "x" * 5_000])
@pytest.mark.parametrize("name", ["outcome", "part"])
def test_an_address_that_names_nothing_gets_a_sentence(visit, counted, asked, name):
    at = visit("one_outcome.py", make.LEO, **{name: asked})
    assert "could not find" in at.warning[0].value
    assert at.selectbox("outcome").value == "C-REUN"
    assert not at.exception


def test_a_service_without_figures_says_so(visit, counted):
    at = visit("trends.py", make.LEO, part="adults")
    assert "Nothing is published for this service" in at.info[0].value


def test_the_story_beside_the_number_is_the_newest_and_says_so(visit, counted):
    assert "No story about this outcome" in said(visit("one_outcome.py", make.LEO))
    story = approved(counted, outcome="C-REUN", end_reason="")
    at = visit("one_outcome.py", make.LEO)
    assert story.words["title"].text in said(at)
    assert "nobody picked it" in said(at)


def test_a_leader_notes_what_happened_and_it_stands_on_the_chart(visit, counted):
    at = visit("one_outcome.py", make.LEO)
    key = f"C-REUN-{WHOLE}"
    at.toggle(f"adding-{key}").set_value(True).run()
    at.text_area(f"words-{key}").input("A new team began.")
    at.button(f"add-{key}").click().run()
    assert "Your note is on the chart." in at.success[0].value
    assert "A new team began." in said(at)
    assert '"label": "A"' in pictures(at)[0].spec


def test_a_note_with_somebody_in_it_is_refused_and_the_words_are_kept(visit, counted):
    at = visit("one_outcome.py", make.LEO)
    key = f"C-REUN-{WHOLE}"
    at.toggle(f"adding-{key}").set_value(True).run()
    at.text_area(f"words-{key}").input("Kayleigh Smith of LS1 4AP joined.")
    at.button(f"add-{key}").click().run()
    assert "could identify somebody" in at.error[0].value
    assert "Kayleigh" not in at.error[0].value
    assert at.text_area(f"words-{key}").value.startswith("Kayleigh")
    assert at.text_area(f"words-{key}").proto.default.startswith("Kayleigh")


def test_governance_reads_notes_and_adds_none(visit, counted):
    at = visit("one_outcome.py", make.GWEN)
    assert not at.text_area


def test_a_worse_phase_is_agreed_to_by_a_second_person(visit, sqlite_store):
    months = MONTHS[-20:]
    put(sqlite_store, "C-REUN", dict.fromkeys(months, 12))
    high = dict.fromkeys(months[:10], 6) | dict.fromkeys(months[10:], 20)
    beside(sqlite_store, "B-REUN-UNPLANNED", high)
    publish(sqlite_store)
    session.use(sqlite_store)
    reading = leading.view(WHOLE, leading.newest()).pairs["C-REUN"].outcome
    note = noting.add_note(
        sqlite_store, reading, WHOLE, NoteKind.REBASE, months[10], redact("A new rule began.", {}),
        by=make.LEO, at=make.NOON, key=new_id(),
    )  # fmt: skip
    at = visit("one_outcome.py", make.LEO)
    assert "waits for a second person" in said(at)
    at = visit("one_outcome.py", make.ANA)
    at.button(f"agree-{note.id}").click().run()
    assert "Agreed by Ana" in said(at)
    assert "worse than before" in said(at)


def test_an_analyst_publishes_and_everybody_sees_it(visit, sqlite_store):
    put(sqlite_store, "C-REUN", dict.fromkeys(MONTHS[-16:], 9))
    at = visit("publish_figures.py", make.ANA)
    at.button("publish").click().run()
    assert at.success[0].value == "Edition 1 is published."
    assert "number 1" in said(at)
    assert pictures(visit("trends.py", make.LEO, show="all"))


@pytest.mark.parametrize(("days", "said_so"), [(-1, True), (0, False)])
def test_figures_that_are_not_due_are_said_to_be_so(visit, counted, monkeypatch, days, said_so):
    """Until the month ends in which they were published, whatever its day."""
    later = months_after(session.today().replace(day=1), 1) + timedelta(days=days)
    monkeypatch.setattr(session, "today", lambda: later)
    at = visit("publish_figures.py", make.ANA)
    assert ("No month has ended since the newest." in said(at)) == said_so


def test_nothing_to_publish_is_said_and_not_done(visit):
    at = visit("publish_figures.py", make.ANA)
    at.button("publish").click().run()
    assert "nothing to publish yet" in at.error[0].value


def test_an_admin_raises_the_threshold(visit, counted):
    at = visit("publish_figures.py", make.ADA)
    assert "publish" not in [button.key for button in at.button]
    at.selectbox("threshold").set_value(8).run()
    at.button("save-threshold").click().run()
    assert "counts below 8 are hidden" in at.success[0].value
    assert at.selectbox("threshold").options == ["8", "9", "10"]


def _dates(spec: dict) -> list:
    return next(
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("x", {})
    )


def test_a_chart_of_a_service_says_that_another_became_part_of_it(counted, visit):
    ada = {"by": make.ADA, "at": session.now()}
    old = listing.add_service(counted, "Early Support", MONTHS[-9], **ada)
    by_two(counted, relisting.rename_service, old, "Early Help", MONTHS[-8])
    by_two(counted, relisting.merge_service, old, make.SERVICE, MONTHS[-4])
    at = visit("one_outcome.py", make.LEO, part=make.SERVICE, outcome="C-REUN")
    told = said(at)
    assert "Early Support has been called Early Help since" in told
    assert "Early Help became part of Family Help North in" in told
    assert "They are counted together, also for the time before." in told
    assert not [each for each in at.button if each.label == "Take this off the chart"]
    assert "became part of" not in said(visit("one_outcome.py", make.LEO, outcome="C-REUN"))


def test_a_leader_sets_a_target_and_the_page_says_whether_it_will_be_met(visit, counted):
    at = visit("one_outcome.py", make.LEO, outcome="C-REUN")
    at.toggle("setting-C-REUN").set_value(True).run()
    at.number_input("target-C-REUN").set_value(95)
    at.button("keep-target-C-REUN").click().run()
    assert "The target is at least 95%." in at.success[0].value
    assert "As things stand it will be missed" in said(at)
    assert '"said": "target 95%"' in pictures(at)[0].spec
    row = rows_of(visit("trends.py", make.LEO))[0]
    assert row["Target"] == "✗ will miss it (95%)"
    others = visit("one_outcome.py", make.ANA, outcome="C-REUN")
    assert "setting-C-REUN" not in [each.key for each in others.toggle]


def test_without_a_target_the_table_has_no_column_for_it(visit, counted):
    row = rows_of(visit("trends.py", make.LEO))[0]
    assert "Target" not in row
    assert row["England, by its own definition"]


def test_pictures_are_of_what_stands_out_unless_asked_otherwise(visit, counted):
    at = visit("trends.py", make.LEO)
    assert not pictures(at)
    assert "Nothing stands out" in said(at)
    assert len(pictures(visit("trends.py", make.LEO, show="in_care"))) == 1


def test_home_says_to_everybody_what_changed(visit, sqlite_store):
    months = MONTHS[-24:]
    put(sqlite_store, "C-REUN", dict.fromkeys(months, 12))
    beside(sqlite_store, "B-REUN-UNPLANNED", dict.fromkeys(months, 6))
    publish(sqlite_store)
    told = texts_of(visit("home.py", make.LEO))
    (year,) = [each for each in told if "in the year to" in each]
    assert f"144 of 216 (67%) in the year to {months[-1]:%B %Y}" in year
    assert "Beside it, unplanned returns home: 72, and 72 before." in year
    (whole,) = [each for each in told if each.startswith("Of ")]
    assert whole.startswith("Of 1 outcome, none stands out in the newest figures. They went up")
    assert {year, whole} <= {*texts_of(visit("home.py", make.SAM))}


def texts_of(at) -> list[str]:
    return [part for each in at.markdown for part in each.value.split("\n\n")]


def test_home_tells_what_stands_out_with_its_newest_figure(visit, sqlite_store):
    months = MONTHS[-20:]
    put(sqlite_store, "C-REUN", dict.fromkeys(months, 20) | dict.fromkeys(months[-8:], 60))
    publish(sqlite_store)
    told = "\n".join(texts_of(visit("home.py", make.LEO)))
    assert f"60 in {months[-1]:%B %Y}" in told
