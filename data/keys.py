"""Field encryption: AES-256-GCM with a key that lives outside the database.

Several keys may stand side by side while one takes the place of another: the first seals, each
opens what it sealed. Where single things have keys of their own (data/own_keys.py), those seal and
open, and this key locks them. `python -m data.rotate` puts a new one in its place.
"""

import base64
import contextlib
import hashlib
import logging
import os
import tempfile
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date
from pathlib import Path

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy.exc import SQLAlchemyError

from data.own_keys import OwnKeys

log = logging.getLogger(__name__)

NONCE = 12
SIGNING = b"made-a-difference/record-of-actions"  # keeps the signing key apart from the sealing one
KEY = 32
RETURNS = "returns:"  # what marks the key for returns beside the others
LOCKED = b"own key/"  # what a key of a single thing is bound to, before what the thing is
MOST_OPENED = 5_000  # things whose keys are remembered
LOST = "These words cannot be opened any more. Ask an administrator."  # to be shown, never kept


class Keys:
    """Seals and opens short texts, each bound to its place so that it cannot be moved."""

    def __init__(self, secret: bytes, *older: bytes, for_returns: bytes = b"") -> None:
        if any(len(each) != KEY for each in (secret, *older)):
            raise ValueError("The field key must be 32 bytes, as URL-safe base64.")
        self._ciphers = [AESGCM(each) for each in (secret, *older)]
        self._signers = [_signer(each) for each in (secret, *older)]
        # Hashes identifiers of returns; made from the field key, so it too is in no database. It
        # stays the same when the field key changes, so that a return is known when it comes again.
        oldest = (secret, *older)[-1]
        made = hashlib.blake2b(oldest, digest_size=KEY, person=b"returns key").digest()
        self.for_returns = for_returns or made
        self.own: OwnKeys | None = None
        self._opened: dict[str, list[AESGCM]] = {}
        self._forgives = self._tells = False

    def with_own(self, own: OwnKeys) -> "Keys":
        """The same, with keys of their own for single things."""
        made = copy(self)
        made.own, made._opened = own, {}
        return made

    def alone(self) -> "Keys":
        """The same, without keys of their own for single things."""
        made = copy(self)
        made.own, made._opened = None, {}
        return made

    def forgiving(self) -> "Keys":
        """The same, for a restore: words whose own key was destroyed open as none."""
        made = copy(self)
        made._forgives = True
        return made

    def for_lists(self) -> "Keys":
        """The same, to show words alone: where some open no more, `LOST` stands in their place, so
        that one row keeps nobody from the others. Nothing opened so is to be sealed again.
        """
        made = copy(self)
        made._tells = True
        return made

    def seal(self, text: str, place: str) -> bytes:
        """The text, sealed; it opens at this place alone."""
        nonce = os.urandom(NONCE)
        return nonce + self._sealer(thing_of(place)).encrypt(nonce, text.encode(), place.encode())

    def open(self, sealed: bytes, place: str) -> str:
        """The text; LostKey if no key here sealed it or the row was moved or changed."""
        try:
            return self._open(sealed, place)
        except LostKey:
            if self._tells:
                return LOST
            raise

    def make_ready(self, things: Iterable[str]) -> None:
        """Make the keys of things that have none yet, at one go."""
        lacks = sorted(set(things) - self.own.things())
        self.own.add({thing: self._lock(os.urandom(KEY), thing) for thing in lacks})

    def leave(self, things: Iterable[str], on: date) -> list[str]:
        """Seal nothing more with the own keys of these; the ids of the keys, for `destroy`."""
        things = list(things)
        for each in things:
            self._opened.pop(each, None)
        return self.own.leave(things, on) if self.own and things else []

    def destroy(self, ids: Iterable[str]) -> None:
        """After a step that is done, which stays done: what is left over, `sweep` destroys."""
        try:
            self.own.destroy(ids)
        except SQLAlchemyError as error:
            log.error("Keys of what was erased could not be destroyed: %s", type(error).__name__)

    def lock_anew(self) -> int:
        """Lock the own keys of single things with the first key; how many there are."""
        return self.own.lock_anew(lambda locked, x: self._lock(self._unlock(locked, x), x))

    def unlocks_own(self) -> bool:
        """Whether the field key, or one beside it, unlocks every own key there is."""
        try:
            for each in self.own.every():
                self._unlock(each.locked, each.thing)
        except LostKey:
            return False
        return True

    def _open(self, sealed: bytes, place: str) -> str:
        for cipher in self._openers(thing_of(place)):
            with contextlib.suppress(InvalidTag):
                return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place.encode()).decode()
        if self._forgives:
            return ""
        raise LostKey

    def _sealer(self, thing: str) -> AESGCM:
        """Asked for anew each time: another process may have destroyed the key meanwhile."""
        if self.own is None:
            return self._ciphers[0]
        locked = self.own.current(thing)
        if locked is not None:
            return AESGCM(self._unlock(locked, thing))
        key = os.urandom(KEY)
        self.own.add({thing: self._lock(key, thing)})
        return AESGCM(key)

    def _openers(self, thing: str) -> Iterator[AESGCM]:
        """The thing's own keys as remembered, then as they stand, then those of a time without."""
        yield from self._opened.get(thing, ())
        yield from self._own_of(thing)
        yield from self._ciphers

    def _own_of(self, thing: str) -> list[AESGCM]:
        if self.own is None:
            return []
        found = [AESGCM(self._unlock(each, thing)) for each in self.own.of(thing)]
        if len(self._opened) >= MOST_OPENED:
            self._opened.clear()
        if found:
            self._opened[thing] = found
        return found

    def _lock(self, key: bytes, thing: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._ciphers[0].encrypt(nonce, key, LOCKED + thing.encode())

    def _unlock(self, locked: bytes, thing: str) -> bytes:
        for cipher in self._ciphers:
            with contextlib.suppress(InvalidTag):
                return cipher.decrypt(locked[:NONCE], locked[NONCE:], LOCKED + thing.encode())
        raise LostKey

    def known_as(self, text: str) -> str:
        """A hash that nobody makes without the key; it stays when the field key changes."""
        return hashlib.blake2b(
            text.encode(), key=self.for_returns[:KEY], digest_size=KEY, person=b"erasure ledger"
        ).hexdigest()

    def sign(self, text: str) -> str:
        """A signature over the text, as hexadecimal digits."""
        return self._signers[0].sign(text.encode()).hex()

    def has_signed(self, text: str, signature: str) -> bool:
        """Whether a key here made this signature over exactly this text."""
        for signer in self._signers:
            with contextlib.suppress(InvalidSignature, ValueError):
                signer.public_key().verify(bytes.fromhex(signature), text.encode())
                return True
        return False


class LostKey(RuntimeError):
    """Sealed words cannot be opened with this key."""

    def __init__(self) -> None:
        super().__init__(
            "Sealed words do not open: FIELD_KEY is not the key they were sealed with."
        )


def thing_of(place: str) -> str:
    """What goes as a whole when it is erased: the kind and the id that begin a place."""
    return "/".join(place.split("/")[:2])


def from_text(text: str) -> Keys:
    """One key, or several parted by commas or lines, the newest first; and the key for returns."""
    parts = text.replace(",", " ").split() or [""]
    sealing = [base64.urlsafe_b64decode(each) for each in parts if not each.startswith(RETURNS)]
    returns = [each.removeprefix(RETURNS) for each in parts if each.startswith(RETURNS)]
    return Keys(*sealing, for_returns=base64.urlsafe_b64decode("".join(returns[:1])))


def returns_text(held: Keys) -> str:
    """The key for returns as it stands beside a field key that took another's place."""
    return RETURNS + base64.urlsafe_b64encode(held.for_returns).decode()


def new_text() -> str:
    """A new key as it is written down."""
    return base64.urlsafe_b64encode(os.urandom(KEY)).decode()


def _signer(secret: bytes) -> Ed25519PrivateKey:
    derived = HKDF(hashes.SHA256(), KEY, salt=None, info=SIGNING).derive(secret)
    return Ed25519PrivateKey.from_private_bytes(derived)


def from_file(path: Path) -> Keys:
    """The key in this file, made on first use, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(path)
    return from_text(path.read_text())


def _make(path: Path) -> None:
    """Write a new key beside its place and link it in whole, unless another process was first."""
    handle, beside = tempfile.mkstemp(dir=path.parent)  # readable by its owner alone
    with os.fdopen(handle, "wb") as file:
        file.write(new_text().encode())
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(beside, path)
    os.unlink(beside)
