"""What ``check --format sarif`` prints keeps to the schema of SARIF 2.1.0, and points at the claim."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Run = Callable[..., Any]

SCHEMA = json.loads(
    gzip.decompress(
        (
            Path(__file__).parent.parent / "unit" / "export" / "standards" / "sarif-2.1.0.schema.json.gz"
        ).read_bytes()
    )
)
CLAIM = "Around 1,400 political prisoners remain behind bars in Belarus."


def fits(log: Any) -> None:
    jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)


def results(run: Run, *paths: str) -> list[dict[str, Any]]:
    log = json.loads(run("check", *paths, "--format", "sarif").out)
    fits(log)
    return list(log["runs"][0]["results"])


def region(text: str, result: dict[str, Any]) -> str:
    """Return the text that a result's region of one line points at, as an editor would find it."""
    place = result["locations"][0]["physicalLocation"]["region"]
    assert place["startLine"] == place["endLine"]
    line = text.split("\n")[place["startLine"] - 1]
    return line[place["startColumn"] - 1 : place["endColumn"] - 1]


def test_a_conflict_is_a_result_at_the_words_of_the_claim(desk: Run, article: Path) -> None:
    (result,) = results(desk, str(article))
    assert (result["ruleId"], result["level"]) == ("conflicts", "error")
    assert region(article.read_text(encoding="utf-8"), result) == CLAIM
    assert "nearly 1,200" in result["message"]["text"]


def test_what_conflicts_with_nothing_fits_as_well(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "calm.md").write_text("The new bridge in Lisbon cost 52 million euros.\n", encoding="utf-8")
    assert results(desk, "calm.md") == []


@pytest.mark.parametrize(
    "name", ["a b.md", "50% off.md", "#1.md", "a:b.md", "ünder.md", "quo'te\".md", "new\nline.md", "-dash.md"]
)
def test_whatever_a_file_is_called_its_log_fits(desk: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"{CLAIM}\n", encoding="utf-8")
    (result,) = results(desk, str(path))
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert not set(uri) & set(' "\n<>')


def test_hostile_text_fits_and_is_pointed_at(desk: Run, tmp_path: Path) -> None:
    text = f"</script>\u202e\x1b[31m & “so”\n\n\U0001f600 {CLAIM}\n"
    (tmp_path / "hostile.txt").write_text(text, encoding="utf-8")
    (result,) = results(desk, "hostile.txt")
    assert CLAIM in region(text, result)
    assert "\x1b" not in result["message"]["text"]


def test_the_schema_can_fail(desk: Run, article: Path) -> None:
    log = json.loads(desk("check", str(article), "--format", "sarif").out)
    log["runs"][0]["results"][0]["level"] = "terrible"
    with pytest.raises(jsonschema.ValidationError):
        fits(log)
    with pytest.raises(jsonschema.ValidationError):
        fits({"version": "2.1.0"})
