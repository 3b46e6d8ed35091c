"""The law as the tests see it: the project's own, with letters that the rules name and its files may not hold yet."""

from dataclasses import replace

import pytest

from bot.law.loader import Law, load, spoken
from bot.law.model import Notice

# code: what differs from a plain bill
RULE_LETTERS: dict[str, dict[str, object]] = {
    "Letter 1153": {"stage": "assessment_proposed", "deadlines": ("tfrp_1153",)},
    "Letter 3193": {"stage": "final_notice_levy", "deadlines": ("tax_court_cdp",)},
    "CP92": {"stage": "levy_in_effect", "hearing": "post_levy", "deadlines": ("cdp_levy", "eh_levy")},
    "CP3219N": {"stage": "assessment_proposed", "deficiency": True, "deadlines": ("snod",)},
    "CP2566": {"stage": "assessment_proposed", "deadlines": ("cp2000",)},
    "CP11": {"stage": "balance_due", "deadlines": ("abatement_matherror",)},
    "CP298": {"stage": "intent_to_levy", "deadlines": ("ss_levy_30",)},
    "LT40": {"stage": "info", "deadlines": ("third_party_contact",)},
    "Letter 4883C": {"stage": "identity", "deadlines": ()},
}


def with_rule_letters(law: Law) -> Law:
    """`law` with a made-up notice for each letter of RULE_LETTERS that it does not hold."""
    notices: dict[str, Notice] = dict(law.notices)
    spellings = dict(law.spellings)
    for code, differs in RULE_LETTERS.items():
        if code not in notices:
            notices[code] = replace(law.notices["CP501"], code=code, aliases=(), **differs)  # type: ignore[arg-type]
            spellings[spoken(code)] = code
    return replace(law, notices=notices, spellings=spellings)


@pytest.fixture(scope="session")
def law() -> Law:
    return with_rule_letters(load())
