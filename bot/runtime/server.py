"""The server: channels, health, the page, one agent, all in one process."""

import asyncio
import ipaddress
import logging
import socket

from rasa.core.channels.channel import InputChannel, register
from rasa.core.channels.rest import RestInput
from rasa.utils.log_utils import configure_structlog
from sanic import Sanic

from bot.channels.web import WebInput
from bot.runtime import actions, health, patches
from bot.runtime.agent import GuidedAgent, load_agent
from bot.runtime.secret import secret_key
from bot.runtime.tracker_store import ConversationStoreError, RedactingTrackerStore
from bot.settings import Settings, frozen_day
from bot.web import pages

LARGEST_BODY = 1_000_000


class CannotServe(RuntimeError):
    """The server was asked for something unsafe or is missing something; the message says what to do."""


def loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def make_agent(settings: Settings) -> GuidedAgent:
    """The agent that the settings describe, with the newest model.

    Raises:
        CannotServe: there is no model yet, or DATABASE_URL cannot be used.
    """
    if not any(settings.models.glob("*.tar.gz")):
        raise CannotServe(f"There is no model in {settings.models}. Run `make train`.")
    patches.apply()
    try:
        store = RedactingTrackerStore(url=settings.database_url)
    except ConversationStoreError as error:
        raise CannotServe(str(error)) from error
    return load_agent(settings.models, store, actions.endpoint(settings.action_endpoint_url), settings.turn_seconds)


def make_app(agent: GuidedAgent, channels: list[InputChannel], name: str = "notice_guide") -> Sanic:
    """The web application round `agent`. Rasa's own HTTP API is not part of it."""
    app = Sanic(name, configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.ctx.agent = agent
    app.blueprint(health.blueprint())
    app.blueprint(pages.blueprint())
    register(channels, app, route="/webhooks/")

    @app.before_server_start
    async def begin(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.self_test = asyncio.ensure_future(health.self_test(agent))

    return app


def _require_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotServe(
                f"Port {port} on {host} cannot be used ({error.strerror}). Stop what uses it, or choose another: "
                f"`make run PORT=5006` or `python -m bot serve --port 5006`."
            ) from None


def serve(settings: Settings, host: str, port: int, dev: bool) -> None:
    """Serve until interrupted. `dev` adds Rasa's REST protocol, on loopback only.

    Raises:
        CannotServe: `dev` or a missing SECRET_KEY on an address that others can reach, or no model.
        BadSetting: BOT_TODAY is not a date.
    """
    if dev and not loopback(host):
        raise CannotServe(f"--dev lets every caller name any sender; it is for loopback only, and {host} is not.")
    if not loopback(host) and settings.secret_key is None:
        raise CannotServe(f"SECRET_KEY must be set to serve on {host}: at least 32 random characters.")
    frozen_day()  # a BOT_TODAY that is no date is refused here, not at every message
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    configure_structlog(logging.WARNING)
    _require_free(host, port)
    agent = make_agent(settings)
    channels: list[InputChannel] = [WebInput(_key(settings))]
    if dev:
        channels.append(RestInput())
    app = make_app(agent, channels)

    @app.after_server_start
    async def say_ready(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        print(f"Notice Guide is ready on http://{host}:{port}/ (Ctrl-C stops it)", flush=True)

    app.run(host=host, port=port, access_log=False, motd=False, register_sys_signals=True)


def _key(settings: Settings) -> bytes:
    try:
        return secret_key(settings)
    except ValueError as error:
        raise CannotServe(str(error)) from error
