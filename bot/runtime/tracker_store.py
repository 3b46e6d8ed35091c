"""Conversations in SQL: redacted before they are stored, and never silently lost."""

import json
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

from bot import settings
from bot.understanding.redaction import redact_all

BUSY_MILLISECONDS = 5_000


class ConversationStoreError(RuntimeError):
    """The conversation could not be read or written; what the person typed last is not saved."""


class RedactingTrackerStore(SQLTrackerStore):
    """Rasa's SQL store with private numbers taken out of every event before it is written.

    endpoints.yml names it, so that plain `rasa shell` and `rasa run` have the same safety net as the server. An outage
    raises `ConversationStoreError`; Rasa's own fail-safe store would go on in memory and forget.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        url: str | None = None,
        event_broker: EventBroker | None = None,
        **ignored: Any,
    ) -> None:
        """Connect to `url`, else to the database that the settings name, and make the table if it is missing."""
        chosen = settings.read()
        self._has_tables = False
        address = url or chosen.database_url
        chosen.var.mkdir(parents=True, exist_ok=True)
        _for_the_owner_only(address)
        try:
            super().__init__(domain=domain, host=address, event_broker=event_broker)
        except (SQLAlchemyError, ImportError) as error:
            # The error's own words may hold the password.
            raise ConversationStoreError(
                f"DATABASE_URL cannot be used ({type(error).__name__}); it takes a URL such as "
                f"sqlite:////folder/notice-guide.db or postgresql://user:password@host:5432/name."
            ) from None
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _prepare_sqlite)
            self.engine.dispose()

    def _make_tables(self) -> None:
        # Rasa only tries once, when it starts, and a database may come up later.
        if not self._has_tables:
            self.Base.metadata.create_all(self.engine)
            self._has_tables = True

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's present session, None for a new one.

        Raises:
            ConversationStoreError: the database does not answer.
        """
        try:
            self._make_tables()
            return await super().retrieve(sender_id)
        except SQLAlchemyError as error:
            raise ConversationStoreError("the conversation could not be read") from error

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the new events, redacted, in one transaction.

        Raises:
            ConversationStoreError: nothing was written.
        """
        try:
            self._make_tables()
            with self.session_scope() as session:
                for event in self._additional_events(session, tracker):
                    data = redact_all(event.as_dict())
                    session.add(
                        self.SQLEvent(
                            sender_id=tracker.sender_id,
                            type_name=event.type_name,
                            timestamp=data.get("timestamp"),
                            intent_name=data.get("parse_data", {}).get("intent", {}).get("name"),
                            action_name=data.get("name"),
                            data=json.dumps(data),
                        )
                    )
                session.commit()
        except SQLAlchemyError as error:
            raise ConversationStoreError("the conversation could not be written") from error


def _for_the_owner_only(address: str) -> None:
    """Make a new SQLite file readable by nobody else before anything is written to it."""
    prefix = "sqlite:///"
    if address.startswith(prefix):
        path = Path(address.removeprefix(prefix))
        if path.parent.is_dir() and not path.exists():
            path.touch(mode=0o600)


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
