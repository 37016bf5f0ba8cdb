"""The JSON export keeps to the schema that is shipped with it, field by field, and the schema can fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from importlib import resources
from typing import Any

import jsonschema
import pytest

from claimcheck import model
from claimcheck.changes import Change, Difference
from claimcheck.corpus import Corpus
from claimcheck.review import records

Make = Callable[..., Any]

SCHEMA = json.loads(resources.files("claimcheck.export").joinpath("findings.schema.json").read_text("utf-8"))
PYTHON_NAMES = {"verdict", "relation", "cause", "direction", "hedge", "kind", "grain", "tier"}


def fits(found: Any) -> None:
    jsonschema.validate(found, SCHEMA, format_checker=jsonschema.FormatChecker())


def named(name: str) -> set[str]:
    """Return the fields of an object of the schema, those that it takes from others included."""
    part = SCHEMA["$defs"][name]
    taken = [named(other["$ref"].rsplit("/", 1)[1]) for other in part.get("allOf", ())]
    return set(part["properties"]).union(*taken)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_an_export_of_a_real_check_fits(belarus: Corpus, written: Make) -> None:
    found = json.loads(written("json", *records(belarus)))
    assert any(finding["comparisons"] for finding in found["findings"])
    fits(found)


def test_an_empty_export_and_hostile_text_fit(record_of: Make, written: Make, hostile: str) -> None:
    fits(json.loads(written("json")))
    fits(json.loads(written("json", record_of(more=hostile, note=hostile, title=hostile))))


def test_every_field_that_is_written_is_described(record_of: Make, written: Make) -> None:
    (finding,) = json.loads(written("json", record_of(note="x")))["findings"]
    (compared,) = finding["comparisons"]
    shapes = {
        "finding": finding,
        "statement": finding["claim"],
        "quantity": compared["claim_quantity"],
        "interval": compared["claim_interval"],
        "gap": compared["gap"],
        "document": finding["article"],
        "cited": compared.pop("statement"),
        "comparison": compared,
    }
    assert {name: set(shape) for name, shape in shapes.items()} == {name: named(name) for name in shapes}
    for part in ("check", "review"):
        assert set(finding[part]) == set(SCHEMA["$defs"]["finding"]["properties"][part]["properties"])


@pytest.mark.parametrize("name", sorted(PYTHON_NAMES))
def test_the_schema_knows_every_value_of(name: str) -> None:
    kind: type[StrEnum] = getattr(model, name.capitalize())
    assert SCHEMA["$defs"][name]["enum"] == [str(value) for value in kind]


def test_the_schema_knows_every_change_that_makes_a_decision_stale(record_of: Make, written: Make) -> None:
    assert SCHEMA["$defs"]["change"]["enum"] == [str(change) for change in Change]
    stale = replace(record_of(), stale=(Difference(Change.REMOVED, "The Daily was removed"),))
    found = json.loads(written("json", stale))
    assert found["findings"][0]["review"]["stale"] == [
        {"change": "removed", "words": "The Daily was removed"}
    ]
    fits(found)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claimcheck_export",), 2),
        (("findings", 0, "verdict"), "false"),
        (("findings", 0, "claim", "start"), -1),
        (("findings", 0, "article", "sha256"), "a"),
        (("findings", 0, "article", "published"), "yesterday"),
        (("findings", 0, "comparisons", 0, "statement"), None),
        (("findings", 0, "comparisons", 0, "gap", "relative"), "16.7 %"),
    ],
)
def test_what_does_not_fit_is_refused(
    record_of: Make, written: Make, path: tuple[str | int, ...], value: object
) -> None:
    found = json.loads(written("json", record_of()))
    place = found
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        fits(found)
