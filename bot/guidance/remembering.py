"""Words that are worked out once for a case, and which facts each of them was worked out from.

Trying what one more answer would change works out again only what that fact had a part in.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields
from typing import Any, Generic, TypeVar, cast

from bot.guidance.case import Case, with_fact

_T = TypeVar("_T")
_Self = TypeVar("_Self", bound="Remembering")


class word(Generic[_T]):
    """A property that is worked out once for a case: `functools.cached_property` without its lock."""

    def __init__(self, function: Callable[[Any], _T]) -> None:
        self._function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, terms: "Remembering", owner: type) -> _T:
        if terms.is_traced:
            return terms.once(self._name, self._function)
        value = terms.__dict__[self._name] = self._function(terms)
        return value


class Remembering:
    """Something that works each of its words out once for `case`."""

    case: Case
    is_traced = False

    def once(self: _Self, key: Hashable, function: Callable[[_Self], _T]) -> _T:
        """What `function` gives for this case, worked out on the first call with `key`."""
        kept: Any = self.__dict__
        if key not in kept:
            kept[key] = function(self)
        value: _T = kept[key]
        return value


class Traced:
    """Mixed into a Remembering class: it also keeps which facts of the case each word was worked out from.

    A set of facts is a whole number with a bit for each, so that joining two sets is quick.
    """

    is_traced = True

    def trace(self, case: Case) -> None:
        """Begin with `case`; what is asked of `self.case` from here on is recorded."""
        self._plain_case = case
        self._open = [0]
        self._values: Any = {}
        self._read: dict[Hashable, int] = {}
        self._kept: dict[str, dict[Any, Any]] = {}
        self.case = cast(Case, _Recorded(case, self._open))

    def once(self, key: Hashable, function: Callable[[Any], _T]) -> _T:
        """As `Remembering.once`, with a record of the facts that were read."""
        values, open_words = self._values, self._open
        if key in values:
            open_words[-1] |= self._read[key]
            known: _T = values[key]
            return known
        open_words.append(0)
        value = values[key] = function(self)
        read = self._read[key] = open_words.pop()
        open_words[-1] |= read
        return value

    def rests_on(self, key: Hashable, field: str) -> bool:
        """Whether the fact `field` was read for what `once` keeps under `key`."""
        return bool(self._read[key] & _BITS[field])

    def with_answer(self, field: str, answer: Any, fresh: Remembering) -> None:
        """Make `fresh` the same case with one more fact, with every word that the fact has no part in."""
        if field not in self._kept:
            bit, read = _BITS[field], self._read
            self._kept[field] = {key: value for key, value in self._values.items() if not read[key] & bit}
        fresh.__dict__.update(self._kept[field])
        fresh.case = with_fact(self._plain_case, field, answer)


_BITS = {field.name: 1 << place for place, field in enumerate(fields(Case))}


class _Recorded:
    """A case that notes the fields it is asked for."""

    def __init__(self, case: Case, open_words: list[int]) -> None:
        self._facts, self._open = case.__dict__, open_words

    def __getattr__(self, name: str) -> Any:
        self._open[-1] |= _BITS[name]
        return self._facts[name]
