"""Made a Difference: `streamlit run app.py`, or any ASGI server with app:app."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data import check, demo, opening
from data.check import look
from data.check.looks import refuse
from data.check.server import MUST_BE
from data.check.sign_in import providers
from data.config import Settings
from pages.parts import (
    looks,
    session,
    take_figures,
    talking,
    warming,
    web,
    web_brief,
    web_feeds,
    web_figures,
    web_files,
    web_giving,
    web_held,
    web_house,
    web_line,
    web_sign_in,
    web_uploads,
)
from stories.errors import OutOfReach

REAL = session.signs_in_for_real()
ADDRESS = str(st.secrets["auth"].get("redirect_uri", "")) if REAL else ""


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Make everything ready before the first visitor: database, demonstration, slow imports."""
    if REAL:
        opening.prepare(session.store())
    else:
        demo.prepare(session.store(), session.now())
    warming.warm()
    gc.freeze()
    with session.serving(for_real=REAL):
        yield
    session.store().close()


def the_door() -> Route:
    """The organisation's sign-in, or the demonstration's stepping in; never both."""
    if not REAL:
        return Route("/demonstration/step-in", web.step_in, methods=["POST"])
    return Route("/sign-in", web_sign_in.sign_in(frozenset(providers(st.secrets["auth"]))))


if REAL:
    options = {name: st.get_option(name) for name in MUST_BE}
    check.refuse(look.situation(st.secrets["auth"], options))
else:
    refuse(Settings())
    demo.refuse_other_addresses(st.get_option("server.address"))
looks.dress()
app = st.App(
    "pages/frame.py",
    routes=[
        Route("/home", web.to_the_first_page),
        Route("/healthz", web.healthz),
        Route("/readyz", web.readyz),
        Route(web_files.PATH, web_files.file),
        Route(take_figures.PATH, web_figures.file),
        Route(web_held.PATH, web_held.file),
        Route(talking.PATH, web_brief.file),
        Route(web_house.ADDRESS, web_house.look),
        *web_feeds.routes(demonstration=not REAL),
        the_door(),
    ],
    middleware=[
        Middleware(web.SafeHeaders, demonstration=not REAL, address=ADDRESS),
        Middleware(web_sign_in.BackToThePage),
        Middleware(web_line.BeginsWhole),
        Middleware(web_uploads.TakesFiles),
    ],
    exception_handlers={OutOfReach: web_giving.away},
    lifespan=lifespan,
)
