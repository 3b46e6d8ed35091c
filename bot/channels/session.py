"""The website's session: random, signed, expiring. Whoever holds the token holds the conversation."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

LIFETIME = timedelta(days=30)
PURPOSE = b"notice-guide web session\n"
BYTES = 32


class NoSession(Exception):
    """The token opens nothing; the message says why."""


def issue(key: bytes, now: datetime) -> str:
    """A token for a new session of 256 random bits, good for 30 days: session, expiry, signature, joined by dots."""
    content = f"{_encode(secrets.token_bytes(BYTES))}.{int((now + LIFETIME).timestamp())}"
    return f"{content}.{_signature(key, content)}"


def read(key: bytes, token: str, now: datetime) -> bytes:
    """The session in a token.

    Raises:
        NoSession: the token is not one of this server's, was changed, or has expired.
    """
    content, _, signature = token.rpartition(".")
    if not token.isascii() or not hmac.compare_digest(_signature(key, content), signature):
        raise NoSession("The session token is not one of this server's.")
    encoded, expiry = content.split(".")
    if now.timestamp() >= int(expiry):
        raise NoSession("The session token has expired.")
    return base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))


def _signature(key: bytes, content: str) -> str:
    return _encode(hmac.new(key, PURPOSE + content.encode("ascii"), hashlib.sha256).digest())


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
