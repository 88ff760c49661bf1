"""Import a spreadsheet: read, match, check, look, keep."""

import streamlit as st

from pages.documents import import_files
from pages.parts import (
    asking,
    import_checks,
    import_history,
    import_source,
    messages,
    places,
    session,
)
from stories.actions import importing
from stories.importing.layout import LAYOUTS
from stories.people import Role

person = session.require(Role.ANALYST)
lists = import_source.lists()

st.title("Import a spreadsheet", anchor=False)
st.markdown(
    "Outcomes or balancing facts from an Excel or CSV file. Nothing is kept until you have seen "
    "what it holds. Rows imported before are not counted again, so a longer version of the same "
    "file may be imported over an earlier one. Give no names: we keep only the columns below."
)
import_checks.receipt()
chosen = asking.choice(
    "What does it hold?",
    {name: layout.title for name, layout in LAYOUTS.items()},
    "layout",
    radio=True,
)
if chosen is None:
    import_history.show(person)
    places.link("home.py", "Back to home")
    session.stop()
layout = LAYOUTS[chosen]
st.download_button(
    "Download the template (Excel)",
    lambda: import_files.template(layout, lists),
    f"{layout.name}-template.xlsx",
    key="template",
    on_click="ignore",
)
with messages.refusals():
    sheet = import_source.sheet(layout)
    if sheet is not None:
        columns = import_source.columns(layout, sheet)
        if columns is not None:
            checked = import_checks.checked(sheet, layout, columns, lists)
            reasons = import_checks.show(checked, lists)
            whole = import_checks.all_or_nothing(checked)
            if st.button("Keep these rows", key="keep", type="primary"):
                signed = {"by": person, "at": session.now()}
                store = session.store()
                with import_checks.progress("Keeping the rows") as progress:
                    done = importing.keep(
                        store, checked, reasons, all_or_nothing=whole, progress=progress, **signed
                    )
                importing.remember_columns(store, layout, sheet.headings, columns, **signed)
                import_checks.kept(done)
                st.rerun()
import_history.show(person)
places.link("home.py", "Back to home")
