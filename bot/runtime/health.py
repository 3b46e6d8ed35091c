"""Whether the process lives, and whether it can help: model, database, and a self-test of what it understands."""

import asyncio

from rasa.core.agent import Agent
from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

SELF_TEST = {
    "got a CP504 in the mail what is this": "understand_notice",
    "they froze my bank account": "bank_levy",
    "can i pay it off monthly": "payment_plan",
    "i want to talk to a real person": "talk_to_human",
    "best pizza topping": "out_of_scope",
}
SENDER = "health:self-test"


async def self_test(agent: Agent) -> bool:
    """Parse sentences whose meaning is known; a model that loaded wrong (an untrained one, say) fails."""
    for text, intent in SELF_TEST.items():
        parsed = await agent.parse_message(text)
        if intent not in {parsed["intent"]["name"], *(ranked["name"] for ranked in parsed["intent_ranking"][:2])}:
            return False
    return True


def blueprint() -> Blueprint:
    """`/health/live` and `/health/ready`."""
    health = Blueprint("health", url_prefix="/health")

    @health.get("/live")
    async def live(request: Request) -> HTTPResponse:
        return json({"status": "alive"})

    @health.get("/ready")
    async def ready(request: Request) -> HTTPResponse:
        failing = await _failing(request.app.ctx.agent, request.app.ctx.self_test)
        return json({"status": "ready" if not failing else "not ready", "failing": failing}, 503 if failing else 200)

    return health


async def _failing(agent: Agent, passed: asyncio.Future[bool]) -> list[str]:
    failing = []
    if not agent.is_ready():
        failing.append("model")
    try:
        await agent.tracker_store.retrieve(SENDER)
    except Exception:  # whatever keeps the database from answering makes it not ready
        failing.append("database")
    if not (passed.done() and passed.result()):
        failing.append("self-test")
    return failing
