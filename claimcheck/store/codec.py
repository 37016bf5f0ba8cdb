"""The model's dataclasses as JSON and back, driven by their own annotations.

A field that a row lacks takes its default, so that a field added later needs no migration.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar

__all__ = ["from_json", "to_json"]

T = TypeVar("T")
Reader = Callable[[Any], Any]

# Kept: ``json.dumps`` makes one a call.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_json(record: Any, *, without: frozenset[str] = frozenset()) -> str:
    """Return a dataclass as compact JSON, leaving out fields at their default and those named."""
    return _ENCODER.encode(_plain(record, without))


def from_json(kind: type[T], source: str, **given: Any) -> T:
    """Return the dataclass of that kind from its JSON; ``given`` are fields that the JSON leaves out."""
    whole: Any = kind
    readers = _field_readers(whole)
    return kind(**{name: readers[name](value) for name, value in json.loads(source).items()}, **given)


def _plain(value: Any, without: frozenset[str] = frozenset()) -> Any:
    if isinstance(value, Enum):  # before the plain kinds: a word of the trade is a string as well
        return value.value
    if value is None or isinstance(value, str | float | int):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    kind: Any = type(value)
    return {
        name: _plain(held)
        for name, default in _fields(kind)
        if name not in without and (held := getattr(value, name)) != default
    }


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Return the names and defaults of a dataclass's fields."""
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


@cache
def _field_readers(kind: Any) -> dict[str, Reader]:
    return {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}


def _reader(hint: Any) -> Reader:
    """Return what turns a JSON value into what the annotation says."""
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        (inner,) = (_reader(option) for option in typing.get_args(hint) if option is not types.NoneType)
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        item = _reader(typing.get_args(hint)[0])  # all our tuples hold one kind of thing
        return lambda values: tuple(item(value) for value in values)
    build: Any = hint
    if dataclasses.is_dataclass(hint):
        readers = _field_readers(build)
        return lambda fields: build(**{name: readers[name](value) for name, value in fields.items()})
    if issubclass(hint, dt.date):
        read_date: Reader = build.fromisoformat
        return read_date
    return build if issubclass(hint, Enum) else lambda value: value
