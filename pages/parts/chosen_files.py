"""Files that are chosen on a page: how large they may be, and letting go of them."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts.room_for_files import ROOM


def most(megabytes: int) -> int:
    """The most that a box may promise, in MB: what the server takes, less what is said around."""
    return min(megabytes, st.get_option("server.maxUploadSize") - 1)


def why_not() -> None:
    """Say why the last file was not taken, if so; its box shows no more than a mark."""
    if why := ROOM.said.get(get_script_run_ctx().session_id):
        st.warning(why)


def tidy(*, leaving: bool) -> None:
    """As a run begins: what was removed takes up no room, nor what is on the page that is left."""
    here = get_script_run_ctx()
    tab, manager = here.session_id, here.uploaded_file_mgr
    if leaving:
        ROOM.said.pop(tab, None)
        manager.remove_session_files(tab)
    if files := ROOM.files(tab):
        ROOM.touch(tab)
        kept = manager.get_files(tab, files)
        ROOM.keep_only(tab, frozenset(each.file_id for each in kept))
