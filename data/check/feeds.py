"""Rules on the key that opens stories to the intranet."""

from data.check import Situation, is_guessable

LEAST = 32  # letters
MAKE = 'Make one with: python -c "import secrets; print(secrets.token_urlsafe(32))"'


def intranet_key_is_random(it: Situation) -> str | None:
    key = it.settings.intranet_key.get_secret_value()
    if not key or (len(key) >= LEAST and not is_guessable(key)):
        return None
    return f"INTRANET_KEY: it opens stories, so it must be {LEAST} random letters or more. {MAKE}"


def intranet_key_opens_one_thing(it: Situation) -> str | None:
    key = it.settings.intranet_key.get_secret_value()
    others = {it.settings.field_key.get_secret_value(), it.auth.get("cookie_secret")}
    if not key or key not in others:
        return None
    return f"INTRANET_KEY: it is the same as another key. {MAKE}"


RULES = (intranet_key_is_random, intranet_key_opens_one_thing)
