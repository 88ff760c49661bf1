"""The way in and out: the demonstration's banner, its sign-in page, signing out."""

import html

import streamlit as st

from data import demo
from pages.parts import session
from stories.people import Person, Role

WHAT_THEY_DO = {
    Role.STAFF: "Tell a story, record an outcome, pass on a thank-you.",
    Role.REVIEWER: "Check that nobody can be recognised, and approve.",
    Role.GOVERNANCE: "The second key: clear approved stories for outside.",
    Role.LEADER: "See what is changing, beside what is not.",
    Role.COMMS: "Find and pull stories for the channels people agreed to.",
    Role.ANALYST: "Look at the same trends, and what they rest on.",
    Role.ADMIN: "Look after the service and its record of actions.",
}
# The one place with a form of our own: stepping in sets a cookie, which Streamlit cannot do.
FORM_STYLE = """<style>
.step-in { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .8rem }
.step-in form { margin: 0; display: flex }
.step-in button { flex: 1; text-align: left; padding: .9rem 1rem; font: inherit; cursor: pointer;
  color: inherit; background: transparent; border: 1px solid #8a857a; border-radius: .4rem }
.step-in button:hover { border-color: #00616b; background: rgba(0, 97, 107, .08) }
.step-in button:focus-visible { outline: 3px solid #00616b; outline-offset: 2px }
.step-in strong { display: block; font-size: 1.1em } .step-in span { display: block }
</style>"""


def banner(person: Person | None) -> None:
    """Say on every page that this is a demonstration, and who is here."""
    if person is None:
        st.info("Demonstration: every person and story here is invented. Enter nothing real.")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="banner"):
        st.markdown("**Demonstration:** everybody here is invented.", width="content")
        st.space("stretch")
        st.text(f"{person.name}, {' and '.join(sorted(person.roles))}", width="content")
        if st.button("Sign out", key="sign-out", type="tertiary"):
            session.sign_out()
            st.rerun()


def sign_in(page: st.Page) -> None:
    """Let the visitor step in as each role, and come back to the page they asked for."""
    st.title("Made a Difference", anchor=False)
    st.write(
        "Social care is talked about when it fails. This is where the other stories are told: "
        "safely, honestly, and beside what is still hard."
    )
    st.header("Step in as", anchor=False)
    asked = f"/{page.url_path}" if page.url_path else "/"
    if query := st.query_params.to_dict():
        asked += "?" + "&".join(f"{name}={value}" for name, value in query.items())
    forms = "".join(_form(person, asked) for person in demo.people(session.store()))
    st.html(f'{FORM_STYLE}<div class="step-in">{forms}</div>')


def _form(person: Person, asked: str) -> str:
    main = next(role for role in reversed(Role) if role in person.roles)
    return (
        '<form method="post" action="/demonstration/step-in">'
        f'<input type="hidden" name="person" value="{html.escape(person.id)}">'
        f'<input type="hidden" name="next" value="{html.escape(asked)}">'
        f'<button type="submit"><strong>{html.escape(main.capitalize())}</strong>'
        f"<span>{html.escape(person.name)}, {html.escape(person.job)}</span>"
        f"<span>{html.escape(WHAT_THEY_DO[main])}</span></button></form>"
    )
