"""How pages look in light and in dark: the theme of .streamlit/config.toml, and what it cannot say.

A visitor's machine says which of the two it wants, also while a page is open: charts and pictures
carry both, and the browser takes the one it needs. The organisation's colour and logo are those
that data/badge.py read; there is no other place where either is set.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache

import streamlit as st
from streamlit import config

from data.badge import badge
from stories.colours import BLACK, LARGE, WHITE, towards
from stories.house import Badge, is_svg

LIGHT, DARK = "theme.light", "theme.dark"
ON_ACCENT = "#0b1416"  # words on the accent in dark, which is a light colour there
# Colours of charts (pages/parts/charts.py) and what stands for each on a dark ground.
IN_DARK = {
    "#ffffff": "#1b1a17",  # ground
    "#0b0c0c": "#f4f1ea",  # ink
    "#3d3d3d": "#cfcabf",  # the line through the points
    "#6f777b": "#a3a9ac",  # expected variation, limits
    "#eef1f2": "#2a2824",  # the band between limits
    "#d9d9d9": "#45413a",  # grid
    "#006eb3": "#62b5ee",  # better
    "#b84e00": "#f0924c",  # worse
    "#490092": "#c29bf0",  # a change
    "#12436d": "#7fb2de",  # bars
}
IN_CHART = '[data-testid="stVegaLiteChart"] svg'
DARK_MACHINE, LIGHT_MACHINE = (
    f"@media (prefers-color-scheme: {each})" for each in ("dark", "light")
)
# Names for the colours of our own HTML; what Streamlit writes white on the accent in dark too;
# links that begin where words do; no words of Streamlit's where messages.calm has ours; in boxes no
# count of letters, since what they take (asking.BOX_MOST, LINE_MOST) is no answer's limit.
SHEET = """<style>
:root {{ {names} }}
[data-testid="stBaseButton-primary"], [data-testid="stBaseButton-primaryFormSubmit"],
[data-testid="stBaseLinkButton-primary"] {{ color: var(--on-accent) }}
{charts}
.stLogo {{ max-width: 14rem }}
[data-testid="stMainBlockContainer"] {{ padding-top: 4.5rem }}
[class*="st-key-named-"] [data-testid="stText"] {{ font-weight: 650; font-size: 1.1rem }}
[data-testid="stTable"] :is(div, table) {{ border: 0; border-radius: 0 }}
[data-testid="stTable"] table tr > :is(th, td) {{ border: 0; border-bottom: 1px solid var(--line);
  padding: .5rem .7rem .5rem 0; vertical-align: top }}
[data-testid="stTable"] table tr > th {{ border-bottom: 2px solid var(--edge); color: var(--ink) }}
[data-testid="stTable"] th p {{ font-weight: 650 }}
[data-testid="stPageLink"] a {{ padding-inline: 0 }}
[data-testid="stPageLink"] a:hover {{ background: none; text-decoration: underline }}
[data-testid="stException"] {{ display: none }}
:is(.stTextArea, .stTextInput) [data-testid="InputInstructions"] span:last-child {{ display: none }}
.asked p {{ margin: 0; line-height: 1.5 }}
.asked small, .saved {{ color: var(--quiet) }}
.saved {{ min-height: 1.2rem; margin: -.7rem 0 -.9rem; font-size: .85rem; line-height: 1.2rem;
  text-align: end }}
@media (min-width: 641px) {{
  [data-testid="stVerticalBlock"]:has(> [data-testid="stElementContainer"] .apart) {{
    display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    grid-template-rows: auto auto 1fr; column-gap: 2rem;
    > * {{ grid-column: 1; align-self: start }}
    > :has(> [class*="st-key-beside-"]) {{ grid-column: 2; grid-row: 1 / span 3 }}
  }}
}}
.told p {{ margin: 0; line-height: 1.5; white-space: pre-line; overflow-wrap: anywhere }}
.told p + p {{ margin-top: .15rem }}
.told strong {{ font-weight: 650; font-size: 1.1rem; margin-right: .4rem }}
.told small, .quotes small {{ color: var(--quiet); font-size: .875rem }}
.badge {{ padding: .05rem .4rem; color: var(--late); font-style: normal;
  font-size: .875rem; border: 1px solid var(--late); border-radius: .3rem }}
.quotes {{ list-style: none; margin: 0; padding: 0 !important; display: grid; gap: 1rem }}
.quotes li {{ margin: 0 !important; padding: 1rem !important; border: 1px solid var(--line);
  border-radius: .4rem; overflow-wrap: anywhere }}
.quotes p {{ margin: 0 0 .4rem; line-height: 1.5; white-space: pre-line }}
@media (min-width: 641px) {{ .quotes.beside {{ grid-template-columns: 1fr 1fr }} }}
.asked summary {{ color: var(--link); cursor: pointer; width: fit-content; padding: .3rem 0 }}
.asked summary:hover {{ text-decoration: underline }}
.asked summary:focus-visible {{ outline: 3px solid var(--accent); outline-offset: 2px }}
.asked details p {{ margin: .2rem 0 .4rem; padding: .6rem .9rem; background: var(--soft);
  border-left: .25rem solid var(--line); border-radius: .3rem }}
</style>"""

# Two people who come together, and the name of the service.
NAME = """<svg xmlns="http://www.w3.org/2000/svg" width="226" height="32" viewBox="0 0 226 32">
{style}<circle cx="11" cy="16" r="9"/><circle cx="24" cy="16" r="9" fill-opacity=".5"/>
<text x="42" y="22" font-size="17" font-weight="600"
font-family="Source Sans 3, Segoe UI, Helvetica Neue, Arial, sans-serif">Made a Difference</text>
</svg>"""
IN_NAME = "circle{fill:%(accent)s}text{fill:%(ink)s}"


def of_theme() -> dict[str, tuple[str, str]]:
    """Each colour of our own HTML, in light and in dark."""
    names = {
        "accent": "primaryColor",
        "ink": "textColor",
        "link": "linkColor",
        "line": "borderColor",
        "ground": "backgroundColor",
        "soft": "secondaryBackgroundColor",
    }
    pairs = {
        name: (st.get_option(f"{LIGHT}.{option}"), st.get_option(f"{DARK}.{option}"))
        for name, option in names.items()
    }
    return {**pairs, "edge": ("#8a857a", "#8f8879"), "quiet": ("#4d4a45", "#c6c0b3"),
            "late": ("#8f3d00", "#f0924c"), "on-accent": (WHITE, ON_ACCENT)}  # fmt: skip


def dress() -> None:
    """Put the organisation's colour into the theme, before the first visitor comes."""
    for option, colour in colours(badge()).items():
        config.set_option(option, colour)


def colours(ours: Badge) -> dict[str, str]:
    """What an organisation's colour changes in the theme; on the dark ground a lighter one."""
    if not ours.colour:
        return {}
    light, dark = (st.get_option(f"{each}.secondaryBackgroundColor") for each in (LIGHT, DARK))
    lighter = towards(ours.colour, WHITE, dark, LARGE)
    return {
        f"{LIGHT}.primaryColor": ours.colour,
        f"{LIGHT}.linkColor": towards(ours.colour, BLACK, light, LARGE),
        f"{DARK}.primaryColor": lighter,
        f"{DARK}.linkColor": lighter,
    }


def show() -> None:
    """The organisation's logo, and what the theme cannot say; once for every page."""
    _logo(badge(), is_dark())
    st.html(_sheet())


def is_dark() -> bool:
    """Whether the machine was dark when this run began."""
    return st.context.theme.type == "dark"


def in_both(rule: str) -> str:
    """The style of a picture that stands by itself, such as `path{fill:%(ink)s}`.

    It is as the machine is set, whatever page it stands on.
    """
    light, dark = ({name: pair[at] for name, pair in of_theme().items()} for at in (0, 1))
    return f"<style>{rule % light}{DARK_MACHINE}{{{rule % dark}}}</style>"


@cache
def _sheet() -> str:
    return SHEET.format(names=names(), charts="\n".join(of_charts()))


def names() -> str:
    """The colours of our own HTML by name, for the root of a page."""
    pairs = of_theme().items()
    return " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in pairs)


def of_charts() -> Iterator[str]:
    """Rules that give each colour of a chart its partner in dark.

    Charts are drawn as SVG, in which each mark says its colour as it stands in the chart.
    """
    yield f"{IN_CHART} {{ background: var(--ground) !important }}"
    for light, dark in IN_DARK.items():
        for part in ("fill", "stroke"):
            yield f'{IN_CHART} [{part}="{light}" i] {{ {part}: light-dark({light}, {dark}) }}'


def _logo(ours: Badge, dark: bool) -> None:
    """The logo of this run, and of an organisation with two the other, should the machine turn."""
    if not ours.logo:
        st.logo(_as_image(_name_of_the_service()), size="large")
        return
    light, other = ours.logo, ours.logo_on_dark or ours.logo
    st.logo(_as_image(other if dark else light), size="large")
    if other != light:
        st.html(_other_logo(light if dark else other, LIGHT_MACHINE if dark else DARK_MACHINE))


@cache
def _other_logo(held: bytes, machine: str) -> str:
    image = f'.stLogo {{ content: url("{_as_image(held)}") }}'
    return f"<style>{machine} {{ {image} }}</style>"


@cache
def _name_of_the_service() -> bytes:
    """What stands in the corner where an organisation has given no logo of its own."""
    return NAME.format(style=in_both(IN_NAME)).encode()


@cache
def _as_image(held: bytes) -> str:
    """As an address that holds the picture itself, so that nothing is kept for it."""
    kind = "svg+xml" if is_svg(held) else "png"
    return f"data:image/{kind};base64,{b64encode(held).decode()}"


def chart(spec: Mapping, alt: str) -> None:
    """A chart, named for those who do not see it; `of_charts` gives it the colours of the page."""
    st.vega_lite_chart(spec, theme=None, alt=alt)
