"""Fixtures that several rooms share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does; speed is measured in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# Most tests are of explicit evidence; those of the learned voice name it, and load it once.
os.environ["CLAIMCHECK_STANCE"] = "none"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of the shared data, or skip where it is not given."""
    folder = os.environ.get("CLAIMCHECK_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("CLAIMCHECK_DATA does not name the folder of the shared data")
    return Path(folder)
