"""Which letters a person holds: each text of the case with the notice that the law knows by that name."""

from dataclasses import dataclass
from datetime import date

from bot.guidance.case import Case
from bot.law.loader import Law
from bot.law.model import Notice, Stage

OWING_STAGES: frozenset[Stage] = frozenset(
    {
        "balance_due",
        "reminder",
        "intent_to_levy",
        "final_notice_levy",
        "levy_in_effect",
        "lien",
        "default",
        "passport",
    }
)
"""Stages of letters that say money is owed."""

UNBILLED_STAGES: frozenset[Stage] = frozenset({"assessment_proposed", "missing_return", "identity", "info"})
"""Stages of letters that bill nothing."""

PASSPORT_CERTIFIED, PASSPORT_REVERSED = "CP508C", "CP508R"
MATH_ERROR_CODES = frozenset({"CP11", "CP12", "CP13"})
PROPOSAL_CODES = frozenset({"CP2000", "CP2566"})
SOCIAL_SECURITY_WARNINGS = frozenset({"CP91", "CP298"})
TRUST_FUND_PENALTY, TRUST_FUND_PENALTY_BILL = "Letter 1153", "CP15B"
HEALTH_COVERAGE_BILL = "CP14H"
NOT_INCOME_TAX = frozenset({HEALTH_COVERAGE_BILL, TRUST_FUND_PENALTY, TRUST_FUND_PENALTY_BILL, "CP215"})
OFFICER_LETTER = "Letter 725"
HEARING_DETERMINATION = "Letter 3193"
NONFILER_DEFICIENCY = "CP3219N"
BANK_LEVY_FORM, WAGE_LEVY_FORM, LEVY_RELEASE_FORM = "Form 668-A", "Form 668-W", "Form 668-D"
EQUIVALENT_DECISION = "Letter 3210"


@dataclass(frozen=True)
class Letter:
    """One letter held. `notice` None: a name that the law files do not know. `printed`: the date it says to act by."""

    text: str
    notice: Notice | None
    dated: date | None
    printed: date | None
    tax_years: tuple[int, ...]
    main: bool

    @property
    def code(self) -> str | None:
        """The notice's code; None where the name is unknown."""
        return None if self.notice is None else self.notice.code

    @property
    def stage(self) -> Stage | None:
        """The notice's stage; None where the name is unknown."""
        return None if self.notice is None else self.notice.stage

    @property
    def sends_intent_to_levy(self) -> bool:
        """Whether it starts the 1% rate: a section 6331(d) notice, as a hearing notice before levy is too."""
        return self.notice is not None and (self.notice.section_6331d or self.notice.hearing == "levy")

    @property
    def opens_hearing(self) -> bool:
        """Whether it opens a Collection Due Process hearing by itself."""
        return self.notice is not None and self.notice.hearing != "none"

    def concerns(self, tax_year: int) -> bool:
        """Whether it can be about `tax_year`: its years name it, or its years are unknown."""
        return not self.tax_years or tax_year in self.tax_years


def repeats_hearing_notice(letter: Letter, letters: tuple[Letter, ...]) -> bool:
    """Whether it is a levy hearing notice for years that an earlier one already covers, so that it opens no hearing.

    Only the first for a period does (26 CFR 301.6330-1(b)(2) Q&A-B1, B4), except for tax or a penalty assessed since,
    which no case tells. False while the years or the date are unknown.
    """
    if not _about_levy(letter) or not letter.tax_years or letter.dated is None:
        return False
    earlier: set[int] = set()
    for other in letters:
        if _about_levy(other) and other.dated is not None and other.dated < letter.dated:
            earlier.update(other.tax_years)
    return earlier.issuperset(letter.tax_years)


def _about_levy(letter: Letter) -> bool:
    return letter.notice is not None and letter.notice.hearing in ("levy", "post_levy")


def ended_by(letters: tuple[Letter, ...], ending: str, *codes: str) -> bool:
    """Whether a letter `ending` is held that is dated after every letter of `codes`, all of them dated."""
    ends = [letter.dated for letter in letters if letter.code == ending and letter.dated is not None]
    begun = [letter.dated for letter in letters if letter.code in codes]
    return bool(ends) and all(day is not None and day < max(ends) for day in begun)


def letters_held(case: Case, law: Law) -> tuple[Letter, ...]:
    """The case's notice first, then its other notices. An other notice without a name says nothing and is left out."""
    held: list[Letter] = []
    if case.notice is not None:
        held.append(
            Letter(
                text=case.notice,
                notice=law.notice(case.notice),
                dated=case.notice_date,
                printed=case.printed_deadline,
                tax_years=case.tax_years or (),
                main=True,
            )
        )
    for other in case.other_notices or ():
        if other.notice is not None:
            held.append(
                Letter(
                    text=other.notice,
                    notice=law.notice(other.notice),
                    dated=other.notice_date,
                    printed=None,
                    tax_years=other.tax_years or (),
                    main=False,
                )
            )
    return tuple(held)
