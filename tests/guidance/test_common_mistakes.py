"""What pages about IRS notices often get wrong, and what is right: a test for each mistake not to be made here.

Each test reads what the law files say, or the answer and the printed page for a case, and fails if either made it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.guidance.assess import assess
from bot.guidance.assessment import Assessment
from bot.guidance.case import Case, OtherNotice, Tolling
from bot.guidance.deadlines import Deadline
from bot.guidance.report import report
from bot.law.loader import Law

TODAY = date(2026, 11, 23)
LAST = date(2026, 11, 2)
"""The date of a letter three weeks old: its thirty days end on December 2, 2026."""

LEVY_HEARING_NOTICES = ("LT11", "Letter 1058", "CP90", "CP297", "CP77", "CP177", "LT75")
POST_LEVY_HEARING_NOTICES = ("CP92", "CP242", "CP297A", "CP297C", "CP90C")
BILLS_AND_REMINDERS = "CP14 CP161 CP501 CP502 CP503 LT14 LT16 LT39 CP71 CP71A CP71C CP71D".split()
INTENTS = ("CP504", "CP504B")


def _assess(law: Law, **facts: Any) -> Assessment:
    return assess(Case(**facts), TODAY, law)


def _page(answer: Assessment, law: Law) -> str:
    """The printed page as one line, without the list of sources."""
    return " ".join(report(answer, law).split("Where this comes from")[0].split())


def _dates(answer: Assessment) -> dict[str, Deadline]:
    return {deadline.id: deadline for deadline in answer.deadlines}


def _fits(answer: Assessment) -> dict[str, str]:
    return {option.id: option.fit for option in answer.options}


def _offered(answer: Assessment) -> set[str]:
    return {option.id for option in answer.offered}


def _said(entry: Any) -> str:
    """All that the law says about one entry."""
    return " ".join(entry.words["en"].values())


def _everything(law: Law) -> Iterable[str]:
    """Every sentence of the law files."""
    shelves: tuple[Mapping[str, Any], ...] = (law.notices, law.deadlines, law.options, law.questions, law.facts)
    texts = [text for shelf in shelves for entry in shelf.values() for text in entry.words["en"].values()]
    for text in (*texts, *law.words().values()):
        yield from re.split(r"(?<=[.?!]) ", text)


def _with_notice(law: Law, code: str, **differs: Any) -> Law:
    """`law` with one letter that the mistake would describe so."""
    return replace(law, notices={**law.notices, code: replace(law.notices[code], **differs)})


def _has(text: str, *parts: str) -> bool:
    return all(re.search(part, text, re.IGNORECASE) for part in parts)


def test_01_cp14_and_letter_11_are_not_one_item(law: Law) -> None:
    """CP14 is the first bill. A "Letter 11" is most likely an LT11, the hearing notice at the other end of the line."""
    for name in ("Letter 11", "letter eleven", "LT11", "LT 11"):
        notice = law.notice(name)
        assert notice is not None and (notice.stage, notice.hearing) == ("final_notice_levy", "levy")
    assert (law.notices["CP14"].stage, law.notices["CP14"].hearing) == ("balance_due", "none")
    unsure = law.notices["Letter 11"]
    assert not unsure.confirmed and _has(unsure.words["en"]["today"], "LT11", "hearing", "Form 12153", "30-day")

    def days(law: Law, name: str) -> set[str]:
        return set(_dates(_assess(law, notice=name, notice_date=LAST, assessed_balance=Decimal(4000))))

    assert "cdp_levy" in days(law, "Letter 11") and "cp14_pay" not in days(law, "Letter 11")
    assert "cdp_levy" not in days(law, "CP14")
    mixed = _with_notice(law, "Letter 11", stage="balance_due", hearing="none", deadlines=("cp14_pay",))
    assert "cdp_levy" not in days(mixed, "Letter 11")
    page = _page(_assess(law, notice="Letter 11", notice_date=LAST), law)
    assert _has(page, "LT11", "Form 12153", "December 2, 2026: 9 days left")


def test_02_a_first_bill_has_a_day_to_pay_without_more_interest(law: Law) -> None:
    """Paid in 21 days, or 10 business days from $100,000 on, the bill draws no more interest; its printed day holds."""
    small = _assess(law, notice="CP14", notice_date=LAST, assessed_balance=Decimal(4200))
    large = _assess(law, notice="CP14", notice_date=LAST, assessed_balance=Decimal(100_000))
    printed = _assess(law, notice="CP14", notice_date=LAST, printed_deadline=date(2026, 11, 20))
    assert _dates(small)["cp14_pay"].date == date(2026, 11, 23)
    assert _dates(large)["cp14_pay"].date == date(2026, 11, 17), "Veterans Day is no business day"
    assert _dates(printed)["cp14_pay"].date == date(2026, 11, 20) and _dates(printed)["cp14_pay"].printed
    page = _page(small, law)
    assert _has(page, "Monday, November 23, 2026: today is the last day", "no more interest", "printed")
    assert _has(_said(law.questions["key_notices"]), "CP14", "21 days", "interest")
    assert "IRC 6601(e)(3)" in law.deadlines["cp14_pay"].authority


def test_03_cp14_is_not_everybodys_first_bill(law: Law) -> None:
    """Businesses get CP161, disaster areas CP14C, and the health coverage bill CP14H ends in no levy and no lien."""
    assert (law.notices["CP14"].audience, law.notices["CP161"].audience) == ("individual", "business")
    for name, code in {"CP 14H": "CP14H", "cp14c": "CP14C", "CP-161": "CP161", "CP14": "CP14"}.items():
        notice = law.notice(name)
        assert notice is not None and notice.code == code
    health = law.notices["CP14H"]
    assert not set(health.next_notices) & {"CP504", "LT11", "Letter 1058", "Letter 3172"}
    assert health.levy_possible == "no" and _has(health.words["en"]["cannot"], "cannot levy", "lien")
    assert _has(_said(law.notices["CP14C"]), "disaster", r"IRS\.gov/disastertaxrelief")
    moved = _assess(law, notice="CP14", notice_date=LAST, disaster_postponed_to=date(2027, 2, 1))
    assert _dates(moved)["cp14_pay"].date == date(2027, 2, 1)
    assert {"taxpayer_type", "disaster_postponed_to", "notice"} <= {
        id.removeprefix("missing.") for id in law.words() if id.startswith("missing.")
    }


def test_04_an_unpaid_bill_makes_a_silent_lien(law: Law) -> None:
    """The lien arises by law once the bill stays unpaid; the public notice of it is another thing."""
    first = law.notices["CP14"]
    assert _has(first.words["en"]["next"], "unpaid", "silent", "lien arises by law")
    assert {"IRC 6321", "IRC 6322"} <= set(first.authority) & set(law.facts["lien_statutory"].authority)
    assert _has(_said(law.facts["lien_statutory"]), "no public filing", "lien is not a levy")
    assert _has(_said(law.facts["lien_notice"]), "public record", "Letter 3172")
    silent = _assess(law, notice="CP14", notice_date=LAST, assessed_balance=Decimal(4000))
    public = _assess(law, notice="CP14", notice_date=LAST, assessed_balance=Decimal(4000), nftl_filed=LAST)
    assert "urgency.lien_filed" not in silent.urgency.because and "lien_relief" not in _fits(silent)
    assert "lien_relief" in _offered(public)


def test_05_reminders_are_many_and_steps_can_be_skipped(law: Law) -> None:
    """There is more than CP501 and CP503, no step is sure to come, and nobody is told to have received them all."""
    for code in BILLS_AND_REMINDERS:
        notice = law.notice(code)
        assert notice is not None and notice.hearing == "none" and notice.stage in ("balance_due", "reminder", "info")
    claim = re.compile(
        r"\b(you )?(must|should) (already )?have (received|got|had)\b|\byou will have (received|got)\b", re.I
    )
    told = [
        sentence for sentence in _everything(law) if claim.search(sentence) and "notice must have been" not in sentence
    ]
    assert [sentence for sentence in told if "hearing notice must have" not in sentence] == []
    assert _has(_said(law.questions["key_notices"]), "steps can be skipped")
    hearing: dict[str, Any] = {"notice": "LT11", "notice_date": LAST, "assessed_balance": Decimal(4000)}
    before = (OtherNotice("CP14", date(2026, 3, 2)), OtherNotice("CP501", date(2026, 4, 6)))
    alone, in_line = _assess(law, **hearing), _assess(law, **hearing, other_notices=before)
    assert alone.urgency == in_line.urgency and _fits(alone) == _fits(in_line)


def test_06_cp504_is_not_the_pair_of_letter_1058(law: Law) -> None:
    """CP504 is a section 6331(d) notice alone; Letter 1058, LT11, CP90 and CP297 are the section 6330 notice too."""

    def opens(law: Law, code: str) -> bool:
        answer = _assess(law, notice=code, notice_date=LAST, assessed_balance=Decimal(4000))
        return "cdp_levy" in _dates(answer) and _fits(answer).get("cdp_hearing") == "fits"

    for code in ("Letter 1058", "LT11", "CP90", "CP297"):
        assert law.notices[code].section_6331d and "IRC 6330(a)" in law.notices[code].authority
        assert opens(law, code)
    for code in INTENTS:
        assert law.notices[code].section_6331d and "IRC 6330(a)" not in law.notices[code].authority
        assert not opens(law, code)
        assert set(law.notices[code].next_notices) & {"LT11", "Letter 1058"}, "the hearing notice comes after it"
    assert opens(_with_notice(law, "CP504", hearing="levy"), "CP504")


def test_07_cp504_is_not_called_final(law: Law) -> None:
    """The final notices are Letter 1058, headed so, and LT11. CP504 is the intent to levy before them."""
    for code in INTENTS:
        assert "final" not in " ".join((_said(law.notices[code]), *law.notices[code].aliases)).lower()
        page = _page(_assess(law, notice=code, notice_date=LAST, assessed_balance=Decimal(4000)), law)
        assert "final" not in page.lower()
        spoiled = _with_notice(law, code, words={"en": {**law.notices[code].words["en"], "title": "Final notice"}})
        answer = _assess(spoiled, notice=code, notice_date=LAST, assessed_balance=Decimal(4000))
        assert "final" in _page(answer, spoiled).lower()
    assert [one for one in _everything(law) if "CP504" in one and "final" in one.lower()] == []
    assert _has(law.notices["Letter 1058"].words["en"]["title"], "final notice")
    for name in ("final notice of intent to levy", "final notice and notice of your right to a hearing"):
        notice = law.notice(name)
        assert notice is not None and notice.hearing == "levy"


def test_08_the_thirty_days_of_cp504_are_no_time_to_appeal(law: Law) -> None:
    """Day 30 is the first on which the state refund can be levied. No hearing opens; there is the quick appeal."""
    answer = _assess(law, notice="CP504", notice_date=LAST, assessed_balance=Decimal(4000))
    wait = _dates(answer)["intent_levy_30"]
    assert (wait.date, wait.status, wait.rule.strict, wait.is_right) == (date(2026, 12, 2), "floor", False, False)
    assert not {"cdp_levy", "eh_levy"} & set(_dates(answer))
    assert not {"cdp_last_day", "equivalent_hearing_last_day"} & set(answer.numbers)
    assert _fits(answer)["cdp_hearing"] == "does_not_fit" and _fits(answer)["cap"] == "fits"
    page = _page(answer, law)
    assert "December 2, 2026: from this day on it can happen" in page and "9 days left" not in page
    for code in INTENTS:
        assert _has(_said(law.notices[code]), "wait before a levy, not time to appeal", "Form 9423")
    assert _has(law.options["cap"].words["en"]["effect"], "no court") and "Form 9423" in law.options["cap"].forms
    assert _has(law.options["cap"].words["en"]["next"], "business days")
    offers = [one for one in _everything(law) if _has(one, r"CP504", r"30 days to (appeal|ask|request|dispute)")]
    assert offers == []


def test_09_a_plan_and_the_hearing_are_not_one_choice(law: Law) -> None:
    """Form 12153 keeps the court, a plan can be asked for at any time, and asking for one moves no hearing day."""
    facts: dict[str, Any] = {"notice": "LT11", "notice_date": LAST, "assessed_balance": Decimal(4000)}
    answer = _assess(law, **facts)
    assert {"cdp_hearing", "simple_payment_plan"} <= _offered(answer) and answer.offered[0].id == "cdp_hearing"
    asked = Tolling("ia_request", LAST, None)
    pending = _assess(law, **facts, tolling=(asked,), assessment_date=date(2022, 6, 6))
    later = _assess(law, **facts, can_pay_full_in_days=60)
    for one in (answer, pending, later):
        day = _dates(one)["cdp_levy"]
        assert (day.date, day.met, _fits(one)["cdp_hearing"]) == (date(2026, 12, 2), False, "fits")
    assert _has(law.notices["LT11"].words["en"]["today"], "Form 12153", "plan")
    assert _has(law.notices["LT11"].words["en"]["confusion"], "plan does not replace the form")
    assert _has(law.deadlines["cdp_levy"].words["en"]["note"], "plan does not replace the form")
    assert "Form 12153" in _page(answer, law) and "plan" in _page(answer, law)
    for code, sent in (("CP14", LAST), ("CP504", LAST), ("LT11", LAST), ("LT11", date(2026, 6, 1))):
        stage = _assess(law, notice=code, notice_date=sent, assessed_balance=Decimal(4000))
        assert "simple_payment_plan" in _offered(stage)


def test_10_the_thirty_days_start_on_the_date_of_the_notice(law: Law) -> None:
    """Day 30 is the notice date and 30, rolled off weekends and D.C. holidays; receipt and address add nothing."""
    for sent, last in {
        date(2026, 11, 2): date(2026, 12, 2),
        date(2026, 10, 15): date(2026, 11, 16),  # a Saturday
        date(2026, 11, 25): date(2026, 12, 28),  # Christmas Day, a Friday
        date(2027, 3, 17): date(2027, 4, 19),  # Emancipation Day
    }.items():
        for abroad in (None, True):
            answer = _assess(law, notice="LT11", notice_date=sent, outside_us=abroad, today=sent)
            day = _dates(answer)["cdp_levy"]
            assert (day.date, day.counted_from, day.rolled_from) == (
                last,
                sent,
                None if last - sent == timedelta(30) else sent + timedelta(30),
            )
    rule = law.deadlines["cdp_levy"]
    assert (rule.counted_from, rule.days) == ("notice_date", 30)
    assert {"IRC 7502", "IRC 7503"} <= set(rule.authority), "the postmark counts, and the day rolls"
    assert _has(rule.words["en"]["note"], "not from the day it reached you", "certified", "receipt")
    page = _page(_assess(law, notice="LT11", notice_date=date(2026, 10, 15)), law)
    assert _has(page, "Counted from October 15, 2026", "ends on November 14, 2026, a weekend or a legal holiday")


def test_11_after_a_missed_day_there_is_the_equivalent_hearing(law: Law) -> None:
    """For a year it can be asked for, with its limits; and only the first hearing notice for a period counts."""
    missed = _assess(law, notice="LT11", notice_date=date(2026, 8, 17), assessed_balance=Decimal(4000))
    assert (_fits(missed)["cdp_hearing"], _fits(missed)["equivalent_hearing"]) == ("does_not_fit", "fits")
    assert _dates(missed)["eh_levy"].date == date(2027, 8, 17)
    limits = law.options["equivalent_hearing"].words["en"]["effect"]
    assert _has(limits, "does not stop a levy", "no court")
    assert _has(_page(missed, law), "Equivalent hearing \\(fits\\)", "box for an equivalent hearing ticked")
    over = _assess(law, notice="LT11", notice_date=date(2025, 11, 17), assessed_balance=Decimal(4000))
    assert _fits(over)["equivalent_hearing"] == "does_not_fit"
    first = (OtherNotice("Letter 1058", date(2026, 1, 12), (2022,)),)
    facts: dict[str, Any] = {"notice": "LT11", "notice_date": LAST, "assessed_balance": Decimal(4000)}
    second = _assess(law, **facts, tax_years=(2022,), other_notices=first)
    assert (_fits(second)["cdp_hearing"], _fits(second)["equivalent_hearing"]) == ("does_not_fit", "fits")
    assert _has(law.words()["fit.earlier_hearing_notice"], "penalties were charged since", "opens again")
    other_year = _assess(law, **facts, tax_years=(2023,), other_notices=first)
    assert _fits(other_year)["cdp_hearing"] == "fits"


@pytest.mark.parametrize("code", [*LEVY_HEARING_NOTICES, *POST_LEVY_HEARING_NOTICES, "Letter 3172"])
def test_12_every_notice_that_opens_a_hearing_is_known(law: Law, code: str) -> None:
    """LT11 and Letter 1058 are not the only ones: notices after a levy and the lien letter open a hearing too."""
    notice = law.notice(code)
    assert notice is not None
    kinds = {**dict.fromkeys(LEVY_HEARING_NOTICES, "levy"), **dict.fromkeys(POST_LEVY_HEARING_NOTICES, "post_levy")}
    assert notice.hearing == kinds.get(code, "lien")
    answer = _assess(law, notice=code, notice_date=LAST, nftl_filed=LAST if notice.hearing == "lien" else None)
    assert _fits(answer)["cdp_hearing"] == "fits"
    assert {"cdp_levy", "cdp_lien"} & set(_dates(answer))
    deaf = _with_notice(law, notice.code, hearing="none", deadlines=())
    silent = _assess(deaf, notice=code, notice_date=LAST)
    assert _fits(silent).get("cdp_hearing") != "fits"


def test_13_what_can_be_taken_after_a_cp504_is_said(law: Law) -> None:
    """The state refund can go after 30 days, for some businesses more, with the hearing after it; pay cannot go yet."""
    intent = law.notices["CP504"].words["en"]
    assert _has(intent["next"], "30th day", "state tax refund") and law.notices["CP504"].levy_possible == "after_notice"
    assert _has(intent["cannot"], "cannot take wages, bank accounts", "hearing notice", "30 days")
    assert _has(law.notices["CP504B"].words["en"]["next"], "federal contractors", "payroll")
    for fact in ("levy_state_refund", "levy_federal_contractor", "levy_disqualified_employment_tax"):
        assert _has(_said(law.facts[fact]), "hearing") and any("6330(f)" in one for one in law.facts[fact].authority)
    for code in ("CP92", "CP242", "CP297A", "CP297C"):
        assert law.notices[code].hearing == "post_levy"
    page = _page(_assess(law, notice="CP504", notice_date=LAST, assessed_balance=Decimal(4000)), law)
    assert "state tax refund" in page


def test_14_the_late_payment_penalty_doubles_after_the_intent_to_levy(law: Law) -> None:
    """From 0.5% to 1% for months that begin more than ten days after it; 0.25% in a plan after a timely return."""
    year: dict[str, Any] = {"tax_year": 2024, "tax_unpaid": Decimal(12_000), "filed": date(2025, 4, 15)}
    intent: dict[str, Any] = {"notice": "CP504", "notice_date": date(2025, 10, 20)}
    in_plan: dict[str, Any] = {"installment_agreement_from": date(2025, 10, 20)}
    assert _assess(law, **year).numbers["ftp"] == 1200, "20 months begun at 0.5%"
    assert _assess(law, **year, **intent).numbers["ftp"] == 1980, "7 months at 0.5%, 13 from November 16 on at 1%"
    assert _assess(law, **year, **in_plan).numbers["ftp"] == 780, "6 months at 0.5%, 14 at 0.25%"
    assert _dates(_assess(law, notice="CP504", notice_date=LAST))["ftp_1pct"].date == date(2026, 11, 12)
    for code in INTENTS:
        assert _has(law.notices[code].words["en"]["next"], "late-payment penalty", "1% a month")
    assert _has(_page(_assess(law, **year, **intent), law), "1% instead of 0.5%", r"0\.25% in a plan")
    assert _has(_said(law.questions["penalties"]), r"0\.25% in a plan", "1% for months", "more than ten days")


def test_15_a_wage_levy_takes_no_fixed_share(law: Law) -> None:
    """An exempt amount by filing status and dependents stays, the rest of each pay goes until the levy is released."""
    facts: dict[str, Any] = {"levy_active": True, "levy_type": "wage", "pay_period": "weekly"}
    facts |= {"filing_status": "single", "dependents": 3}
    for take_home in (Decimal(900), Decimal(1800)):
        numbers = _assess(law, **facts, take_home=take_home).numbers
        assert numbers["exempt_per_period"] == Decimal("615.38"), "16,100 / 52 = 309.62 and 3 x 101.92"
        assert numbers["levied_per_period"] == take_home - Decimal("615.38")
    joint = _assess(law, **{**facts, "filing_status": "mfj"}, take_home=Decimal(1800)).numbers
    assert joint["exempt_per_period"] == Decimal("924.99"), "32,200 / 52 = 619.23 and 305.76"
    nothing_known = _assess(law, **{**facts, "filing_status": None, "dependents": None}, take_home=Decimal(900))
    assert nothing_known.numbers["exempt_per_period"] == Decimal("309.62")
    assert _has(_said(law.facts["levy_wages"]), "no fixed percentage", "Publication 1494", "until the IRS releases")
    assert _has(_said(law.notices["Form 668-W"]), "not a fixed share", "no court ordered it")
    shares = re.compile(r"\d+(%| percent) of (your|the) (pay|wages|paycheck|take-home)", re.I)
    assert [one for one in _everything(law) if shares.search(one)] == []


def test_16_a_bank_levy_is_one_snapshot_held_21_days(law: Law) -> None:
    """The bank pays over what was there that day, after 21 calendar days. Nobody but a bank holds the money."""
    for served, last in {date(2026, 11, 2): date(2026, 11, 23), date(2026, 11, 5): date(2026, 11, 26)}.items():
        answer = _assess(law, levy_active=True, levy_type="bank", levy_served=served)
        assert _dates(answer)["bank_levy"].date == last, "Thanksgiving moves it no more than any other day"
        assert answer.numbers["bank_must_pay_after"] == last
        assert answer.offered[0].id == "levy_release"
    paid_at_once = _assess(law, levy_active=True, levy_type="wage", levy_served=date(2026, 11, 2))
    assert "bank_levy" not in _dates(paid_at_once) and "bank_must_pay_after" not in paid_at_once.numbers
    account = _said(law.facts["levy_bank_account"])
    assert _has(account, "one-time snapshot", "21 days", "only banks, savings institutions and credit unions hold")
    assert _has(_said(law.notices["Form 668-A"]), "customers or brokers pay over at once")
    assert _has(_said(law.facts["levy_release_grounds"]), "hardship", "plan")


def test_17_a_lien_notice_is_no_last_step_and_no_seizure(law: Law) -> None:
    """It can be filed once a bill is unpaid, guideline $10,000, takes nothing, and has a hearing of its own."""
    lien = law.notices["Letter 3172"]
    assert (lien.stage, lien.hearing, lien.section_6331d) == ("lien", "lien", False)
    assert _has(_said(lien), "not a levy", "takes nothing") and _has(_said(law.facts["lien_notice"]), "seizes nothing")
    alone = _assess(law, nftl_filed=LAST, assessed_balance=Decimal(12_000))
    assert _fits(alone)["cdp_hearing"] == "fits" and _dates(alone)["cdp_lien"].date == date(2026, 12, 9)
    assert "lien_relief" in _offered(alone) and "levy_release" not in _fits(alone)
    assert "urgency.levy_hearing_notice" not in alone.urgency.because
    threshold = law.figure("lien_filing_threshold").on(TODAY)
    assert threshold is not None and threshold.value == 10_000
    assert _has(_said(law.facts["lien_filing_guideline"]), r"\$10,000", "guideline", "not a limit")
    for code in ("CP501", "CP503"):
        assert _has(law.notices[code].words["en"]["next"], "lien notice can .*any time"), (
            "no later step has to come first"
        )


def test_18_a_seizure_is_rare_and_needs_approvals(law: Law) -> None:
    """No home for $5,000 or less, above that a federal judge; an officer's work; 180 days to buy real property back."""
    floor = law.figure("home_seizure_floor").on(TODAY)
    assert floor is not None and floor.value == 5_000
    house, seizure = _said(law.questions["house"]), _said(law.facts["levy_property_seizure"])
    assert _has(house, "It is rare", r"\$5,000 or less", "federal judge", "180 days")
    assert _has(seizure, "revenue officer", r"\$5,000 or less", "judge", "180 days", "nothing else")
    assert law.deadlines["redeem"].days == 180 and law.deadlines["redeem"].months is None
    assert _has(law.notices["Letter 1058"].words["en"]["cannot"], "home .*federal judge")
    assert [one for one in _everything(law) if "non-exempt" in one.lower()] == []
    announced = _assess(law, seizure=True, assessed_balance=Decimal(60_000))
    assert (announced.urgency.level, announced.urgency.human) == ("L1", True)


def test_19_nothing_follows_by_itself_and_every_stage_has_ways_out(law: Law) -> None:
    """Accounts are held, handed to an agency, levied through Social Security or offset; no step is promised as sure."""
    sure = re.compile(r"\bIRS will (automatically |then |now )?(levy|seize|garnish|take)\b", re.I)
    assert [one for one in _everything(law) if sure.search(one)] == []
    stages = [("CP14", LAST), ("CP501", LAST), ("CP504", LAST), ("LT11", LAST), ("LT11", date(2025, 1, 6))]
    stages += [("CP91", LAST), ("CP40", LAST), ("Form 668-W", LAST)]
    for code, sent in stages:
        answer = _assess(law, notice=code, notice_date=sent, assessed_balance=Decimal(4000))
        assert {"pay_in_full", "simple_payment_plan"} <= _offered(answer), code
        assert "cnc" in _offered(_assess(law, notice=code, assessed_balance=Decimal(4000), hardship=True)), code
    assert _has(_said(law.notices["CP40"]), "private", "cannot levy") and law.notices["CP40"].levy_possible == "no"
    assert _has(_said(law.notices["CP91"]), "15%", "Social Security")
    assert _has(_said(law.facts["refund_offset"]), "offset and not a levy", "needs no hearing notice")
    assert _has(_said(law.notices["CP501"]), "some accounts skip a step")


def test_20_what_is_pending_bars_a_levy(law: Law) -> None:
    """A plan request, an offer or a timely levy hearing does, and 30 days after a refusal or the end of a plan."""
    facts: dict[str, Any] = {"notice": "LT11", "notice_date": LAST, "assessed_balance": Decimal(4000)}
    asked = _assess(law, **facts, cdp_requested_on=date(2026, 11, 9))
    assert (asked.urgency.level, asked.urgency.because) == ("L3", ("urgency.hearing_pending",))
    assert _assess(law, **facts).urgency.level == "L1", "not asked for, the same day is nine days away"
    late = _assess(law, **{**facts, "notice_date": date(2026, 9, 1)}, cdp_requested_on=date(2026, 11, 9))
    assert "urgency.levy_hearing_notice" in late.urgency.because
    in_plan = _assess(law, **{**facts, "notice_date": date(2025, 1, 6)}, installment_agreement_from=date(2025, 3, 3))
    assert in_plan.urgency.because == ("urgency.plan_running",)
    for plan in ("guaranteed_ia", "simple_payment_plan", "nsia_50_250", "ia_with_433"):
        effect = law.options[plan].words["en"]["effect"]
        assert _has(effect, "cannot start a levy while you ask, during the plan, for 30 days after a refusal")
    assert _has(law.options["oic_datc"].words["en"]["effect"], "cannot start a levy while the offer is pending")
    assert _has(law.options["cdp_hearing"].words["en"]["effect"], "stops most levies", "one about a lien stops none")
    assert _has(law.options["ia_reinstate"].words["en"]["effect"], "30 days after the plan ends", "appeal is open")
    assert "cdp_requested_on" in _assess(law, **facts).missing
    closed = _assess(law, **{**facts, "notice_date": date(2026, 9, 1)})
    assert "installment_agreement_from" in closed.missing


def test_21_the_passport_and_social_security_are_told(law: Law) -> None:
    """A certified debt above $66,000 (2026, a secondary source) can block a passport; CP91 takes up to 15%."""
    threshold, share = (law.figure(id).on(TODAY) for id in ("passport_threshold", "social_security_levy_share"))
    assert threshold is not None and threshold.value == 66_000
    assert share is not None and share.value == 15
    assert _has(_said(law.questions["passport"]), r"\$66,000", "2026", "secondary source", "confirm")
    assert _has(_said(law.facts["passport_certification"]), r"\$66,000", "not from the IRS itself")
    assert _has(_said(law.notices["CP71C"]), "passport")
    certified = _assess(law, notice="CP508C", notice_date=LAST, assessed_balance=Decimal(81_000))
    assert _fits(certified)["passport_decertification"] == "fits" and certified.urgency.level == "L2"
    assert "passport" in _page(certified, law)
    benefits = _assess(law, notice="CP91", notice_date=LAST, assessed_balance=Decimal(4000))
    assert _dates(benefits)["ss_levy_30"].date == date(2026, 12, 2)
    assert _has(_page(benefits, law), "up to 15%", "Social Security")
    assert _has(_said(law.questions["social_security"]), "15%")


def test_22_who_writes_and_who_helps_is_told(law: Law) -> None:
    """A call site (LT) is not a revenue officer (Letter 1058); there are the Advocate, the clinics and a scam check."""
    officer, call_site = _said(law.notices["Letter 1058"]), _said(law.notices["LT11"])
    assert "revenue officer" in officer and "call the officer named" in officer
    assert "officer" not in call_site
    assert law.facts["help_taxpayer_advocate"].phone == "877-777-4778"
    assert law.facts["help_low_income_clinic"].url == "https://www.irs.gov/litc"
    assert law.facts["scam_verify_notice"].url == "https://www.irs.gov/account"
    assert _has(_said(law.facts["help_irs_collection"]), "first number to call is the one on the levy or the notice")
    assert _has(_said(law.questions["scam_or_real"]), "Online Account", "800-829-1040", "800-366-4484")
    assert "877-777-4778" in law.options["tas"].words["en"]["next"]
    hard = _assess(law, notice="LT11", notice_date=LAST, assessed_balance=Decimal(4000), hardship=True)
    assert {"tas", "litc"} <= _offered(hard)
    assert "Taxpayer Advocate Service" in _page(hard, law)
    with_officer = _assess(law, assessed_balance=Decimal(60_000), revenue_officer_assigned=True)
    assert with_officer.urgency.human and _fits(with_officer)["nsia_50_250"] == "does_not_fit"
