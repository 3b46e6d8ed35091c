import gzip

import pytest
from aiohttp import ClientSession

from bot.web import pages


@pytest.mark.parametrize("path", ["/", "/widget.js", "/page.css", "/icon.svg"])
async def test_every_file_comes_with_a_strict_policy(address: str, path: str) -> None:
    async with ClientSession(address) as http, http.get(path) as answer:
        assert answer.status == 200
        policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_says_what_it_is_without_javascript(address: str) -> None:
    async with ClientSession(address) as http, http.get("/") as answer:
        text = " ".join((await answer.text()).split())
    for words in ("not the IRS", "not give legal advice", "never asks for a Social Security number"):
        assert words in text
    for number in ("800-829-1040", "877-777-4778"):
        assert number in text


def test_the_widget_stays_small() -> None:
    """Issue: at most 25 kB gzipped in all."""
    assert sum(len(gzip.compress((pages.FOLDER / name).read_bytes())) for name, _ in pages.FILES.values()) < 25_000


def test_the_widget_never_parses_text_as_html() -> None:
    script = (pages.FOLDER / "widget.js").read_text("utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert way not in script
