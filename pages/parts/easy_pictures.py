"""Pictures of the easy way to say thank you: drawn here with few lines, in the page's colours.

Each stands beside the words that say the same, so a screen reader passes over it.
"""

from base64 import b64encode

import streamlit as st

from pages.parts import looks
from stories.easy_thanks import Did
from stories.thanks import AboutWhen, SaidBy, SaidTo

FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 72" width="96" height="72" '
    'fill="none" stroke-width="3" stroke-linecap="round" '
    'stroke-linejoin="round">{style}{inside}</svg>'
)
ACCENT = "#accent"
COLOURS = f'svg{{stroke:%(ink)s}}[fill="{ACCENT}"]{{fill:%(accent)s}}'
FULL = f'fill="{ACCENT}" stroke="none"'


def _somebody(x: float, size: float, base: float = 66) -> str:
    """A head above shoulders; `size` is how tall they are."""
    wide, head = size * 0.24, size * 0.19
    neck = base - size * 0.52
    return (
        f'<circle cx="{x}" cy="{base - size + head:.1f}" r="{head:.1f}"/>'
        f'<path {FULL} d="M{x - wide:.1f} {base}V{neck + wide:.1f}a{wide:.1f} {wide:.1f} 0 0 1 '
        f'{2 * wide:.1f} 0V{base}z"/>'
    )


def _heart(x: float, y: float, wide: float) -> str:
    """Its tip points down at x; y is its middle."""
    half = wide / 2
    return (
        f'<path {FULL} d="M{x} {y + half}L{x - half} {y - half * 0.1:.1f}a{half / 2:.1f} '
        f"{half / 2:.1f} 0 0 1 {half} -{half * 0.5:.1f}a{half / 2:.1f} {half / 2:.1f} 0 0 1 "
        f'{half} {half * 0.5:.1f}z"/>'
    )


def _day(x: float, y: float) -> str:
    """A leaf of a calendar."""
    return (
        f'<rect x="{x}" y="{y}" width="30" height="32" rx="4"/><path d="M{x} {y + 10}h30"/>'
        f'<rect x="{x + 11}" y="{y + 17}" width="8" height="8" {FULL}/>'
    )


BUBBLE = (
    '<path d="M10 10h52a6 6 0 0 1 6 6v22a6 6 0 0 1-6 6H30L18 56V44h-8a6 6 0 0 1-6-6V16a6 6 0 0 '
    '1 6-6z"/>'
)
TICK, CROSS = '<path d="M32 37l11 11 22-24"/>', '<path d="M36 24l24 24M60 24L36 48"/>'
RING = '<circle cx="48" cy="36" r="30"/>'
HOUSE = '<path d="M6 34L30 12l24 22M12 30v36h36V30"/>'
WHO = {
    SaidBy.CHILD: _somebody(38, 40) + f'<circle cx="66" cy="58" r="8" {FULL}/>',
    SaidBy.YOUNG_PERSON: _somebody(48, 54) + '<path d="M36 25a12 12 0 0 1 24 0M36 24v6M60 24v6"/>',
    SaidBy.CARE_LEAVER: HOUSE + _somebody(72, 50),
    SaidBy.ADULT: _somebody(30, 54) + _somebody(66, 54) + '<path d="M42 50h12"/>',
    SaidBy.PARENT: _somebody(36, 60) + _somebody(66, 36),
    SaidBy.CARER: _somebody(34, 58) + _heart(70, 34, 28),
    SaidBy.FAMILY_MEMBER: _somebody(22, 48) + _somebody(50, 60) + _somebody(76, 38),
}
WHOM = {
    SaidTo.WORKER: _somebody(48, 60),
    SaidTo.TEAM: _somebody(20, 50) + _somebody(48, 58) + _somebody(76, 50),
    SaidTo.SERVICE: '<path d="M16 66V14h36v52M52 30h28v36M6 66h84"/>'
    '<path d="M26 26h4M38 26h4M26 40h4M38 40h4M62 42h6M62 54h6"/>'
    f'<rect x="28" y="52" width="12" height="14" {FULL}/>',
}
DID = {
    Did.LISTENED: '<path d="M62 58c-4 8-14 8-17 1-2-5 1-8-3-12-6-6-8-12-8-18a20 20 0 0 1 40 0c0 '
    '14-8 18-12 29z"/><path d="M44 28a10 10 0 0 1 20 0c0 6-6 8-8 14"/>'
    f'<circle cx="20" cy="36" r="6" {FULL}/>',
    Did.STAYED: '<path d="M14 66V10h32v56M6 66h60"/>'
    f'<circle cx="38" cy="40" r="3" {FULL}/><path d="M88 40H60m10-10L60 40l10 10"/>',
    Did.HONEST: BUBBLE + '<path d="M24 26l8 9 16-17"/>' + _somebody(80, 34),
    Did.SAFE: '<path d="M8 32a40 26 0 0 1 80 0z" fill="#accent"/><path d="M48 6v52a6 6 0 0 1'
    '-12 0"/>',
    Did.ABLE: '<path d="M4 66h22V52h22V38h22V24h22"/>' + _somebody(37, 34, 50)
    + '<path d="M62 18l12-12m-9 0h9v9"/>',
    Did.CLEAR: '<path d="M36 50a22 22 0 1 1 24 0v8H36z" fill="#accent"/><path d="M38 66h20"/>',
    Did.KIND: _heart(48, 30, 50),
    Did.LAUGH: RING + f'<path d="M30 40a18 18 0 0 0 36 0z" {FULL}/><path d="M36 26v4M60 26v4"/>',
}  # fmt: skip
WHEN = {
    AboutWhen.THIS_YEAR: _day(33, 20),
    AboutWhen.FEW_YEARS: _day(8, 8) + _day(33, 20) + _day(58, 32),
    AboutWhen.DECADES: '<path d="M28 6h40M28 66h40M32 6c0 20 16 20 16 30S32 46 32 66M64 6c0 20-16 '
    f'20-16 30s16 10 16 30"/><path d="M38 62c2-8 18-8 20 0z" {FULL}/>',
}
YES_OR_NO = {True: RING + TICK, False: RING + CROSS}
OWN = '<path d="M18 54l4-16L62 6l12 12-40 32z"/><path d="M14 66h66"/>' + _heart(80, 50, 18)
THANKS = BUBBLE + _heart(36, 27, 24) + _somebody(80, 38)


def draw(inside: str) -> None:
    """The picture, once and a half as large, in the colours of the page."""
    made = FRAME.format(style=looks.in_both(COLOURS), inside=inside)
    held = b64encode(made.encode()).decode()
    st.html(
        f'<img src="data:image/svg+xml;base64,{held}" alt="" width="144" height="108" '
        'style="display:block;margin:0 auto">'
    )
