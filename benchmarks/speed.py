"""How fast claimcheck is: each row a figure beside a baseline of the same run, as a table and as JSON.

    python benchmarks/speed.py --data DIR
    python benchmarks/speed.py searching --data DIR --sizes 1000,10000

``--data`` (or CLAIMCHECK_DATA) is the folder that holds ``data/`` and ``gold/``. Machines differ, ratios
hold.
A group of rows is a module of ``speeds/`` whose ``rows`` takes a ``Bench`` and yields its rows; its name is
the group's. What is built once, desks of up to a million statements, is kept in ``--work``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

from speeds._bench import Bench, Row  # noqa: E402 -- the benchmarks are no package

SIZES = "1000,10000,100000,1000000"
GROUPS = sorted(path.stem for path in (HERE / "speeds").glob("[!_]*.py"))


def told(row: Row) -> str:
    """Return a row as a line of the table."""
    ratio = f"{row.ratio:9.3f} x {row.baseline}" if row.ratio is not None else ""
    asked = f"[{row.asked}]" if row.asked else ""
    return f"{row.name:44} {row.value:12,.3f} {row.unit:13} {ratio:38} {asked} {row.note}".rstrip()


def main() -> int:
    """Print and write the rows of the groups named on the command line, of all by default."""
    parser = argparse.ArgumentParser(description="How fast claimcheck is.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--data", default=os.environ.get("CLAIMCHECK_DATA"))
    parser.add_argument("--work", type=Path, default=HERE / "results" / "speed-work")
    parser.add_argument("--sizes", default=SIZES, help="statements, smallest first")
    options = parser.parse_args()
    if not options.data or not Path(options.data).is_dir():
        parser.error("give the folder of the shared data with --data DIR or CLAIMCHECK_DATA")
    unknown = [name for name in options.groups if name not in GROUPS]
    if unknown:
        parser.error(f"no group {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    options.work.mkdir(parents=True, exist_ok=True)
    sizes = tuple(int(size) for size in options.sizes.split(","))
    bench = Bench(Path(options.data), options.work, sizes)
    results: dict[str, list[dict[str, object]]] = {}
    for group in options.groups or GROUPS:
        results[group] = []
        for row in importlib.import_module(f"speeds.{group}").rows(bench):
            print(told(row), flush=True)
            results[group].append(asdict(row))
    out = HERE / "results" / "speed.json"
    out.parent.mkdir(exist_ok=True)
    known = json.loads(out.read_text()) if out.exists() else {}
    out.write_text(json.dumps({**known, **results}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
