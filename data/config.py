"""Settings, read from the environment or a .env file beside app.py."""

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / "data" / "local"


class Settings(BaseSettings):
    """Where the data is and which key locks the drafts.

    `DATABASE_URL`: empty for SQLite in data/local, else postgresql+psycopg://...
    `FIELD_KEY`: 32 bytes as URL-safe base64; empty to use `FIELD_KEY_FILE`, made if missing.
    """

    model_config = SettingsConfigDict(env_file=ROOT / ".env", extra="ignore")

    database_url: str = ""
    field_key: SecretStr = SecretStr("")
    field_key_file: Path = LOCAL / "field.key"

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{LOCAL / 'made-a-difference.db'}"
