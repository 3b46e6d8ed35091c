"""Notices: what each is, and that the small differences that matter are kept (common mistakes put right)."""

import pytest

from bot.law.loader import Law

FIRST = (
    """
CP14 CP501 CP503 CP504 LT11 CP90 CP297 CP91 CP2000 CP3219A CP523 CP521 CP59 CP516 CP518 CP71C CP49 CP88 CP508C CP40 LT16
""".split()
    + ["Letter 1058", "Letter 3172", "Form 668-A", "Form 668-W", "Letter 11"]
)


def test_the_notices_people_get_most_are_there(law: Law) -> None:
    assert set(FIRST) <= set(law.notices)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("CP504", "CP504"),
        ("cp 504", "CP504"),
        ("Cp-504", "CP504"),
        ("notice CP504", "CP504"),
        ("the IRS notice CP504", "CP504"),
        ("CP504 notice", "CP504"),
        ("cp 508 c", "CP508C"),
        ("LT11", "LT11"),
        ("lt-11", "LT11"),
        ("Letter LT11", "LT11"),
        ("Letter 11", "Letter 11"),
        ("l11", "Letter 11"),
        ("letter eleven", "Letter 11"),
        ("Letter 1058", "Letter 1058"),
        ("L1058", "Letter 1058"),
        ("l-1058", "Letter 1058"),
        ("ltr 1058", "Letter 1058"),
        ("Letter no. 1058", "Letter 1058"),
        ("ltr3172", "Letter 3172"),
        ("668-A", "Form 668-A"),
        ("form 668a", "Form 668-A"),
        ("668 W", "Form 668-W"),
        ("668-W(ICS)", "Form 668-W"),
        ("90-day letter", "CP3219A"),
        ("CP623", "CP523"),
        ("CP621", "CP521"),
    ],
)
def test_a_notice_is_found_as_people_write_it(law: Law, said: str, code: str) -> None:
    notice = law.notice(said)
    assert notice is not None and notice.code == code


@pytest.mark.parametrize("said", ["", "notice", "the notice", "CP", "CP9999", "504 dollars", "668", "letter"])
def test_what_names_no_notice_finds_none(law: Law, said: str) -> None:
    assert law.notice(said) is None


def test_every_spelling_leads_to_its_notice(law: Law) -> None:
    for notice in law.notices.values():
        for said in (notice.code, notice.code.lower(), notice.code.replace(" ", ""), *notice.aliases):
            found = law.notice(said)
            assert found is not None and found.code == notice.code, said


def test_notices_that_follow_are_known(law: Law) -> None:
    for notice in law.notices.values():
        assert set(notice.next_notices) <= set(law.notices), notice.code


@pytest.mark.parametrize(
    ("code", "stage", "hearing", "levy", "deadlines"),
    [
        ("CP14", "balance_due", "none", "no", ("cp14_pay",)),
        ("CP501", "reminder", "none", "no", ("cp501_503",)),
        ("CP503", "reminder", "none", "no", ("cp501_503",)),
        ("CP504", "intent_to_levy", "none", "after_notice", ("intent_levy_30", "ftp_1pct")),
        ("LT11", "final_notice_levy", "levy", "yes", ("cdp_levy", "eh_levy", "ftp_1pct")),
        ("Letter 1058", "final_notice_levy", "levy", "yes", ("cdp_levy", "eh_levy", "ftp_1pct")),
        ("CP90", "final_notice_levy", "levy", "yes", ("cdp_levy", "eh_levy", "ftp_1pct")),
        ("CP297", "final_notice_levy", "levy", "yes", ("cdp_levy", "eh_levy", "ftp_1pct")),
        ("Letter 11", "final_notice_levy", "levy", "yes", ("cdp_levy", "eh_levy", "ftp_1pct")),
        ("CP91", "intent_to_levy", "none", "yes", ("ss_levy_30",)),
        ("CP2000", "assessment_proposed", "none", "no", ("cp2000",)),
        ("CP3219A", "assessment_proposed", "none", "no", ("snod",)),
        ("CP523", "default", "none", "after_notice", ("cap_ia",)),
        ("CP521", "payment_plan", "none", "no", ()),
        ("CP59", "missing_return", "none", "no", ()),
        ("CP508C", "passport", "none", "after_notice", ("passport",)),
        ("Letter 3172", "lien", "lien", "after_notice", ("cdp_lien", "eh_lien")),
        ("Form 668-A", "levy_in_effect", "none", "yes", ("bank_levy",)),
        ("Form 668-W", "levy_in_effect", "none", "yes", ("statement_dep",)),
    ],
)
def test_what_a_notice_is(law: Law, code: str, stage: str, hearing: str, levy: str, deadlines: tuple[str, ...]) -> None:
    notice = law.notices[code]
    assert (notice.stage, notice.hearing, notice.levy_possible, notice.deadlines) == (stage, hearing, levy, deadlines)


def test_which_notices_raise_the_late_payment_rate(law: Law) -> None:
    """6331(d): CP504, CP523 and the hearing notices, which are both. A CP91 rests on 6331(h)."""
    raising = {notice.code for notice in law.notices.values() if notice.section_6331d} & set(FIRST)
    assert raising == {"CP504", "CP523", "LT11", "Letter 1058", "CP90", "CP297", "Letter 11"}


def test_a_hearing_notice_has_its_days(law: Law) -> None:
    days = {"levy": {"cdp_levy", "eh_levy"}, "post_levy": {"cdp_levy", "eh_levy"}, "lien": {"cdp_lien", "eh_lien"}}
    for notice in law.notices.values():
        assert days.get(notice.hearing, set()) <= set(notice.deadlines), notice.code
        if notice.hearing == "none":
            assert not set(notice.deadlines) & {"cdp_levy", "eh_levy", "cdp_lien", "eh_lien"}, notice.code


def test_a_deficiency_notice_has_the_tax_court_day(law: Law) -> None:
    for notice in law.notices.values():
        assert notice.deficiency == ("snod" in notice.deadlines), notice.code


def test_letter_11_is_a_guess_and_protects_the_30_days(law: Law) -> None:
    letter = law.notices["Letter 11"]
    assert not letter.confirmed
    assert "Form 12153" in letter.words["en"]["today"] and "30-day" in letter.words["en"]["today"]


def said(law: Law, code: str) -> str:
    return " ".join(law.notices[code].words["en"].values())


@pytest.mark.parametrize(
    ("mistake", "code", "right", "wrong"),
    [
        (1, "CP14", ("first bill", "LT11"), ("Form 12153",)),
        (4, "CP14", ("lien arises by law",), ()),
        (5, "CP501", ("skip",), ()),
        (7, "CP504", (), ("final", "Final")),
        (8, "CP504", ("not time to appeal", "Form 9423"), ("Form 12153",)),
        (9, "LT11", ("does not replace the form",), ()),
        (10, "LT11", ("date on the notice, not from the day you got it",), ()),
        (10, "Letter 1058", ("date on the letter, not from the day you got it",), ()),
        (13, "CP504", ("state tax refund",), ()),
        (14, "CP504", ("1% a month",), ()),
        (15, "Form 668-W", ("exempt amount", "not a fixed share"), ()),
        (16, "Form 668-A", ("21 days", "not time to appeal", "pay over at once"), ("30 days",)),
        (17, "Letter 3172", ("A lien is not a levy", "does not by itself stop a levy"), ("seize",)),
        (19, "CP40", ("cannot levy",), ()),
        (20, "CP523", ("for 30 days after the plan ends", "while an appeal"), ()),
        (21, "CP91", ("up to 15%", "opens no hearing"), ()),
        (21, "CP508C", ("below the limit does not undo it",), ()),
    ],
)
def test_a_common_mistake_is_put_right(
    law: Law, mistake: int, code: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    text = said(law, code)
    assert [phrase for phrase in right if phrase not in text] == []
    assert [phrase for phrase in wrong if phrase in text] == []


def test_only_a_hearing_notice_sends_people_to_form_12153_today(law: Law) -> None:
    for notice in law.notices.values():
        if notice.hearing == "none":
            assert "Form 12153" not in notice.words["en"]["today"], notice.code
