"""What every table is made of: names of constraints, ids, moments and known values."""

from datetime import UTC, datetime

import sqlalchemy as sa

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = sa.MetaData(naming_convention=NAMES)

Id = sa.String(36)


class Moment(sa.TypeDecorator):
    """A moment in UTC; a time without a zone is refused."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: object) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: object) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def one_of(column: str, values) -> sa.CheckConstraint:
    """A promise that the column holds one of these values, or nothing."""
    listed = ", ".join(f"'{value}'" for value in sorted(values))
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def column(name: str, kind=Id, *extra, **options) -> sa.Column:
    """A column that is never empty unless `nullable` says so; an id where no kind is given."""
    return sa.Column(name, kind, *extra, nullable=options.pop("nullable", False), **options)


def of(table: str, **options) -> sa.Column:
    """A column that names a row of another table by its id."""
    name = options.pop("name", f"{table}_id")
    target = sa.ForeignKey(options.pop("target"), ondelete=options.pop("ondelete", "RESTRICT"))
    return column(name, Id, target, **options)
