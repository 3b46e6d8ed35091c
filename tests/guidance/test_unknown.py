from decimal import Decimal

import pytest

from bot.guidance.unknown import above, all_of, any_of, at_least, at_most, below, negation

ONE, TWO = Decimal(1), Decimal(2)


@pytest.mark.parametrize(
    ("conditions", "any_holds", "all_hold"),
    [
        ((), False, True),
        ((True, None), True, None),
        ((False, None), None, False),
        ((None,), None, None),
        ((True, False), True, False),
        ((True, True), True, True),
        ((False, False), False, False),
    ],
)
def test_three_values(conditions: tuple[bool | None, ...], any_holds: bool | None, all_hold: bool | None) -> None:
    assert any_of(conditions) is any_holds
    assert all_of(conditions) is all_hold


def test_comparing_with_an_unknown_amount_is_unknown() -> None:
    for compare in (at_least, below, above, at_most):
        assert compare(None, ONE) is None
        assert compare(ONE, None) is None


def test_comparisons_at_the_line() -> None:
    assert (at_least(ONE, ONE), below(ONE, ONE), above(ONE, ONE), at_most(ONE, ONE)) == (True, False, False, True)
    assert (at_least(ONE, TWO), below(ONE, TWO), above(TWO, ONE), at_most(TWO, ONE)) == (False, True, True, False)


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert (negation(None), negation(True), negation(False)) == (None, False, True)
