"""python -m data.check: each unsafe setting is refused with a sentence that says how to mend it."""

import os
import re

import pytest

from data import check
from data.check import copies, feeds, look, looks, server, sign_in, storage, story_keys
from data.check.server import MUST_BE
from data.config import Settings
from data.store.engine import engine
from tests import ROOT

KEY = "3q2-7wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw="
COOKIE = "9f2c4e7a1b8d3f6059c2e4a7b1d8f3069f2c4e7a1b8d3f60"
METADATA = "https://login.microsoftonline.com/8b1d/v2.0/.well-known/openid-configuration"
FILES = (sign_in, server, storage, story_keys, copies, feeds, looks)
RULES = [rule for each in FILES for rule in each.RULES]
REMOTE = "postgresql+psycopg://mad:q8Zr3@db.council.example/mad?sslmode=verify-full"
COPY = REMOTE.replace("db.", "copy.")
MASTER = "postgresql+psycopg://postgres:q8Zr3@127.0.0.1/mad"


@pytest.fixture
def safe(tmp_path):
    """A situation with nothing wrong in it; safe(auth={...}) changes one thing."""

    def situation(auth=(), provider=(), options=(), settings=(), **rest) -> check.Situation:
        entra = {
            "client_id": "mad",
            "client_secret": "x~Y8Q",
            "server_metadata_url": METADATA,
            "client_kwargs": {"scope": "openid profile", "code_challenge_method": "S256"},
            **dict(provider),
        }
        told = {
            "redirect_uri": "https://stories.council.example/oauth2callback",
            "cookie_secret": COOKIE,
            "entra": entra,
            **dict(auth),
        }
        written = {
            "database_url": f"sqlite:///{tmp_path / 'data' / 'mad.db'}",
            "field_key_file": tmp_path / "keys" / "field.key",
            "first_admins": "o-1, o-2",
            **dict(settings),
        }
        kept = {name: value for name, value in told.items() if value is not None}
        return check.Situation(Settings(_env_file=None, **written), kept, dict(options), **rest)

    return situation


def broken(situation) -> list[str]:
    return [each.rule for each in check.problems(situation)]


def test_a_safe_situation_may_start(safe):
    assert broken(safe()) == []
    check.refuse(safe())
    assert broken(safe(settings={"database_url": REMOTE})) == []
    assert broken(safe(settings={"database_url": REMOTE, "database_read_url": COPY})) == []


ON_SIGN_IN = {
    "redirect_uri_comes_back": [
        {"auth": {"redirect_uri": "https://stories.council.example/"}},
        {"auth": {"redirect_uri": None}},
    ],
    "redirect_uri_is_encrypted": [
        {"auth": {"redirect_uri": "http://stories.council.example/oauth2callback"}},
        {"auth": {"redirect_uri": "http://127.0.0.1.evil.example/oauth2callback"}},
    ],
    "cookie_secret_is_long": [{"auth": {"cookie_secret": COOKIE[:31]}}],
    "cookie_secret_is_random": [
        {"auth": {"cookie_secret": "ab" * 32}},
        {"auth": {"cookie_secret": "change-me-before-you-start-the-service-please"}},
    ],
    "provider_is_complete": [
        {"provider": {"client_secret": ""}},
        {"auth": {"entra": None}},
    ],
    "provider_name_is_plain": [{"auth": {"ms_entra": {"client_id": "a"}}}],
    "provider_is_encrypted": [
        {"provider": {"server_metadata_url": "http://login.example/.well-known/x"}},
    ],
    "only_your_organisation_comes_in": [
        {"provider": {"server_metadata_url": METADATA.replace("8b1d", name)}}
        for name in ("common", "organizations", "consumers")
    ],
    "codes_are_bound_to_the_browser": [
        {"provider": {"client_kwargs": {"scope": "openid"}}},
        {"provider": {"client_kwargs": {"code_challenge_method": "plain"}}},
    ],
    "identity_is_asked_for": [
        {"provider": {"client_kwargs": {"scope": "email", "code_challenge_method": "S256"}}},
    ],
    "tokens_stay_out_of_pages": [{"auth": {"expose_tokens": "id"}}],
    "two_people_begin": [
        {"settings": {"first_admins": ""}},
        {"settings": {"first_admins": "o-1,o-1"}},
    ],
    "newcomers_get_little": [{"settings": {"first_roles": "staff, reviewer"}}],
}
ON_SERVER = {
    name: [{"options": {name: value}}]
    for name, value in {
        "server.enableXsrfProtection": False,
        "server.enableCORS": False,
        "server.trustedUserHeaders": {"X-User": "email"},
        "server.enableAgentApi": True,
        "server.enableStaticServing": True,
        "server.maxUploadSize": 200,
        "server.maxMessageSize": 200,
        "server.fileWatcherType": "auto",
        "browser.gatherUsageStats": True,
        "client.showErrorDetails": "full",
        "client.showErrorLinks": "auto",
        "client.toolbarMode": "developer",
        "global.developmentMode": True,
        "logger.level": "debug",
    }.items()
}
ON_STORAGE = {
    "one_process_writes_a_file": [{"settings": {"web_concurrency": 3}}],
    "database_password_is_no_common_one": [
        {"settings": {"database_url": REMOTE.replace("q8Zr3", word)}}
        for word in ("mad", "password", "postgres")
    ],
    "database_account_is_no_master": [{"settings": {"database_url": MASTER}}],
    "backups_have_an_end": [{"settings": {"backup_days": days}} for days in (0, -1, 367)],
    "record_is_closed_to_change": [{"may_change_record": True}],
    "database_line_is_encrypted": [
        {"settings": {"database_url": REMOTE.replace("?sslmode=verify-full", query)}}
        for query in ("", "?sslmode=prefer")
    ],
    "key_is_random": [
        {"settings": {"field_key": text}}
        for text in ("AAAA" * 11, "short", "not base64 at all!", KEY[:20])
    ],
    "key_locks_one_thing": [{"settings": {"field_key": KEY}, "auth": {"cookie_secret": KEY}}],
}
ON_STORY_KEYS = {
    "story_keys_are_those_of_the_database": [{"strange_keys": True}],
    "story_keys_are_away_from_the_database": [
        {"settings": {"database_url": REMOTE, "story_keys": REMOTE.replace("mad:", "keys:")}}
    ],
    "story_keys_are_as_safe_as_the_database": [
        {"settings": {"database_url": REMOTE, "story_keys": url}}
        for url in (COPY.split("?")[0], COPY.replace("q8Zr3", "password"), MASTER)
    ],
}
ON_COPIES = {
    "copy_follows_the_database": [
        {"settings": {"database_read_url": COPY}},  # of a database that is a file
        {"settings": {"database_url": REMOTE, "database_read_url": REMOTE}},
    ],
    "copy_is_as_safe_as_the_database": [
        {"settings": {"database_url": REMOTE, "database_read_url": url}}
        for url in (COPY.split("?")[0], COPY.replace("q8Zr3", "password"), MASTER)
    ],
}
ON_FEEDS = {
    "intranet_key_is_random": [
        {"settings": {"intranet_key": "short"}},
        {"settings": {"intranet_key": "change-this-key-" * 3}},
    ],
    "intranet_key_opens_one_thing": [{"settings": {"intranet_key": COOKIE}}],
}
ON_LOOKS = {
    "looks_can_be_read": [
        {"settings": {"organisation_colour": "#ffcc00"}},
        {"settings": {"organisation_logo": "/nowhere/logo.png"}},
    ]
}
TABLE = ON_SIGN_IN | ON_SERVER | ON_STORAGE | ON_STORY_KEYS | ON_COPIES | ON_FEEDS | ON_LOOKS
UNSAFE = [(rule, changes) for rule, rows in TABLE.items() for changes in rows]


@pytest.mark.parametrize(("rule", "changes"), UNSAFE, ids=[rule for rule, _ in UNSAFE])
def test_each_unsafe_setting_is_refused(safe, rule, changes):
    """T-21, T-19: the service does not start with any of them."""
    assert rule in broken(safe(**changes))
    with pytest.raises(check.Unsafe):
        check.refuse(safe(**changes))


def test_every_fault_of_a_copy_is_told_at_once(safe):
    url = COPY.split("?")[0].replace("q8Zr3", "password")
    (found,) = check.problems(safe(settings={"database_url": REMOTE, "database_read_url": url}))
    assert "DATABASE_READ_URL: give the database account a password" in found.mend
    assert "DATABASE_READ_URL: add ?sslmode=verify-full" in found.mend


ON_FILES = {
    "secrets_are_closed_to_others",
    "database_is_on_this_machine",
    "database_file_is_closed_to_others",
    "key_is_away_from_the_database",
    "ledger_is_away_from_the_database",
    "backups_are_away_from_the_database",
    "story_keys_are_in_no_backup",
    "key_file_is_closed_to_others",
}


def test_every_rule_has_a_row_that_breaks_it():
    assert {rule.__name__ for rule in RULES} == TABLE.keys() | ON_FILES
    assert len(RULES) == len({rule.__name__ for rule in RULES}) >= 25


def test_each_refusal_names_the_setting_and_says_what_to_do(safe):
    for rule, changes in UNSAFE:
        (mend,) = [each.mend for each in check.problems(safe(**changes)) if each.rule == rule]
        assert re.match(r"\[auth|[A-Z_]+:|[a-z]+\.[A-Za-z]+:", mend), mend
        assert mend.endswith((".", '"')), mend
        assert re.search(r"\b(set|give|make|add|begin|put|take|name|must hold)\b", mend.lower()), (
            mend
        )


def test_no_refusal_repeats_a_secret(safe):
    """T-04: what is printed at the start may be kept in a log."""
    changes = {"auth": {"cookie_secret": COOKIE[:20]}, "settings": {"field_key": KEY[:20]}}
    assert not any(COOKIE[:20] in each.mend for each in check.problems(safe(**changes)))
    assert not any(KEY[:20] in each.mend for each in check.problems(safe(**changes)))


def test_plain_http_is_for_this_machine_alone(safe):
    for host in ("localhost:8501", "127.0.0.1:8501", "[::1]:8501"):
        assert broken(safe(auth={"redirect_uri": f"http://{host}/oauth2callback"})) == []


def test_named_tenants_may_share_an_address_for_all(safe):
    provider = {"server_metadata_url": METADATA.replace("8b1d", "organizations")}
    assert broken(safe(provider=provider, settings={"tenants": "8b1d,77aa"})) == []


def test_a_provider_without_a_name_is_looked_at_too(safe):
    auth = {"entra": None, "client_id": "a", "client_secret": "b", "server_metadata_url": METADATA}
    assert broken(safe(auth=auth)) == ["codes_are_bound_to_the_browser"]


def test_sqlite_on_a_network_drive_is_refused(safe, tmp_path):
    it = safe(mounts={"/": "ext4", str(tmp_path): "nfs4"})
    both = ["database_is_on_this_machine", "story_keys_are_as_safe_as_the_database"]
    assert broken(it) == both
    inner = {"/": "nfs", str(tmp_path): "ext4"}
    assert broken(safe(mounts=inner)) == []


def test_the_key_lies_in_another_folder_than_the_database(safe, tmp_path):
    beside = {"field_key_file": tmp_path / "data" / "field.key"}
    away = {"erasure_ledger": tmp_path / "keys" / "erasures.log"}
    assert broken(safe(settings={**beside, **away})) == ["key_is_away_from_the_database"]
    assert broken(safe(settings={**beside, **away, "field_key": KEY})) == []


def test_the_ledger_lies_in_another_folder_than_the_database(safe, tmp_path):
    beside = {"erasure_ledger": tmp_path / "data" / "erasures.log"}
    assert broken(safe(settings=beside)) == ["ledger_is_away_from_the_database"]


def test_story_keys_lie_in_another_folder_than_the_database_and_in_no_backup(safe, tmp_path):
    beside = {"story_keys": f"sqlite:///{tmp_path / 'data' / 'story-keys.db'}"}
    assert broken(safe(settings=beside)) == ["story_keys_are_away_from_the_database"]
    within = {"backups": tmp_path / "keys"}
    assert broken(safe(settings=within)) == ["story_keys_are_in_no_backup"]
    assert broken(safe(settings={"database_url": REMOTE, "story_keys": COPY})) == []


def test_backups_lie_in_another_folder_than_the_database(safe, tmp_path):
    for place in (tmp_path / "data", tmp_path / "data" / "backups"):
        assert broken(safe(settings={"backups": place})) == ["backups_are_away_from_the_database"]
    assert broken(safe(settings={"backups": tmp_path / "elsewhere"})) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of files as Linux and macOS know them")
def test_files_that_others_may_read_are_named(safe, tmp_path):
    names = ("data/mad.db", "keys/field.key", "secrets.toml")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(KEY)
        (tmp_path / name).chmod(0o644)
    it = safe(files=(tmp_path / "secrets.toml",))
    assert set(broken(it)) == {
        "secrets_are_closed_to_others",
        "database_file_is_closed_to_others",
        "key_file_is_closed_to_others",
    }
    for name in names:
        (tmp_path / name).chmod(0o600)
    assert broken(it) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of files as Linux and macOS know them")
def test_a_new_database_is_closed_to_others_from_the_first_moment(tmp_path):
    path = tmp_path / "new.db"
    made = engine(f"sqlite:///{path}")
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    for each in tmp_path.glob("new.db*"):
        assert each.stat().st_mode & 0o077 == 0, each
    made.dispose()


def test_the_settings_of_this_project_are_safe():
    it = look.from_files(secrets=ROOT / "none.toml")
    assert it.options["server.maxUploadSize"] <= server.UPLOAD_MOST_MB
    assert it.options["server.maxMessageSize"] <= server.MESSAGE_MOST_MB
    assert [rule.__name__ for rule in server.RULES if rule(it)] == []


def test_what_streamlit_does_by_itself_counts_where_nothing_is_said(tmp_path):
    it = look.from_files(secrets=tmp_path / "none", config=tmp_path / "none")
    assert {rule.__name__ for rule in server.RULES if rule(it)} >= {
        "server.maxUploadSize",
        "server.maxMessageSize",
        "client.showErrorDetails",
    }


def test_the_environment_counts_as_streamlit_reads_it(monkeypatch):
    monkeypatch.setenv("STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION", "false")
    monkeypatch.setenv("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")
    it = look.from_files(secrets=ROOT / "none.toml")
    found = {rule.__name__ for rule in server.RULES if rule(it)}
    assert found == {"server.enableXsrfProtection", "client.showErrorDetails"}


def test_every_option_that_is_looked_at_is_one_streamlit_knows():
    from streamlit import config

    assert set(MUST_BE) <= set(config.get_config_options())
