"""Runs the custom actions in this process instead of a second one, behind Rasa's own endpoint interface."""

import json
import logging
import traceback
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

logger = logging.getLogger(__name__)
SAY_FAILED = {"events": [], "responses": [{"response": "utter_failed"}]}


class InProcessActions(EndpointConfig):
    """An action endpoint without HTTP. What goes in and out passes through JSON, as it would over the wire."""

    def __init__(self, package: str = "actions") -> None:
        super().__init__(url="http://in-process.invalid/webhook")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Run the action that the payload names; one that breaks says that something went wrong.

        Raises:
            ClientResponseError: the action rejected its execution (status 400, as the action server answers).
        """
        payload = json.loads(json.dumps(kwargs["json"]))
        try:
            return json.loads(json.dumps(await self._executor.run(payload)))
        except ActionExecutionRejection as rejection:
            body = json.dumps({"error": str(rejection), "action_name": rejection.action_name})
            raise ClientResponseError(400, "the action rejected its execution", body) from rejection
        except Exception as error:
            # Rasa would go on in silence; the person is told. The error's words may hold theirs: they are not logged.
            where = "".join(traceback.format_tb(error.__traceback__))
            logger.error("the action %s failed: %s\n%s", payload.get("next_action"), type(error).__name__, where)
            return json.loads(json.dumps(SAY_FAILED))


def endpoint(url: str | None) -> EndpointConfig:
    """The actions of this process, or those of a server at `url` where one is named."""
    return EndpointConfig(url=url) if url else InProcessActions()
