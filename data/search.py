"""Finding cleared stories: by words and filters. What is not cleared is neither found nor counted.

Both databases answer alike: tokens, ranking and suggestions come from stories.searching, and a
database only says which stories hold the tokens.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import sqlalchemy as sa

from data import tables
from data.found import Found, approved_forms, details
from data.queries import title_column
from data.store import Store
from data.store.readers import consent_stands
from data.store.search import INDEX
from data.store.uses import window_is_open
from data.thanks import about_story, publishable
from stories.people import Person
from stories.searches import LATELY, LastUsed, Search, Thanked, search_from
from stories.searching import Term, near, ranked, terms_of
from stories.statuses import Status

MOST_FOUND = 50
MOST_RANKED = 500  # the newest that fit; ranking and counting more would cost with every story
MOST_SUGGESTED = 3


@dataclass(frozen=True)
class Result:
    """What was found: cards, how many fit, and how many of those there are of each kind.

    `counts` is by facet and value, over what fits. `more` says that only the newest were looked
    at. `instead` is what may have been meant, as words to search for.
    """

    found: list[Found]
    fitting: int
    more: bool
    counts: Mapping[str, Counter]
    instead: list[str] = field(default_factory=list)


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


def find_in(store: Store, at: datetime, search: Search) -> Result:
    """What `find` finds in a copy that may be behind; each card is as it stands now, or left out.

    Where there is no copy it is found at once in the main database.
    """
    with store.read_copy() as connection:
        result = find(connection, at, search)
    if store.copy is None:
        return result
    with store.read() as connection:
        ids = [each.id for each in result.found]
        still = _findable_among(connection, at, ids)
        return replace(result, found=details(connection, [each for each in ids if each in still]))


def find(connection: sa.Connection, at: datetime, search: Search = Search()) -> Result:  # noqa: B008
    """Cleared stories whose consent stands today, at most 50: the best first, or the newest."""
    terms = terms_of(search.words)
    if terms is None:
        return Result([], 0, False, {})
    rows = _fitting(connection, at, search, terms)
    more = len(rows) > MOST_RANKED
    rows = rows[:MOST_RANKED]
    order = ranked([row.stems for row in rows], terms) if terms else range(len(rows))
    best = [rows[each].story_id for each in list(order)[:MOST_FOUND]]
    counts = _counts(connection, [row.story_id for row in rows])
    instead = [] if rows else _instead(connection, at, search, terms)
    return Result(details(connection, best), len(rows), more, counts, instead)


def under_embargo(connection: sa.Connection, at: datetime) -> list[Embargoed]:
    """Cleared stories whose day is still to come, the soonest first."""
    stories, days = tables.stories, tables.story_windows
    query = (
        sa.select(stories.c.id, stories.c.reference, title_column(), days.c.not_before)
        .join(days, days.c.story_id == stories.c.id)
        .where(
            stories.c.status == Status.CLEARED,
            consent_stands(at.date()),
            days.c.not_before > at.date(),
        )
        .order_by(days.c.not_before, stories.c.reference)
        .limit(MOST_FOUND)
    )
    rows = connection.execute(query)
    return [Embargoed(row.id, row.reference, row.title, row.not_before) for row in rows]


def saved_searches(connection: sa.Connection, person: Person) -> list[Saved]:
    """A person's own kept searches, by name."""
    table = tables.saved_searches
    rows = connection.execute(
        sa.select(table).where(table.c.person_id == person.id).order_by(table.c.name)
    )
    return [Saved(row.id, row.name, search_from(json.loads(row.asked))) for row in rows]


def _fitting(
    connection: sa.Connection,
    at: datetime,
    search: Search,
    terms: Sequence[Term],
    most: int = MOST_RANKED,
) -> Sequence[sa.Row]:
    """The newest stories that fit, one more than are looked at, with their tokens if asked."""
    index, stories = tables.story_search, tables.stories
    chosen = [index.c.story_id, *([index.c.stems] if terms else [])]
    query = (
        sa.select(*chosen)
        .join(stories, stories.c.id == index.c.story_id)
        .where(findable(at), *_filters(search, at))
        .order_by(index.c.number.desc())
        .limit(most + 1)
    )
    if terms:
        holds = _holds(connection.dialect.name)
        query = query.where(index.c.number.in_(holds))
        asked = _asked(connection.dialect.name, terms)
        return connection.execute(query, {"asked": asked}).all()
    return connection.execute(query).all()


def findable(at: datetime) -> sa.ColumnElement[bool]:
    """Stories that the library shows on this day: those usable outside, said for a search.

    No index is to lead by status: nearly all stories are cleared, and each would be compared with
    each that holds the words. The index of words leads, newest first.
    """
    cleared = tables.stories.c.status.concat("") == Status.CLEARED
    return sa.and_(cleared, consent_stands(at.date()), window_is_open(at.date()))


def _findable_among(connection: sa.Connection, at: datetime, ids: Sequence[str]) -> set[str]:
    stories = tables.stories
    return set(
        connection.scalars(sa.select(stories.c.id).where(stories.c.id.in_(ids), findable(at)))
    )


def _holds(dialect: str) -> sa.TextualSelect:
    if dialect == "sqlite":
        found = f"SELECT rowid AS number FROM {INDEX} WHERE {INDEX} MATCH :asked"
    else:
        found = f"SELECT number FROM {INDEX} WHERE stems @@ to_tsquery('simple', :asked)"
    return sa.text(found).columns(number=sa.Integer)


def _asked(dialect: str, terms: Sequence[Term]) -> str:
    """The terms as the database's own index takes them: tokens hold letters and numbers alone."""
    if dialect == "sqlite":
        return " AND ".join(
            f'"{" ".join(term.tokens)}"' + (" *" if term.beginning else "") for term in terms
        )
    return " & ".join(
        "(" + " <-> ".join(term.tokens) + (":*" if term.beginning else "") + ")" for term in terms
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


def _counts(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Counter]:
    """How many of these stories there are for each channel, theme, service and kind of person."""
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
        if len(term.tokens) > 1 or _fitting(connection, at, Search(), [term], 0):
            continue
        for word in near(term.typed):
            meant = terms_of(word) or []
            swapped = [*(each for each in terms if each != term), *meant]
            tokens = tuple(each.tokens[0] for each in meant)
            if tokens and tokens not in found and _fitting(connection, at, search, swapped, 0):
                found[tokens] = search.words.casefold().replace(term.typed, word)
            if len(found) == MOST_SUGGESTED:
                break
    return list(found.values())
