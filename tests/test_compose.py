"""compose.yaml and what stands in front: true to the service's own settings and rules."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import PurePosixPath

from data import check
from data.check import server
from data.config import Settings
from data.sessions import IDLE
from tests import ROOT

COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
PROXY = (ROOT / ".compose" / "nginx.conf").read_text("utf-8")
DOCKERFILE = ROOT / ".compose" / "Dockerfile"
LEFT_OUT = (ROOT / ".compose" / "Dockerfile.dockerignore").read_text("utf-8").splitlines()[1:]
STREAMLIT = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
SETTINGS = re.search(r"environment: &settings\n(.*?)\n  volumes", COMPOSE, re.DOTALL)[1]
# The key is given itself; there is one database; story keys stand beside the ledger; a logo is a
# file, which the image has not.
NOT_HERE = {"field_key_file", "database_read_url", "story_keys"}
NOT_HERE |= {"organisation_logo", "organisation_logo_on_dark"}


def test_every_setting_given_is_one_of_the_service():
    given = re.findall(r"^    ([A-Z_]+):", SETTINGS, re.MULTILINE)
    here = {name.lower() for name in given}
    assert Settings.model_fields.keys() - here == NOT_HERE
    assert here <= Settings.model_fields.keys()


def test_what_is_secret_is_asked_for_and_stands_nowhere():
    for name in ("SERVICE_PASSWORD", "OWNER_PASSWORD", "FIELD_KEY", "FIRST_ADMINS"):
        assert f"${{{name}:?}}" in COMPOSE
    assert not re.search(r"(PASSWORD|KEY): (?!\$\{)", COMPOSE)


def goes_into_the_image(path: str) -> bool:
    """As Docker reads the list: the last line that fits the path or a folder above it decides."""
    places = [path, *map(str, PurePosixPath(path).parents)][:-1]
    said = [x for x in LEFT_OUT if any(fnmatch(each, x.removeprefix("!")) for each in places)]
    return not said or said[-1].startswith("!")


def test_no_secret_and_no_data_go_into_the_image_and_all_that_runs_does():
    outside = (".env", "secrets.toml", ".streamlit/secrets.toml", "certificates/service.key")
    outside += ("data/local/field.key", "data/local/erasures.log", ".git/config", "old.dump")
    assert not [each for each in outside if goes_into_the_image(each)]
    rooms = ("data/reference", "pages/documents", "stories/identifiers")
    runs = [each for room in rooms for each in (ROOT / room).iterdir() if each.is_file()]
    runs += [ROOT / "app.py", ROOT / "requirements.lock", ROOT / ".streamlit" / "config.toml"]
    assert len(runs) > 20
    assert all(goes_into_the_image(each.relative_to(ROOT).as_posix()) for each in runs)


def test_each_folder_that_is_written_belongs_to_the_service():
    """A new volume is root's where the image has no such folder, and then no line is written."""
    ledger = re.search(r"- ledger:(/\S+)", COMPOSE)[1]
    backups = re.search(r"- \$\{BACKUPS:-backups\}:(/\S+)", COMPOSE)[1]
    for place in (ledger, backups):
        assert re.search(rf"install -d -o service {place}\b", DOCKERFILE.read_text("utf-8"))
    assert re.search(r"ERASURE_LEDGER: (\S+)", SETTINGS)[1].startswith(f"{ledger}/")
    assert re.search(r"BACKUPS: (\S+)", SETTINGS)[1] == backups


def test_the_image_has_the_tools_to_copy_this_server():
    """pg_dump refuses a server that is newer than itself; Debian 13 (trixie) has version 17."""
    said = DOCKERFILE.read_text("utf-8")
    server = int(re.search(r"image: postgres:(\d+)", COMPOSE)[1])
    assert int(re.search(r"postgresql-client-(\d+) ", said)[1]) >= server
    assert re.search(r"FROM python:\S+-slim-trixie\n", said)


def test_the_check_finds_nothing_wrong_with_the_database_as_it_is_given():
    address = re.search(r"DATABASE_URL: (\S+)", SETTINGS)[1]
    address = address.replace("${SERVICE_PASSWORD:?}", "q8Zr3")
    ledger = re.search(r"ERASURE_LEDGER: (\S+)", SETTINGS)[1]
    key = "3q2-7wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxw="
    at = {"erasure_ledger": ledger, "backups": re.search(r"BACKUPS: (\S+)", SETTINGS)[1]}
    settings = Settings(_env_file=None, database_url=address, field_key=key, **at)
    rules = {each.rule for each in check.problems(check.Situation(settings))}
    from data.check import storage, story_keys

    assert not rules & {rule.__name__ for rule in (*storage.RULES, *story_keys.RULES)}


def test_the_service_uses_an_account_that_owns_nothing():
    assert "//service:" in SETTINGS
    assert "python -m data.migrate && python -m data.grants service" in COMPOSE
    assert "CREATE ROLE service LOGIN" in (ROOT / ".compose" / "accounts.sh").read_text("utf-8")


def test_both_replicas_are_the_same_and_both_are_asked():
    replicas = re.findall(r"^  (app-\d): \*service$", COMPOSE, re.MULTILINE)
    assert replicas == ["app-1", "app-2"]
    assert re.findall(r"server (app-\d):8000", PROXY) == replicas
    assert "hash $browser consistent" in PROXY
    command = DOCKERFILE.read_text("utf-8")
    assert '"app:app"' in command
    assert '"8000"' in command


def test_a_first_start_that_seals_everything_anew_is_not_taken_for_ill():
    """It takes minutes where there are many stories, and the proxy waits until one is well."""
    assert int(re.search(r"start_period: (\d+)m", COMPOSE)[1]) >= 10


def test_the_image_reads_no_longer_message_than_the_service_itself():
    most = re.search(r'"--ws-max-size", "(\d+)"', DOCKERFILE.read_text("utf-8"))[1]
    assert int(most) == STREAMLIT["server"]["maxMessageSize"] * 10**6


def test_only_what_stands_in_front_is_open():
    assert COMPOSE.count("ports:") == 1
    assert 'ports: ["80:80", "443:443"]' in COMPOSE
    assert "network_mode: none" in COMPOSE  # the database is reached by its socket alone


def test_the_proxy_lets_through_what_the_service_takes_and_waits_as_long_as_a_session():
    usual, most = map(int, re.findall(r"client_max_body_size (\d+)m", PROXY))
    assert usual < STREAMLIT["server"]["maxUploadSize"] < most <= server.UPLOAD_MOST_MB + 1
    hours = int(re.search(r"proxy_read_timeout (\d+)h", PROXY)[1])
    assert hours * 3600 > IDLE.total_seconds()
    for line in ("limit_req zone=asked", "limit_conn lines", "proxy_set_header Host $host"):
        assert line in PROXY


def test_the_proxy_lays_no_file_on_a_disk_and_lets_large_ones_go_where_files_go_alone():
    (for_files,) = re.findall(r"location /_stcore/upload_file/ \{([^}]*)\}", PROXY)
    assert "proxy_request_buffering off;" in for_files
    assert "client_max_body_size" in for_files
    assert PROXY.index("client_max_body_size 1m") < PROXY.index("location /")


def test_the_proxy_knows_which_lines_come_from_elsewhere():
    """The map as nginx reads it: the first expression that fits, else the default."""
    table = re.search(r"\$from_elsewhere \{(.*?)\n    \}", PROXY, re.DOTALL)[1]
    rules = re.findall(r'"~(.*?)"\s+(\d);', table)
    asked = {
        "|": "0",
        "|https://evil.example": "0",  # no line: a form or a link, which the service judges
        "websocket|https://stories.council.example": "0",
        "websocket|http://stories.council.example": "1",
        "websocket|null": "1",
        "websocket|": "1",
    }
    for said, answer in asked.items():
        found = next((value for rule, value in rules if re.search(rule, said)), "1")
        assert found == answer, said
