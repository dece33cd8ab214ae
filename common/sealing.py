"""Sealed values: AES-256-GCM under keys that live in files outside the database and its backups.

A key belongs to one thing (a forum, a campaign) and dies with it: once its files and their copies are gone,
the sealed values are noise, in every backup too. A value is bound to the table, field and row it was sealed
for, so that it cannot be moved to another. A wrong or missing key fails loudly: it never gives ciphertext.

A key has versions: `<name>.key`, `<name>.2.key` and so on. A value says which one sealed it (`s1:`, `s2:`);
new values take the newest. `common.rotation` moves values from one version to the next.
"""

import base64
import hashlib
import hmac
import os
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
NAME = re.compile(r"[a-z][a-z0-9-]{1,80}")
PREFIX = re.compile(r"s([1-9][0-9]{0,5}):")


class SealingError(Exception):
    """A sealed value cannot be made or read."""


class KeyMissing(SealingError):
    """The key's file is not in KEY_DIR: destroyed on purpose, or KEY_DIR is not the right folder."""


class WrongKey(SealingError):
    """The value was not sealed by this key for this table, field and row, or it was altered."""


# ---- keys -----------------------------------------------------------------------------------------------
def _path(name: str, version: int = 1) -> Path:
    if not NAME.fullmatch(name):
        raise ValueError(f"not a key name: {name!r}")
    return Path(settings.KEY_DIR) / (f"{name}.key" if version == 1 else f"{name}.{version}.key")


def create_key(name: str) -> None:
    """Make a fresh 256-bit key; keeps the one that is there. Safe when several processes do it at once."""
    if not has_key(name):
        _write_key(name, 1)


def create_next_version(name: str) -> int:
    """Give the key a further version, which seals from now on; returns its number. Raises KeyMissing.

    Of several processes that do it at once, one makes the file and all get the same number.
    """
    version = newest_version(name) + 1
    _write_key(name, version)
    if versions(name) == [version]:
        # The key was destroyed meanwhile: it must not live on in a version that nobody asked for.
        _destroy(_path(name, version))
        raise KeyMissing(f"no key {name!r} in KEY_DIR")
    return version


def _write_key(name: str, version: int) -> None:
    path = _path(name, version)
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


def versions(name: str) -> list[int]:
    """The versions of the key that are there, oldest first."""
    first = _path(name)
    numbered = re.compile(re.escape(name) + r"\.([1-9][0-9]{0,5})\.key")
    found = [1] if first.exists() else []
    if first.parent.exists():
        matches = (numbered.fullmatch(entry.name) for entry in os.scandir(first.parent))
        found += [int(match[1]) for match in matches if match]
    return sorted(found)


_newest_seen: dict[str, int] = {}


def newest_version(name: str) -> int:
    """The version that seals. Raises KeyMissing.

    Asked anew each time, because another process may have made a newer one; what was seen before only saves
    reading the whole folder.
    """
    version = _newest_seen.get(name, 1)
    while _path(name, version + 1).exists():
        version += 1
    if not _path(name, version).exists():
        known = versions(name)
        if not known:
            raise KeyMissing(f"no key {name!r} in KEY_DIR")
        version = known[-1]
    _newest_seen[name] = version
    return version


def made_at(name: str, version: int) -> datetime:
    """When this version of the key was made. Raises KeyMissing."""
    try:
        return datetime.fromtimestamp(_path(name, version).stat().st_mtime, UTC)
    except FileNotFoundError as problem:
        raise KeyMissing(f"no key {name!r} in KEY_DIR") from problem


def has_key(name: str) -> bool:
    """Is any version of the key there?"""
    return _path(name).exists() or bool(versions(name))


def destroy_key(name: str) -> None:
    """Overwrite and remove every version of the key; harmless when it is gone. Copies are their keeper's."""
    for version in versions(name):
        _destroy(_path(name, version))


def destroy_versions_before(name: str, version: int) -> list[int]:
    """Overwrite and remove the versions older than `version`; returns which."""
    older = [one for one in versions(name) if one < version]
    for one in older:
        _destroy(_path(name, one))
    return older


def _destroy(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            file.write(os.urandom(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return


def _key(name: str, version: int) -> bytes:
    try:
        key = base64.b64decode(_path(name, version).read_bytes(), validate=True)
    except FileNotFoundError as problem:
        raise KeyMissing(f"no key {name!r}, version {version}, in KEY_DIR") from problem
    except ValueError as problem:
        raise WrongKey(f"the key {name!r} is damaged") from problem
    if len(key) != 32:
        raise WrongKey(f"the key {name!r} is damaged")
    return key


def _newest_key(name: str) -> tuple[int, bytes]:
    """The newest version and its bytes; one destroyed in the very meantime has a newer one beside it."""
    version = newest_version(name)
    try:
        return version, _key(name, version)
    except KeyMissing:
        version = newest_version(name)
        return version, _key(name, version)


# ---- values ---------------------------------------------------------------------------------------------
def place(table: str, field: str, row: object) -> bytes:
    """What a value is bound to: the table's label, the field's name and the row's UUID."""
    return f"{table}/{field}/{row}".encode()


def seal(text: str, *, key: str, table: str, field: str, row: object) -> str:
    """`text` sealed for a text column; an empty text stays empty, so that "nothing said" shows."""
    if not text:
        return ""
    version, secret = _newest_key(key)
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(secret).encrypt(nonce, text.encode(), place(table, field, row))
    return prefix_of(version) + base64.b64encode(nonce + sealed).decode()


def prefix_of(version: int) -> str:
    """What a value begins with that was sealed by this version of its key."""
    return f"s{version}:"


def unseal(sealed: str, *, key: str, table: str, field: str, row: object) -> str:
    """The text that `seal` hid. Raises KeyMissing or WrongKey."""
    if not sealed:
        return ""
    prefix = PREFIX.match(sealed)
    if not prefix:
        raise WrongKey("not a sealed value")
    secret = _key(key, int(prefix[1]))
    try:
        raw = base64.b64decode(sealed[prefix.end() :], validate=True)
    except ValueError as problem:
        raise WrongKey("the sealed value is damaged") from problem
    return unseal_bytes(raw, key=secret, bound_to=place(table, field, row)).decode()


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
    return _newest_key(name)[1]


# ---- secret links ---------------------------------------------------------------------------------------
def secret_for(*parts: object, key: str = "links") -> str:
    """A link's secret, 192 bits, made again at will out of the key and `parts`: nothing needs to store it."""
    create_key(key)
    message = "\0".join(str(part) for part in parts).encode()
    return base64.urlsafe_b64encode(hmac.digest(key_bytes(key), message, "sha256")[:24]).decode()


def fingerprint(secret: str) -> str:
    """What the database keeps of a secret, so that a dump of it opens nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
