"""Adding and checking what stands at an address, with a server that the test starts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

PAGE = """<html><head><title>Wells run dry</title></head><body><article><h1>Wells run dry</h1>
<p>Twelve wells ran dry in Sandford in March 2024, the water board of the town said in a note on Friday.</p>
<p>The board will dig three new wells before the summer, and asks the people of the town to save water.</p>
</article></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the folder it was given."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "wells.html").write_text(PAGE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/wells.html"
    server.shutdown()


def test_a_page_is_added_with_its_address(claimcheck: Callable[..., Any], site: str) -> None:
    added = claimcheck("add", "--allow-private", site)
    assert added.code == 0, added.err
    assert "1 new source" in added.out
    assert "Wells run dry" in claimcheck("sources", "list").out


def test_a_private_address_is_refused_with_one_sentence(claimcheck: Callable[..., Any], site: str) -> None:
    refused = claimcheck("add", site)
    assert refused.code == 2
    assert "private network" in refused.out + refused.err
    assert "Traceback" not in refused.out + refused.err


def test_a_page_that_changes_is_a_new_version_and_a_review_keeps_its_quote(
    claimcheck: Callable[..., Any], site: str, tmp_path: Path
) -> None:
    (tmp_path / "article.txt").write_text("Fifteen wells ran dry in Sandford in March 2024.")
    assert "1 new source" in claimcheck("add", "--allow-private", site).out
    assert claimcheck("check", "article.txt").code == 1
    flagged = claimcheck("review", "flag", "1", "--note", "ask the board")
    assert flagged.code == 0, flagged.err
    assert claimcheck("add", "--allow-private", site).out.startswith("= held")
    (tmp_path / "wells.html").write_text(PAGE.replace("Twelve", "Fifteen"))
    changed = claimcheck("add", "--allow-private", site)
    assert changed.out.startswith("~ changed")
    assert "0 new sources and 1 changed with 2 statements" in changed.out
    assert claimcheck("check", "article.txt").code == 0
    exported = claimcheck("export", "--format", "markdown", "--out", "flagged.md", "--only", "flagged")
    assert exported.code == 0, exported.err
    assert "Twelve wells ran dry" in (tmp_path / "flagged.md").read_text().replace("*", "")
    shown = claimcheck("sources", "show", "1").out
    assert shown.count("\nseen ") == 2
    assert "superseded  by source" in shown
