"""The answer as a page a person reads: letter, urgency, dates, the step for today, ways out, numbers, sources."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from textwrap import wrap

from bot.guidance.assessment import Assessment, Number, Option
from bot.guidance.deadlines import Deadline
from bot.guidance.ranking import GATES, RIGHTS_WITH_A_CLOCK
from bot.law.loader import Law

WIDTH = 100
MONEY = frozenset(
    "ftf ftp interest_on_tax fta_saving floor_payment level_payment setup_fee paydown_to_50000 mdi nre rcp_lump "
    "rcp_periodic full_pay_capacity offer_fee offer_deposit ppia_total exempt_per_period levied_per_period "
    "cost_of_waiting_12_months".split()
)
"""The numbers that are amounts in USD."""


def report(assessment: Assessment, law: Law, language: str = "en") -> str:
    """The whole page as plain text. After a stop sign no way to pay and no number is shown, but the dates are.

    Raises:
        KeyError: the law files have no sentence for one of the ids; the message names it.
    """
    page = _Page(assessment, law, language)
    return "\n".join(page.lines())


def said_date(day: date) -> str:
    """A date in words, such as November 23, 2026."""
    return f"{day.strftime('%B')} {day.day}, {day.year}"


def said_amount(amount: Decimal) -> str:
    """An amount in words, such as $4,200 or $215.91."""
    whole = amount == amount.to_integral_value()
    return f"-{said_amount(-amount)}" if amount < 0 else f"${amount:,.0f}" if whole else f"${amount:,.2f}"


class _Page:
    """One report: the assessment, the law's words and the language they are taken in."""

    def __init__(self, assessment: Assessment, law: Law, language: str) -> None:
        self.assessment = assessment
        self.law = law
        self.language = language
        self.words: Mapping[str, str] = law.words(language)
        self.stopped = not assessment.options and assessment.urgency.level == "L1"

    def lines(self) -> Iterator[str]:
        """Every line of the page."""
        yield from self._letter()
        yield from self._urgency()
        yield from self._dates()
        yield from self._today()
        yield from self._options()
        if not self.stopped:
            yield from self._numbers()
            yield from self._missing()
        yield from self._sources()
        yield ""
        yield from self._text(self._say("report.closing", date=said_date(self.assessment.today)))

    def _say(self, id: str, **fields: object) -> str:
        return self.words[id].format(**fields)

    def _heading(self, id: str) -> Iterator[str]:
        heading = self._say(id)
        yield from ("", heading, "-" * len(heading))

    def _text(self, text: str, indent: str = "") -> Iterator[str]:
        return iter(wrap(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent)))

    def _letter(self) -> Iterator[str]:
        heading = self._say("report.letter")
        yield from (heading, "-" * len(heading))
        notice = self.assessment.notice
        if notice is not None:
            words = notice.words[self.language]
            yield from self._text(f"{notice.code}: {words['title']}")
            yield from self._text(words["meaning"])
            yield from self._text(self._say("report.next", text=words["next"]))
            yield from self._text(self._say("report.cannot", text=words["cannot"]))
            if "confusion" in words:
                yield from self._text(self._say("report.confusion", text=words["confusion"]))
        for name in self.assessment.unknown_notices:
            yield from self._text(self._say("report.letter_unknown", notice=name))
        yield from self._line_of_letters()
        if notice is None and not self.assessment.unknown_notices:
            yield self._say("report.no_letter")

    def _line_of_letters(self) -> Iterator[str]:
        letters, governs = self.assessment.letters, self.assessment.governs
        if len(letters) > 1 and governs is not None:
            named = [
                (letter.code or letter.text) + (f" ({said_date(letter.dated)})" if letter.dated is not None else "")
                for letter in letters
            ]
            yield from self._text(self._say("report.letters", text=", ".join(named)))
            yield from self._text(self._say("report.governs", notice=governs.code))

    def _urgency(self) -> Iterator[str]:
        urgency = self.assessment.urgency
        yield from self._heading("report.urgency")
        yield f"{urgency.level}  {self._say('level.' + urgency.level)}"
        for reason in urgency.because:
            yield from self._text(self._say(reason), "- ")
        if urgency.human:
            own = [reason for reason in urgency.human_because if reason not in (*urgency.because, "urgency.emergency")]
            yield from self._text(" ".join([self._say("report.human"), *map(self._say, own)]), "! ")

    def _dates(self) -> Iterator[str]:
        yield from self._heading("report.dates")
        if not self.assessment.deadlines:
            yield from self._text(self._say("report.no_dates"))
        for deadline in self.assessment.deadlines:
            yield f"{deadline.date.strftime('%A')}, {said_date(deadline.date)}: {self._distance(deadline)}"
            words = deadline.rule.words[self.language]
            note = words.get("note", "")
            yield from self._text(" ".join(filter(None, (words["act"], self._how(deadline), note))), "    ")
            yield from self._text(self._say("report.rests_on", text="; ".join(deadline.authority)), "    ")

    def _distance(self, deadline: Deadline) -> str:
        days = deadline.days_left
        if deadline.met:
            return self._say("deadline.met")
        if deadline.id == "csed":
            return self._say("report.expected")
        if deadline.status == "floor":
            return self._say("report.floor")
        if deadline.status == "missed":
            return self._say("report.missed", days=-days)
        near = {0: "report.last_day", 1: "report.one_day_left"}
        return self._say(near.get(days, "report.days_left"), days=days)

    def _how(self, deadline: Deadline) -> str:
        """How the date came about: moved, postponed or printed."""
        days = {"deadline.rolled": deadline.rolled_from}
        reasons = (id for id in deadline.because if id != "deadline.met")
        return " ".join(self._say(id, date=said_date(days.get(id) or deadline.counted_from)) for id in reasons)

    def _today(self) -> Iterator[str]:
        """The one step for today: the letter's own while its day is open, else that of the leading way out."""
        if self.stopped:
            return
        yield from self._heading("report.today")
        leading = self._leading()
        notice = self.assessment.notice
        rights = [one for one in self.assessment.deadlines if notice is not None and one.letter == notice.code]
        asked = any(one.met for one in rights)
        over = any(one.is_right and one.status == "missed" for one in rights)
        if asked:
            yield from self._text(self._say("report.hearing_asked"))
        pressing = (
            self.assessment.urgency.level == "L1"
            and leading is not None
            and leading.id in (*RIGHTS_WITH_A_CLOCK, *GATES)
        )
        gate = leading is not None and leading.id in GATES
        if leading is not None and not asked and (over or notice is None or pressing or gate):
            yield from self._text(self.law.options[leading.id].words[self.language]["next"])
        elif notice is not None and not asked:
            yield from self._text(notice.words[self.language]["today"])
        elif not asked:
            yield from self._text(self._say("report.nothing_listed"))

    def _leading(self) -> Option | None:
        """The first way out that fits and is a step of its own, else the first that may fit."""
        offered = self.assessment.offered
        sure = [option for option in offered if option.fit == "fits" and option.id != "stay_compliant"]
        return next(iter((*sure, *offered)), None)

    def _options(self) -> Iterator[str]:
        yield from self._heading("report.options")
        if self.stopped:
            yield from self._text(self._say("report.no_options"))
            return
        if not self.assessment.offered:
            yield self._say("report.nothing_listed")
        for position, option in enumerate(self.assessment.offered, start=1):
            yield from self._option(position, option)
        refused = [option for option in self.assessment.options if not option.offered]
        if refused:
            yield from self._heading("report.not_fitting")
            for option in refused:
                yield from self._text(f"{self._name(option)}: {' '.join(map(self._say, option.because))}", "- ")

    def _name(self, option: Option) -> str:
        return self.law.options[option.id].words[self.language]["name"]

    def _option(self, position: int, option: Option) -> Iterator[str]:
        yield f"{position}. {self._name(option)} ({self._say('fitting.' + option.fit)})"
        said = [*map(self._say, option.because), self.law.options[option.id].words[self.language]["effect"]]
        if option.cost is not None:
            said.append(self._say("report.costs" if option.cost else "report.free", amount=said_amount(option.cost)))
        if option.forms:
            said.append(self._say("report.forms", text=", ".join(option.forms)))
        if option.missing:
            said.append(self._say("report.needed", text=self._fields(option.missing)))
        said.append(self._say("report.rests_on", text="; ".join(option.authority)))
        yield from self._text(" ".join(said), "   ")

    def _fields(self, names: tuple[str, ...]) -> str:
        return "; ".join(self._say(f"missing.{name}") for name in names)

    def _numbers(self) -> Iterator[str]:
        yield from self._heading("report.numbers")
        for name, value in self.assessment.numbers.items():
            yield f"{self._say('number.' + name)}: {self._number(name, value)}"
        for note in self.assessment.notes:
            yield from self._text(self._say(note), "  * ")

    def _number(self, name: str, value: Number) -> str:
        if isinstance(value, bool):
            return self._say("report.yes" if value else "report.no")
        if isinstance(value, date):
            return said_date(value)
        if isinstance(value, str):
            return self._say(f"report.{value}")
        return said_amount(Decimal(value)) if name in MONEY else str(value)

    def _missing(self) -> Iterator[str]:
        if self.assessment.missing:
            yield from self._heading("report.missing")
            for name in self.assessment.missing:
                yield from self._text(self._say(f"missing.{name}"), "- ")

    def _sources(self) -> Iterator[str]:
        yield from self._heading("report.sources")
        for source in self.assessment.sources:
            mark = "" if source.confirmed else f" ({self._say('report.unconfirmed')})"
            url = "" if source.url is None else f" {source.url}"
            yield f"- {source.cite}, {said_date(source.as_of)}{mark}{url}"
