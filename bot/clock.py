"""The only place that reads the real time. Everything else takes `today` or a clock as an argument."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from bot import settings

OFFICE_ZONE = ZoneInfo("America/New_York")


def now() -> datetime:
    """The present instant in UTC, moved by whole days so that the Eastern date is `BOT_TODAY` where that is set.

    The time of day runs on, so openings and reminders behave as on that day.

    Raises:
        settings.BadSetting: `BOT_TODAY` is not a date like 2026-11-23.
    """
    real = real_now()
    day = settings.frozen_day()
    if day is None:
        return real
    eastern = real.astimezone(OFFICE_ZONE)
    moved = eastern.replace(tzinfo=None) + timedelta(days=(day - eastern.date()).days)
    return moved.replace(tzinfo=OFFICE_ZONE).astimezone(timezone.utc)


def today() -> date:
    """The date in America/New_York, where the IRS's and the courts' days are counted; `BOT_TODAY` where it is set."""
    return now().astimezone(OFFICE_ZONE).date()


def real_now() -> datetime:
    """The real present instant in UTC, whatever `BOT_TODAY` says: for holds, tokens, locks and retries."""
    return datetime.now(timezone.utc)
