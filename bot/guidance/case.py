"""What is known of one person's case, and the strict reading of it.

Every field may be None, which means unknown and never "no". The fields and their reading stand together: a new field is
one line here and, if it is of a new kind, one reader.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args

LevyType = Literal["bank", "wage", "social_security", "state_refund"]
FilingStatus = Literal["single", "mfj", "mfs", "hoh"]
PayPeriod = Literal["daily", "weekly", "biweekly", "semimonthly", "monthly"]
TaxpayerType = Literal["individual", "sole_prop_open", "sole_prop_closed", "business_open", "business_closed"]
TollingKind = Literal["oic", "bankruptcy", "cdp", "innocent_spouse", "abroad", "ia_request"]

Circumstance = Literal[
    "hid_income",
    "offshore_accounts",
    "benefits_at_risk",
    "cannot_make_payroll",
    "bankruptcy_planned",
    "wants_statute_certainty",
    "minor_or_estate",
    "domestic_abuse",
    "self_harm",
    "money_of_somebody_else",
    "asks_for_a_person",
    "needs_time",
    "combat_zone",
    "written_advice",
    "statutory_ground",
    "refund_not_yet_taken",
    "asks_about_2025_law",
]
"""What people say of themselves that no field of a case file holds; the chat brings it."""

FIRST_YEAR, LAST_YEAR = 1913, 2099
LARGEST_AMOUNT = Decimal("999999999999.99")
STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI".split()
)


class CaseError(ValueError):
    """A case says what it cannot say. `field` names where, `found` what stood there, `takes` what it takes."""

    def __init__(self, field: str, found: object, takes: str) -> None:
        super().__init__(f"{field}: found {_shown(found)}; it takes {takes}.")
        self.field = field
        self.found = found
        self.takes = takes


@dataclass(frozen=True)
class OtherNotice:
    """A further letter the person holds."""

    notice: str | None = None
    notice_date: date | None = None
    tax_years: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Payment:
    """Money applied to the tax on `date`, in USD."""

    date: date
    amount: Decimal


@dataclass(frozen=True)
class Tolling:
    """A time in which the collection statute stood still. `end` None: it goes on, or the end is unknown."""

    kind: TollingKind
    start: date
    end: date | None


@dataclass(frozen=True)
class Case:
    """One person's facts, named as in the contract of `python -m bot assess`. Money in USD, None for unknown.

    `circumstances` alone is no field of a case file: a case that does not name one says nothing of it.
    """

    today: date | None = None
    notice: str | None = None
    notice_date: date | None = None
    printed_deadline: date | None = None
    tax_years: tuple[int, ...] | None = None
    other_notices: tuple[OtherNotice, ...] | None = None
    nftl_filed: date | None = None
    outside_us: bool | None = None
    disaster_postponed_to: date | None = None
    levy_active: bool | None = None
    levy_type: LevyType | None = None
    levy_served: date | None = None
    filing_status: FilingStatus | None = None
    dependents: int | None = None
    pay_period: PayPeriod | None = None
    take_home: Decimal | None = None
    assessed_balance: Decimal | None = None
    tax_only_balance: Decimal | None = None
    total_balance: Decimal | None = None
    tax_year: int | None = None
    tax_unpaid: Decimal | None = None
    filed: date | None = None
    extension: bool | None = None
    paid: date | None = None
    installment_agreement_from: date | None = None
    payments: tuple[Payment, ...] | None = None
    prior_penalties_3y: bool | None = None
    installment_agreement_in_tax_year: int | None = None
    can_pay_full_in_days: int | None = None
    savings_available: Decimal | None = None
    monthly_ability: Decimal | None = None
    gross_income_month: Decimal | None = None
    allowable_expenses_month: Decimal | None = None
    nre: Decimal | None = None
    bank: Decimal | None = None
    car_value: Decimal | None = None
    car_loan: Decimal | None = None
    retirement_401k: Decimal | None = None
    home_value: Decimal | None = None
    home_loan: Decimal | None = None
    household_size: int | None = None
    agi: Decimal | None = None
    state: str | None = None
    months_to_csed: int | None = None
    assessment_date: date | None = None
    tolling: tuple[Tolling, ...] | None = None
    all_required_returns_filed: bool | None = None
    missing_years: tuple[int, ...] | None = None
    current_year_compliant: bool | None = None
    open_bankruptcy: bool | None = None
    revenue_officer_assigned: bool | None = None
    criminal_investigation: bool | None = None
    summons: bool | None = None
    seizure: bool | None = None
    taxpayer_type: TaxpayerType | None = None
    trust_fund_taxes: bool | None = None
    deposits_current: bool | None = None
    hardship: bool | None = None
    disputes_amount: bool | None = None
    return_or_income_not_mine: bool | None = None
    already_paid: bool | None = None
    joint_return: bool | None = None
    tax_due_to_other_spouse: bool | None = None
    refund_taken_for_spouse_debt: bool | None = None
    first_collection_activity: date | None = None
    travel_in_days: int | None = None
    cdp_requested_on: date | None = None
    circumstances: frozenset[Circumstance] = frozenset()


def with_fact(case: Case, field: str, value: Any) -> Case:
    """`case` with one field changed: `dataclasses.replace` without running through all the others."""
    changed = object.__new__(Case)
    changed.__dict__.update(case.__dict__)
    changed.__dict__[field] = value
    return changed


def parse(given: Mapping[str, Any]) -> Case:
    """The case that a JSON object describes; null and absent are both unknown.

    Money is a number or a text with at most two decimals, a date is written 2026-11-23. Read JSON with
    `parse_float=Decimal` so that money keeps the decimals that were written.

    Raises:
        CaseError: an unknown field, a wrong type, an impossible date, a negative amount or an unknown choice.
    """
    if not isinstance(given, Mapping):
        raise CaseError("case", given, "an object of fields")
    read: dict[str, Any] = {}
    for name, value in given.items():
        if name not in _READERS:
            raise CaseError(str(name), value, "no such field; the fields are " + ", ".join(sorted(_READERS)))
        if value is not None:
            read[name] = _READERS[name](name, value)
    return Case(**read)


def _shown(found: object) -> str:
    text = str(found) if isinstance(found, Decimal) else repr(found)
    return text if len(text) <= 80 else text[:77] + "..."


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CaseError(name, value, "a text that is not empty")
    return value.strip()


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise CaseError(name, value, "true or false")
    return value


def _day(name: str, value: Any) -> date:
    takes = f"a date such as 2026-11-23, in the years {FIRST_YEAR} to {LAST_YEAR}"
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise CaseError(name, value, takes)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise CaseError(name, value, takes) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CaseError(name, value, takes)
    return day


def _whole(smallest: int, largest: int) -> Callable[[str, Any], int]:
    def read(name: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not smallest <= value <= largest:
            raise CaseError(name, value, f"a whole number from {smallest} to {largest}")
        return value

    return read


def _money(name: str, value: Any) -> Decimal:
    takes = "an amount in USD that is not negative, as a number or text with at most two decimals"
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise CaseError(name, value, takes)
    if isinstance(value, str) and not re.fullmatch(r"\s*\d+(\.\d{1,2})?\s*", value, re.ASCII):
        raise CaseError(name, value, takes)
    try:
        amount = Decimal(str(value).strip())
        if not Decimal(0) <= amount <= LARGEST_AMOUNT or amount != amount.quantize(Decimal("0.01")):
            raise CaseError(name, value, takes)
    except InvalidOperation:
        raise CaseError(name, value, takes) from None
    return amount.quantize(Decimal("0.01"))


def _choice(kind: Any) -> Callable[[str, Any], str]:
    choices = get_args(kind)

    def read(name: str, value: Any) -> str:
        if value not in choices:
            raise CaseError(name, value, "one of " + ", ".join(choices))
        return str(value)

    return read


def _state(name: str, value: Any) -> str:
    if not isinstance(value, str) or value.strip().upper() not in STATES:
        raise CaseError(name, value, "the two letters of a U.S. state, D.C. or a territory, such as OH")
    return value.strip().upper()


def _each(read: Callable[[str, Any], Any]) -> Callable[[str, Any], tuple[Any, ...]]:
    def read_list(name: str, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise CaseError(name, value, "a list")
        return tuple(read(f"{name}[{index}]", item) for index, item in enumerate(value))

    return read_list


def _part(name: str, value: Any, readers: Mapping[str, Callable[[str, Any], Any]], needed: frozenset[str]) -> Any:
    """One object within a list: only the fields of `readers`, and all of `needed`."""
    names = ", ".join(readers)
    if not isinstance(value, Mapping):
        raise CaseError(name, value, f"an object with {names}")
    for key in value:
        if key not in readers:
            raise CaseError(f"{name}.{key}", value[key], f"no such field; the fields are {names}")
    for key in sorted(needed):
        if value.get(key) is None:
            raise CaseError(f"{name}.{key}", None, "a value: it cannot be left out here")
    return {key: read(f"{name}.{key}", value[key]) for key, read in readers.items() if value.get(key) is not None}


def _other_notice(name: str, value: Any) -> OtherNotice:
    readers = {"notice": _text, "notice_date": _day, "tax_years": _each(_YEAR)}
    return OtherNotice(**_part(name, value, readers, frozenset()))


def _payment(name: str, value: Any) -> Payment:
    return Payment(**_part(name, value, {"date": _day, "amount": _money}, frozenset({"date", "amount"})))


def _tolling(name: str, value: Any) -> Tolling:
    readers = {"kind": _choice(TollingKind), "from": _day, "to": _day}
    part = _part(name, value, readers, frozenset({"kind", "from"}))
    entry = Tolling(kind=part["kind"], start=part["from"], end=part.get("to"))
    if entry.end is not None and entry.end < entry.start:
        raise CaseError(f"{name}.to", str(entry.end), f"a date on or after from, {entry.start}")
    return entry


_YEAR = _whole(FIRST_YEAR, LAST_YEAR)
_COUNT = _whole(0, 100_000)
_BY_TYPE: dict[Any, Callable[[str, Any], Any]] = {
    str | None: _text,
    bool | None: _flag,
    date | None: _day,
    int | None: _COUNT,
    Decimal | None: _money,
    tuple[int, ...] | None: _each(_YEAR),
    tuple[OtherNotice, ...] | None: _each(_other_notice),
    tuple[Payment, ...] | None: _each(_payment),
    tuple[Tolling, ...] | None: _each(_tolling),
    LevyType | None: _choice(LevyType),
    FilingStatus | None: _choice(FilingStatus),
    PayPeriod | None: _choice(PayPeriod),
    TaxpayerType | None: _choice(TaxpayerType),
}
_READERS: dict[str, Callable[[str, Any], Any]] = {
    field.name: _BY_TYPE[field.type] for field in fields(Case) if field.name != "circumstances"
} | {
    "state": _state,
    "tax_year": _YEAR,
    "installment_agreement_in_tax_year": _YEAR,
    "household_size": _whole(1, 99),
    "dependents": _whole(0, 99),
}
