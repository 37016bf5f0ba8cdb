"""How good claimcheck is: one measure a module in ``measures/``, each prints a table and writes JSON.

    python benchmarks/quality.py pairs --data DIR
    python benchmarks/quality.py all --data DIR

``--data`` (or CLAIMCHECK_DATA) is the folder that holds ``data/`` and ``gold/``; it is not part of the
project.
A measure module has ``run(data: Path) -> Result``. Floors stand in ``floors.toml``: a figure below its
floor makes the exit code 1. A floor may be raised, and lowered only with a reason beside it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))


def measure_names() -> list[str]:
    """Return the names of the measures there are, sorted."""
    return sorted(path.stem for path in (HERE / "measures").glob("[!_]*.py"))


def below_floor(name: str, figures: dict[str, float]) -> list[str]:
    """Return a line for each figure of that measure that is missing or under its floor."""
    floors = tomllib.loads((HERE / "floors.toml").read_text()).get(name, {})
    lines = []
    for key, floor in floors.items():
        figure = figures.get(key)
        if figure is None:
            lines.append(f"{name}: {key} was not measured (floor {floor})")
        elif figure < floor:
            lines.append(f"{name}: {key} is {figure:.4f}, below its floor {floor}")
    return lines


def measure(name: str, data: Path) -> list[str]:
    """Run one measure, print its table, write its JSON and return what is below its floor."""
    result = importlib.import_module(f"measures.{name}").run(data)
    print(f"\n{name}\n{result.table}")
    out = HERE / "results"
    out.mkdir(exist_ok=True)
    (out / f"{name}.json").write_text(json.dumps(result.figures, indent=2) + "\n")
    return below_floor(name, result.figures)


def main() -> int:
    """Run the measures named on the command line; 1 where a floor is broken."""
    parser = argparse.ArgumentParser(description="How good claimcheck is.")
    parser.add_argument("measures", nargs="+", choices=[*measure_names(), "all"])
    parser.add_argument("--data", default=os.environ.get("CLAIMCHECK_DATA"))
    options = parser.parse_args()
    if not options.data or not Path(options.data).is_dir():
        parser.error("give the folder of the shared data with --data DIR or CLAIMCHECK_DATA")
    names = measure_names() if "all" in options.measures else options.measures
    broken = [line for name in names for line in measure(name, Path(options.data))]
    print("\n".join(broken), file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
