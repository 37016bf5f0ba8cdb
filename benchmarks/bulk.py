"""A folder of mixed files, some broken, added in one command: what is refused, memory, what a kill costs.

    python benchmarks/bulk.py                        1,000 files, 20 of them broken
    python benchmarks/bulk.py --kills 20             and again, killed at 20 random moments and gone on with
    CLAIMCHECK_EMBEDDER=hash python benchmarks/bulk.py

The exit code is 1 where a whole file was refused, a broken one was not, memory passed its cap, or a killed
run's statements differ from an undisturbed one's in a single byte.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from mixed_files import make_folder  # noqa: E402 -- the benchmarks are no package

MOST_MEGABYTES = 1536
QUICKEST = 0.5  # seconds a killed run has at least


def adding(folder: Path, desk: Path) -> subprocess.Popen[str]:
    """Start to add a folder to a desk in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "claimcheck", "add", str(folder), "--db", str(desk)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)  # noqa: S603


def statements_of(desk: Path) -> tuple[int, str]:
    """Return how many statements a desk holds, and a hash over every byte of them and of their texts."""
    digest = hashlib.sha256()
    count = 0
    with sqlite3.connect(desk) as connection:
        for row in connection.execute(
            """SELECT s.id, s.document_id, start, end, score, context, details, embed_hash, text_sha256
            FROM statements s JOIN documents d ON d.id = document_id JOIN snapshots p ON p.id = snapshot_id
            ORDER BY s.id"""
        ):
            digest.update(repr(tuple(row)).encode())
            count += 1
    return count, digest.hexdigest()


def killed(folder: Path, desk: Path, kills: int, longest: float, seed: int = 3) -> int:
    """Add a folder, killed that many times at random moments; return how many kills hit a running process."""
    draw = random.Random(seed)  # noqa: S311 no secret hangs on it
    hits = 0
    for _ in range(kills):
        with adding(folder, desk) as process:
            time.sleep(draw.uniform(QUICKEST, longest))
            hits += process.poll() is None
            process.kill()
    with adding(folder, desk) as process:
        process.communicate()
    return hits


def main() -> int:
    """Print and write what was measured; 1 where something does not hold."""
    parser = argparse.ArgumentParser(description="A folder of mixed files, added in one command.")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--broken", type=int, default=20)
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        figures = measured(Path(place), options.files, options.broken, options.kills)
    for name, figure in figures.items():
        print(f"{name:24} {figure:>12,}" if isinstance(figure, int) else f"{name:24} {figure:>12}")
    out = HERE / "results"
    out.mkdir(exist_ok=True)
    (out / "bulk.json").write_text(json.dumps(figures, indent=2) + "\n")
    holds = (
        figures["refused"] == options.broken
        and figures["told"] == options.files
        and figures["megabytes"] <= MOST_MEGABYTES
        and figures["differs_when_killed"] == 0
    )
    return 0 if holds else 1


def measured(place: Path, files: int, broken: int, kills: int) -> dict[str, int]:
    """Return what an undisturbed run and a killed one came to."""
    folder, desk = place / "sources", place / "desk.db"
    make_folder(folder, files - broken, broken)
    started = time.monotonic()
    with adding(folder, desk) as process:
        out, _ = process.communicate()
    seconds = time.monotonic() - started
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    lines = out.splitlines()
    refused = [line for line in lines if line.startswith("! refused")]
    print("\n".join(refused))
    count, whole = statements_of(desk)
    figures = {
        "told": len(lines) - 1,
        "refused": len(refused),
        "statements": count,
        "seconds": round(seconds),
        "megabytes": memory,
        "differs_when_killed": 0,
    }
    if kills:
        other = place / "killed.db"
        figures["kills"] = killed(folder, other, kills, max(seconds / 6, 2 * QUICKEST))
        figures["differs_when_killed"] = int(statements_of(other) != (count, whole))
    return figures


if __name__ == "__main__":
    sys.exit(main())
