"""The only place that reads the environment. docs/settings.md lists every name; a test holds the two together."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What the environment says, with the defaults of a fresh checkout.

    `redis_url`, `smtp_url`, `action_endpoint_url`, `encoder_folder`, `secret_key` and `public_url` are None where unset:
    in-memory locks, mail on the console, actions in this process, the weights' package, a key made on loopback, and
    the address that the server listens on.
    """

    var: Path
    models: Path
    database_url: str
    redis_url: str | None
    smtp_url: str | None
    public_url: str | None
    secret_key: str | None
    action_endpoint_url: str | None
    encoder_folder: Path | None
    turn_seconds: float


def read(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in `environ`; makes nothing and opens nothing.

    Raises:
        ValueError: a setting has a value that cannot be used; the message names it and what it takes.
    """
    var = Path(environ.get("VAR_FOLDER") or ROOT / "var")
    folder = environ.get("ENCODER_FOLDER")
    return Settings(
        var=var,
        models=Path(environ.get("MODELS_FOLDER") or ROOT / "models"),
        database_url=environ.get("DATABASE_URL") or f"sqlite:///{var / 'notice-guide.db'}",
        redis_url=environ.get("REDIS_URL") or None,
        smtp_url=environ.get("SMTP_URL") or None,
        public_url=environ.get("PUBLIC_URL") or None,
        secret_key=environ.get("SECRET_KEY") or None,
        action_endpoint_url=environ.get("ACTION_ENDPOINT_URL") or None,
        encoder_folder=Path(folder) if folder else None,
        turn_seconds=_seconds(environ, "TURN_SECONDS", 20.0),
    )


def _seconds(environ: Mapping[str, str], name: str, default: float) -> float:
    text = environ.get(name)
    if not text:
        return default
    try:
        seconds = float(text)
    except ValueError:
        raise ValueError(f"{name} is {text!r}; it takes a number of seconds such as 20.") from None
    if seconds <= 0:
        raise ValueError(f"{name} is {text!r}; it takes a number of seconds above 0.")
    return seconds
