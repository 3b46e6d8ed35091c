"""Strict reading of the law's YAML: every value is asked for by name and type, and whatever is left over is an error.

Scalars are read as text and typed by the field that asks, so money goes from the file to Decimal without a float
between, and "no" stays a word where a word is wanted.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

import yaml

_YamlLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = ("", "null", "~")
_MISSING: Any = object()
_Choice = TypeVar("_Choice", bound=str)


class LawError(ValueError):
    """A law file says something that the law cannot be: the message names file, line, what was found and what fits."""


class Entry:
    """One YAML mapping. Each field is taken once, by type; `close` refuses the fields that nobody took.

    Every method that takes a field raises LawError when the field is missing or is not what the method reads. Methods
    with "optional" in their name give None (or nothing) for a field that is missing or says null.
    """

    def __init__(self, file: str, node: yaml.MappingNode, name: str = "") -> None:
        self.file = file
        self.line: int = node.start_mark.line + 1
        self.name = name
        self._fields: dict[str, tuple[int, yaml.Node]] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or not key.value:
                raise error(file, line, "a key that is no plain word", "a name")
            if key.value in self._fields:
                raise error(file, line, f"{key.value!r} a second time", "each key once")
            self._fields[key.value] = (line, value)
        self._left = dict.fromkeys(self._fields)

    def __contains__(self, key: str) -> bool:
        return key in self._fields

    def keys(self) -> tuple[str, ...]:
        """The names of the fields, in file order."""
        return tuple(self._fields)

    def line_of(self, key: str) -> int:
        """The line `key` stands on; the entry's own line where it is missing."""
        return self._fields[key][0] if key in self._fields else self.line

    def error(self, key: str, found: str, expected: str) -> LawError:
        """The error to raise for `key`."""
        return error(self.file, self.line_of(key), found, expected, f"{self.name}.{key}" if self.name else key)

    def close(self) -> None:
        """Refuse what was not taken: an unknown key."""
        for key in self._left:
            known = ", ".join(taken for taken in self._fields if taken not in self._left)
            raise self.error(key, "an unknown key", f"no such key beside {known}")

    def entry(self, key: str) -> "Entry":
        """A mapping."""
        return self._as_entry(key, self._take(key))

    def entries(self) -> Iterator[tuple[str, "Entry"]]:
        """Every field as a mapping, in file order."""
        for key in self._fields:
            yield key, self.entry(key)

    def entry_list(self, key: str) -> list["Entry"]:
        """A list of mappings, at least one."""
        return [self._as_entry(key, node) for node in self._items(key)]

    def text(self, key: str) -> str:
        """A text that is not empty."""
        return self._as_text(key, self._take(key))

    def optional_text(self, key: str) -> str | None:
        """A text, or None."""
        return None if self._absent(key) else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, at least one."""
        return tuple(self._as_text(key, node) for node in self._items(key))

    def optional_texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none where the field is missing or the list is empty."""
        if self._absent(key):
            return ()
        return tuple(self._as_text(key, node) for node in self._items(key, may_be_empty=True))

    def choice(self, key: str, choices: Iterable[_Choice]) -> _Choice:
        """One of `choices`."""
        known = {str(choice): choice for choice in choices}
        found = self.text(key)
        if found not in known:
            raise self.error(key, f"{found!r}", "one of " + ", ".join(known))
        return known[found]

    def flag(self, key: str, missing: bool = _MISSING) -> bool:
        """True or false; `missing`, where it is given, stands for an absent field."""
        if missing is not _MISSING and key not in self._fields:
            return missing
        found = self._plain(key)
        if found not in ("true", "false"):
            raise self.error(key, f"{found!r}", "true or false")
        return found == "true"

    def whole(self, key: str) -> int:
        """A whole number, 0 or more."""
        found = self._plain(key)
        if not (found.isascii() and found.isdigit()):
            raise self.error(key, f"{found!r}", "a whole number, 0 or more")
        return int(found)

    def optional_whole(self, key: str) -> int | None:
        """A whole number, 0 or more, or None."""
        return None if self._absent(key) else self.whole(key)

    def number(self, key: str) -> Decimal:
        """A decimal number, 0 or more, exactly as written."""
        found = self._plain(key)
        try:
            number = Decimal(found)
        except InvalidOperation:
            raise self.error(key, f"{found!r}", "a number such as 205 or 0.25") from None
        if not number.is_finite() or number < 0:
            raise self.error(key, f"{found!r}", "a number, 0 or more")
        return number

    def optional_number(self, key: str) -> Decimal | None:
        """A decimal number, 0 or more, or None."""
        return None if self._absent(key) else self.number(key)

    def number_or_table(self, key: str) -> Decimal | dict[str, Decimal]:
        """A decimal number, or a mapping of text keys to numbers with at least one row."""
        if not isinstance(self._peek(key), yaml.MappingNode):
            return self.number(key)
        rows = self.entry(key)
        table = {row: rows.number(row) for row in rows._fields}
        if not table:
            raise self.error(key, "an empty table", "at least one row")
        return table

    def day(self, key: str) -> date:
        """A date such as 2026-11-22."""
        found = self._plain(key)
        try:
            return date.fromisoformat(found)
        except ValueError:
            raise self.error(key, f"{found!r}", "a date such as 2026-11-22") from None

    def optional_day(self, key: str) -> date | None:
        """A date, or None. The field itself must stand there: `null` is said, not forgotten."""
        node = self._peek(key)
        if _is_nothing(node):
            self._left.pop(key, None)
            return None
        return self.day(key)

    def parts(self, key: str, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, dict[str, str]]:
        """The words of an entry, by language and part. English has to be there, and every language has every part."""
        required, optional = tuple(required), tuple(optional)
        languages = self.entry(key)
        if "en" not in languages:
            raise self.error(key, "no English", "the key en with " + ", ".join(required))
        words: dict[str, dict[str, str]] = {}
        for language, said in languages.entries():
            words[language] = {part: said.text(part) for part in required}
            words[language].update({part: said.text(part) for part in optional if part in said})
            said.close()
        return words

    def _peek(self, key: str) -> yaml.Node:
        if key not in self._fields:
            raise self.error(key, "nothing", "this key")
        return self._fields[key][1]

    def _take(self, key: str) -> yaml.Node:
        node = self._peek(key)
        self._left.pop(key, None)
        return node

    def _absent(self, key: str) -> bool:
        if key in self._fields and not _is_nothing(self._fields[key][1]):
            return False
        self._left.pop(key, None)
        return True

    def _plain(self, key: str) -> str:
        node = self._take(key)
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(key, _kind(node), "a single value")
        return str(node.value)

    def _items(self, key: str, may_be_empty: bool = False) -> list[yaml.Node]:
        node = self._take(key)
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(key, _kind(node), "a list")
        if not node.value and not may_be_empty:
            raise self.error(key, "an empty list", "at least one")
        return list(node.value)

    def _as_text(self, key: str, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(key, _kind(node), "a text")
        text = str(node.value).strip()
        if not text or _is_nothing(node):
            raise self.error(key, "nothing", "a text")
        return text

    def _as_entry(self, key: str, node: yaml.Node) -> "Entry":
        if not isinstance(node, yaml.MappingNode):
            raise self.error(key, _kind(node), "a mapping of keys to values")
        return Entry(self.file, node, f"{self.name}.{key}" if self.name else key)


def read(path: Path, root: Path) -> Entry:
    """The mapping that the file at `path` holds. Errors name the file as seen from `root`.

    Raises:
        LawError: the file cannot be read, is not YAML, or holds something else than one mapping.
    """
    file = path.relative_to(root).as_posix()
    try:
        loader = _YamlLoader(path.read_bytes())
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as broken:
        line = broken.problem_mark.line + 1 if broken.problem_mark else 1
        raise error(file, line, f"no YAML ({broken.problem})", "YAML") from None
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as broken:
        raise error(file, 1, f"a file that cannot be read ({broken})", "YAML in UTF-8") from None
    if not isinstance(node, yaml.MappingNode):
        raise error(file, 1, _kind(node), "a mapping of keys to values")
    return Entry(file, node)


def error(file: str, line: int, found: str, expected: str, where: str = "") -> LawError:
    """A LawError in the one form all of them have."""
    return LawError(f"{file}, line {line}: {where + ': ' if where else ''}found {found}, expected {expected}")


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in (None, "") and node.value in _NOTHING


def _kind(node: yaml.Node | None) -> str:
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return "nothing" if node is None or _is_nothing(node) else f"{node.value!r}"
