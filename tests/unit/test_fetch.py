"""Fetching addresses: against a server that the test starts, and without one for what is refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from claimcheck import fetch as fetching
from claimcheck.errors import FetchError
from claimcheck.fetch import fetch


class Pages(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self._answer(302, b"", Location="/page")
        elif self.path == "/round":
            self._answer(302, b"", Location="/round")
        elif self.path == "/file":
            self._answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/gone":
            self._answer(404, b"gone")
        elif self.path == "/large":
            self._answer(200, b"x" * 5000)
        else:
            self._answer(200, b"<p>Hello</p>", **{"Content-Type": "text/html; charset=utf-8"})

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page_comes_with_its_media_type_and_where_it_ended(site: str) -> None:
    page = fetch(f"{site}/moved", allow_private=True)
    assert page.raw == b"<p>Hello</p>"
    assert page.media_type == "text/html"
    assert page.url == f"{site}/page"
    assert page.retrieved.tzinfo is not None


def test_a_private_address_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(FetchError, match="private network"):
        fetch(f"{site}/page")


@pytest.mark.parametrize(
    ("path", "says"), [("/round", "on and on"), ("/file", "no address of the web"), ("/gone", "404")]
)
def test_what_leads_nowhere_says_so(site: str, path: str, says: str) -> None:
    with pytest.raises(FetchError, match=says) as caught:
        fetch(site + path, allow_private=True)
    assert caught.value.hint


def test_a_page_beyond_the_size_cap_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_LARGEST", 1000)
    with pytest.raises(FetchError, match="larger than"):
        fetch(f"{site}/large", allow_private=True)


def test_a_page_beyond_the_time_cap_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching.time, "monotonic", iter(range(0, 10_000, 20)).__next__)
    with pytest.raises(FetchError, match=r"longer than|too long"):
        fetch(f"{site}/page", allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://user:secret@example.org/",
        "http://example.org:99999/",
        "http://example.org/a b",
        "http://[::1",
    ],
)
def test_what_is_no_address_of_the_web_is_refused_before_anything_is_sent(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(address)
    assert caught.value.hint
