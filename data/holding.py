"""Which stories hold some words, in the index of words of each database's own kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa

from data import tables
from data.store.search import INDEX
from stories.searching import Term


@dataclass(frozen=True)
class Holding:
    """Stories that hold some words, in the database's own index, or all where none are asked."""

    stories: sa.FromClause
    number: sa.ColumnElement[int]
    where: Sequence[sa.ColumnElement[bool]] = ()

    @property
    def source(self) -> sa.FromClause:
        """With story_search beside it."""
        kept = tables.story_search
        same = kept.c.number == self.number
        return kept if self.stories is kept else self.stories.join(kept, same)


@cache
def holding_in(dialect: str, worded: bool) -> Holding:
    kept = tables.story_search
    if not worded:
        return Holding(kept, kept.c.number)
    asked = sa.bindparam("asked", type_=sa.String)
    if dialect == "sqlite":
        index = sa.table(INDEX, sa.column("rowid", sa.Integer))
        number, holds = index.c.rowid, sa.literal_column(INDEX).op("MATCH")(asked)
    else:
        index = sa.table(INDEX, sa.column("number", sa.Integer), sa.column("stems"))
        asked = sa.func.to_tsquery(sa.literal_column("'simple'"), asked)
        number, holds = index.c.number, index.c.stems.op("@@")(asked)
    return Holding(index, number, (holds,))


def asked_of(dialect: str, terms: Sequence[Term]) -> str:
    """The terms as the database's own index takes them: tokens hold letters and numbers alone."""
    if dialect == "sqlite":
        return " AND ".join(
            f'"{" ".join(term.tokens)}"' + (" *" if term.beginning else "") for term in terms
        )
    return " & ".join(
        "(" + " <-> ".join(term.tokens) + (":*" if term.beginning else "") + ")" for term in terms
    )


def planned_apart(holding: Holding) -> Holding:
    """The same stories, for which PostgreSQL plans as if all of them were wanted.

    It plans what has an offset by itself. For the few newest of a rare word it would go through
    the stories one by one, newest first, and unpack the words of each; it does not know what that
    costs. So it asks the index of words, unless a third of the stories hold the word.
    """
    number = holding.number
    held = (
        sa.select(number).where(*holding.where).order_by(number.desc()).offset(0).subquery("held")
    )
    return Holding(held, held.c.number)
