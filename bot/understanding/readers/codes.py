"""The regular shape of notice codes and form numbers, for readers that must not take them for dates or money."""

import re

from bot.understanding.patterns import compiled
from bot.understanding.readers.spans import Span

_CODE = compiled(
    r"""(?<![a-z0-9])(?:
        c\.?\s?p\.?\s?[-\#:]?\s?[0-9]{1,4}[a-z]{0,2}
      | l\.?\s?t\.?\s?[-\#:]?\s?[0-9]{1,3}[a-z]?
      | (?:letter|ltr|l)\s?(?:no\.?|number|\#|-)?\s?[0-9]{2,4}[a-z]?
          (?!\s*(?:days?|weeks?|months?|years?)\b|-[0-9]{1,2}(?![0-9]))
      | form\s?(?:no\.?|number|\#|-)?\s?[0-9]{3,5}(?:-?[a-z]{1,2}(?![a-z]))?
      | (?:[0-9]{3,5}-[a-z]{1,3}|433[abdfh]|668[abdrwyz])
      | 668\s?\([a-z]\)(?:\s?\([a-z]\))?
    )(?![a-z0-9]|[/.,][0-9])""",
    re.IGNORECASE | re.VERBOSE,
)


def find(text: str) -> list[Span]:
    """Where something of the shape of a code stands, known or not: "CP 14", "LT-11", "Letter 1058", "form 433-F"."""
    return [Span("code", match.group(), None, match.start(), match.end()) for match in _CODE.finditer(text)]
