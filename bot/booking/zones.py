"""Which U.S. time zone a taxpayer means or is likely to be in. What is ambiguous stays None, so that it is asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import Pattern
from zoneinfo import available_timezones

import phonenumbers
from phonenumbers import timezone as phone_zones


@dataclass(frozen=True)
class Zone:
    """A time zone: its IANA name, and what people call it."""

    iana: str
    name: str


EASTERN = Zone("America/New_York", "Eastern time")
CENTRAL = Zone("America/Chicago", "Central time")
MOUNTAIN = Zone("America/Denver", "Mountain time")
ARIZONA = Zone("America/Phoenix", "Arizona time")
PACIFIC = Zone("America/Los_Angeles", "Pacific time")
ALASKA = Zone("America/Anchorage", "Alaska time")
HAWAII = Zone("Pacific/Honolulu", "Hawaii time")
ATLANTIC = Zone("America/Puerto_Rico", "Atlantic time")
CHAMORRO = Zone("Pacific/Guam", "Chamorro time")
SAMOA = Zone("Pacific/Pago_Pago", "Samoa time")


def read_zone(text: str) -> Zone | None:
    """The one zone that `text` names: by its name or letters, a state, or an IANA name; None for none or several.

    A state that lies in two zones (Texas, Florida ...) is ambiguous unless a zone is named with it ("central Texas"),
    and so is "CT" alone (Central time or Connecticut).
    """
    stripped = text.strip()
    if "/" in stripped and stripped in available_timezones():
        return zone_named(stripped)
    named = {zone for pattern, zone in _NAMES if pattern.search(text)}
    named |= {_LETTERS[match.group().strip().lower()] for match in _ZONE_LETTERS.finditer(text)}
    state = _states(text)
    if not named:
        return _only(state)
    said = _only(named)
    return said if not state or said in state else None


def read_zone_of_time(text: str) -> Zone | None:
    """The zone said right after a time of day ("10am Pacific", "9:30 ET"); None where none or several are."""
    said = (match.group("zone") for match in _BESIDE_TIME.finditer(text))
    return _only(zone for zone in (_LETTERS.get(word.lower()) or read_zone(word) for word in said) if zone)


def zone_of_phone(number: str) -> Zone | None:
    """The zone of the area code of `number`, in any usual spelling; None where it has several or none.

    A guess to say back, never to rest on: people keep their number when they move.
    """
    try:
        parsed = phonenumbers.parse(number, "US")
    except phonenumbers.NumberParseException:
        return None
    named = (zone_named(iana) for iana in phone_zones.time_zones_for_number(parsed))
    return _only(zone for zone in named if zone is not None)


def zone_named(iana: str) -> Zone | None:
    """The zone of an IANA name, such as a browser tells, with the name people know it by; None where there is none."""
    if iana not in available_timezones() or "/" not in iana or iana.startswith("Etc/"):
        return None
    for name, places in _PLACES.items():
        if iana in places:
            return Zone(iana, name)
    return Zone(iana, iana.rsplit("/", 1)[1].replace("_", " ") + " time")


def _only(zones: Iterable[Zone]) -> Zone | None:
    different = set(zones)
    return different.pop() if len(different) == 1 else None


def _states(text: str) -> set[Zone]:
    """The zones of every state that `text` names. Two letters count after a comma or "in", or alone."""
    found: set[Zone] = set()
    for match in _STATE_NAME.finditer(text):
        found |= _STATES[_CODES[match.group().lower()]]
    whole = text.strip(" .").upper()
    if whole in _STATES and whole not in _ALSO_WORDS:
        return found | _STATES[whole]
    for code in _CODE_IN_PLACE.findall(text):
        found |= _STATES.get(code, set())
    return found


_NAMES: tuple[tuple[Pattern[str], Zone], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), zone)
    for pattern, zone in (
        (r"\beastern\b|\beast coast\b", EASTERN),
        (r"\bcentral\b(?! america)", CENTRAL),
        (r"\bmountain\b", MOUNTAIN),
        (r"\barizona\b|\bphoenix\b", ARIZONA),
        (r"\bpacific\b|\bwest coast\b", PACIFIC),
        (r"\balaskan?\b", ALASKA),
        (r"\bhawai'?i(?:an)?\b|\bhonolulu\b", HAWAII),
        (r"\batlantic\b|\bpuerto rico\b|\bvirgin islands\b", ATLANTIC),
        (r"\bguam\b|\bchamorro\b|\bmariana", CHAMORRO),
        (r"\bsamoan?\b", SAMOA),
    )
)
_LETTERS: dict[str, Zone] = {
    letters: zone
    for zone, known in (
        (EASTERN, "et est edt"),
        (CENTRAL, "ct cst cdt"),
        (MOUNTAIN, "mt mst mdt"),
        (PACIFIC, "pt pst pdt"),
        (ALASKA, "akst akdt"),
        (HAWAII, "hst"),
        (CHAMORRO, "chst"),
    )
    for letters in known.split()
}
# Two letters count in capitals or alone ("et" is also French, "mt" a mountain); after a comma they are a state.
_ZONE_LETTERS = re.compile(r"(?<!, )\b(?:ET|CT|MT|PT|(?i:[ecmp][sd]t|ak[sd]t|hst|chst))\b|\A\s*(?i:et|ct|mt|pt)\s*\Z")
_BESIDE_TIME = re.compile(
    r"(?:\d\s*(?:[ap]\.?m?\.?)?|noon|o'clock)\s*\(?"
    r"(?P<zone>\b(?:[ecmp][sd]?t|ak[sd]t|hst|eastern|central|mountain|pacific|alaska|hawaii|arizona)\b)",
    re.IGNORECASE,
)
_STATES: dict[str, set[Zone]] = {
    code: zones
    for zones, codes in (
        ({EASTERN}, "CT DE DC GA ME MD MA NH NJ NY NC OH PA RI SC VT VA WV"),
        ({CENTRAL}, "AL AR IL IA LA MN MS MO OK WI"),
        ({MOUNTAIN}, "CO MT NM UT WY"),
        ({PACIFIC}, "CA WA"),
        ({ARIZONA}, "AZ"),
        ({ALASKA}, "AK"),
        ({HAWAII}, "HI"),
        ({ATLANTIC}, "PR VI"),
        ({CHAMORRO}, "GU MP"),
        ({SAMOA}, "AS"),
        ({EASTERN, CENTRAL}, "FL IN KY MI TN"),
        ({CENTRAL, MOUNTAIN}, "KS NE ND SD TX"),
        ({MOUNTAIN, PACIFIC}, "ID NV OR"),
    )
    for code in codes.split()
}
"""49 CFR part 71. Two zones: the state lies in both."""
_ALSO_WORDS = {"HI", "OK", "OH", "ME", "IN", "OR", "AS", "LA", "MA", "PA", "ID", "DE"}
_CODES: dict[str, str] = {
    name.strip(): code
    for code, name in (
        pair.split(":")
        for pair in (
            "AL:alabama AK:alaska AZ:arizona AR:arkansas CA:california CO:colorado CT:connecticut DE:delaware "
            "FL:florida GA:georgia HI:hawaii ID:idaho IL:illinois IN:indiana IA:iowa KS:kansas KY:kentucky "
            "LA:louisiana ME:maine MD:maryland MA:massachusetts MI:michigan MN:minnesota MS:mississippi MO:missouri "
            "MT:montana NE:nebraska NV:nevada OH:ohio OK:oklahoma OR:oregon PA:pennsylvania TN:tennessee TX:texas "
            "UT:utah VT:vermont VA:virginia WA:washington WI:wisconsin WY:wyoming"
        ).split()
    )
} | {
    "washington dc": "DC",
    "washington, dc": "DC",
    "washington d.c.": "DC",
    "washington, d.c.": "DC",
    "district of columbia": "DC",
    "new hampshire": "NH",
    "new jersey": "NJ",
    "new mexico": "NM",
    "new york": "NY",
    "north carolina": "NC",
    "north dakota": "ND",
    "rhode island": "RI",
    "south carolina": "SC",
    "south dakota": "SD",
    "west virginia": "WV",
}
_STATE_NAME = re.compile(
    r"\b(?:" + "|".join(re.escape(name) for name in sorted(_CODES, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
_CODE_IN_PLACE = re.compile(r"(?:,\s*|\b(?:[Ii]n|[Ff]rom|[Ss]tate(?: is| of)?)\s+)([A-Z]{2})\b")
_PLACES: dict[str, set[str]] = {
    EASTERN.name: {
        "America/New_York",
        "America/Detroit",
        "America/Indiana/Indianapolis",
        "America/Indianapolis",
        "America/Kentucky/Louisville",
        "America/Louisville",
        "US/Eastern",
    },
    CENTRAL.name: {"America/Chicago", "America/Menominee", "America/Indiana/Knox", "US/Central"},
    MOUNTAIN.name: {"America/Denver", "America/Boise", "US/Mountain"},
    ARIZONA.name: {"America/Phoenix", "US/Arizona"},
    PACIFIC.name: {"America/Los_Angeles", "US/Pacific"},
    ALASKA.name: {"America/Anchorage", "America/Juneau", "America/Sitka", "US/Alaska"},
    HAWAII.name: {"Pacific/Honolulu", "US/Hawaii"},
    ATLANTIC.name: {"America/Puerto_Rico", "America/St_Thomas", "America/Virgin"},
    CHAMORRO.name: {"Pacific/Guam", "Pacific/Saipan"},
    SAMOA.name: {"Pacific/Pago_Pago"},
}
