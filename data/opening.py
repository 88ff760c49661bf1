"""Opening the store that the settings name, and making a real one ready."""

from data import demo, keys, newest
from data.config import Settings
from data.ledger import Ledger
from data.own_keys import OwnKeys
from data.store import Store
from data.store.copies import Copy
from data.store.engine import engine


def open_store(settings: Settings | None = None, *, hurried: bool = False) -> Store:
    """The store, as it stands: nothing is migrated or filled; `hurried` where people wait."""
    settings = settings or Settings()
    secret = settings.field_key.get_secret_value()
    held = keys.from_text(secret) if secret else keys.from_file(settings.field_key_file)
    held = held.with_own(OwnKeys(engine(settings.story_keys_url, hurried=hurried)))
    main = engine(settings.url, hurried=hurried)
    asked = settings.database_read_url
    copy = Copy(engine(asked, only_reads=True, hurried=hurried), main) if asked else None
    return Store(main, held, Ledger(settings.ledger_file, held), copy)


def prepare(store: Store) -> None:
    """Bring a real database to its newest shape, with the lists of this version."""
    demo.refuse_demonstration(store)
    with newest.shape(store) as connection:
        if store.ledger:
            store.ledger.catch_up(connection)
