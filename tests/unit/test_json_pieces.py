"""JSON read piece by piece gives what reading it whole gives, and holds no more than a piece."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import json_pieces
from claimcheck.json_pieces import JsonPieces

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Trickle(io.StringIO):
    """A file that gives a few characters at a time, so that every value is cut somewhere."""

    def read(self, size: int | None = -1, /) -> str:
        return super().read(min(3, size or 3))


def whole(text: str) -> dict[str, Any]:
    pieces = JsonPieces(Trickle(text))
    return {name: pieces.value() for name in pieces.names()}


@given(st.dictionaries(st.text(), VALUES, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_an_object_comes_out_as_it_went_in(
    value: dict[str, Any], indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert whole(text) == value


@given(st.lists(VALUES, max_size=6), st.sampled_from([None, 1]))
def test_items_come_one_by_one(values: list[Any], indent: int | None) -> None:
    pieces = JsonPieces(Trickle(json.dumps({"a": 12, "all": values, "after": 1}, indent=indent)))
    names = pieces.names()
    assert (next(names), pieces.value()) == ("a", 12)
    assert next(names) == "all"
    assert list(pieces.items()) == values
    assert (next(names), pieces.value()) == ("after", 1)
    assert next(names, None) is None


@pytest.mark.parametrize(
    "text", ["", " ", "[]", "1", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,}', "{1:2}", '{"a" 1}', '{"a":[1,]}']
)
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        whole(text)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(RecursionError):
        whole('{"a":' + "[" * 100_000)


def test_a_value_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_pieces, "_LONGEST", 1000)
    with pytest.raises(ValueError, match="more than 1,000"):
        JsonPieces(io.StringIO('{"' + "x" * 200_000)).names().__next__()


def test_a_long_array_is_never_held_whole() -> None:
    def peak(number: int) -> int:
        text = json.dumps({"all": ["x" * 1000] * number})
        file = io.StringIO(text)
        tracemalloc.start()
        pieces = JsonPieces(file)
        next(pieces.names())
        assert sum(1 for _ in pieces.items()) == number
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    assert peak(5000) < peak(500) * 2
