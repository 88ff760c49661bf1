"""The deployment check: what a real service must not start with, each with how to mend it."""

import ipaddress
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.config import Settings
from stories.organisation import STEP_LABELS, Step


class Unsafe(SystemExit):
    """The service refuses to start, and says how to mend it."""


@dataclass(frozen=True)
class Situation:
    """Everything a rule may look at.

    `options` are Streamlit's settings by their full names; `auth` is the [auth] section of the
    secrets; `files` are those that hold secrets; `mounts` gives the kind of file system by folder;
    `may_change_record`: whether the database lets this account change the record of actions.
    `left`: what an administrator has still to set up, and `old_backups`: how many backups are kept
    beyond their days; neither keeps anything from starting. `strange_keys`: whether what is sealed
    in the database was sealed with other own keys than those of `STORY_KEYS`.
    """

    settings: Settings
    auth: Mapping[str, object] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    mounts: Mapping[str, str] = field(default_factory=dict)
    may_change_record: bool | None = None
    left: tuple[Step, ...] = ()
    old_backups: int = 0
    strange_keys: bool = False


@dataclass(frozen=True)
class Problem:
    """A rule that is broken, and a sentence that says what to do."""

    rule: str
    mend: str


Rule = Callable[[Situation], str | None]


def problems(situation: Situation) -> list[Problem]:
    """Every unsafe setting, in the order of the rules."""
    from data.check import copies, feeds, looks, server, sign_in, storage, story_keys

    files = (sign_in, server, storage, story_keys, copies, feeds, looks)
    rules: Iterable[Rule] = [rule for each in files for rule in each.RULES]
    found = ((rule.__name__, rule(situation)) for rule in rules)
    return [Problem(name, mend) for name, mend in found if mend]


def still_to_say(situation: Situation) -> list[str]:
    """What people would miss, each with where it is said; none of it keeps the service closed."""
    named = ", ".join(STEP_LABELS[step] for step in situation.left)
    settings = situation.settings
    missing = {
        f"An administrator has still to set up in the service: {named}.": not situation.left,
        f"BACKUPS: {situation.old_backups} of them are older than {settings.backup_days} days and "
        "hold what was erased since. Make a new one: python -m data.backup; those that are older "
        "then go.": not situation.old_backups,
        "ORGANISATION: name yours for the accessibility statement.": settings.organisation,
        "ACCESSIBILITY_CONTACT: say how people reach you about it.": settings.accessibility_contact,
        "ACCESSIBILITY_TESTED_ON: give the day of your last test of accessibility, such as "
        "2026-11-29.": settings.tested_on,
    }
    return [sentence for sentence, said in missing.items() if not said]


def refuse(situation: Situation) -> None:
    """Do not start with any of them."""
    if found := problems(situation):
        lines = "\n".join(f"- {each.mend}" for each in found)
        raise Unsafe(f"The service does not start, because it would not be safe:\n{lines}")


def is_loopback(host: str | None) -> bool:
    """Whether this name is the machine itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def is_open_to_others(path: Path) -> bool:
    """Whether another account of this machine may read the file."""
    return path.is_file() and bool(path.stat().st_mode & 0o077)


def is_guessable(secret: str | bytes) -> bool:
    """Whether a secret repeats itself or still stands as in an example."""
    words = ("secret", "change", "example", "password", "xxxx", "1234")
    text = secret.casefold() if isinstance(secret, str) else ""
    return len(set(secret)) < 10 or any(word in text for word in words)
