"""What Streamlit has no element for: a table that folds on a phone, links to files, a question,
what a card says, quotes.

Each is one element however much it holds. All words are escaped, so nothing in them comes alive.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

STYLE = """<style>
.folds { width: 100%; border-collapse: collapse; font-size: .95rem; line-height: 1.4 }
.folds th, .folds td { padding: .5rem .7rem .5rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); font-weight: 400 }
.folds thead th { font-weight: 650; border-bottom: 2px solid var(--edge) }
.takes { display: flex; flex-wrap: wrap; gap: .6rem }
.takes a { display: inline-flex; align-items: center; min-height: 2.5rem; padding: 0 .75rem;
  color: var(--ink); font-size: .875rem; border: 1px solid var(--line); border-radius: .4rem;
  text-decoration: none }
.takes a:hover { border-color: var(--accent); background: var(--soft) }
.folds a:focus-visible, .takes a:focus-visible { outline: 3px solid var(--accent);
  outline-offset: 2px }
@media (max-width: 46rem) {
  .folds thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%) }
  .folds, .folds tbody, .folds tr, .folds tbody th { display: block }
  .folds tr { padding: .7rem 0; border-bottom: 1px solid var(--edge) }
  .folds tbody th, .folds td { border: 0; padding: .15rem 0 }
  .folds tbody th { font-weight: 650; font-size: 1.05rem }
  .folds td { display: grid; grid-template-columns: 8.5rem 1fr; gap: .6rem }
  .folds td::before { content: attr(data-name); color: var(--quiet) }
  .folds td:empty { display: none }
}
</style>"""


@dataclass(frozen=True)
class Link:
    """Words that lead to an address of this service."""

    words: str
    address: str


def table(columns: Sequence[str], rows: Iterable[Sequence[str | Link]], name: str) -> str:
    """A real table, the first cell of each row its name; on a phone each row is a short list.

    The roles say what it is also where the style lays it out as blocks.
    """
    head = "".join(f'<th role="columnheader" scope="col">{escape(each)}</th>' for each in columns)
    body = "".join(_row(columns, row) for row in rows)
    return (
        f'{STYLE}<table class="folds" role="table" aria-label="{escape(name)}">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(columns: Sequence[str], row: Sequence[str | Link]) -> str:
    first, *rest = map(_cell, row)
    cells = "".join(
        f'<td role="cell" data-name="{escape(name)}">{words}</td>'
        for name, words in zip(columns[1:], rest, strict=True)
    )
    return f'<tr role="row"><th role="rowheader" scope="row">{first}</th>{cells}</tr>'


def _cell(told: str | Link) -> str:
    if isinstance(told, Link):
        place = f'href="{escape(told.address)}" target="_self" style="color:var(--link)"'
        return f"<a {place}>{escape(told.words)}</a>"
    return escape(told)


def finding(link: Link, below: str) -> str:
    """A finding that leads to the whole of it, and a smaller line below; many stand on a page."""
    return (
        f'<p style="margin:1rem 0 0;line-height:1.4"><strong>{_cell(link)}</strong><br>'
        f"<small>{escape(below)}</small></p>"
    )


def files(links: Iterable[Link], name: str, beside: bool = False) -> None:
    """Links to files, in a row; `beside` where buttons go on in the same row."""
    made = "".join(f'<a href="{escape(each.address)}">{escape(each.words)}</a>' for each in links)
    row = f'{STYLE}<nav class="takes" aria-label="{escape(name)}">{made}</nav>'
    if beside:
        st.html(row, width="content")
    else:
        show(row)


def question(
    asks: str, says: str = "", kept: str = "", example: str = "", *, apart: bool = False
) -> str:
    """What a box asks, what helps to answer it, what it is kept as; `apart` leaves room beside it.

    An example can be unfolded, and is the same for everybody. Nothing here changes with an answer:
    words that change are drawn anew, and an example that is open would fold.
    """
    said = [f"<strong>{escape(asks)}</strong>"]
    if says:
        said.append(escape(says))
    if kept:
        said.append(f"<small>{escape(kept)}</small>")
    made = f'<div class="asked{" apart" if apart else ""}">' + "".join(
        f"<p>{each}</p>" for each in said
    )
    if example:
        made += (
            f"<details><summary>See an example</summary><p>{escape(example)}<br>"
            "<small>Made up, to show one way to say it.</small></p></details>"
        )
    return f"{made}</div>"


def saved(line: str) -> str:
    """When an answer was saved, below its box; the place is kept while nothing is."""
    return f'<p class="saved">{escape(line)}</p>'


def told(title: str, below: str, badge: str = "", says: Iterable[str] = ()) -> str:
    """What a card of a list says: a title, perhaps with a badge, sentences, and a smaller line."""
    head = f"<strong>{escape(title)}</strong>"
    if badge:
        head += f' <em class="badge">{escape(badge)}</em>'
    said = [head, *map(escape, says), f"<small>{escape(below)}</small>"]
    return f'<div class="told">{"".join(f"<p>{each}</p>" for each in said)}</div>'


def quotes(said: Iterable[tuple[str, str]], beside: bool = False) -> str:
    """What people said, each with a smaller line of who they are; side by side where asked."""
    made = "".join(
        f"<li><p>“{escape(words)}”</p><small>{escape(who)}</small></li>" for words, who in said
    )
    # A list without its signs is told as one by Safari only where its role says so.
    return f'<ul role="list" class="quotes{" beside" if beside else ""}">{made}</ul>'


def pictures(drawn: Iterable[tuple[str, bytes]], says: str) -> str:
    """One picture in several looks, small, each over what its look is called."""
    made = "".join(
        '<figure style="margin:0;width:min(11rem,calc(50% - .4rem))">'
        '<img alt="" style="width:100%;border-radius:.3rem" '
        f'src="data:image/svg+xml;base64,{b64encode(svg).decode()}">'
        f"<figcaption><small>{escape(name)}</small></figcaption></figure>"
        for name, svg in drawn
    )
    row = "display:flex;flex-wrap:wrap;gap:.8rem"
    return f'<div role="img" aria-label="{escape(says)}" style="{row}">{made}</div>'


def show(made: str) -> None:
    """What one of the functions here made."""
    st.html(made)
