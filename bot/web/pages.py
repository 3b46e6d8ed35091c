"""The page at `/` and the files that it and other sites load. All are read once, when the server starts."""

from pathlib import Path

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, raw

FOLDER = Path(__file__).parent
FILES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    "/widget.js": ("widget.js", "text/javascript; charset=utf-8"),
}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def blueprint() -> Blueprint:
    """One route a file of `FILES`, each with `HEADERS`."""
    pages = Blueprint("pages")
    for address, (name, content_type) in FILES.items():
        _add(pages, address, (FOLDER / name).read_bytes(), content_type)
    return pages


def _add(pages: Blueprint, address: str, content: bytes, content_type: str) -> None:
    async def page(request: Request) -> HTTPResponse:
        return raw(content, content_type=content_type, headers=HEADERS)

    pages.add_route(page, address, methods=["GET", "HEAD"], name=f"page_{address.strip('/').replace('.', '_')}")
