"""What each run of the served benchmark begins with."""

import streamlit as st

from tests.benchmarks import served

exec(served.chosen(st.query_params.get("floor")), globals())
