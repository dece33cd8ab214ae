"""Sealed values: AES-256-GCM under keys that live in files outside the database and its backups.

A key belongs to one thing (a forum, a campaign) and dies with it: once its file and its copies are gone, the
sealed values are noise, in every backup too. A value is bound to the table, field and row it was sealed for,
so that it cannot be moved to another row. A wrong or missing key fails loudly: it never gives ciphertext.
"""

import base64
import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

PREFIX = "s1:"
NONCE_BYTES = 12
NAME = re.compile(r"[a-z][a-z0-9-]{1,80}")


class SealingError(Exception):
    """A sealed value cannot be made or read."""


class KeyMissing(SealingError):
    """The key's file is not in KEY_DIR: destroyed on purpose, or KEY_DIR is not the right folder."""


class WrongKey(SealingError):
    """The value was not sealed by this key for this table, field and row, or it was altered."""


# ---- keys -----------------------------------------------------------------------------------------------
def _path(name: str) -> Path:
    if not NAME.fullmatch(name):
        raise ValueError(f"not a key name: {name!r}")
    return Path(settings.KEY_DIR) / f"{name}.key"


def create_key(name: str) -> None:
    """Make a fresh 256-bit key; keeps the one that is there. Safe when several processes do it at once."""
    path = _path(name)
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Written whole under another name, then linked: a reader never meets half a key.
    draft = path.with_name(f".{name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(AESGCM.generate_key(bit_length=256)))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def has_key(name: str) -> bool:
    return _path(name).exists()


def destroy_key(name: str) -> None:
    """Overwrite and remove the key's file; harmless when it is gone. Copies elsewhere are their keeper's."""
    path = _path(name)
    try:
        with path.open("r+b") as file:
            file.write(os.urandom(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return


def _key(name: str) -> bytes:
    try:
        key = base64.b64decode(_path(name).read_bytes(), validate=True)
    except FileNotFoundError as problem:
        raise KeyMissing(f"no key {name!r} in KEY_DIR") from problem
    except ValueError as problem:
        raise WrongKey(f"the key {name!r} is damaged") from problem
    if len(key) != 32:
        raise WrongKey(f"the key {name!r} is damaged")
    return key


# ---- values ---------------------------------------------------------------------------------------------
def place(table: str, field: str, row: object) -> bytes:
    """What a value is bound to: the table's label, the field's name and the row's UUID."""
    return f"{table}/{field}/{row}".encode()


def seal(text: str, *, key: str, table: str, field: str, row: object) -> str:
    """`text` sealed for a text column; an empty text stays empty, so that "nothing said" shows."""
    if not text:
        return ""
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(_key(key)).encrypt(nonce, text.encode(), place(table, field, row))
    return PREFIX + base64.b64encode(nonce + sealed).decode()


def unseal(sealed: str, *, key: str, table: str, field: str, row: object) -> str:
    """The text that `seal` hid. Raises KeyMissing or WrongKey."""
    if not sealed:
        return ""
    if not sealed.startswith(PREFIX):
        raise WrongKey("not a sealed value")
    raw = base64.b64decode(sealed.removeprefix(PREFIX))
    return unseal_bytes(raw, key=_key(key), bound_to=place(table, field, row)).decode()


def seal_bytes(content: bytes, *, key: bytes, bound_to: bytes, block: int = 1) -> bytes:
    """Nonce and ciphertext of `content`, first padded to a multiple of `block` bytes to hide its length."""
    length = len(content).to_bytes(4, "big")
    padded = length + content
    padded += b"\0" * (-len(padded) % block)
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, padded, bound_to)


def unseal_padded(sealed: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """The content that `seal_bytes` hid. Raises WrongKey."""
    padded = unseal_bytes(sealed, key=key, bound_to=bound_to)
    length = int.from_bytes(padded[:4], "big")
    return padded[4 : 4 + length]


def unseal_bytes(sealed: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as problem:
        raise WrongKey("the value does not open with this key in this place") from problem


def key_bytes(name: str) -> bytes:
    """The 32 bytes of a key, for a caller that seals many values in one go. Raises KeyMissing or WrongKey."""
    return _key(name)


# ---- secret links ---------------------------------------------------------------------------------------
def secret_for(*parts: object, key: str = "links") -> str:
    """A link's secret, 192 bits, made again at will out of the key and `parts`: nothing needs to store it."""
    create_key(key)
    message = "\0".join(str(part) for part in parts).encode()
    return base64.urlsafe_b64encode(hmac.digest(_key(key), message, "sha256")[:24]).decode()


def fingerprint(secret: str) -> str:
    """What the database keeps of a secret, so that a dump of it opens nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
