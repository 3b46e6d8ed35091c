"""What a reply may and may not say: patterns with macros, and the rules that hold for every reply."""

import re
from datetime import date

MONTHS = "January February March April May June July August September October November December".split()
MACRO = re.compile(r"\{(date|money):([\d.-]+)\}")

LONGEST = 1_800
MOST_CODES = 7
MOST_DAYS = 7
CODE = re.compile(r"\b(?:CP ?\d{1,4}[A-Z]?|LT ?\d\d|Letter \d{2,4}[A-Z]?)\b", re.IGNORECASE)
DAY = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)})\.? \d{{1,2}}\b"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b(?:19|20)\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")
DENIED = re.compile(
    r"\b(?:not|never|no|nor|cannot|without|nobody|neither|until|only|before|later|next|scam|nunca|sin)\b|n['’]t\b",
    re.IGNORECASE,
)
INTERNAL = re.compile(
    r"[{}]|\bTraceback\b|\b\w+Error\b|\butter_\w|\baction_\w|\bvalidate_\w|\b\w+__\w+\b|\bnlu_\w|\bslot_was|"
    r"\b(?:null|undefined|NoneType)\b|(?-i:\bNone\b)(?! of| are| is)|(?-i:\b(?:True|False)\b)|"
    r"<\w+>|&(?:amp|lt|gt|#\d+);",
    re.IGNORECASE,
)
CLAIMS = {
    "asks for a Social Security number": (
        r"\b(?:send|enter|type|provide|share|give|tell|confirm|need|verify|what(?:'s| is))\b[^.?!]{0,40}"
        r"\b(?:ssn|itin|social security numbers?|card numbers?|password|account numbers?)\b"
    ),
    "guarantees something": r"\bguarantee(?:s|d)?\b(?! (?:installment|payment|plan|agreement))",
    "promises something": (
        r"\b(?:we|i|our team|the reviewer)(?: will|'ll| can)? (?:definitely|certainly|always|surely|promise)\b|"
        r"\byou(?: will|'ll) (?:definitely|certainly|surely|qualify|win|be approved|not lose)\b|"
        r"\bwe (?:will|can) (?:stop|remove|erase|eliminate|settle|wipe|cut)\b|\b100 ?%"
    ),
    "says that a CP504 opens a hearing": (
        r"\bCP ?-?504B?\b[^.?!]{0,120}\b(?:opens?|gives?|grants?|carries|entitles?|your right to|comes with)\b"
        r"[^.?!]{0,60}\b(?:hearing|due process|CDP|12153)\b"
    ),
    "says that a letter may be ignored": r"\b(?:you can|just|simply|safe to|free to) (?:ignore|throw away|disregard)\b",
}


def day_pattern(iso: str) -> str:
    """A pattern for the ways to write a date in English; a year, where one stands, must be the right one."""
    day = date.fromisoformat(iso)
    name = MONTHS[day.month - 1]
    month = rf"(?:{name}|{name[:3]}\.?|{name[:4]}\.?)"
    other_year = rf"(?!,? (?!{day.year})(?:19|20)\d\d)"
    number = rf"0?{day.day}(?!\d)(?:(?:st|nd|rd|th)\b)?"
    written = rf"\b{month} {number}{other_year}|\b{number} (?:of )?{month}{other_year}"
    figures = rf"\b0?{day.month}/0?{day.day}(?:/(?:{day.year}|{day.year % 100:02}))?(?![\d/])|\b{iso}\b"
    return f"(?:{written}|{figures})"


def money_pattern(amount: str) -> str:
    """A pattern for the ways to write an amount of dollars; cents may be left out only where there are none."""
    whole, _, cents = amount.partition(".")
    digits = rf"(?:{int(whole):,}|{whole})"
    tail = rf"\.{cents}(?!\d)" if cents.strip("0") else r"(?:\.00)?(?![.,]?\d)"
    return rf"(?<![\d,.])\$? ?{digits}{tail}"


def pattern(text: str) -> re.Pattern[str]:
    """`text` as a pattern: any case, the dot matches line ends, {date:2026-12-09} and {money:1284.37} spelled out."""
    expand = {"date": day_pattern, "money": money_pattern}
    return re.compile(MACRO.sub(lambda found: expand[found[1]](found[2]), text), re.IGNORECASE | re.DOTALL)


def broken(reply: str, before: str | None) -> list[str]:
    """What is wrong with a reply, whatever was asked. `before` is the reply to the person's last message."""
    wrong = [] if reply.strip() else ["the reply is empty"]
    if len(reply) > LONGEST:
        wrong.append(f"the reply has {len(reply):,} characters; at most {LONGEST:,}")
    codes = {re.sub(r"\W", "", code).upper() for code in CODE.findall(reply)}
    if len(codes) > MOST_CODES:
        wrong.append(f"{len(codes)} notice codes in one reply: {sorted(codes)}")
    days = {day.lower() for day in DAY.findall(reply)}
    if len(days) > MOST_DAYS:
        wrong.append(f"{len(days)} dates in one reply: {sorted(days)}")
    if reply.strip() and reply == before:
        wrong.append("the same reply twice in a row")
    wrong += [f"the reply shows an internal word: {found!r}" for found in INTERNAL.findall(reply)[:3]]
    paragraphs = [paragraph for paragraph in reply.split("\n\n") if len(paragraph) > 60]
    if len(set(paragraphs)) < len(paragraphs):
        wrong.append("a paragraph stands twice in one reply")
    return wrong + claims(reply)


def claims(reply: str) -> list[str]:
    """Claims that no reply may make, sentence by sentence; a sentence that denies them is good."""
    return [
        f"the reply {what}: {sentence!r}"
        for sentence in SENTENCE.split(reply)
        for what, claim in CLAIMS.items()
        if re.search(claim, sentence, re.IGNORECASE) and not DENIED.search(sentence)
    ]
