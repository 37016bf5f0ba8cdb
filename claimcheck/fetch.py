"""Addresses to bytes, with care: the web only, nothing private, bounded in size and time.

The address that was really connected to is looked at, after each redirect again, so that neither a redirect
nor a name that resolves to two places reaches a private network.
"""

from __future__ import annotations

import datetime as dt
import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from claimcheck.errors import FetchError

__all__ = ["Fetched", "fetch"]

_LARGEST = 32 * 2**20  # bytes
_TIMEOUT = 30.0  # seconds, for all redirects together
_BLOCK = 1 << 16
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHECK = "Check the address in a browser, or save the page and add the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it ended after redirects, the bytes, their media type and the moment."""

    url: str
    raw: bytes
    media_type: str
    retrieved: dt.datetime


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """Return what stands at that address.

    At most 32 MB, five redirects and 30 seconds. Raises FetchError for anything but http and https, for a
    private, loopback or otherwise not public address unless ``allow_private``, and for whatever goes wrong.
    """
    deadline = time.monotonic() + _TIMEOUT
    for _ in range(_REDIRECTS + 1):
        response, connection = _ask(url, deadline, allow_private=allow_private)
        try:
            location = response.headers.get("Location")
            if response.status in _MOVED and location:
                url = urljoin(url, location)
                continue
            if response.status != http.HTTPStatus.OK:
                raise FetchError(f"{url} answered with status {response.status}.", _CHECK)
            media_type = response.headers.get_content_type()
            return Fetched(url, _body(response, url, deadline), media_type, dt.datetime.now(dt.UTC))
        except (OSError, http.client.HTTPException) as error:
            raise FetchError(f"{url} broke off while it was read.", _CHECK) from error
        finally:
            connection.close()
    raise FetchError(f"{url} sends on and on to other addresses.", _CHECK)


def _ask(
    url: str, deadline: float, *, allow_private: bool
) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    parts = _checked(url)
    connection = _connection(parts, max(0.1, deadline - time.monotonic()))
    try:
        connection.connect()
        if not allow_private:
            _check_public(connection.sock, url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": "claimcheck", "Accept-Encoding": "identity"})
        return connection.getresponse(), connection
    except FetchError:
        connection.close()
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        connection.close()
        raise FetchError(f"{url} cannot be reached ({_cause(error)}).", _CHECK) from error


def _checked(url: str) -> SplitResult:
    """Return the parts of an address of the web; raise FetchError for any other."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url} is no address.", "Write it as https://example.org/page.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise FetchError(f"{url} is no address of the web.", "Only http and https can be fetched.")
    if parts.username or parts.password:
        raise FetchError("The address holds a user name or password.", "Fetch it yourself and add the file.")
    if not url.isascii() or any(letter.isspace() for letter in url):
        raise FetchError(f"{url} holds letters that no address may hold.", "Copy it from the browser again.")
    return parts


def _connection(parts: SplitResult, timeout: float) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, parts.port, timeout=timeout, context=context)
    return http.client.HTTPConnection(host, parts.port, timeout=timeout)


def _check_public(connected: socket.socket, url: str) -> None:
    """Raise FetchError unless the other end is on the public internet, an IPv4 address in IPv6 dress too."""
    address = ipaddress.ip_address(connected.getpeername()[0].partition("%")[0])
    address = getattr(address, "ipv4_mapped", None) or address
    if not address.is_global or address.is_multicast:
        raise FetchError(
            f"{url} leads into a private network, so it was not fetched.",
            "Allow it with --allow-private if it is yours.",
        )


def _body(response: http.client.HTTPResponse, url: str, deadline: float) -> bytes:
    """Read block by block, so that size and time are bounded whatever the server announces."""
    blocks: list[bytes] = []
    size = 0
    while block := response.read1(_BLOCK):
        size += len(block)
        if size > _LARGEST:
            raise FetchError(f"{url} is larger than {_LARGEST // 2**20} MB.", "Save it and add a part of it.")
        if time.monotonic() > deadline:
            raise FetchError(f"{url} took longer than {_TIMEOUT:.0f} seconds.", _CHECK)
        blocks.append(block)
    return b"".join(blocks)


def _cause(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    if isinstance(error, socket.gaierror):
        return "there is no such site"
    if isinstance(error, ssl.SSLError):
        return "its certificate cannot be trusted"
    return str(getattr(error, "strerror", None) or error or type(error).__name__).lower()
