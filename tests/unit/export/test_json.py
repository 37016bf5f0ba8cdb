"""JSON and JSON lines are read back with json: every text as it was, nothing that a terminal obeys."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from claimcheck.text import harmless

Make = Callable[..., Any]


def test_hostile_text_comes_back_to_the_letter(record_of: Make, written: Make, hostile: str) -> None:
    record = record_of(more=hostile, note=hostile, title=hostile, speaker=hostile)
    (line,) = written("jsonl", record).splitlines()
    (found,) = json.loads(written("json", record))["findings"]
    assert json.loads(line) == found
    assert found["review"]["notes"] == [hostile]
    assert found["claim"]["text"] == f'Belarus was holding around 1,400 "hostages".{hostile}'
    assert found["article"]["title"] == found["claim"]["speaker"] == hostile


def test_no_control_character_is_written_raw(record_of: Make, written: Make, hostile: str) -> None:
    for form in ("json", "jsonl"):
        text = written(form, record_of(more=hostile, note=hostile)).decode().replace("\n", "")
        assert harmless(text) == text
