"""Rules on the copy of the database that charts and the library may read."""

from dataclasses import replace

import sqlalchemy as sa

from data.check import Situation, storage

ALSO = (
    storage.database_is_on_this_machine,
    storage.database_file_is_closed_to_others,
    storage.database_password_is_no_common_one,
    storage.database_account_is_no_master,
    storage.database_line_is_encrypted,
)


def copy_follows_the_database(it: Situation) -> str | None:
    asked = it.settings.database_read_url
    if not asked:
        return None
    copy, main = sa.make_url(asked), sa.make_url(it.settings.url)
    if copy.get_backend_name() == main.get_backend_name() and copy != main:
        return None
    return (
        "DATABASE_READ_URL: name a read replica of the database of DATABASE_URL, or leave it out. "
        "It must be of the same kind and at another address."
    )


def copy_is_as_safe_as_the_database(it: Situation) -> str | None:
    asked = it.settings.database_read_url
    return as_safe_as_the_database(it, asked, "DATABASE_READ_URL") if asked else None


def as_safe_as_the_database(it: Situation, url: str, setting: str) -> str | None:
    """What the rules on the database say of another one, as sentences that name its setting."""
    of_other = replace(it, settings=it.settings.model_copy(update={"database_url": url}))
    mends = [mend for rule in ALSO if (mend := rule(of_other))]
    return " ".join(mends).replace("DATABASE_URL", setting) or None


RULES = (copy_follows_the_database, copy_is_as_safe_as_the_database)
