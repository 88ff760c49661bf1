"""Looking at this machine: the files that hold settings, and what kind of disk is where."""

import os
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from data import grants, sealed_words, tables
from data.backup import expiry
from data.check import Situation
from data.check.server import MUST_BE
from data.config import ROOT, Settings
from data.own_keys import OwnKeys
from data.store.engine import engine
from data.store.settings import organisation_in, setting_in
from stories.organisation import Step

SECRETS = ROOT / ".streamlit" / "secrets.toml"
CONFIG = ROOT / ".streamlit" / "config.toml"
DOTENV = ROOT / ".env"
# What Streamlit does where nothing is said and that is not safe.
UNSAFE_DEFAULTS = {
    "server.maxUploadSize": 200,
    "server.maxMessageSize": 200,
    "server.fileWatcherType": "auto",
    "browser.gatherUsageStats": True,
    "client.showErrorDetails": "full",
    "client.toolbarMode": "auto",
}


def situation(auth: Mapping, options: Mapping[str, object], secrets: Path = SECRETS) -> Situation:
    """This machine as it stands, with sign-in and options as Streamlit read them."""
    settings = Settings()
    held, left = asked_of(settings.url)
    files = (secrets, DOTENV)
    old, strange = _old_backups(settings), _strange_keys(settings)
    return Situation(settings, auth, options, files, mounts(), held, left, old, strange)


def from_files(secrets: Path = SECRETS, config: Path = CONFIG) -> Situation:
    """The same without Streamlit: from the files and the environment it would read."""
    auth = _toml(secrets).get("auth", {})
    said = _toml(config)
    options = dict(UNSAFE_DEFAULTS)
    for name in MUST_BE:
        section, key = name.split(".")
        if key in said.get(section, {}):
            options[name] = said[section][key]
        variable = "STREAMLIT_" + section.upper() + "_" + _upper(key)
        if variable in os.environ:
            options[name] = _value(os.environ[variable])
    return situation(auth, options, secrets)


def asked_of(url: str) -> tuple[bool | None, tuple[Step, ...]]:
    """Whether this account may change the record, as far as that can be asked; what is left to do.

    The owner of a file may change it, whatever stands in it, so there it is None.
    """
    nothing = (None, tuple(Step))
    place = sa.make_url(url)
    on_file = place.get_backend_name() == "sqlite"
    if on_file and not Path(place.database or "").is_file():
        return nothing
    made = engine(url)
    try:
        with made.connect().execution_options(writes=False) as connection:
            held = None if on_file else grants.may_change_record(connection)
            if not sa.inspect(connection).has_table(tables.settings.name):
                return held, tuple(Step)
            return held, organisation_in(connection).left
    except sa.exc.SQLAlchemyError:
        return nothing  # the start itself says that the database does not answer
    finally:
        made.dispose()


def _strange_keys(settings: Settings) -> bool:
    """Whether other own keys than these lock what is in the database; nothing is made to find out.

    False where it cannot be asked: the start asks again.
    """
    main, keys = sa.make_url(settings.url), sa.make_url(settings.story_keys_url)
    if main.get_backend_name() == "sqlite" and not _is_file(main):
        return False
    made, own = engine(settings.url), engine(settings.story_keys_url)
    try:
        with made.connect().execution_options(writes=False) as connection:
            if not sa.inspect(connection).has_table(tables.settings.name):
                return False
            known = setting_in(connection, sealed_words.MARK)
        there = keys.get_backend_name() != "sqlite" or _is_file(keys)
        return bool(known) and (not there or OwnKeys(own).mark_if_made != known)
    except sa.exc.SQLAlchemyError:
        return False
    finally:
        made.dispose()
        own.dispose()


def _is_file(url: sa.URL) -> bool:
    return Path(url.database or "").is_file()


def _old_backups(settings: Settings) -> int:
    if settings.backups is None:
        return 0
    return len(expiry.over_in(settings.backups, settings.backup_days, datetime.now(UTC)))


def mounts() -> dict[str, str]:
    """The kind of file system at each folder where one begins; empty where nobody says."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {parts[1]: parts[2] for line in lines if len(parts := line.split()) > 2}


def _toml(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _upper(key: str) -> str:
    """enableXsrfProtection as ENABLE_XSRF_PROTECTION, in the way Streamlit spells it."""
    return "".join(f"_{letter}" if letter.isupper() else letter for letter in key).upper()


def _value(text: str) -> object:
    known = {"true": True, "false": False}
    return known.get(text.casefold(), text)
