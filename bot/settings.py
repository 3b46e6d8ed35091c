"""The only place that reads the environment. docs/settings.md lists every name; a test holds the two together."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class BadSetting(ValueError):
    """A setting has a value that cannot be used; the message names it and what it takes."""


@dataclass(frozen=True)
class Settings:
    """What the environment says, with the defaults of a fresh checkout.

    None where unset: `redis_url` (in-memory locks), `smtp_url` (mail on the console), `action_endpoint_url` (actions in
    this process), `encoder_folder` (the weights' package), `secret_key` (a key made on loopback) and `public_url` (the
    address that the server listens on).
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
    encoder_adapter: bool
    turn_seconds: float


def read(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in `environ`; makes nothing and opens nothing.

    Raises:
        BadSetting: a value cannot be used.
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
        encoder_adapter=environ.get("ENCODER_ADAPTER") != "none",
        turn_seconds=_seconds(environ, "TURN_SECONDS", 20.0),
    )


def frozen_day(environ: Mapping[str, str] = os.environ) -> date | None:
    """The day that the calendar is moved to; None where it runs as it is.

    Raises:
        BadSetting: `BOT_TODAY` is not a date like 2026-11-23.
    """
    text = environ.get("BOT_TODAY", "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadSetting(f"BOT_TODAY is {text!r}; it takes a date such as 2026-11-23, or nothing at all.") from None


def _seconds(environ: Mapping[str, str], name: str, default: float) -> float:
    text = environ.get(name)
    if not text:
        return default
    try:
        seconds = float(text)
    except ValueError:
        raise BadSetting(f"{name} is {text!r}; it takes a number of seconds such as 20.") from None
    if not 0 < seconds < math.inf:
        raise BadSetting(f"{name} is {text!r}; it takes a number of seconds above 0.")
    return seconds
