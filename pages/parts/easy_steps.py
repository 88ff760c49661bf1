"""The screens of the easy way to say thank you: one question each, with pictures and few words.

What is answered lives in this tab alone until a worker passes it on.
"""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.parts import asking, easy_pictures, places, session
from pages.parts.easy_pictures import draw
from stories import easy_thanks
from stories.easy_thanks import Did

STEP, SAID = "easy-step", "easy-said"
OWN = "easy-own"
# Large letters, and a whole card to press: the words' own target is laid over all of it.
STYLE = """<style>
.st-key-easy h1 { font-size: clamp(1.9rem, 5vw, 2.6rem) }
.st-key-easy p { font-size: 1.3rem; line-height: 1.5 }
.st-key-easy [class*="st-key-card-"] { position: relative; min-height: 10rem }
.st-key-easy [class*="st-key-card-"]:has(:checked) { border: 3px solid var(--accent) }
.st-key-easy [class*="st-key-card-"]:focus-within { outline: 3px solid var(--accent) }
.st-key-easy [class*="st-key-card-"] :is(button, label)::after { content: ""; position: absolute;
  inset: 0 }
.st-key-easy [class*="st-key-card-"] button { min-height: 3.4rem }
.st-key-easy button { min-height: 3rem }
</style>"""


def show() -> None:
    """The screen this tab has come to."""
    screen = SCREENS[session.recall(STEP, 0)]
    with st.container(key="easy"):
        st.html(STYLE)
        screen()


def given_away() -> bool:
    """Whether somebody else holds the screen, who is not to come upon the worker's pages."""
    return places.is_here("easy_thanks.py") and 0 < session.recall(STEP, 0) < LAST


def said() -> dict:
    """What was answered so far, by question."""
    return session.recall(SAID, {})


def words() -> str:
    """What they chose, and their own words below."""
    return easy_thanks.words_of(said().get("did", ()), said().get("own", ""))


def end() -> None:
    """Let go of every answer."""
    for name in (STEP, SAID, OWN):
        session.take(name)


def _begin() -> None:
    st.title("Say thank you with pictures", anchor=False)
    draw(easy_pictures.THANKS)
    st.markdown(
        "For you, the worker: this is for somebody who would rather choose pictures than write. "
        "Sit beside them and give them the screen. You are still signed in, so stay there. "
        "At the end they give it back, and you check the words."
    )
    services = session.open_services()
    service = asking.choice("Service that they thank", services, "easy-service")
    st.button("Start", type="primary", disabled=service is None, on_click=_next,
              kwargs={"service": service}, width="stretch")  # fmt: skip
    places.link("pass_on_thanks.py", "Write it instead")


def _one(
    number: int, asked: str, name: str, options: Mapping, drawn: Mapping, below: str = ""
) -> Callable[[], None]:
    """A question with one answer: pressing a card answers it and goes on."""

    def screen() -> None:
        _ask(number, asked, below)
        cards = _cards(len(options), 2 if len(options) == 2 else 3)
        for at, (value, label) in enumerate(options.items()):
            with cards[at]:
                draw(drawn[value])
                st.button(label, key=f"{name}-{at}", on_click=_next, kwargs={name: value},
                          width="stretch")  # fmt: skip
        back()

    return screen


def _did() -> None:
    _ask(3, "What did they do?", "You can choose more than one.")
    cards, before = _cards(len(Did), 2), said().get("did", ())
    for at, each in enumerate(Did):
        with cards[at]:
            draw(easy_pictures.DID[each])
            st.checkbox(each, each in before, key=f"did-{at}")
    st.button("Go on", type="primary", on_click=_chosen, width="stretch")
    back()


def _own() -> None:
    _ask(4, "Do you want to say more?", "You can leave this empty. Somebody can write it for you.")
    draw(easy_pictures.OWN)
    stands = asking.standing(OWN, said().get("own", ""))
    st.text_area("Your words", stands, key=OWN, height=180, max_chars=asking.BOX_MOST)
    st.button("Go on", type="primary", on_click=_told, width="stretch")
    back()


def _cards(many: int, wide: int) -> list:
    """A place for each card, in rows, so that a phone shows them in the same order."""
    rows = [st.columns(wide) for _ in range(0, many, wide)]
    columns = [column for row in rows for column in row][:many]
    return [each.container(border=True, key=f"card-{at}") for at, each in enumerate(columns)]


def _ask(number: int, asked: str, below: str = "") -> None:
    st.text(f"Question {number} of {QUESTIONS}")
    st.title(asked, anchor=False)
    if below:
        st.markdown(below)


def back() -> None:
    """A way to the screen before this one."""
    st.button("Go back", on_click=_go, args=(session.recall(STEP, 0) - 1,), width="stretch")


def _go(step: int) -> None:
    session.remember(STEP, step)


def _next(**answers: object) -> None:
    session.remember(SAID, {**said(), **answers})
    _go(session.recall(STEP, 0) + 1)


def _chosen() -> None:
    _next(did=tuple(each for at, each in enumerate(Did) if session.recall(f"did-{at}")))


def _told() -> None:
    _next(own=session.recall(OWN, ""))


QUESTIONS = 7
SCREENS: tuple[Callable[[], None], ...] = (
    _begin,
    _one(1, "Who are you?", "said_by", easy_thanks.WHO, easy_pictures.WHO),
    _one(2, "Who do you want to thank?", "said_to", easy_thanks.WHOM, easy_pictures.WHOM),
    _did,
    _own,
    _one(5, "When did they help you?", "about_when", easy_thanks.WHEN, easy_pictures.WHEN),
    _one(6, "Can people who work here read it?", "may_pass_on", easy_thanks.YES_OR_NO,
         easy_pictures.YES_OR_NO, "We never say your name. You can say no."),
    _one(7, "Can we show it to everybody?", "may_publish", easy_thanks.YES_OR_NO,
         easy_pictures.YES_OR_NO, "In a newsletter or on a website. We never say your name. "
         "You can say no."),
)  # fmt: skip
LAST = len(SCREENS)  # the step after the questions, which is the worker's
