from __future__ import annotations

import subprocess
import sys

import claimcheck


def test_every_public_name_can_be_had_and_there_are_under_fifteen() -> None:
    assert len(claimcheck.__all__) < 15
    assert set(claimcheck.__all__) == set(claimcheck._HOMES)
    for name in claimcheck.__all__:
        assert getattr(claimcheck, name).__name__ == name


def test_importing_the_package_imports_none_of_its_rooms() -> None:
    code = "import sys, claimcheck; print([name for name in sys.modules if name.startswith('claimcheck.')])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603
    assert shown.strip() == "[]"
