"""Small secrets that must be read again (an authenticator's, say), sealed with a key that is not in the database."""

import os
from pathlib import Path

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from wayline.kit.errors import Unavailable
from wayline.kit.ids import new_bytes

HEADER = {"alg": "dir", "enc": "A256GCM"}
LENGTH = 32


class SealBroken(Unavailable):
    """The key at hand is not the one it was sealed with."""

    code = "seal_broken"
    message = "This was sealed with another key. Put back the `seal.key` of the data directory it was made with."


class Seal:
    """Seals and opens with one key (AES-256-GCM, as JWE)."""

    def __init__(self, key: bytes) -> None:
        self._key = OctKey.import_key(key)

    @classmethod
    def at(cls, file: Path) -> "Seal":
        """The key in this file; made, for our eyes alone, if there is none yet."""
        if not file.exists():
            fresh = file.with_suffix(".new")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
                out.write(new_bytes(LENGTH))
                out.flush()
                os.fsync(out.fileno())
            fresh.replace(file)
        return cls(file.read_bytes())

    def close(self, secret: str) -> str:
        """Seal it."""
        return jwe.encrypt_compact(HEADER, secret, self._key)

    def open(self, sealed: str) -> str:
        """Open it. Raises SealBroken."""
        try:
            opened = jwe.decrypt_compact(sealed, self._key).plaintext
        except (JoseError, ValueError) as error:
            raise SealBroken from error
        return (opened or b"").decode()
