"""Field encryption: AES-256-GCM with a key that lives outside the database."""

import base64
import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
KEY = 32


class Keys:
    """Seals and opens short texts, each bound to its place so that it cannot be moved."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY:
            raise ValueError("The field key must be 32 bytes, as URL-safe base64.")
        self._cipher = AESGCM(secret)
        # Hashes identifiers of returns; made from the field key, so it too is in no database.
        self.for_returns = hashlib.blake2b(secret, digest_size=KEY, person=b"returns key").digest()

    def seal(self, text: str, place: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, text.encode(), place.encode())

    def open(self, sealed: bytes, place: str) -> str:
        """The text; LostKey if the key is another one or the row was moved or changed."""
        try:
            opened = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
        except InvalidTag:
            raise LostKey from None
        return opened.decode()


class LostKey(RuntimeError):
    """Sealed words cannot be opened with this key."""

    def __init__(self) -> None:
        super().__init__(
            "Sealed words do not open: FIELD_KEY is not the key they were sealed with."
        )


def from_text(text: str) -> Keys:
    return Keys(base64.urlsafe_b64decode(text))


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
        file.write(base64.urlsafe_b64encode(os.urandom(KEY)))
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(beside, path)
    os.unlink(beside)
