"""The key that signs what the server hands out: sessions now, links later."""

import os
import secrets
from pathlib import Path

from bot.settings import Settings

SHORTEST = 32
FILE = "secret-key"


def secret_key(settings: Settings) -> bytes:
    """SECRET_KEY where it is set; else a key made once and kept, readable by its owner alone, under the var folder.

    Raises:
        ValueError: SECRET_KEY, or the kept key, has fewer than 32 characters.
    """
    if settings.secret_key is not None:
        return _long_enough(settings.secret_key, "SECRET_KEY")
    path = settings.var / FILE
    if not path.exists():
        _make(path)
    return _long_enough(path.read_text("ascii").strip(), str(path))


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{FILE}.{secrets.token_hex(8)}")
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        # A link, unlike a rename, leaves the key of a server that started at the same moment in place.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _long_enough(key: str, where: str) -> bytes:
    if len(key) < SHORTEST:
        raise ValueError(f"{where} has {len(key)} characters; it takes at least {SHORTEST} random ones.")
    return key.encode()
