"""Finding cleared stories: by words and filters. What is not cleared is neither found nor counted.

Both databases answer alike: tokens, ranking and suggestions come from stories.searching, and a
database only says which stories hold the tokens.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache

import sqlalchemy as sa

from data import tables
from data.found import Found, approved_forms, details
from data.holding import Holding, asked_of, holding_in, planned_apart
from data.keys import LOST
from data.queries import title_column
from data.store import Store
from data.store.indexes import leads_not
from data.store.readers import consent_stands
from data.store.sealed import keys_of
from data.store.search import search_place
from data.store.uses import window_is_open
from data.thanks import about_story, publishable
from stories.people import Person
from stories.searches import LATELY, LastUsed, Search, Thanked, search_from
from stories.searching import Term, near, ranked, terms_of
from stories.statuses import Status

AT_ONCE = 10  # cards: what is read before somebody looks for something narrower
MOST_COMING = 50
MOST_RANKED = 200  # the newest that fit; ranking and counting more would cost with every story
MOST_LOOKED_THROUGH = 10_000  # of those that hold the words; a filter might fit none of them
MOST_SUGGESTED = 3


@dataclass(frozen=True)
class Result:
    """What was found: cards, and the ids of all that fit, both in the order they are shown.

    `more` says that older stories fit too, `within` how many of the newest were looked through
    where that is not all. `instead` is what may have been meant, as words to search for.
    """

    found: list[Found]
    ids: list[str]
    more: bool = False
    within: int | None = None
    instead: list[str] = field(default_factory=list)

    @property
    def fitting(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class _Fitting:
    """Ids of stories that fit, the newest first, with their tokens if words were asked for."""

    rows: Sequence[sa.Row]
    within: int | None


@dataclass(frozen=True)
class Embargoed:
    """A cleared story that nobody may use yet."""

    id: str
    reference: str
    title: str
    not_before: date


@dataclass(frozen=True)
class Saved:
    """A search that somebody kept for themselves."""

    id: str
    name: str
    search: Search


def find_in(store: Store, at: datetime, search: Search, most: int = AT_ONCE) -> Result:
    """What `find` finds in a copy that may be behind; each card is as it stands now, or left out.

    Where there is no copy it is found at once in the main database.
    """
    with store.read_copy() as connection:
        result = find(connection, at, search, most if store.copy is None else 0)
    if store.copy is None:
        return result
    with store.read() as connection:
        still = _findable_among(connection, at, result.ids)
        ids = [each for each in result.ids if each in still]
        return replace(result, ids=ids, found=details(connection, ids[:most]))


def find(
    connection: sa.Connection,
    at: datetime,
    search: Search = Search(),  # noqa: B008
    most: int = AT_ONCE,
) -> Result:
    """Cleared stories whose consent stands today, so many as cards: the best first, or newest."""
    terms = terms_of(search.words)
    if terms is None:
        return Result([], [])
    fitting = _fitting(connection, at, search, terms)
    rows = fitting.rows[:MOST_RANKED]
    order = ranked([stems for _, stems in rows], terms) if terms else range(len(rows))
    ids = [rows[each][0] for each in order]
    instead = [] if rows else _instead(connection, at, search, terms)
    more = len(fitting.rows) > MOST_RANKED
    return Result(details(connection, ids[:most]), ids, more, fitting.within, instead)


def usable_today(connection: sa.Connection, on: date, most: int) -> tuple[int, dict[str, str]]:
    """How many stories may be used outside on this day, and the newest: titles by id.

    Where there are more than MOST_RANKED, one more than that.
    """
    query = _newest_findable(connection.dialect.name, False, on, False)
    ids = connection.scalars(query, {"most": MOST_RANKED + 1}).all()
    stories, newest = tables.stories, ids[:most]
    titles = sa.select(stories.c.id, title_column()).where(stories.c.id.in_(newest))
    told = dict(connection.execute(titles).all()) if newest else {}
    return len(ids), {each: told[each] for each in newest}


def under_embargo(connection: sa.Connection, at: datetime) -> list[Embargoed]:
    """Cleared stories whose day is still to come, the soonest first."""
    stories, days = tables.stories, tables.story_windows
    query = (
        sa.select(stories.c.id, stories.c.reference, title_column(), days.c.not_before)
        .join(days, days.c.story_id == stories.c.id)
        .where(
            leads_not(stories.c.status) == Status.CLEARED,  # few of those have a day to come
            consent_stands(at.date()),
            days.c.not_before > at.date(),
        )
        .order_by(days.c.not_before, stories.c.reference)
        .limit(MOST_COMING)
    )
    rows = connection.execute(query)
    return [Embargoed(row.id, row.reference, row.title, row.not_before) for row in rows]


def saved_searches(connection: sa.Connection, person: Person) -> list[Saved]:
    """A person's own kept searches, by name."""
    table, keys = tables.saved_searches, keys_of(connection).for_lists()
    rows = connection.execute(
        sa.select(table).where(table.c.person_id == person.id).order_by(table.c.name)
    )
    return [
        Saved(row.id, row.name, _saved(keys.open(row.sealed_asked, search_place(row.id))))
        for row in rows
    ]


def _saved(kept: str) -> Search:
    """What was asked for; where it opens no more, its words say so."""
    return Search(LOST) if kept == LOST else search_from(json.loads(kept))


def _fitting(
    connection: sa.Connection,
    at: datetime,
    search: Search,
    terms: Sequence[Term],
    most: int = MOST_RANKED,
) -> _Fitting:
    """The newest stories that fit, one more than asked for, from the newest that hold the words.

    The index of words leads, newest first, so that a story is read only if it holds the words and
    only until enough fit.
    """
    dialect, filters, within = connection.dialect.name, _filters(search, at), None
    asked = {"asked": asked_of(dialect, terms)} if terms else {}
    if filters:
        oldest = _oldest(connection, holding_in(dialect, bool(terms)), asked)
        if oldest is not None:
            asked, within = asked | {"oldest": oldest}, MOST_LOOKED_THROUGH
    query = _newest_findable(dialect, bool(terms), at.date(), within is not None)
    if filters:
        query = query.where(*filters)
    return _Fitting(connection.execute(query, asked | {"most": most + 1}).all(), within)


@lru_cache(maxsize=16)
def _newest_findable(dialect: str, worded: bool, on: date, within: bool) -> sa.Select:
    """Stories of any words, or of those `asked` for, and with `within` only those newer than
    `oldest`: put together once a day."""
    kept, stories, holding = tables.story_search, tables.stories, holding_in(dialect, worded)
    if within:
        oldest = sa.bindparam("oldest", type_=sa.Integer)
        holding = replace(holding, where=(*holding.where, holding.number > oldest))
    if worded and dialect == "postgresql":
        holding = planned_apart(holding)
    return (
        sa.select(kept.c.story_id, *([kept.c.stems] if worded else []))
        .select_from(holding.source)
        .join(stories, stories.c.id == kept.c.story_id)
        .where(*holding.where, findable(on))
        .order_by(holding.number.desc())
        .limit(sa.bindparam("most", type_=sa.Integer))
    )


def _oldest(connection: sa.Connection, holding: Holding, asked: dict) -> int | None:
    """The number down to which stories are looked through; None where that is all of them."""
    newest = (
        sa.select(holding.number)
        .select_from(holding.stories)
        .where(*holding.where)
        .order_by(holding.number.desc())
        .limit(1)
        .offset(MOST_LOOKED_THROUGH)
    )
    return connection.scalar(newest, asked)


def findable(on: date) -> sa.ColumnElement[bool]:
    """Stories that the library shows on this day: those usable outside, said for a search.

    No index is to lead by status: nearly all stories are cleared, and each would be compared with
    each that holds the words.
    """
    cleared = leads_not(tables.stories.c.status) == Status.CLEARED
    return sa.and_(cleared, consent_stands(on), window_is_open(on))


def _findable_among(connection: sa.Connection, at: datetime, ids: Sequence[str]) -> set[str]:
    stories = tables.stories
    return set(
        connection.scalars(
            sa.select(stories.c.id).where(stories.c.id.in_(ids), findable(at.date()))
        )
    )


def _filters(search: Search, at: datetime) -> list[sa.ColumnElement[bool]]:
    stories, consents, outcomes = tables.stories, tables.consents, tables.outcomes
    found = []
    if search.channel:
        found.append(_has(tables.story_channels, channel=search.channel))
    if search.theme:
        found.append(_has(tables.story_themes, theme=search.theme))
    if search.service:
        found.append(stories.c.service == search.service)
    if search.person:
        found.append(_has(consents, subject=search.person, replaced=False))
    if search.age:
        found.append(_has(outcomes, age_band=search.age))
    if search.agency:
        lines = sa.literal("\n") + stories.c.together + "\n"
        found.append(lines.contains(f"\n{search.agency}\n", autoescape=True))
    if search.form:
        form = tables.story_variants.c.form == search.form
        found.append(sa.exists().where(*approved_forms(), form))
    if search.used:
        since = tables.pulls.c.pulled_at >= at - LATELY
        lately = (since,) if search.used is LastUsed.NOT_LATELY else ()
        found.append(~_has(tables.pulls, *lately))
    if search.thanked:
        found.append(about_story(stories.c.id, *publishable()))
    return found


def _has(table: sa.Table, *where: sa.ColumnElement[bool], **values: object) -> sa.Exists:
    same = [table.c[name] == value for name, value in values.items()]
    return sa.exists().where(table.c.story_id == tables.stories.c.id, *same, *where)


def counts(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Counter]:
    """How many of these found stories there are for each channel, theme, service and so on."""
    consents = tables.consents
    columns = {
        "channel": tables.story_channels.c.channel,
        "theme": tables.story_themes.c.theme,
        "service": tables.stories.c.service,
        "person": consents.c.subject,
    }
    found = {}
    for name, column in columns.items():
        table = column.table
        story = table.c.id if table is tables.stories else table.c.story_id
        query = sa.select(column, sa.func.count(story.distinct())).where(story.in_(ids))
        if table is consents:
            query = query.where(consents.c.replaced.is_(False), column.is_not(None))
        found[name] = Counter(dict(connection.execute(query.group_by(column)).all()))
    return found | {"thanked": _thanked(connection, ids)}


def _thanked(connection: sa.Connection, ids: Sequence[str]) -> Counter:
    stories = tables.stories
    query = sa.select(sa.func.count()).select_from(stories)
    where = (stories.c.id.in_(ids), about_story(stories.c.id, *publishable()))
    many = connection.scalar(query.where(*where))
    return Counter({Thanked.WITH: many} if many else {})


def _instead(
    connection: sa.Connection, at: datetime, search: Search, terms: Sequence[Term]
) -> list[str]:
    """Searches that find something, each with one word put right."""
    found: dict[tuple[str, ...], str] = {}
    for term in terms:
        if len(term.tokens) > 1 or _fitting(connection, at, Search(), [term], 0).rows:
            continue
        for word in near(term.typed):
            meant = terms_of(word) or []
            swapped = [*(each for each in terms if each != term), *meant]
            tokens = tuple(each.tokens[0] for each in meant)
            if not tokens or tokens in found:
                continue
            if _fitting(connection, at, search, swapped, 0).rows:
                found[tokens] = search.words.casefold().replace(term.typed, word)
            if len(found) == MOST_SUGGESTED:
                break
    return list(found.values())
