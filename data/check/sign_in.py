"""Rules on real sign-in: the provider, the cookie, and who begins."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from data.check import Situation, is_guessable, is_loopback, is_open_to_others
from stories.people import Role

CALLBACK = "/oauth2callback"
COOKIE_SECRET_LEAST = 32
FOR_EVERY_TENANT = ("/common/", "/organizations/", "/consumers/")
NEEDED = ("client_id", "client_secret", "server_metadata_url")


def providers(auth: Mapping) -> dict[str, Mapping]:
    """Each place people may sign in with; one that is not named is called default."""
    named = {
        name: each
        for name, each in auth.items()
        if isinstance(each, Mapping) and name != "client_kwargs"
    }
    return named or {"default": auth}


def redirect_uri_comes_back(it: Situation) -> str | None:
    if str(it.auth.get("redirect_uri", "")).endswith(CALLBACK):
        return None
    return f"[auth] redirect_uri: give the address of the service followed by {CALLBACK}."


def redirect_uri_is_encrypted(it: Situation) -> str | None:
    if _is_safe(str(it.auth.get("redirect_uri", "https://"))):
        return None
    return "[auth] redirect_uri: begin it with https://, and serve the service there."


def cookie_secret_is_long(it: Situation) -> str | None:
    if len(str(it.auth.get("cookie_secret", ""))) >= COOKIE_SECRET_LEAST:
        return None
    return (
        f"[auth] cookie_secret: give at least {COOKIE_SECRET_LEAST} characters. Make one with: "
        'python -c "import secrets; print(secrets.token_hex(32))"'
    )


def cookie_secret_is_random(it: Situation) -> str | None:
    if not is_guessable(str(it.auth.get("cookie_secret", ""))):
        return None
    return (
        "[auth] cookie_secret: somebody could guess it, and then sign in as anyone. Make one with: "
        'python -c "import secrets; print(secrets.token_hex(32))"'
    )


def provider_is_complete(it: Situation) -> str | None:
    for name, each in providers(it.auth).items():
        if missing := [need for need in NEEDED if not each.get(need)]:
            return f"[auth] {name}: add {', '.join(missing)}, as your identity provider gives them."
    return None


def provider_name_is_plain(it: Situation) -> str | None:
    names = [name for name in providers(it.auth) if "_" in name]
    return f"[auth.{names[0]}]: take the underscore out of the name." if names else None


def provider_is_encrypted(it: Situation) -> str | None:
    if all(_is_safe(str(each.get("server_metadata_url", ""))) for each in _each(it)):
        return None
    return "[auth] server_metadata_url: begin it with https://."


def only_your_organisation_comes_in(it: Situation) -> str | None:
    addresses = [str(each.get("server_metadata_url", "")) for each in _each(it)]
    everybody = any(part in address for address in addresses for part in FOR_EVERY_TENANT)
    if not everybody or it.settings.access.tenants:
        return None
    return (
        "[auth] server_metadata_url lets in every organisation in the world: put your own tenant "
        "id in it, or list the ids you let in as TENANTS."
    )


def codes_are_bound_to_the_browser(it: Situation) -> str | None:
    methods = [_asked(each).get("code_challenge_method") for each in _each(it)]
    if all(method == "S256" for method in methods):
        return None
    return '[auth] client_kwargs: add code_challenge_method = "S256", so that PKCE is used.'


def identity_is_asked_for(it: Situation) -> str | None:
    if all("openid" in str(_asked(each).get("scope", "openid")).split() for each in _each(it)):
        return None
    return '[auth] client_kwargs: scope must hold openid, such as "openid profile email".'


def tokens_stay_out_of_pages(it: Situation) -> str | None:
    if not it.auth.get("expose_tokens"):
        return None
    return "[auth] expose_tokens: take it out. No page here needs a token."


def two_people_begin(it: Situation) -> str | None:
    if len(it.settings.access.first_admins) >= 2:
        return None
    return (
        "FIRST_ADMINS: name the object ids of two people, parted by a comma. One alone could "
        "never make another administrator."
    )


def newcomers_get_little(it: Situation) -> str | None:
    if it.settings.access.first_roles <= {Role.STAFF}:
        return None
    return "FIRST_ROLES: name staff or nothing. Every other role is given to a person by hand."


def secrets_are_closed_to_others(it: Situation) -> str | None:
    for path in it.files:
        if is_open_to_others(path):
            return f"{path.name}: other accounts may read it. Close it with: chmod 600 {path.name}"
    return None


def _each(it: Situation) -> Iterator[Mapping]:
    yield from providers(it.auth).values()


def _asked(provider: Mapping) -> Mapping:
    asked = provider.get("client_kwargs")
    return asked if isinstance(asked, Mapping) else {}


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))


RULES = (
    redirect_uri_comes_back,
    redirect_uri_is_encrypted,
    cookie_secret_is_long,
    cookie_secret_is_random,
    provider_is_complete,
    provider_name_is_plain,
    provider_is_encrypted,
    only_your_organisation_comes_in,
    codes_are_bound_to_the_browser,
    identity_is_asked_for,
    tokens_stay_out_of_pages,
    two_people_begin,
    newcomers_get_little,
    secrets_are_closed_to_others,
)
