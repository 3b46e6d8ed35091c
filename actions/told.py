"""What a reply rests on."""

from dataclasses import dataclass, field
from typing import Any

LANGUAGE = "en"


@dataclass
class Told:
    """What a reply rests on, kept for "why?" and "source?"."""

    authority: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    confirmed: bool = True

    def add(self, authority: tuple[str, ...], confirmed: bool) -> None:
        """Note an authority that something just said rests on."""
        self.authority += [cite for cite in authority if cite not in self.authority]
        self.confirmed = self.confirmed and confirmed

    def slot(self) -> dict[str, Any]:
        """As a slot value."""
        return {"authority": self.authority[:6], "reasons": self.reasons[:6], "confirmed": self.confirmed}
