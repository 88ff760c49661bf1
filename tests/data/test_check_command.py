"""The command that says whether the service may start, and the service that does not."""

import os
import secrets
import subprocess
import sys

import pytest

from data.check import look
from tests import ROOT
from tests.data.test_check import COOKIE, METADATA


@pytest.mark.parametrize(("cookie", "code"), [(COOKIE, 0), ("short", 1), (None, 2)])
def test_the_command_says_whether_the_service_may_start(
    monkeypatch, tmp_path, capsys, cookie, code
):
    from data.check import __main__ as command

    path = tmp_path / "secrets.toml"
    text = f"""
    [auth]
    redirect_uri = "https://stories.council.example/oauth2callback"
    cookie_secret = "{cookie}"
    client_id = "mad"
    client_secret = "x~Y8Q"
    server_metadata_url = "{METADATA}"
    client_kwargs = {{ code_challenge_method = "S256" }}
    """
    path.write_text(text if cookie else "")
    path.chmod(0o600)
    monkeypatch.setenv("FIRST_ADMINS", "o-1,o-2")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'data' / 'mad.db'}")
    monkeypatch.setenv("FIELD_KEY_FILE", str(tmp_path / "field.key"))
    look_at = look.from_files
    monkeypatch.setattr(command.look, "from_files", lambda: look_at(secrets=path))
    assert command.main() == code
    said = capsys.readouterr().out
    assert ("may start" in said, "to mend" in said) == (code == 0, code == 1)


def test_the_service_itself_does_not_start_with_an_unsafe_setting(tmp_path):
    """T-21: the check stands in the way of the service, not only beside it."""
    path = tmp_path / "secrets.toml"
    path.write_text(f'[auth]\ncookie_secret = "{secrets.token_hex(8)}"\n')
    path.chmod(0o600)
    line = [sys.executable, "-m", "streamlit", "run", "app.py", f"--secrets.files={path}"]
    run = subprocess.run(
        [*line, "--server.headless=true", "--server.port=0"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "cookie_secret: give at least 32 characters" in run.stdout + run.stderr
    assert not (tmp_path / "x.db").exists()
