"""Which index a database is to begin with, where it cannot know by itself."""

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class leads_not(GenericFunction):  # noqa: N801 - named like the functions of SQL
    """A column as it is, of which no index is used. PostgreSQL counts its values and needs none."""

    inherit_cache = True
    type = sa.String()


@compiles(leads_not)
def _as_it_is(element: leads_not, compiler: SQLCompiler, **how: object) -> str:
    return compiler.process(element.clauses, **how)


@compiles(leads_not, "sqlite")
def _without_index(element: leads_not, compiler: SQLCompiler, **how: object) -> str:
    return f"+{compiler.process(element.clauses, **how)}"
