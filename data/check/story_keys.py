"""Rules on the keys of single stories and drafts, which no copy of the database may hold."""

from pathlib import Path

import sqlalchemy as sa

from data import sealed_words
from data.check import Situation
from data.check.copies import as_safe_as_the_database


def story_keys_are_those_of_the_database(it: Situation) -> str | None:
    return sealed_words.STRANGE if it.strange_keys else None


def story_keys_are_away_from_the_database(it: Situation) -> str | None:
    if not it.settings.story_keys:  # beside the ledger, for which there is a rule
        return None
    keys, main = sa.make_url(it.settings.story_keys_url), sa.make_url(it.settings.url)
    if not _is_in_one_copy(keys, main):
        return None
    return (
        "STORY_KEYS: name a file in another folder than the database, or a database of its own. "
        "What was erased could be opened in any copy that holds both."
    )


def story_keys_are_in_no_backup(it: Situation) -> str | None:
    path, place = _file(it), it.settings.backups
    if path is None or place is None or place.resolve() not in path.resolve().parents:
        return None
    return "STORY_KEYS: put them outside the folder of BACKUPS, where their own copy stands."


def story_keys_are_as_safe_as_the_database(it: Situation) -> str | None:
    return as_safe_as_the_database(it, it.settings.story_keys_url, "STORY_KEYS")


def _is_in_one_copy(keys: sa.URL, main: sa.URL) -> bool:
    if keys.get_backend_name() != main.get_backend_name():
        return False
    if keys.get_backend_name() == "sqlite":
        return _folder(keys) == _folder(main)
    return (keys.host, keys.port, keys.database) == (main.host, main.port, main.database)


def _folder(url: sa.URL) -> Path:
    return Path(url.database or "").resolve().parent


def _file(it: Situation) -> Path | None:
    url = sa.make_url(it.settings.story_keys_url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


RULES = (
    story_keys_are_those_of_the_database,
    story_keys_are_away_from_the_database,
    story_keys_are_in_no_backup,
    story_keys_are_as_safe_as_the_database,
)
