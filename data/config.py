"""Settings, read from the environment or a .env file beside app.py."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from stories.identity import Access
from stories.people import Role

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / "data" / "local"


class Settings(BaseSettings):
    """Where the data is, which key locks the drafts, and who may come in first.

    `DATABASE_URL`: empty for SQLite in data/local, else postgresql+psycopg://...
    `DATABASE_READ_URL`: a copy that follows it, for charts and the library; empty for none.
    `FIELD_KEY`: 32 bytes as URL-safe base64; empty to use `FIELD_KEY_FILE`, made if missing.
    `ERASURE_LEDGER`: the file that remembers what was erased; beside `FIELD_KEY_FILE` if not named.
    `STORY_KEYS`: the file or the address of the keys of single things; `story-keys.db` beside the
    ledger if not named. Whoever copies the database copies none of them.
    `BACKUPS`: the folder that holds the backups. `BACKUP_DAYS`: how long each is kept, since what
    was erased meanwhile still stands in it.
    `FIRST_ADMINS`: object ids of those who are administrators from their first sign-in.
    `FIRST_ROLES`: roles everybody has from their first sign-in. `TENANTS`: organisations let in.
    Each of these three is a list parted by commas.
    `PUBLIC_FEED`: true to serve /feed.atom and /feed.json to everybody; without it, only a
    demonstration does. `INTRANET_KEY`: opens /api/stories; empty to keep it closed.
    `ORGANISATION`, `ACCESSIBILITY_CONTACT`, `ACCESSIBILITY_TESTED_ON` (a day such as 2026-11-29):
    what the accessibility statement says; it stands before sign-in, so it asks no database.
    `ORGANISATION_COLOUR` (#rrggbb), `ORGANISATION_LOGO`, `ORGANISATION_LOGO_ON_DARK` (a PNG or SVG
    file each): what pages and files look like; data/badge.py reads them and refuses what cannot
    be read.
    """

    model_config = SettingsConfigDict(env_file=ROOT / ".env", env_ignore_empty=True, extra="ignore")

    database_url: str = ""
    database_read_url: str = ""
    field_key: SecretStr = SecretStr("")
    field_key_file: Path = LOCAL / "field.key"
    erasure_ledger: Path | None = None
    story_keys: str = ""
    backups: Path | None = None
    backup_days: int = 30

    first_admins: str = ""
    first_roles: str = ""
    tenants: str = ""
    public_feed: bool | None = None
    intranet_key: SecretStr = SecretStr("")
    organisation: str = ""
    organisation_colour: str = ""
    organisation_logo: Path | None = None
    organisation_logo_on_dark: Path | None = None
    accessibility_contact: str = ""
    accessibility_tested_on: str = ""
    web_concurrency: int = 1  # how many processes serve; also read by uvicorn

    @property
    def access(self) -> Access:
        return Access(
            first_admins=frozenset(_listed(self.first_admins)),
            first_roles=frozenset(map(Role, _listed(self.first_roles))),
            tenants=frozenset(_listed(self.tenants)),
        )

    @property
    def tested_on(self) -> date | None:
        """When the service was last tested where it runs; None if no day was given."""
        with suppress(ValueError):
            return date.fromisoformat(self.accessibility_tested_on)
        return None

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{LOCAL / 'made-a-difference.db'}"

    def feed_is_public(self, demonstration: bool) -> bool:
        """Whether anybody may read the feed; where nothing is said, in the demonstration alone."""
        return demonstration if self.public_feed is None else self.public_feed

    @property
    def ledger_file(self) -> Path:
        return self.erasure_ledger or self.field_key_file.parent / "erasures.log"

    @property
    def story_keys_url(self) -> str:
        asked = self.story_keys or str(self.ledger_file.parent / "story-keys.db")
        return asked if "://" in asked else f"sqlite:///{asked}"


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]
