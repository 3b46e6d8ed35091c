"""What a reply rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.law.loader import Law
from bot.law.model import Source

LANGUAGE = "en"
MOST = 6


class Cited(Protocol):
    """An entry of the law that says what it rests on."""

    @property
    def authority(self) -> tuple[str, ...]: ...

    @property
    def sources(self) -> tuple[Source, ...]: ...

    @property
    def confirmed(self) -> bool: ...


@dataclass
class Told:
    """What a reply rests on, kept for "why?" and "source?": reasons as sentences, authority, pages with their days."""

    authority: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    confirmed: bool = True

    def add(self, entry: Cited) -> None:
        """Note an entry of the law that something just said rests on."""
        self.authority += [cite for cite in entry.authority if cite not in self.authority]
        self.sources += [source.id for source in entry.sources if source.id not in self.sources]
        self.confirmed = self.confirmed and entry.confirmed

    def because(self, law: Law, ids: Iterable[str], **fields: str) -> None:
        """Note why something just said is so: the sentences of these reason ids, filled with `fields`."""
        sentences = (law.words(LANGUAGE)[id].format(**fields) for id in ids)
        self.reasons += [sentence for sentence in sentences if sentence not in self.reasons]

    def slot(self) -> dict[str, Any]:
        """As a slot value."""
        return {
            "authority": self.authority[:MOST],
            "sources": self.sources[:MOST],
            "reasons": self.reasons[:MOST],
            "confirmed": self.confirmed,
        }
