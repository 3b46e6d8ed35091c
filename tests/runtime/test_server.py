import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
import requests

from bot.runtime.server import CannotServe, loopback, make_agent, serve
from bot.settings import BadSetting, Settings, read
from tests.runtime.conftest import Served

KEY = "0123456789abcdef0123456789abcdef"


def run_sql(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)


def settings(var: Path, **names: str) -> Settings:
    return read({"VAR_FOLDER": str(var), **names})


def test_it_lives_and_is_ready(served: Served) -> None:
    live = requests.get(f"{served.address}/health/live", timeout=30)
    assert (live.status_code, live.json()) == (200, {"status": "alive"})
    ready = requests.get(f"{served.address}/health/ready", timeout=30)
    assert (ready.status_code, ready.json()) == (200, {"status": "ready", "failing": []})


def test_without_its_database_it_lives_and_is_not_ready(served: Served) -> None:
    run_sql(served.database, "ALTER TABLE events RENAME TO away")
    try:
        ready = requests.get(f"{served.address}/health/ready", timeout=30)
        assert (ready.status_code, ready.json()) == (503, {"status": "not ready", "failing": ["database"]})
        assert requests.get(f"{served.address}/health/live", timeout=30).status_code == 200
    finally:
        run_sql(served.database, "ALTER TABLE away RENAME TO events")
    assert requests.get(f"{served.address}/health/ready", timeout=30).status_code == 200


def test_the_protocol_of_rasas_rest_channel_goes_through_the_intake(served: Served) -> None:
    sender = f"test-{uuid4().hex}"
    url = f"{served.address}/webhooks/rest/webhook"
    replies = requests.post(url, json={"sender": sender, "message": "my ssn is 123-45-6789"}, timeout=60).json()
    assert replies and all(reply["recipient_id"] == sender for reply in replies)
    said = " ".join(reply.get("text", "") for reply in replies)
    assert "Social Security number" in said and "123-45-6789" not in said
    assert b"123-45-6789" not in b"".join(
        path.read_bytes() for path in served.database.parent.glob(f"{served.database.name}*")
    )


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"sender": "a"}', b'{"sender": "a", "message": 7}'])
def test_a_request_that_cannot_be_read_shows_nothing_of_the_inside(served: Served, body: bytes) -> None:
    answer = requests.post(f"{served.address}/webhooks/rest/webhook", data=body, timeout=60)
    for inside in ("Traceback", 'File "', "site-packages", "rasa."):
        assert inside not in answer.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/version"),
        ("GET", "/status"),
        ("GET", "/domain"),
        ("GET", "/conversations/somebody/tracker"),
        ("GET", "/conversations/somebody/story"),
        ("POST", "/conversations/somebody/tracker/events"),
        ("POST", "/conversations/somebody/execute"),
        ("POST", "/conversations/somebody/trigger_intent"),
        ("POST", "/model/parse"),
        ("POST", "/model/train"),
        ("PUT", "/model"),
        ("DELETE", "/model"),
    ],
)
def test_rasas_own_api_is_not_there(served: Served, method: str, path: str) -> None:
    answer = requests.request(method, served.address + path, json={}, timeout=30)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text and "site-packages" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_only_this_machine_reaches_loopback(host: str) -> None:
    assert loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "10.0.0.1", "example.com", "localhost.example.com"])
def test_others_reach_the_rest(host: str) -> None:
    assert not loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5"])
def test_the_tools_protocol_is_refused_where_others_reach_it(tmp_path: Path, host: str) -> None:
    with pytest.raises(CannotServe, match="--dev .* loopback only"):
        serve(settings(tmp_path, SECRET_KEY=KEY), host, 1, dev=True)


def test_a_key_is_asked_for_where_others_reach_it(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match="SECRET_KEY must be set"):
        serve(settings(tmp_path), "0.0.0.0", 1, dev=False)


def test_a_day_that_is_none_is_refused_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TODAY", "Thanksgiving")
    with pytest.raises(BadSetting, match="BOT_TODAY is 'Thanksgiving'"):
        serve(settings(tmp_path), "127.0.0.1", 1, dev=False)


def test_without_a_model_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match="make train"):
        make_agent(settings(tmp_path, MODELS_FOLDER=str(tmp_path)))


def test_a_database_that_cannot_be_used_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAR_FOLDER", str(tmp_path))
    (tmp_path / "model.tar.gz").touch()
    with pytest.raises(CannotServe, match="DATABASE_URL cannot be used"):
        make_agent(settings(tmp_path, MODELS_FOLDER=str(tmp_path), DATABASE_URL="nonsense"))
