from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from tests.channels.fake_agent import Clock, FakeAgent, served


@pytest.fixture
async def agent() -> FakeAgent:
    return FakeAgent()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def http(agent: FakeAgent, clock: Clock) -> AsyncIterator[ClientSession]:
    async with served(agent, clock) as address, ClientSession(address) as client:
        yield client
