"""The way in and out: who is here, the sign-in page of each kind, signing out."""

import html
from urllib.parse import urlencode

import streamlit as st

from data import demo
from data.check.sign_in import providers
from pages.parts import places, session
from stories.people import Person, Role

WHAT_THEY_DO = {
    Role.STAFF: "Tell a story, record an outcome, pass on a thank-you.",
    Role.REVIEWER: "Check that nobody can be recognised, and approve.",
    Role.GOVERNANCE: "The second key: clear approved stories for outside.",
    Role.LEADER: "See what is changing, beside what is not.",
    Role.COMMS: "Find and pull stories for the channels people agreed to.",
    Role.ANALYST: "Bring in returns and spreadsheets, and publish the figures.",
    Role.ADMIN: "Look after the service and its record of actions.",
}
NAMED = {"default": "your work account", "entra": "your Microsoft work account"}
# The one place with a form of our own: stepping in sets a cookie, which Streamlit cannot do.
FORM_STYLE = """<style>
.step-in { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .8rem }
.step-in form { margin: 0; display: flex }
.step-in button { flex: 1; display: flex; flex-direction: column; text-align: left;
  padding: .9rem 1rem; font: inherit; cursor: pointer;
  color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: .4rem }
.step-in button:hover { border-color: var(--accent); background: var(--soft) }
.step-in button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.sign-in { display: inline-block; padding: .7rem 1.2rem; margin: 0 .6rem .6rem 0;
  border-radius: .4rem; background: var(--accent);
  color: var(--on-accent) !important; text-decoration: none }
.sign-in:hover { background: var(--link) }
.sign-in:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
.step-in strong { display: block; font-size: 1.1em } .step-in span { display: block }
</style>"""


def banner(person: Person | None) -> None:
    """Say on every page who is here, and that a demonstration is one."""
    if session.signs_in_for_real():
        if person is not None:
            _who_is_here(person)
        return
    if person is None:
        st.info("Demonstration: every person and story here is invented. Enter nothing real.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("**Demonstration:** everybody here is invented.", width="stretch")
        _name_and_way_out(person)


def _who_is_here(person: Person) -> None:
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="right",
    ):
        _name_and_way_out(person)


def _name_and_way_out(person: Person) -> None:
    held = " and ".join(sorted(person.roles)) or "no role yet"
    st.text(f"{person.name}, {held}", width="content")
    _way_out()


def _way_out() -> None:
    if st.button("Sign out", key="sign-out", type="tertiary"):
        session.sign_out()
        st.rerun()


def sign_in(page: st.Page) -> None:
    """Let the visitor in, and bring them back to the page they asked for."""
    st.title("Made a Difference", anchor=False)
    st.write(
        "Social care is talked about when it fails. This is where the other stories are told: "
        "safely, honestly, and beside what is still hard."
    )
    asked = f"/{page.url_path}" if page.url_path else "/"
    if query := st.query_params.to_dict():
        asked += "?" + "&".join(f"{name}={value}" for name, value in query.items())
    if session.signs_in_for_real():
        _work_accounts(asked)
    else:
        _step_in(asked)
    places.link("accessibility.py", "Accessibility statement")


def waiting(person: Person) -> None:
    """For somebody whom an administrator has not given a role yet."""
    st.title("You are signed in", anchor=False)
    st.text(f"Hello {person.name}. We know who you are now.")
    st.write(
        "You cannot do anything yet, because nobody has said what your role is. "
        "Ask an administrator of this service to give you one. They will find your name under "
        "**People and roles**. Then reload this page: there is no need to sign in again."
    )


def _work_accounts(asked: str) -> None:
    """One link for each place people may sign in with."""
    if why := session.why_not():
        st.info(why)
    names = providers(st.secrets["auth"])
    st.html(FORM_STYLE + "".join(_work_account(name, asked) for name in names))
    st.caption("You sign in at your organisation. This service never sees your password.")


def _work_account(name: str, asked: str) -> str:
    address = "/sign-in?" + urlencode({"with": name, "next": asked})
    label = f"Sign in with {NAMED.get(name, name.capitalize())}"
    return f'<a class="sign-in" href="{html.escape(address)}">{html.escape(label)}</a>'


def _step_in(asked: str) -> None:
    st.header("Step in as", anchor=False)
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
