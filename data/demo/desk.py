"""What the comms of the invented council did: looks, an embargo, a rest, a page, some thanks."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta

from data.reference import HERE
from stories.actions import publishing, settling, thanking, tracking
from stories.consent import Channel
from stories.house import PressOffice
from stories.people import Person
from stories.template import checked
from stories.window import ALWAYS, Window

TEMPLATE = HERE / "demo_template.docx"
PRESS = PressOffice("The press desk", "01632 960 444", "press@harrowmere.example")
TO_COME, TO_COME_IN = "The man on the hospital ramp", timedelta(days=12)  # the story under embargo
RESTED, RESTS_FOR = "The carers who let him unpack slowly", timedelta(days=60)
WHY = "It was told at two conferences and in the last issue. Let it be fresh again for spring."
ON_A_PAGE = "Fourteen relatives and one flask of tea"
PAGE = "https://www.harrowmere.example/family-help/fourteen-relatives"
BESIDE = {  # the number of the thanks, and the story that tells what they are for
    1: "The second plan was the useful one",
    4: "The newspapers could stay, the fire risk could not",
}

Step = tuple[datetime, Callable]


def window_of(title: str, today: date) -> Window:
    """The days between which a story may be used outside."""
    return Window(not_before=today + TO_COME_IN) if title == TO_COME else ALWAYS


def steps(
    stories: Mapping[str, str], thanks: Callable[[int], str], people: Mapping[str, Person],
    now: datetime,
) -> Iterator[Step]:  # fmt: skip
    """What happened. `stories`: the id of each by its title; `thanks`: by its number."""
    comms, reviewer = people["writer"], people["checker"]
    first, later, last = (now - timedelta(days=each) for each in (20, 9, 2))
    signed = {"by": comms, "at": first}
    looks = checked(TEMPLATE.read_bytes())
    yield first, lambda store: settling.choose_word_template(store, looks, **signed)
    yield first, lambda store: settling.set_press_office(store, PRESS, **signed)
    yield later, lambda store: _use_on_a_page(store, stories[ON_A_PAGE], comms, later)
    until = now.date() + RESTS_FOR
    yield (
        last,
        lambda store: tracking.rest_story(store, stories[RESTED], until, WHY, by=comms, at=last),
    )
    for number, title in BESIDE.items():
        yield last, _put_beside(thanks(number), stories[title], reviewer, last)


def _use_on_a_page(store, story_id: str, by: Person, at: datetime) -> None:
    use, signed = publishing.pull, {"by": by, "at": at}
    pulled = use(store, story_id, Channel.WEBSITE, "The family help page", key=story_id, **signed)
    tracking.add_link(store, pulled.pull_id, PAGE, **signed)


def _put_beside(thanks_id: str, story_id: str, by: Person, at: datetime) -> Callable:
    return lambda store: thanking.link_to_story(store, thanks_id, story_id, by=by, at=at)
