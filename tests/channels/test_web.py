import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.channels import session
from tests.channels.fake_agent import KEY, Clock, FakeAgent

SESSION = "/webhooks/web/session"
MESSAGES = "/webhooks/web/messages"
HISTORY = "/webhooks/web/history"


async def new_token(http: ClientSession) -> str:
    async with http.post(SESSION) as answer:
        assert answer.status == 200
        return (await answer.json())["token"]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def send(http: ClientSession, token: str, message_id: str, text: str) -> Any:
    async with http.post(MESSAGES, json={"id": message_id, "text": text}, headers=bearer(token)) as answer:
        assert answer.status == 200, await answer.text()
        return await answer.json()


async def history(http: ClientSession, token: str) -> list[dict[str, Any]]:
    async with http.get(HISTORY, headers=bearer(token)) as answer:
        assert answer.status == 200, await answer.text()
        return (await answer.json())["messages"]


async def refusal(http: ClientSession, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, str]]:
    async with http.post(MESSAGES, data=body, headers=headers) as answer:
        refused = await answer.json()
        assert set(refused) == {"error", "say"}
        assert all(isinstance(sentence, str) and sentence.endswith(".") for sentence in refused.values())
        return answer.status, refused


def message(**fields: object) -> bytes:
    return json.dumps({"id": "m1", "text": "hello", **fields}).encode()


async def test_a_message_gets_its_replies(http: ClientSession, agent: FakeAgent) -> None:
    agent.answer = lambda text: [
        {"text": "First part.\n\nSecond part."},
        {"text": "Was it dated?", "buttons": [{"title": "Yes", "payload": "/affirm"}]},
        {"custom": {"card": "deadline"}},
    ]
    assert await send(http, await new_token(http), "m1", "I got a CP504") == [
        {"text": "First part.\n\nSecond part.", "buttons": [], "custom": None},
        {"text": "Was it dated?", "buttons": [{"title": "Yes", "payload": "/affirm"}], "custom": None},
        {"text": None, "buttons": [], "custom": {"card": "deadline"}},
    ]


async def test_the_caller_chooses_neither_sender_nor_channel_nor_metadata(
    http: ClientSession, agent: FakeAgent
) -> None:
    token = await new_token(http)
    body = message(sender="someone-else", sender_id="x", input_channel="slack", channel="slack", metadata={"admin": 1})
    async with http.post(MESSAGES, data=body, headers=bearer(token)) as answer:
        assert answer.status == 200
    (seen,) = agent.seen
    assert seen.sender_id.startswith("web:") and len(seen.sender_id) == len("web:") + 64
    assert seen.sender_id.removeprefix("web:") not in token
    assert seen.input_channel == "web"
    assert not seen.metadata


async def test_each_session_is_a_sender_of_its_own(http: ClientSession, agent: FakeAgent) -> None:
    first, second = await new_token(http), await new_token(http)
    await send(http, first, "m1", "mine")
    await send(http, second, "m1", "yours")
    await send(http, first, "m2", "mine again")
    senders = [seen.sender_id for seen in agent.seen]
    assert senders[0] == senders[2] != senders[1]
    assert [line["text"] for line in await history(http, second)] == ["yours", "You wrote: yours"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: "",
        lambda token: "nonsense",
        lambda token: "a.b.c",
        lambda token: "a.b.c.d",
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: ("A" if token[0] != "A" else "B") + token[1:],
        lambda token: "{}.{}9.{}".format(*token.split(".")),
        lambda token: token.rpartition(".")[0] + ".",
        lambda token: token + "é",
    ],
)
@pytest.mark.parametrize("method, path", [("POST", MESSAGES), ("GET", HISTORY)])
async def test_a_forged_token_opens_nothing(
    http: ClientSession, agent: FakeAgent, spoil: Any, method: str, path: str
) -> None:
    headers = bearer(spoil(await new_token(http)))
    async with http.request(method, path, data=message() if method == "POST" else None, headers=headers) as answer:
        assert answer.status == 401
        assert set(await answer.json()) == {"error", "say"}
    assert not agent.seen


async def test_a_token_signed_with_another_key_opens_nothing(http: ClientSession, clock: Clock) -> None:
    forged = session.issue(KEY[::-1], clock.now)
    assert (await refusal(http, message(), bearer(forged)))[0] == 401


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Basic abc"}, {"Authorization": "Bearer"}])
async def test_without_a_token_nothing_is_said(http: ClientSession, agent: FakeAgent, headers: dict[str, str]) -> None:
    status, refused = await refusal(http, message(), headers)
    assert status == 401 and "Authorization" in refused["error"]
    assert not agent.seen


async def test_a_token_lasts_thirty_days(http: ClientSession, clock: Clock) -> None:
    token = await new_token(http)
    clock.now += timedelta(days=30, seconds=-1)
    await send(http, token, "m1", "still here")
    clock.now += timedelta(seconds=1)
    status, refused = await refusal(http, message(), bearer(token))
    assert status == 401 and "expired" in refused["error"]


async def test_a_repeated_message_is_not_a_second_turn(http: ClientSession, agent: FakeAgent) -> None:
    token = await new_token(http)
    first = await send(http, token, "m1", "I got a CP504")
    assert await send(http, token, "m1", "I got a CP504") == first
    assert len(agent.seen) == 1
    assert len(await history(http, token)) == 2


async def test_a_retry_during_the_turn_waits_for_its_replies(http: ClientSession, agent: FakeAgent) -> None:
    token = await new_token(http)
    agent.gate.clear()
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(send(http, token, "m1", "hello"), 0.3)
    retry = asyncio.ensure_future(send(http, token, "m1", "hello"))
    await asyncio.sleep(0.1)
    agent.gate.set()
    assert await retry == [{"text": "You wrote: hello", "buttons": [], "custom": None}]
    assert len(agent.seen) == 1


async def test_a_failed_turn_can_be_sent_again(http: ClientSession, agent: FakeAgent) -> None:
    token = await new_token(http)
    agent.failing = True
    status, refused = await refusal(http, message(), bearer(token))
    assert status == 500 and "800-829-1040" in refused["say"]
    assert "as the test wants" not in str(refused)
    agent.failing = False
    assert await send(http, token, "m1", "hello") == [{"text": "You wrote: hello", "buttons": [], "custom": None}]


async def test_messages_of_one_session_are_answered_in_order_and_one_at_a_time(
    http: ClientSession, agent: FakeAgent
) -> None:
    token = await new_token(http)
    agent.gate.clear()
    turns = []
    for number in range(5):
        turns.append(asyncio.ensure_future(send(http, token, f"m{number}", f"part {number}")))
        await asyncio.sleep(0.05)
    agent.gate.set()
    replies = await asyncio.gather(*turns)
    assert [reply[0]["text"] for reply in replies] == [f"You wrote: part {number}" for number in range(5)]
    assert [seen.text for seen in agent.seen] == [f"part {number}" for number in range(5)]
    assert agent.most_at_once == 1


async def test_one_session_does_not_hold_up_another(http: ClientSession, agent: FakeAgent) -> None:
    tokens = [await new_token(http), await new_token(http)]
    agent.gate.clear()
    turns = [asyncio.ensure_future(send(http, token, "m1", "hello")) for token in tokens]
    await asyncio.sleep(0.2)
    assert len(agent.seen) == 2
    agent.gate.set()
    await asyncio.gather(*turns)


async def test_a_flood_of_waiting_messages_is_turned_away(http: ClientSession, agent: FakeAgent) -> None:
    token = await new_token(http)
    agent.gate.clear()
    waiting = []
    for number in range(8):
        waiting.append(asyncio.ensure_future(send(http, token, f"m{number}", "hello")))
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    assert (await refusal(http, message(id="one-more"), bearer(token)))[0] == 429
    agent.gate.set()
    assert len(await asyncio.gather(*waiting)) == 8


@pytest.mark.parametrize("size", [64 * 1024 + 1, 2_000_000])
async def test_a_large_body_is_turned_away(http: ClientSession, agent: FakeAgent, size: int) -> None:
    token = await new_token(http)
    body = message(text="")
    body = message(text="x" * (size - len(body)))
    assert len(body) == size
    status, refused = await refusal(http, body, bearer(token))
    assert status == 413 and "64 kB" in refused["error"]
    assert not agent.seen


async def test_a_body_of_64_kb_passes(http: ClientSession, agent: FakeAgent) -> None:
    token = await new_token(http)
    body = message(text="x" * (64 * 1024 - len(message(text=""))))
    async with http.post(MESSAGES, data=body, headers=bearer(token)) as answer:
        assert answer.status == 200
    assert len(agent.seen) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        pytest.param(b"[" * 60_000, id="deep"),
        b"[]",
        b'"hello"',
        b"null",
        message(id=None),
        message(id=5),
        message(id=""),
        pytest.param(message(id="x" * 65), id="long id"),
        message(id="with blanks"),
        message(id="m1\n"),
        message(text=None),
        message(text=5),
        message(text=["hello"]),
        message(text={"text": "hello"}),
        message(text=" \n "),
        b'{"text": "hello"}',
        b'{"id": "m1"}',
    ],
)
async def test_what_is_not_a_message_is_turned_away(http: ClientSession, agent: FakeAgent, body: bytes) -> None:
    status, _ = await refusal(http, body, bearer(await new_token(http)))
    assert status == 400
    assert not agent.seen


async def test_while_the_model_loads_a_person_is_told(http: ClientSession, agent: FakeAgent) -> None:
    token = await new_token(http)
    agent.ready = False
    status, refused = await refusal(http, message(), bearer(token))
    assert status == 503 and "877-777-4778" in refused["say"]


async def test_history_shows_both_sides_and_the_titles_of_pressed_buttons(
    http: ClientSession, agent: FakeAgent
) -> None:
    yes_or_no = [{"title": "Yes, today", "payload": "/affirm"}, {"title": "No", "payload": "/deny"}]
    agent.answer = lambda text: [{"text": "Is money being taken?", "buttons": yes_or_no}]
    token = await new_token(http)
    assert await history(http, token) == []
    await send(http, token, "m1", "I got a letter")
    await send(http, token, "m2", "/affirm")
    question = {"sender": "bot", "text": "Is money being taken?", "custom": None}
    assert await history(http, token) == [
        {"sender": "person", "text": "I got a letter", "buttons": [], "custom": None},
        {**question, "buttons": []},
        {"sender": "person", "text": "Yes, today", "buttons": [], "custom": None},
        {**question, "buttons": yes_or_no},
    ]


async def test_history_waits_for_the_turn_under_way(http: ClientSession, agent: FakeAgent) -> None:
    token = await new_token(http)
    agent.gate.clear()
    turn = asyncio.ensure_future(send(http, token, "m1", "hello"))
    await asyncio.sleep(0.1)
    lines = asyncio.ensure_future(history(http, token))
    await asyncio.sleep(0.1)
    agent.gate.set()
    await turn
    assert [line["text"] for line in await lines] == ["hello", "You wrote: hello"]


async def test_answers_are_neither_cached_nor_for_other_origins(http: ClientSession) -> None:
    headers = {**bearer(await new_token(http)), "Origin": "https://elsewhere.example"}
    async with http.get(HISTORY, headers=headers) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]
