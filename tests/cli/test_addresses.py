"""Adding and checking what stands at an address, with a server that the test starts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.cli.add import command as add
from claimcheck.cli.sources import command as sources

PAGE = """<html><head><title>Wells run dry</title></head><body><article><h1>Wells run dry</h1>
<p>Twelve wells ran dry in Sandford in March 2024, the water board of the town said in a note on Friday.</p>
<p>The board will dig three new wells before the summer, and asks the people of the town to save water.</p>
</article></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the folder it was given."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (tmp_path / "wells.html").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_EMBEDDER", "hash")
    monkeypatch.setenv("CLAIMCHECK_DB", str(tmp_path / "desk.db"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/wells.html"
    server.shutdown()


def test_a_page_is_added_with_its_address(site: str) -> None:
    added = CliRunner().invoke(add, ["--allow-private", site])
    assert added.exit_code == 0, added.output
    assert "1 new source" in added.output
    assert "Wells run dry" in CliRunner().invoke(sources, ["list"]).output


def test_a_private_address_is_refused_with_one_sentence(site: str) -> None:
    refused = CliRunner().invoke(add, [site])
    assert refused.exit_code != 0
    assert "private network" in refused.output
    assert "Traceback" not in refused.output
