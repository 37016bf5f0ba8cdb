"""The command line run in this process, on a desk of its own, with the small embedder."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimcheck.__main__ import main

SOURCE = """---
title: Prisoners freed
publisher: The Daily
published: 2025-09-11
url: https://example.org/freed
tier: media
---

Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus.

The new bridge in Lisbon cost 52 million euros.
"""
ARTICLE = """---
title: An article
published: 2025-09-12
---

The new bridge in Lisbon cost 52 million euros.

Around 1,400 political prisoners remain behind bars in Belarus.
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Result]


@pytest.fixture
def claimcheck(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("CLAIMCHECK_EMBEDDER", "hash")
    monkeypatch.setenv("CLAIMCHECK_DB", str(tmp_path / "desk.db"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | bytes = "") -> Result:
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        streams = {
            name: io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
            for name, data in (("stdin", given), ("stdout", b""), ("stderr", b""))
        }
        for name, stream in streams.items():
            monkeypatch.setattr(f"sys.{name}", stream)
        with pytest.raises(SystemExit) as exit_:
            main(arguments)
        for name in ("stdout", "stderr"):
            streams[name].flush()
        out, err = (streams[name].buffer.getvalue().decode() for name in ("stdout", "stderr"))  # type: ignore[attr-defined]
        return Result(int(exit_.value.code or 0), out, err)

    return run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.md"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def desk(claimcheck: Run, source: Path) -> Run:
    """The command line on a desk that holds one source."""
    assert claimcheck("add", str(source)).code == 0
    return claimcheck
