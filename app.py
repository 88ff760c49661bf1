"""Made a Difference: `streamlit run app.py`, or any ASGI server with app:app."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data import demo
from pages.parts import session, web


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Make everything ready before the first visitor: database, demonstration, slow imports."""
    demo.prepare(session.store(), session.now())
    import altair  # noqa: F401  a second's work that no visitor should wait for

    gc.freeze()
    yield
    session.store().engine.dispose()


demo.refuse_real_sign_in(st.secrets.load_if_toml_exists() and "auth" in st.secrets)
demo.refuse_other_addresses(st.get_option("server.address"))
app = st.App(
    "pages/frame.py",
    routes=[
        Route("/healthz", web.healthz),
        Route("/readyz", web.readyz),
        Route("/demonstration/step-in", web.step_in, methods=["POST"]),
    ],
    middleware=[Middleware(web.SafeHeaders, demonstration=True)],
    lifespan=lifespan,
)
