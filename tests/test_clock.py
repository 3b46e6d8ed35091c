from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest

from bot import clock, settings

UTC = timezone.utc


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.delenv("BOT_TODAY", raising=False)
    yield monkeypatch


def stand(patch: pytest.MonkeyPatch, instant: datetime, frozen: str = "") -> None:
    patch.setattr(clock, "real_now", lambda: instant)
    patch.setenv("BOT_TODAY", frozen)


def test_the_real_time_is_in_utc_and_runs() -> None:
    before = datetime.now(UTC)
    read = clock.real_now()
    assert before <= read <= datetime.now(UTC)
    assert read.utcoffset() == timedelta(0)


def test_without_a_frozen_day_it_is_the_real_time(at: pytest.MonkeyPatch) -> None:
    instant = datetime(2026, 7, 4, 3, 30, tzinfo=UTC)
    stand(at, instant)
    assert clock.now() == instant


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        # Eastern Daylight Time is four hours behind, Eastern Standard Time five.
        (datetime(2026, 7, 4, 3, 59, tzinfo=UTC), date(2026, 7, 3)),
        (datetime(2026, 7, 4, 4, 0, tzinfo=UTC), date(2026, 7, 4)),
        (datetime(2026, 12, 1, 4, 59, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 12, 1, 5, 0, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_today_is_the_eastern_date(at: pytest.MonkeyPatch, instant: datetime, day: date) -> None:
    stand(at, instant)
    assert clock.today() == day


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("frozen", ["2026-11-23", "2026-07-04", "2024-02-29", "2026-03-08", "2026-11-01"])
def test_a_frozen_day_is_today_at_every_hour(at: pytest.MonkeyPatch, hour: int, frozen: str) -> None:
    stand(at, datetime(2026, 9, 10, hour, 30, tzinfo=UTC), frozen)
    assert clock.today() == date.fromisoformat(frozen)


def test_the_time_of_day_runs_on_across_daylight_saving(at: pytest.MonkeyPatch) -> None:
    # 10:15 in New York on a summer day is 10:15 there on the frozen winter day, an hour later in UTC.
    stand(at, datetime(2026, 7, 4, 14, 15, tzinfo=UTC), "2026-11-23")
    assert clock.now() == datetime(2026, 11, 23, 15, 15, tzinfo=UTC)


def test_the_real_clock_ignores_the_frozen_day(at: pytest.MonkeyPatch) -> None:
    at.setenv("BOT_TODAY", "1999-12-31")
    assert clock.real_now().year >= 2024
    assert clock.today().year == 1999


def test_a_frozen_day_that_is_none_is_refused(at: pytest.MonkeyPatch) -> None:
    at.setenv("BOT_TODAY", "someday")
    with pytest.raises(settings.BadSetting, match="BOT_TODAY is 'someday'"):
        clock.today()
