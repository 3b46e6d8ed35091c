"""Time zones from words, states and area codes."""

import pytest

from bot.booking.zones import (
    ALASKA,
    ARIZONA,
    ATLANTIC,
    CENTRAL,
    EASTERN,
    HAWAII,
    MOUNTAIN,
    PACIFIC,
    Zone,
    read_zone,
    read_zone_of_time,
    zone_named,
    zone_of_phone,
)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Eastern", EASTERN),
        ("ET", EASTERN),
        ("et", EASTERN),
        ("I'm on the east coast", EASTERN),
        ("central time", CENTRAL),
        ("mst", MOUNTAIN),
        ("PST", PACIFIC),
        ("Hawaii", HAWAII),
        ("Arizona", ARIZONA),
        ("AZ", ARIZONA),
        ("alaska", ALASKA),
        ("Puerto Rico", ATLANTIC),
        ("ca", PACIFIC),
        ("I live in Ohio", EASTERN),
        ("Columbus, OH", EASTERN),
        ("Hartford, CT", EASTERN),
        ("arkansas", CENTRAL),
        ("Washington DC", EASTERN),
        ("Washington", PACIFIC),
        ("West Virginia", EASTERN),
        ("central Texas", CENTRAL),
        ("El Paso, TX, mountain time", MOUNTAIN),
        ("America/Boise", Zone("America/Boise", "Mountain time")),
    ],
)
def test_read(text: str, zone: Zone) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hi",
        "ok",
        "Texas",
        "FL",
        "Indiana",
        "CT",
        "eastern or central",
        "Mountain View, CA",
        "no idea",
        "10am",
        "UTC",
    ],
)
def test_ambiguous_or_unknown_stays_unknown(text: str) -> None:
    assert read_zone(text) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("10am Pacific", PACIFIC),
        ("9:30 ET", EASTERN),
        ("dec 1 10 ct", CENTRAL),
        ("noon eastern", EASTERN),
        ("10am", None),
        ("I live in the Pacific states", None),
        ("10am ET or 9am CT", None),
    ],
)
def test_a_zone_said_with_a_time(text: str, zone: Zone | None) -> None:
    assert read_zone_of_time(text) == zone


@pytest.mark.parametrize(
    ("number", "zone"),
    [
        ("+12025550147", EASTERN),
        ("(808) 555-1234", HAWAII),
        ("602-555-0100", ARIZONA),
        ("214 555 0100", CENTRAL),
        ("800-829-1040", None),
        ("not a number", None),
    ],
)
def test_area_codes(number: str, zone: Zone | None) -> None:
    assert zone_of_phone(number) == zone


@pytest.mark.parametrize(
    ("iana", "name"),
    [("America/New_York", "Eastern time"), ("America/Detroit", "Eastern time"), ("Europe/London", "London time")],
)
def test_names_that_browsers_tell(iana: str, name: str) -> None:
    assert zone_named(iana) == Zone(iana, name)


@pytest.mark.parametrize("iana", ["Etc/UTC", "UTC", "America/Nowhere", "", "../etc/passwd"])
def test_no_place_no_zone(iana: str) -> None:
    assert zone_named(iana) is None
