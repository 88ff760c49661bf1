"""Who was heard: counted when an edition is published, kept in steps."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from data import figures, tables
from data.heard import steps_of
from data.store.catalogue import outcome_types_in
from data.store.lists import current_service, services_in
from stories.days import begins
from stories.draft import Theme
from stories.outcomes import AgeBand
from stories.outcomes.balancing import APRIL, SERIOUS_INCIDENTS
from stories.outcomes.months import months_after
from stories.outcomes.record import SETTLED
from stories.sections import Section
from stories.statuses import Status
from stories.together import AGENCIES, FAMILY
from stories.trends.heard import (
    Tally,
    Together,
    Topic,
    Whole,
    halves,
    heard,
    least_shown,
)

COUNTED = {Whole.LEARNING_REVIEWS: "B-LEARNING-REVIEWS", Whole.COMPLAINTS: "B-COMPLAINTS"}


class HeardWork:
    _connection: sa.Connection

    def put_heard(self, number: int, today: date, threshold: int) -> None:
        """Keep the steps of the latest year, once for each topic; they are not counted again."""
        parts = halves(today)
        if len(parts) < 3:
            return
        tallies = [_tallies(self._connection, months) for months in parts]
        until, before = parts[2][-1], parts[1][-1]
        kept, earlier = (steps_of(self._connection, when) for when in (until, before))
        published, kinds = figures.everything(self._connection), outcome_types_in(self._connection)
        shown = least_shown(
            (table for code, table in published.items() if code in kinds), parts[1] + parts[2]
        )
        for topic, categories in _categories(self._connection, tallies).items():
            if topic in kept:
                continue
            steps = heard(
                topic,
                [each[topic] for each in tallies],
                categories,
                threshold,
                earlier.get(topic),
                shown if topic is Topic.OUTCOME_SERVICE else None,
            )
            rows = [
                {"until": until, "topic": topic, "category": each, "at_least": step,
                 "edition": number}
                for each, step in (steps or {}).items()
            ]  # fmt: skip
            if rows:
                self._connection.execute(tables.heard.insert(), rows)


def _categories(connection: sa.Connection, tallies: Sequence[dict]) -> dict[Topic, list[str]]:
    services = services_in(connection)
    counted = [each for each in Whole if all(each in half[Topic.ALL].by for half in tallies[1:])]
    return {
        Topic.STORY_SERVICE: list(services),
        Topic.STORY_AGE: list(AgeBand),
        Topic.STORY_THEME: list(Theme),
        Topic.STORY_AGENCY: list(AGENCIES),
        Topic.TOGETHER: list(Together),
        Topic.OUTCOME_SERVICE: list(services),
        Topic.OUTCOME_AGE: list(AgeBand),
        Topic.ALL: counted,
    }


def _tallies(connection: sa.Connection, months: Sequence[date]) -> dict[Topic, Tally]:
    """Every topic of one half year."""
    stories = _stories(connection, months)
    outcomes = _outcomes(connection, months)
    whole = sum(people for _, _, people in outcomes)
    by_service, by_age = Counter(), Counter()
    for service, age, people in outcomes:
        by_service[service] += people
        by_age[age] += people
    many = len(stories)
    return {
        Topic.STORY_SERVICE: Tally(Counter(each["service"] for each in stories), many),
        Topic.STORY_AGE: Tally(Counter(each["age"] for each in stories), many),
        Topic.STORY_THEME: Tally(_each(each["themes"] for each in stories), many),
        Topic.STORY_AGENCY: Tally(_each(each["agencies"] for each in stories), many),
        Topic.TOGETHER: Tally(_each(each["together"] for each in stories), many),
        Topic.OUTCOME_SERVICE: Tally(by_service, whole),
        Topic.OUTCOME_AGE: Tally(by_age, whole),
        Topic.ALL: Tally(
            {
                Whole.OUTCOMES: whole,
                Whole.STORIES: many,
                Whole.THANKS: _thanks(connection, months),
                **_hard(connection, months),
            },
            0,
        ),
    }


def _each(sets: Iterable[Iterable[str]]) -> Counter:
    return Counter(one for some in sets for one in set(some))


def _stories(connection: sa.Connection, months: Sequence[date]) -> list[dict]:
    """Stories received in these months and not taken back, with what they are counted by."""
    table, outcomes, words = tables.stories, tables.outcomes, tables.story_words
    rows = connection.execute(
        sa.select(
            table.c.id,
            current_service(table.c.service).label("service"),
            table.c.together,
            outcomes.c.age_band,
            *(
                sa.exists()
                .where(
                    words.c.story_id == table.c.id,
                    words.c.words_version == table.c.words_version,
                    words.c.section == section,
                )
                .label(name)
                for section, name in (
                    (Section.VIEWS, Together.VIEWS),
                    (Section.DID_NOT_WORK, Together.CHANGED_COURSE),
                )
            ),
        )
        .outerjoin(outcomes, outcomes.c.story_id == table.c.id)
        .where(
            table.c.submitted_at >= begins(months[0]),
            table.c.submitted_at < begins(months_after(months[-1], 1)),
            table.c.status != Status.WITHDRAWN,
        )
    ).mappings()
    found = {row["id"]: row for row in rows}
    themes = _themes(connection, found)
    return [_story(row, themes.get(story_id, set())) for story_id, row in found.items()]


def _story(row, themes: set[str]) -> dict:
    told = set(row["together"].split("\n"))
    together = {each for each in (Together.VIEWS, Together.CHANGED_COURSE) if row[each]}
    if Theme.SHARED_DECISION in themes:
        together.add(Together.SHARED_DECISION)
    if told.intersection(FAMILY) or Theme.FAMILY_LED in themes:
        together.add(Together.FAMILY)
    if told.intersection(AGENCIES) or Theme.AGENCIES_TOGETHER in themes:
        together.add(Together.AGENCIES)
    return {
        "service": row["service"],
        "age": row["age_band"] or AgeBand.NOT_SAID,
        "themes": themes,
        "agencies": told.intersection(AGENCIES),
        "together": together,
    }


def _themes(connection: sa.Connection, stories: Iterable[str]) -> dict[str, set[str]]:
    table = tables.story_themes
    query = sa.select(table).where(table.c.story_id.in_(list(stories)))
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.story_id, set()).add(row.theme)
    return found


def _outcomes(connection: sa.Connection, months: Sequence[date]) -> list[tuple[str, str, int]]:
    """Outcomes that count, by service and age band."""
    table = tables.outcomes
    service = current_service(table.c.service).label("service")
    rows = connection.execute(
        sa.select(service, table.c.age_band, sa.func.count())
        .where(
            table.c.month.between(months[0], months[-1]),
            table.c.counts.is_(True),
            table.c.confirmation.in_(SETTLED),
        )
        .group_by(service, table.c.age_band)
    )
    return [tuple(row) for row in rows]


def _thanks(connection: sa.Connection, months: Sequence[date]) -> int:
    table = tables.thanks
    query = sa.select(sa.func.count()).where(
        table.c.said_on >= months[0],
        table.c.said_on < months_after(months[-1], 1),
        table.c.taken_back_at.is_(None),
    )
    return connection.scalar(query)


def _hard(connection: sa.Connection, months: Sequence[date]) -> dict[Whole, int]:
    """What was hard, where somebody counted every month; a sum with a hole in it says nothing."""
    table, years, found = tables.balancing_facts, tables.authority_years, {}
    for whole, code in COUNTED.items():
        query = sa.select(sa.func.count(table.c.month.distinct()), sa.func.sum(table.c.people))
        same = (table.c.code == code, table.c.month.between(months[0], months[-1]))
        held, people = connection.execute(query.where(*same)).one()
        if held == len(months):
            found[whole] = int(people)
    if months[0].month == APRIL:
        return {**found, Whole.INCIDENTS: 0}  # counted where the year from April ends
    same = (years.c.code == SERIOUS_INCIDENTS, years.c.year_from == months_after(months[-1], -11))
    if (people := connection.scalar(sa.select(years.c.people).where(*same))) is not None:
        found[Whole.INCIDENTS] = people
    return found
