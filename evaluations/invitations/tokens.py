"""The token of an invitation and the id of its ballot, both out of the campaign's key: nothing stores them.

A reminder makes the same link again. Without the key, which dies at release, no token leads to a ballot and
no ballot to an invitation. Nothing here makes a key: one that is gone must stay gone.
"""

import base64
import hmac
from uuid import UUID

from common import sealing

SECRET_BYTES = 24


def derive(key_name: str, purpose: str, *parts: object) -> bytes:
    """32 bytes out of the key, different for each purpose. Raises sealing.KeyMissing."""
    own = hmac.digest(sealing.key_bytes(key_name), purpose.encode(), "sha256")
    return hmac.digest(own, "\0".join(str(part) for part in parts).encode(), "sha256")


def token_for(key_name: str, invitation_id: UUID) -> str:
    """The invitation's token, 192 bits. Raises sealing.KeyMissing once the campaign is released."""
    return base64.urlsafe_b64encode(derive(key_name, "token", invitation_id)[:SECRET_BYTES]).decode()


def ballot_id(key_name: str, token: str) -> UUID:
    """Where the ballot of this token's holder lies. Raises sealing.KeyMissing."""
    return UUID(bytes=derive(key_name, "ballot", token)[:16], version=4)
