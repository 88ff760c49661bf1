"""What is waiting for each role: a sentence and the way there."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

import streamlit as st

from data import (
    accounts,
    appreciation,
    consents,
    figures,
    house,
    keeping,
    outcome_queries,
    queries,
    search,
    thanks,
    variants,
)
from data.store.list_proposals import list_proposals_in
from data.store.settings import organisation_in
from pages.parts import following, places, session
from pages.parts.task import Task
from pages.parts.words import shown
from stories.actions.figures import PUBLISHERS
from stories.days import day_of
from stories.keeping import DRAFT_DAYS, is_in_doubt
from stories.organisation import STEP_LABELS
from stories.outcomes.list_proposals import TYPE
from stories.people import Person, Role
from stories.statuses import Status
from stories.story import age_in_working_days
from stories.variants import CHECKERS

NEWEST = 3
NEWS = timedelta(days=60)  # how long private thanks are news


ACTIONS = Task(
    "Every action here leaves a line that cannot be changed.",
    "record_of_actions.py",
    "Open the record of actions",
    quiet=True,
)


def tasks(connection, person: Person) -> list[Task]:
    """What this person may want to do next, by the roles they hold."""
    found: list[Task] = [*_thanked(connection, person)]
    if Role.STAFF in person.roles:
        found += _staff(connection, person)
        found += following.tasks(connection, person)
    if person.roles & {Role.STAFF, Role.REVIEWER}:
        found += _outcomes_to_confirm(connection, person)
    if Role.REVIEWER in person.roles:
        found.append(_reviewer(connection))
        found += _thanks_to_check(connection, person)
    if Role.GOVERNANCE in person.roles:
        found.append(_governance(connection))
        found += _consent(connection)
    if person.roles & CHECKERS:
        found += _variants_to_check(connection, person)
    if Role.COMMS in person.roles:
        found.append(_comms(connection))
    if person.roles.intersection(PUBLISHERS):
        found.append(_figures(connection))
    if person.roles & {Role.GOVERNANCE, Role.COMMS}:
        found += _call_back(connection)
    if Role.ADMIN in person.roles:
        found.append(_set_up(connection))
        found += _second_administrator(connection)
        found.append(_looks_of_files(connection))
    if person.roles & {Role.GOVERNANCE, Role.ADMIN}:
        found.append(_keeping(connection))
        found.append(ACTIONS)
    return found


def listed(tasks: Iterable[Task]) -> None:
    """A card for each thing that waits; then, in one, the ways to where nothing does."""
    quiet = []
    for task in tasks:
        if task.quiet:
            quiet.append(task)
        else:
            show(task)
    if not quiet:
        return
    with st.container(border=True, gap="xsmall"):
        for task in quiet:
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                st.text(task.sentence, width="stretch")
                places.link(task.file, task.link, **task.query)


def show(task: Task) -> None:
    """One thing that waits, as a card."""
    with st.container(border=True, gap="small"):
        st.markdown(task.sentence)
        if task.titles:
            shown("\n".join(task.titles))
        places.link(task.file, task.link, **task.query)


def _thanked(connection, person: Person) -> Iterator[Task]:
    """Private thanks of the last weeks; older ones wait quietly on their page."""
    if appreciation.was_thanked(connection, person, session.now() - NEWS):
        yield Task(
            "A colleague told a story that you had a part in, and left you a private thank-you.",
            "appreciation.py",
            "Read what they say to you",
        )


def _staff(connection, person: Person) -> Iterator[Task]:
    latest, drafts = queries.latest_draft(connection, session.store().keys, person)
    titles, back = queries.titles_come_back(connection, person, NEWEST)
    if back:
        yield Task(
            _many(
                back,
                "of your stories has come back to you.",
                "of your stories have come back to you.",
            ),
            "my_stories.py",
            "See what the reviewer asks",
            tuple(titles),
        )
    if latest:
        yield Task(
            f"You have {_many(drafts, 'draft', 'drafts')}. "
            f"The latest was saved on {session.day(latest.saved_at)}. A draft is kept "
            f"{DRAFT_DAYS} days after it was last saved.",
            "share_story.py",
            "Carry on with the latest draft",
            (latest.title or "No title yet",),
            {"d": latest.id},
        )
    if not back and not latest:
        yield Task(
            "You have no drafts and nothing has come back.", "share_story.py", "Share a story"
        )


def _reviewer(connection) -> Task:
    oldest = queries.stories_at(connection, Status.SUBMITTED, most=1)
    if not oldest:
        none = "No story is waiting for a reviewer."
        return Task(none, "review.py", "Open the review list", quiet=True)
    count = queries.how_many_at(connection, Status.SUBMITTED)
    asked_on = day_of(oldest[0].submitted_at)
    days = age_in_working_days(asked_on, session.today())
    return Task(
        f"{_many(count, 'story is', 'stories are')} waiting for a reviewer. The oldest came "
        f"{_many(days, 'working day', 'working days') + ' ago' if days else 'today'}.",
        "review.py",
        "Review a story",
    )


def _thanks_to_check(connection, person: Person) -> Iterator[Task]:
    yield from _if_any(
        thanks.count_to_check(connection, person),
        "thank-you waits for a second pair of eyes before it may be published.",
        "thank-yous wait for a second pair of eyes before they may be published.",
        ("check_thanks.py", "Check thanks"),
    )


def _outcomes_to_confirm(connection, person: Person) -> Iterator[Task]:
    yield from _if_any(
        outcome_queries.count_to_confirm(connection, person),
        "outcome waits for a second person before it counts.",
        "outcomes wait for a second person before they count.",
        ("confirm_outcomes.py", "Confirm what colleagues recorded"),
    )


def _variants_to_check(connection, person: Person) -> Iterator[Task]:
    yield from _if_any(
        variants.count_to_check(connection, person),
        "shorter version waits for a second person's approval.",
        "shorter versions wait for a second person's approval.",
        ("check_variants.py", "Check shorter versions"),
    )


def _governance(connection) -> Task:
    count = queries.how_many_at(connection, Status.APPROVED)
    return Task(
        f"{_many(count, 'story is', 'stories are')} approved for use inside and not cleared "
        "for outside."
        if count
        else "Every approved story has been looked at for outside.",
        "clear.py",
        "Clear for outside",
        quiet=not count,
    )


def _consent(connection) -> Iterator[Task]:
    count = len(consents.running_out(connection, session.today()))
    yield Task(
        f"The consent of {_many(count, 'story', 'stories')} runs out within 30 days."
        if count
        else "No consent runs out within 30 days.",
        "consents.py",
        "Keep consent",
        quiet=not count,
    )


def _call_back(connection) -> Iterator[Task]:
    yield from _if_any(
        consents.count_to_answer(connection),
        "use of a story that was taken back must be called back.",
        "uses of a story that was taken back must be called back.",
        ("recalls.py", "Call back"),
    )
    yield from _if_any(
        len(consents.coming_down(connection, session.today())),
        "use of a story is to be taken down within 14 days.",
        "uses of stories are to be taken down within 14 days.",
        ("recalls.py", "See what comes down"),
    )


def _set_up(connection) -> Task:
    left = organisation_in(connection).left
    if not left:
        said = "The service is set up."
        return Task(said, "set_up.py", "See or change what is set", quiet=True)
    return Task(
        f"{_many(len(left), 'step of setting up is', 'steps of setting up are')} left:",
        "set_up.py",
        "Go on with setting up",
        tuple(STEP_LABELS[step] for step in left),
        begins=True,
    )


def _second_administrator(connection) -> Iterator[Task]:
    waits = Counter(each.what.kind == TYPE for each in list_proposals_in(connection))
    yield from _if_any(
        waits[False],
        "change of a service or team waits for a second administrator.",
        "changes of services and teams wait for a second administrator.",
        ("lists.py", "See what would change"),
    )
    yield from _if_any(
        waits[True],
        "change of the catalogue waits for a second administrator.",
        "changes of the catalogue wait for a second administrator.",
        ("catalogue.py", "See what would change in it"),
    )
    yield from _if_any(
        len(accounts.proposals(connection)),
        "proposed administrator waits for a second one to agree.",
        "proposed administrators wait for a second one to agree.",
        ("people.py", "See who is proposed"),
    )


def _looks_of_files(connection) -> Task:
    known = house.press_office(connection)
    return Task(
        "Press sheets say whom to call, and Word files may carry your own looks."
        if known
        else "No press office is written down, so press sheets send people to governance.",
        "house.py",
        "Looks of files",
        quiet=bool(known),
    )


def _keeping(connection) -> Task:
    ran = keeping.last_run(connection)
    if is_in_doubt(ran, session.now()):
        said = f"The daily run waits for somebody, since it last ran on {session.day(ran)}."
        return Task(said, "keeping.py", "See what is kept")
    count = len(keeping.near(connection, session.today()))
    return Task(
        f"{_many(count, 'thing goes', 'things go')} within 30 days, because their time is over."
        if count
        else "Nothing goes within 30 days. See how long words and names are kept.",
        "keeping.py",
        "See what is kept",
        quiet=not count,
    )


def _comms(connection) -> Task:
    count, newest = search.usable_today(connection, session.today(), NEWEST)
    many = _many(count, "story", "stories")
    if count > search.MOST_RANKED:
        many = f"More than {search.MOST_RANKED} stories"
    return Task(
        f"{many} can be used outside today. The newest:"
        if count
        else "No story can be used outside today. Governance clears them one by one.",
        "library.py",
        "Open the story library",
        tuple(newest.values()),
    )


def _figures(connection) -> Task:
    newest = figures.latest_edition(connection)
    if newest is None:
        return Task("No figures are published yet.", "publish_figures.py", "Publish the first")
    published = day_of(newest.published_at)
    said = f"the newest figures were published on {session.day(published)}."
    if published < session.today().replace(day=1):
        due = f"A month is over: {said}"
        return Task(due, "publish_figures.py", "Publish the next edition")
    none = f"No figures are due: {said}"
    return Task(none, "publish_figures.py", "See how figures are published", quiet=True)


def _if_any(count: int, one: str, more: str, way: tuple[str, str]) -> Iterator[Task]:
    """A task for what is counted, or none where there is nothing."""
    if count:
        yield Task(_many(count, one, more), *way)


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
