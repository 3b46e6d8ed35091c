from pathlib import Path

import pytest

from bot.runtime.secret import secret_key
from bot.settings import Settings, read


def settings(var: Path, **names: str) -> Settings:
    return read({"VAR_FOLDER": str(var), **names})


def test_the_set_key_is_used_and_nothing_is_written(tmp_path: Path) -> None:
    key = "0123456789abcdef0123456789abcdef"
    assert secret_key(settings(tmp_path, SECRET_KEY=key)) == key.encode()
    assert not list(tmp_path.iterdir())


def test_a_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    var = tmp_path / "var"
    key = secret_key(settings(var))
    assert len(key) >= 32
    assert secret_key(settings(var)) == key
    (kept,) = var.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_two_checkouts_have_two_keys(tmp_path: Path) -> None:
    assert secret_key(settings(tmp_path / "a")) != secret_key(settings(tmp_path / "b"))


def test_a_short_key_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="SECRET_KEY has 6 characters; it takes at least 32"):
        secret_key(settings(tmp_path, SECRET_KEY="secret"))


def test_a_damaged_kept_key_is_refused_by_its_place(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("")
    with pytest.raises(ValueError, match="secret-key has 0 characters"):
        secret_key(settings(tmp_path))
