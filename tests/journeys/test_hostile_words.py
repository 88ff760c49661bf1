"""T-13, T-14: five hundred hostile lines in names, lists, stories and thanks, on every page.

In a real browser: none runs, none opens a window, and nothing is asked of another host. They are
put behind the back of the service, past every check of what may be typed.
"""

from itertools import chain, cycle, islice, product
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from data import tables
from data.store import Store
from stories.actions import listing, recording
from stories.consent import Channel
from stories.people import Role
from tests import make
from tests.conftest import approved, cleared, submit
from tests.journeys import raw
from tests.journeys.walking import arrive, further, inside, pages_of

pytestmark = [pytest.mark.journey, pytest.mark.slow]

ELSEWHERE = "evil.example"
WAYS = (
    "<script>{}</script>",
    '"><script>{}</script>',
    "</textarea><script>{}</script>",
    "<scr<script>ipt>{}</script>",
    "<img src=x onerror='{}'>",
    "<svg onload='{}'>",
    "<svg><animate onbegin='{}' attributeName=x dur=1s>",
    "<body onload='{}'>",
    "<details open ontoggle='{}'>",
    "<input autofocus onfocus='{}'>",
    "<video><source onerror='{}'></video>",
    "<audio src=x onerror='{}'>",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<iframe src='javascript:{}'></iframe>",
    "<object data='javascript:{}'></object>",
    "<embed src='javascript:{}'>",
    "<math><mtext></mtext><script>{}</script></math>",
    "<form action='javascript:{}'><button autofocus>x</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<style>@import url(http://evil.example/{});</style>",
    "![x](http://evil.example/{})",
    "[x](javascript:{})",
    "$$\\href{{javascript:{}}}{{x}}$$",
    ":material/{}: <b style='background:url(http://evil.example/x)'>",
    '{{{{constructor.constructor("{}")()}}}}',
)
DOINGS = (
    *(f"{window}({number})" for window in ("alert", "confirm", "prompt") for number in range(4)),
    "window.wasrun=1",
    "top.wasrun=1",
    "print()",
    "open('http://evil.example/')",
    "fetch('http://evil.example/')",
    "new Image().src='http://evil.example/'",
    "navigator.sendBeacon('http://evil.example/')",
    "location='http://evil.example/'",
)
LINES = [way.format(doing) for doing, way in product(DOINGS, WAYS)]
LONG = 20  # lines of one text
# Where people type: short ones take a line each, long ones many.
SHORT = (
    tables.people.c.name,
    tables.people.c.job,
    tables.services.c.name,
    tables.teams.c.name,
    tables.outcome_types.c.name,
    tables.identities.c.email,
    tables.list_changes.c.was,
    tables.list_changes.c.became,
)
MANY = (
    tables.story_words.c.text,
    tables.story_contributors.c.line,
    tables.thanks.c.words,
    tables.consents.c.who,
    tables.outcome_types.c.counts_when,
    tables.outcome_types.c.sustained_when,
)


@pytest.fixture(scope="module")
def hostile(sqlite_template, tmp_path_factory):
    with raw.serving(sqlite_template, tmp_path_factory.mktemp("hostile")) as (server, store):
        for make_one in (submit, approved, cleared):
            make_one(store)
        more_rows(store, cleared(store, Channel.NEWSLETTER, Channel.WEBSITE).id)
        said = make.thanks()
        recording.log_thanks(store, said, by=make.SAM, at=make.NOON, key=said.id)
        put_everywhere(store)
        yield server, store


def more_rows(store: Store, story_id: str) -> None:
    """One in each table that telling, thanking and clearing leave empty."""
    month = make.TODAY.replace(day=1)
    listing.add_team(store, "Larch", make.SERVICE, month, by=make.ADA, at=make.NOON)
    known = {"tenant": "t-1", "subject": "s-1", "person_id": make.SAM.id, "email": "s@x.example"}
    known |= {"suggested": "", "first_seen_at": make.NOON, "seen_at": make.NOON}
    thanked = {"story_id": story_id, "person_id": make.LEO.id, "line": "Thank you."}
    with store.engine.begin() as connection:
        connection.execute(tables.identities.insert().values(known))
        connection.execute(tables.story_contributors.insert().values(thanked))


def put_everywhere(store: Store) -> None:
    lines = cycle(LINES)
    with store.engine.begin() as connection:
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for guard in connection.exec_driver_sql(guards).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        for column, many in [*((each, 1) for each in SHORT), *((each, LONG) for each in MANY)]:
            table = column.table
            key = list(table.primary_key)
            rows = connection.execute(sa.select(*key)).all()
            assert rows, f"nothing is read from {column}"
            for row in rows:
                mine = [part == value for part, value in zip(key, row, strict=True)]
                words = "\n".join(islice(lines, many))
                connection.execute(table.update().where(*mine).values({column: words}))


def test_there_are_five_hundred_and_all_differ():
    assert len(set(LINES)) == len(LINES) == 500


@pytest.mark.parametrize("role", Role)
def test_no_hostile_line_runs_or_asks_anything_of_another_host(hostile, chromium, role):
    server, store = hostile
    who = next(each for each in make.EVERYBODY if each.roles == {role})
    page = inside(chromium, server.url, role, raw.token_of(store, who))
    happened, shown = [], 0
    page.on("dialog", lambda dialog: (happened.append(dialog.type), dialog.dismiss()))
    page.on("popup", lambda popup: happened.append(popup.url))
    page.on("request", lambda request: happened.append(request.url) if away(request.url) else None)
    for place in pages_of(role):
        arrive(page, server.url, place)
        for _ in chain([None], further(page, place)):
            said = page.inner_text("body")
            shown += ELSEWHERE in said or "javascript:" in said
            assert page.evaluate("window.wasrun") is None, place.file
        assert not happened, (place.file, happened)
    assert shown, "no hostile line was on any page, so nothing was proved"
    page.context.close()


def away(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1"
