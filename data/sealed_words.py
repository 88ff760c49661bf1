"""Every word that is sealed, wherever it stands: what is done to all of them at one go."""

from collections.abc import Iterator

import sqlalchemy as sa

from data import tables
from data.check import Unsafe
from data.keys import Keys, LostKey, thing_of
from data.store.sealed import with_keys
from data.store.settings import put_settings, setting_in

# The place that the words of each sealed column are bound to, told by the columns of its row.
PLACES = {
    "draft_answers.sealed": "draft/{draft_id}/{name}",
    "consent_names.sealed_name": "consent/{party}/name",
    "consent_names.sealed_speaker": "consent/{party}/speaker",
    "cpd_answers.sealed": "cpd/{story_id}/{name}",
    "review_notes.sealed": "review/{story_id}/{kind}",
    "story_rests.sealed_reason": "rest/{story_id}/reason",
    "saved_searches.sealed_asked": "search/{id}",
}
AT_ONCE = 1_000  # rows that are sealed anew in one statement: all of them would take much memory
MARK = "story keys"  # the setting that says which collection of own keys locks what is here
STRANGE = (
    "STORY_KEYS: these are not the keys that lock the names, notes and drafts of this database. "
    "Name the file or database where they are, the same for every replica. If it is lost, put the "
    "copy that stands beside the backups in its place, then make a backup and restore it: what was "
    "written since that copy is removed, because it opens no more. If the copy is lost too, make a "
    "backup, and restore it with --without-their-keys: what they locked is removed."
)
AWAY = (
    "STORY_KEYS: the keys that lock names, notes and drafts cannot be read and written where they "
    "are. Name a file, or a database, that the account of the service may write."
)


def _place(column: sa.Column, row: sa.RowMapping) -> str:
    """What the words of this column in this row are bound to."""
    return PLACES[str(column)].format(**row)


def sealed_columns() -> Iterator[sa.Column]:
    """Every column that holds sealed words: its name says so."""
    for table in tables.metadata.sorted_tables:
        yield from (each for each in table.c if each.name.startswith("sealed"))


def seal_anew(connection: sa.Connection, keys: Keys) -> int:
    """Open everything that is sealed and seal it as these keys now do; how much that was."""
    count = 0
    _be_patient(connection)
    for column in sealed_columns():
        table = column.table
        same = [each == sa.bindparam(_of(each)) for each in table.primary_key]
        put = table.update().where(*same).values({column: sa.bindparam("sealed_anew")})
        rows = connection.execute(sa.select(table).with_for_update()).mappings().all()
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE]
            anew = [{"sealed_anew": _anew(keys, column, row), **_key(row, table)} for row in some]
            connection.execute(put, anew)
        count += len(rows)
    return count


def _anew(keys: Keys, column: sa.Column, row: sa.RowMapping) -> bytes:
    place = _place(column, row)
    return keys.seal(keys.open(row[column.name], place), place)


def _key(row: sa.RowMapping, table: sa.Table) -> dict[str, str]:
    """What names this row, as a statement for many rows asks for it."""
    return {_of(each): row[each.name] for each in table.primary_key}


def _of(column: sa.Column) -> str:
    return f"of_{column.name}"


def things_in(connection: sa.Connection) -> set[str]:
    """What has sealed words in the database, as own keys call it."""
    found = set()
    for column in sealed_columns():
        rows = connection.execute(sa.select(*column.table.primary_key)).mappings()
        found |= {thing_of(_place(column, row)) for row in rows}
    return found


def before_settling(engine: sa.Engine) -> sa.Engine:
    """As it is to be migrated: what is sealed on the way to settle() is sealed without own keys.

    There each thing gets its own, all at one go; one by one, each would wait for the disk.
    """
    keys = engine.get_execution_options().get("keys")
    if keys is None or keys.own is None or _is_settled(engine):
        return engine
    return with_keys(engine, keys.alone())


def _is_settled(engine: sa.Engine) -> bool:
    with engine.connect().execution_options(writes=False) as connection:
        there = sa.inspect(connection).has_table(tables.settings.name)
        return bool(there and setting_in(connection, MARK))


def settle(connection: sa.Connection, keys: Keys) -> None:
    """Seal with own keys what an earlier version sealed without; refuse a strange collection."""
    if keys.own is None:
        return
    known = setting_in(connection, MARK)
    try:
        mark = keys.own.mark
    except sa.exc.DBAPIError:
        raise Unsafe(AWAY) from None
    if known and known != mark:
        raise Unsafe(STRANGE)
    if not known:
        keys.make_ready(things_in(connection))
        seal_anew(connection, keys.with_own(keys.own.at_hand()))
        put_settings(connection, {MARK: mark})


def are_strange(connection: sa.Connection, keys: Keys) -> bool:
    """Whether what is sealed here was sealed with another collection of own keys."""
    known = setting_in(connection, MARK)
    return bool(keys.own and known and known != keys.own.mark)


def let_lost_go(connection: sa.Connection, keys: Keys) -> int:
    """Take out what nobody can open any more, since its own key was destroyed; how much that was.

    Of the notes of a review only the words go: the database keeps that there were some.
    """
    count = 0
    for column, row, place in _lost(connection, keys):
        table = column.table
        count += 1
        if table is tables.review_notes:
            empty = {column.name: keys.seal("", place)}
            connection.execute(table.update().where(*_is(row, table)).values(empty))
        elif table is tables.draft_answers:
            drafts = tables.drafts
            connection.execute(drafts.delete().where(drafts.c.id == row["draft_id"]))
        else:
            connection.execute(table.delete().where(*_is(row, table)))
    return count


def count_lost(connection: sa.Connection, keys: Keys) -> int:
    """How many answers, names and notes no key here opens."""
    return sum(1 for _ in _lost(connection, keys))


def _lost(connection: sa.Connection, keys: Keys) -> Iterator[tuple[sa.Column, sa.RowMapping, str]]:
    """What nobody can open any more: its column, its row, and the place it is bound to."""
    _be_patient(connection)
    for column in sealed_columns():
        for row in connection.execute(sa.select(column.table)).mappings().all():
            place = _place(column, row)
            if not _opens(keys, row[column.name], place):
                yield column, row, place


def _be_patient(connection: sa.Connection) -> None:
    """PostgreSQL is asked nothing while many are opened or sealed, and would end the session."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def _opens(keys: Keys, sealed: bytes, place: str) -> bool:
    try:
        keys.open(sealed, place)
    except LostKey:
        return False
    return True


def _is(row: sa.RowMapping, table: sa.Table) -> list[sa.ColumnElement[bool]]:
    return [each == row[each.name] for each in table.primary_key]
