"""Rules on the database and on the key that locks what is in it."""

import base64
import binascii
from pathlib import Path

import sqlalchemy as sa

from data import keys
from data.backup import expiry
from data.check import Situation, is_guessable, is_loopback, is_open_to_others

NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "glusterfs"}
ENCRYPTED = {"require", "verify-ca", "verify-full"}
COMMON = {"", "postgres", "password", "admin", "changeme", "secret"}


def database_is_on_this_machine(it: Situation) -> str | None:
    if (path := _file(it)) is None:
        return None
    above = [path.resolve(), *path.resolve().parents]
    kind = next((it.mounts[str(each)] for each in above if str(each) in it.mounts), "")
    if kind not in NETWORK:
        return None
    return (
        "DATABASE_URL: SQLite loses data on a network drive. Put the file on a disk of this "
        "machine, or use PostgreSQL."
    )


def one_process_writes_a_file(it: Situation) -> str | None:
    if _file(it) is None or it.settings.web_concurrency <= 1:
        return None
    return "WEB_CONCURRENCY: several processes need PostgreSQL (DATABASE_URL). Set it to 1."


def database_file_is_closed_to_others(it: Situation) -> str | None:
    path = _file(it)
    if path is None or not is_open_to_others(path):
        return None
    return f"{path.name}: other accounts may read the database. Close it with: chmod 600"


def database_password_is_no_common_one(it: Situation) -> str | None:
    url = _server(it)
    if url is None or _by_socket(url):
        return None
    password = str(url.password or "").casefold()
    if password not in COMMON and password != str(url.username or "").casefold():
        return None
    return "DATABASE_URL: give the database account a password that nobody can guess."


def database_account_is_no_master(it: Situation) -> str | None:
    url = _server(it)
    if url is None or url.username != "postgres" or _by_socket(url):
        return None
    return (
        "DATABASE_URL: postgres may do everything, so it could change the record of actions. "
        "Make an account for this service alone."
    )


def record_is_closed_to_change(it: Situation) -> str | None:
    if not it.may_change_record:
        return None
    return (
        "DATABASE_URL: this account may change the record of actions. Make another account for "
        "the service, run python -m data.grants with its name as the owner, and name it here."
    )


def database_line_is_encrypted(it: Situation) -> str | None:
    url = _server(it)
    if url is None or _by_socket(url) or is_loopback(url.host):
        return None
    if url.query.get("sslmode") in ENCRYPTED:
        return None
    return "DATABASE_URL: add ?sslmode=verify-full, since the database is on another machine."


def key_is_away_from_the_database(it: Situation) -> str | None:
    path = _file(it)
    if path is None or it.settings.field_key.get_secret_value():
        return None
    if path.resolve().parent != it.settings.field_key_file.resolve().parent:
        return None
    return (
        "FIELD_KEY_FILE: put the key in another folder than the database, so that no copy of the "
        "one holds the other."
    )


def ledger_is_away_from_the_database(it: Situation) -> str | None:
    path = _file(it)
    if path is None or path.resolve().parent != it.settings.ledger_file.resolve().parent:
        return None
    return (
        "ERASURE_LEDGER: name a file in another folder than the database, so that a copy put in "
        "the database's place does not forget what was erased."
    )


def backups_have_an_end(it: Situation) -> str | None:
    return None if expiry.are_days(it.settings.backup_days) else expiry.WRONG_DAYS


def backups_are_away_from_the_database(it: Situation) -> str | None:
    path, place = _file(it), it.settings.backups
    if path is None or place is None:
        return None
    if path.resolve().parent not in (place.resolve(), *place.resolve().parents):
        return None
    return "BACKUPS: name a folder on another disk than the database, so that one loss is not both."


def key_file_is_closed_to_others(it: Situation) -> str | None:
    path = it.settings.field_key_file
    if it.settings.field_key.get_secret_value() or not is_open_to_others(path):
        return None
    return f"FIELD_KEY_FILE: other accounts may read it. Close it with: chmod 600 {path.name}"


def key_is_random(it: Situation) -> str | None:
    text = it.settings.field_key.get_secret_value()
    if not text:
        path = it.settings.field_key_file
        text = path.read_text() if path.is_file() else ""
    if not text:  # made at the first start
        return None
    if all(map(_is_key, text.replace(",", " ").split())):
        return None
    return (
        "FIELD_KEY: it is no random key of 32 bytes. Make one with: python -c "
        '"import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())"'
    )


def key_locks_one_thing(it: Situation) -> str | None:
    text = it.settings.field_key.get_secret_value()
    if not text or text != it.auth.get("cookie_secret"):
        return None
    return "FIELD_KEY: it is the same as cookie_secret. Make a key of its own for the drafts."


def _is_key(text: str) -> bool:
    try:
        secret = base64.urlsafe_b64decode(text.removeprefix(keys.RETURNS))
    except (binascii.Error, ValueError):
        return False
    return len(secret) == keys.KEY and not is_guessable(secret)


def _file(it: Situation) -> Path | None:
    """The file of an SQLite database."""
    url = sa.make_url(it.settings.url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def _server(it: Situation) -> sa.URL | None:
    """The address of a PostgreSQL database."""
    url = sa.make_url(it.settings.url)
    return url if url.get_backend_name() == "postgresql" else None


def _by_socket(url: sa.URL) -> bool:
    """Whether the operating system says who connects, through a socket of this machine."""
    return not url.host and str(url.query.get("host", "/")).startswith("/")


RULES = (
    database_is_on_this_machine,
    one_process_writes_a_file,
    database_file_is_closed_to_others,
    database_password_is_no_common_one,
    database_account_is_no_master,
    record_is_closed_to_change,
    database_line_is_encrypted,
    key_is_away_from_the_database,
    ledger_is_away_from_the_database,
    backups_have_an_end,
    backups_are_away_from_the_database,
    key_file_is_closed_to_others,
    key_is_random,
    key_locks_one_thing,
)
