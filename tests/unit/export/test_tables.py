"""CSV and XLSX are read back with csv and openpyxl: text stays text and comes back, figures are figures."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from claimcheck.export.columns import COLUMNS
from claimcheck.export.printable import printable
from claimcheck.text import harmless

Make = Callable[..., Any]


def csv_row(source: bytes) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(source.decode(), newline=""))
    return row


def cells(source: bytes, row: int = 2) -> dict[str, Any]:
    sheet = openpyxl.load_workbook(io.BytesIO(source)).active
    assert sheet is not None
    return dict(zip(COLUMNS, sheet[row], strict=True))


def test_hostile_text_comes_back_from_csv(record_of: Make, written: Make, hostile: str) -> None:
    row = csv_row(written("csv", record_of(more=hostile, note=hostile, publisher=hostile)))
    assert row["claim"] == f'Belarus was holding around 1,400 "hostages".{printable(hostile)}'
    assert row["reporting_source"].removeprefix("'") == printable(hostile)
    assert row["reporting_source"][0] not in "=+-@\t\r\n"


def test_hostile_text_comes_back_from_xlsx_as_text(record_of: Make, written: Make, hostile: str) -> None:
    row = cells(written("xlsx", record_of(more=hostile, note=hostile, publisher=hostile)))
    for column in ("claim", "notes", "reporting_source"):
        assert row[column].data_type == "s"
    wanted = printable(hostile)
    if len(wanted) > 32_767:
        wanted = wanted[: 32_767 - len(" … [cut]")] + " … [cut]"
    assert row["notes"].value == wanted
    assert row["reporting_source"].value == wanted


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_what_begins_as_a_formula_stays_text_when_edited(record_of: Make, written: Make, text: str) -> None:
    assert cells(written("xlsx", record_of(note=text)))["notes"].quotePrefix


def test_cells_have_types(record_of: Make, written: Make) -> None:
    row = cells(written("xlsx", record_of()))
    assert row["gap_absolute"].value == 200
    assert row["gap_relative"].value == pytest.approx(1 / 6)
    assert row["gap_relative"].number_format.startswith("+0.0%")
    assert row["source_date"].value == dt.datetime(2025, 9, 11)  # noqa: DTZ001 - the format knows no zones
    assert row["source_date"].is_date
    assert row["flagged"].value is True
    assert row["source_url"].hyperlink.target == "https://example.org/source?a=1&b=2"
    assert row["cached_original_claim_url"].value is None


def test_a_day_before_excel_has_any_is_text(record_of: Make, written: Make) -> None:
    record = record_of()
    article = replace(record.check.article, published=dt.date(1851, 5, 1))
    row = cells(written("xlsx", replace(record, check=replace(record.check, article=article))))
    assert row["claim_date"].value == "1851-05-01"
    assert row["claim_date"].data_type == "s"


def test_the_header_stays_in_sight(record_of: Make, written: Make) -> None:
    source = written("xlsx", record_of())
    assert openpyxl.load_workbook(io.BytesIO(source)).active.freeze_panes == "B2"  # type: ignore[union-attr]
    heading = cells(source, 1)
    assert [cell.value for cell in heading.values()] == list(COLUMNS)
    assert all(cell.font.bold for cell in heading.values())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://x.org/" + "a" * 3000])
def test_a_link_that_excel_should_not_follow_is_text(record_of: Make, written: Make, url: str) -> None:
    cell = cells(written("xlsx", record_of(url=url)))["original_claim_url"]
    assert cell.value == url
    assert cell.hyperlink is None


def test_no_table_holds_what_a_terminal_obeys(record_of: Make, written: Make, hostile: str) -> None:
    text = written("csv", record_of(more=hostile, note=hostile)).decode()
    seen = text.translate(dict.fromkeys(map(ord, "\r\n\t")))
    assert harmless(seen) == seen
