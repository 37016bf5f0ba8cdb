"""The workbench in a browser: its own page and connection are served, another site's are not."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from click.testing import CliRunner

from claimcheck.cli import command
from claimcheck.tui.loopback import LoopbackServer
from claimcheck.tui.serve import serve

PORT = 18_473
OWN = f"http://127.0.0.1:{PORT}"


async def _answers(requests: list[tuple[str, dict[str, str]]]) -> list[int]:
    """Return the status of each request to a server that is started for them."""
    server = LoopbackServer("true", "127.0.0.1", PORT, title="claimcheck")
    runner = web.AppRunner(await server._make_app())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", PORT).start()
    try:
        async with aiohttp.ClientSession() as session:
            found = []
            for path, headers in requests:
                async with session.get(OWN + path, headers=headers) as response:
                    found.append(response.status)
            return found
    finally:
        await runner.cleanup()


def test_only_pages_of_the_loopback_address_are_answered() -> None:
    statuses = asyncio.run(
        _answers(
            [
                ("/", {}),
                ("/", {"Origin": OWN}),
                ("/", {"Host": "rebound.example"}),
                ("/ws", {"Origin": "https://elsewhere.example"}),
                ("/", {"Origin": "null"}),
            ]
        )
    )
    assert statuses == [200, 200, 403, 403, 403]


def test_without_textual_serve_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "claimcheck.tui.loopback", None)
    told = CliRunner().invoke(command, ["--db", str(tmp_path / "desk.db"), "serve"])
    assert told.exit_code == 1  # the entry point turns it into 2; see tests of the command line
    assert "claimcheck-tui[serve]" in told.exception.hint  # type: ignore[union-attr]


def test_the_browser_is_given_the_workbench_of_that_desk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[tuple[str, str, int]] = []
    monkeypatch.setattr(
        LoopbackServer, "serve", lambda self: begun.append((self.command, self.host, self.port))
    )
    serve(tmp_path / "my desk.db", 8123)
    ((started, host, port),) = begun
    assert started.endswith(f"-m claimcheck --db '{tmp_path}/my desk.db'")
    assert (host, port) == ("127.0.0.1", 8123)


def test_keys_go_to_the_terminal_without_a_click_before() -> None:
    async def page() -> str:
        runner = web.AppRunner(await LoopbackServer("true", "127.0.0.1", PORT)._make_app())
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", PORT).start()
        try:
            async with aiohttp.ClientSession() as session, session.get(OWN) as response:
                return await response.text()
        finally:
            await runner.cleanup()

    text = asyncio.run(page())
    assert text.index("terminal.focus()") < text.index("</body>")
