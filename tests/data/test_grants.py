"""T-10: the service's own account can add to the record of actions, and never change it."""

import os

import pytest
import sqlalchemy as sa

from data import backup, grants, opening
from data.check import look
from data.store import Store
from tests import make, postgres
from tests.conftest import KEY, cleared

CHANGES = (
    "UPDATE events SET actor = 'leo'",
    "DELETE FROM events",
    "TRUNCATE events",
    "ALTER TABLE events DISABLE TRIGGER ALL",
    "DROP TABLE events",
    "UPDATE alembic_version SET version_num = '0001'",
)


@pytest.fixture
def account(postgres_store, monkeypatch):
    """A new account, and the address by which the service uses it."""
    name = f"service_{os.urandom(4).hex()}"
    owner = postgres_store.engine
    with owner.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN")
    url = owner.url.set(username=name).render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", owner.url.render_as_string(hide_password=False))
    monkeypatch.setenv("FIELD_KEY", "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=")
    yield name, url
    with owner.begin() as connection:
        connection.exec_driver_sql(f"DROP OWNED BY {name}")
        connection.exec_driver_sql(f"DROP ROLE {name}")


@pytest.mark.postgres
def test_the_account_of_the_service_works_and_cannot_change_the_record(
    postgres_store, account, capsys, tmp_path, monkeypatch
):
    name, url = account
    monkeypatch.setenv("PATH", f"{postgres.tools()}{os.pathsep}{os.environ['PATH']}")
    assert grants.main([name]) == 0
    assert "add to it, and no more" in capsys.readouterr().out
    made = opening.engine(url)
    service = Store(made, KEY)
    opening.prepare(service)  # a start, at the newest shape
    assert cleared(service).cleared_by == make.GWEN.id
    assert backup.make(service, tmp_path / "kept", make.NOON).counts["stories"] == 1
    for change in CHANGES:
        refused = pytest.raises(sa.exc.ProgrammingError, match=r"permission denied|must be owner")
        with refused, made.begin() as connection:
            connection.exec_driver_sql(change)
    made.dispose()
    assert look.asked_of(url)[0] is False
    assert look.asked_of(os.environ["DATABASE_URL"])[0] is True


@pytest.mark.postgres
def test_the_command_says_what_is_missing(postgres_store, account, capsys):
    assert grants.main(["nobody_here"]) == 1
    assert "make sure that nobody_here exists" in capsys.readouterr().out
    assert grants.main([postgres_store.engine.url.username]) == 1
    assert "Make another account" in capsys.readouterr().out
    assert grants.main([]) == grants.main(["a", "b"]) == 2


def test_a_file_has_no_accounts(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'a.db'}")
    monkeypatch.setenv("FIELD_KEY_FILE", str(tmp_path / "field.key"))
    assert grants.main(["service"]) == 2
    assert "on PostgreSQL" in capsys.readouterr().out
    assert look.asked_of(f"sqlite:///{tmp_path / 'a.db'}")[0] is None
    assert look.asked_of("postgresql+psycopg://x@127.0.0.1:1/x")[0] is None
