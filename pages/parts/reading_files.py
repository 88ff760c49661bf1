"""From files dropped on a page to a reading by a process of its own; no disk has them meanwhile."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path, PureWindowsPath

import streamlit as st

from data.returns import read_apart
from data.uploads import label_answers
from pages.parts import session
from pages.parts.room_for_files import ROOM
from stories.returns import Reading

LONGEST_NAME = 200  # bytes, as a disk counts them


def read(uploaded: Sequence) -> Reading:
    """Read these files in a process of its own; stopping the page ends it and leaves nothing."""
    with ROOM.reading(), ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="returns-")))
        paths = [_laid(folder, each, held) for each in uploaded]
        total = max(sum(path.stat().st_size for path in paths), 1)
        bar = st.progress(0.0, text="Reading. You can stop by leaving this page.")

        def tell(done: int) -> None:
            bar.progress(min(done / total, 1.0), text=f"Reading: {min(done / total, 1.0):.0%}")

        with session.store().read() as connection:
            labels = label_answers(connection)
        key = session.store().keys.for_returns
        reading = read_apart(paths, key, session.today(), tell, labels, _services())
        bar.empty()
        return reading


def _services() -> dict[str, str]:
    """Our services by every name that a return may give them: their own, and those of teams."""
    services = session.services()
    teams = {team.name: team.service for team in session.teams().values()}
    return teams | {name: code for code, name in services.items()}


def _laid(folder: Path, uploaded, held: ExitStack) -> Path:
    """The file under its own name, or with a number before it where two have the same.

    On Linux the name leads to memory, which goes with this process; elsewhere the file is written
    down, and removed with the folder.
    """
    name = PureWindowsPath(Path(uploaded.name.replace("\0", "")).name).name
    name = name.encode()[-LONGEST_NAME:].decode(errors="ignore") or "file"
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{number} {name}"
    if hasattr(os, "memfd_create"):
        memory = os.memfd_create("return")
        held.callback(os.close, memory)
        path.symlink_to(f"/proc/{os.getpid()}/fd/{memory}")
    path.write_bytes(uploaded.getbuffer())
    return path
