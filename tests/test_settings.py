import math
from datetime import date
from pathlib import Path

import pytest

from bot.settings import ROOT, BadSetting, frozen_day, read

NAMES = (
    "DATABASE_URL",
    "REDIS_URL",
    "SMTP_URL",
    "PUBLIC_URL",
    "SECRET_KEY",
    "ACTION_ENDPOINT_URL",
    "ENCODER_FOLDER",
    "ENCODER_ADAPTER",
    "TURN_SECONDS",
    "VAR_FOLDER",
    "MODELS_FOLDER",
)


def test_a_fresh_checkout_needs_no_setting() -> None:
    settings = read({})
    assert settings.var == ROOT / "var"
    assert settings.models == ROOT / "models"
    assert settings.database_url == f"sqlite:///{ROOT}/var/notice-guide.db"
    assert settings.turn_seconds == 20
    assert settings.redis_url is settings.smtp_url is settings.public_url is settings.secret_key is None
    assert settings.action_endpoint_url is settings.encoder_folder is None
    assert settings.encoder_adapter


def test_an_empty_value_is_no_value() -> None:
    assert read({name: "" for name in NAMES}) == read({})


def test_what_is_set_is_taken() -> None:
    settings = read({name: f"/{name}" for name in NAMES if name != "TURN_SECONDS"} | {"TURN_SECONDS": "1.5"})
    assert settings.var == Path("/VAR_FOLDER")
    assert settings.models == Path("/MODELS_FOLDER")
    assert settings.database_url == "/DATABASE_URL"
    assert settings.redis_url == "/REDIS_URL"
    assert settings.smtp_url == "/SMTP_URL"
    assert settings.public_url == "/PUBLIC_URL"
    assert settings.secret_key == "/SECRET_KEY"
    assert settings.action_endpoint_url == "/ACTION_ENDPOINT_URL"
    assert settings.encoder_folder == Path("/ENCODER_FOLDER")
    assert settings.turn_seconds == 1.5


def test_the_adapter_can_be_left_out() -> None:
    assert not read({"ENCODER_ADAPTER": "none"}).encoder_adapter


def test_the_database_moves_with_the_var_folder(tmp_path: Path) -> None:
    assert read({"VAR_FOLDER": str(tmp_path)}).database_url == f"sqlite:///{tmp_path}/notice-guide.db"


def test_reading_makes_nothing(tmp_path: Path) -> None:
    read({"VAR_FOLDER": str(tmp_path / "var"), "MODELS_FOLDER": str(tmp_path / "models")})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("value", ["soon", "0", "-1", "nan", "inf", "1,5"])
def test_seconds_that_are_none_are_named(value: str) -> None:
    with pytest.raises(BadSetting, match=f"TURN_SECONDS is '{value}'; it takes a number of seconds"):
        read({"TURN_SECONDS": value})


def test_seconds_may_be_any_number_above_zero() -> None:
    assert math.isclose(read({"TURN_SECONDS": "0.25"}).turn_seconds, 0.25)


@pytest.mark.parametrize(
    ("value", "day"),
    [("", None), ("  ", None), ("2026-11-23", date(2026, 11, 23)), (" 2028-02-29 ", date(2028, 2, 29))],
)
def test_the_frozen_day(value: str, day: date | None) -> None:
    assert frozen_day({"BOT_TODAY": value}) == day


def test_no_frozen_day_at_all() -> None:
    assert frozen_day({}) is None


@pytest.mark.parametrize("value", ["tomorrow", "2026-02-30", "11/23/2026", "2026-11"])
def test_a_frozen_day_that_is_none_is_named(value: str) -> None:
    with pytest.raises(BadSetting, match=f"BOT_TODAY is '{value}'; it takes a date such as 2026-11-23"):
        frozen_day({"BOT_TODAY": value})
