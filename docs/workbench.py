"""Draws docs/workbench.svg: the check screen on the demo, at the claim that the README speaks of.

python docs/workbench.py
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from claimcheck.tui.app import Workbench
from claimcheck.tui.claims import ClaimQueue

_SIZE = (128, 36)
_WORDS = "hostages"
_PICTURE = Path(__file__).with_suffix(".svg")
_FONT_ADDRESS = re.compile(r',\s*url\("https?://[^)]*\)\s*format\("[^"]*"\)')  # the picture loads nothing


async def _draw(desk: Path) -> str:
    workbench = Workbench(desk, demo=True)
    async with workbench.run_test(size=_SIZE) as pilot:
        while not (told := _at(workbench)):
            await pilot.pause(0.1)
        await workbench.workers.wait_for_complete()
        await pilot.pause()
        queue, at = told
        queue.highlighted = at
        await pilot.pause()
        await pilot.press("f")
        await workbench.workers.wait_for_complete()
        await pilot.pause(0.5)
        picture = workbench.export_screenshot(title="claimcheck")
    workbench.close()
    return picture


def _at(workbench: Workbench) -> tuple[ClaimQueue, int] | None:
    """Return the queue, once it holds the claim that is shown, and which one that is."""
    for queue in workbench.screen.query(ClaimQueue):
        for index, record in enumerate(queue.items):
            if _WORDS in record.finding.claim.text:
                return queue, index
    return None


def main() -> None:
    """Draw the picture on a desk that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        picture = asyncio.run(_draw(Path(folder) / "demo.db"))
    _PICTURE.write_text(_FONT_ADDRESS.sub("", picture), encoding="utf-8")


if __name__ == "__main__":
    main()
