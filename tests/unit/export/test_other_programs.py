"""Tables and the report opened by programs that are not ours, with hostile text in every cell.

XLSX by calamine, a reader in another language, and by LibreOffice; CSV by the shell of SQLite; HTML by
Chromium. A program that the machine lacks skips its tests; calamine comes with the packages for tests.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from claimcheck.corpus import Corpus
from claimcheck.export.columns import COLUMNS
from claimcheck.export.printable import printable
from claimcheck.review import Scope, records

Make = Callable[..., Any]

CLAIM = 'Belarus was holding around 1,400 "hostages".'
_SECONDS = 120  # that a program may take on a busy machine


def program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip(f"{' or '.join(names)} is not on this machine")
    return found


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603
    return done.stdout.decode()


@pytest.fixture
def flagged(belarus: Corpus) -> Any:
    (record,) = records(belarus, Scope.FLAGGED)
    return record


def read_by_calamine(source: bytes) -> dict[str, Any]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(source))
    names, row = book.get_sheet_by_name("findings").to_python()
    assert names == list(COLUMNS)
    return dict(zip(names, row, strict=True))


def test_another_reader_finds_typed_cells(flagged: Any, written: Make) -> None:
    row = read_by_calamine(written("xlsx", flagged))
    assert row["claim"] == CLAIM
    assert (row["gap_absolute"], row["flagged"]) == (200, True)
    assert row["gap_relative"] == pytest.approx(1 / 6)
    assert row["source_date"].isoformat() == "2025-09-11"


def test_hostile_cells_come_back_from_another_reader(record_of: Make, written: Make, hostile: str) -> None:
    row = read_by_calamine(written("xlsx", record_of(note=hostile, publisher=hostile)))
    kept = row["notes"].removesuffix(" … [cut]")
    assert printable(hostile).startswith(kept)
    assert len(row["notes"]) == min(len(printable(hostile)), 32_767)
    assert row["reporting_source"] == row["notes"]


def test_libreoffice_shows_each_cell_as_its_type_has_it_and_reckons_none(
    flagged: Any, record_of: Make, written: Make, tmp_path: Path
) -> None:
    office = program("soffice", "libreoffice")
    texts = ["=1+1", "+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A", "{=1}", "1e5", "TRUE", "0012"]
    (tmp_path / "out.xlsx").write_bytes(written("xlsx", flagged, *(record_of(note=text) for text in texts)))
    run(
        office,
        f"-env:UserInstallation={(tmp_path / 'home').as_uri()}",
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",  # commas, double quotes, UTF-8, from line 1
        "--outdir",
        str(tmp_path),
        str(tmp_path / "out.xlsx"),
    )
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        first, *others = csv.DictReader(file)
    assert first["claim"] == CLAIM
    assert (first["gap_absolute"], first["gap_relative"], first["flagged"]) == ("200", "+16.7%", "TRUE")
    assert first["source_date"].startswith("2025-09-11")
    assert [row["notes"] for row in others] == texts


def test_the_shell_of_sqlite_reads_the_table(
    record_of: Make, written: Make, hostile: str, tmp_path: Path
) -> None:
    shell = program("sqlite3")
    (tmp_path / "out.csv").write_bytes(written("csv", record_of(more=hostile, note=hostile)))
    said = run(
        shell,
        ":memory:",
        "-cmd",
        f".import --csv {tmp_path / 'out.csv'} findings",
        "-cmd",
        ".mode json",
        "SELECT claim, notes, gap_absolute, source_quote FROM findings",
    )
    (row,) = json.loads(said)
    assert row["claim"] == CLAIM + printable(hostile)
    assert row["notes"].removeprefix("'") == printable(hostile)
    assert float(row["gap_absolute"]) == 200


def test_chromium_shows_the_report_and_runs_nothing_in_it(
    record_of: Make, written: Make, tmp_path: Path
) -> None:
    browser = program("chromium", "chromium-browser", "google-chrome")
    evil = "</script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    page = tmp_path / "report.html"
    page.write_bytes(written("html", record_of(more=evil, note=evil, title=evil, publisher=evil)))
    shown = run(
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
        page.as_uri(),
    )
    assert "<title>claimcheck: findings</title>" in shown
    quotes = re.findall(r"<blockquote>(.*?)</blockquote>", shown, re.DOTALL)
    assert html.unescape(re.sub(r"</?mark>", "", quotes[0])) == CLAIM + evil
    assert not re.search(r"<(script|img)\b", shown)
