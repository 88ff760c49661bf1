"""Rules on Streamlit's own settings: what each must be, and why."""

from collections.abc import Callable

from data.check import Rule, Situation

UPLOAD_MOST_MB = 51  # the largest file of a return, and what a browser says around it
MESSAGE_MOST_MB = 4

# Each setting: what may stand there, what to write instead, and the reason.
MUST_BE: dict[str, tuple[Callable[[object], bool], str, str]] = {
    "server.enableXsrfProtection": (bool, "true", "another site could act as whoever is here"),
    "server.enableCORS": (bool, "true", "another site could open a page here"),
    "server.trustedUserHeaders": (
        lambda value: not value or value == "{}",
        "nothing",
        "whoever reaches the server could be anybody",
    ),
    "server.enableAgentApi": (lambda value: not value, "false", "it drives pages without a person"),
    "server.enableStaticServing": (
        lambda value: not value,
        "false",
        "files would be open to everybody",
    ),
    "server.maxUploadSize": (
        lambda value: int(value) <= UPLOAD_MOST_MB,
        str(UPLOAD_MOST_MB),
        "each file lies whole in the memory",
    ),
    "server.maxMessageSize": (
        lambda value: int(value) <= MESSAGE_MOST_MB,
        str(MESSAGE_MOST_MB),
        "while a huge paste is read, everybody waits",
    ),
    "server.fileWatcherType": (
        lambda value: value == "none",
        '"none"',
        "a changed file would run at once, half written",
    ),
    "browser.gatherUsageStats": (
        lambda value: not value,
        "false",
        "browsers would report to another company",
    ),
    "client.showErrorDetails": (
        lambda value: value == "none",
        '"none"',
        "an error could show words from a draft",
    ),
    "client.showErrorLinks": (
        lambda value: value in (False, "false"),
        "false",
        "an error could be sent to a search engine",
    ),
    "client.toolbarMode": (
        lambda value: value in ("minimal", "viewer"),
        '"minimal"',
        "a toolbar for developers would stand on every page",
    ),
    "global.developmentMode": (lambda value: not value, "false", "it opens doors for developers"),
    "logger.level": (
        lambda value: str(value).casefold() != "debug",
        '"info"',
        "at debug, what people type could be logged",
    ),
}


def _rule(name: str) -> Rule:
    may_be, instead, reason = MUST_BE[name]

    def rule(it: Situation) -> str | None:
        if name not in it.options or may_be(it.options[name]):
            return None
        return f"{name}: set it to {instead} in .streamlit/config.toml, because {reason}."

    rule.__name__ = name
    return rule


RULES = tuple(_rule(name) for name in MUST_BE)
