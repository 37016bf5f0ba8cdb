from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import ModelError
from claimcheck.stance_model.labels import Labels, read_config, read_labels


def named(*labels: str) -> dict[str, object]:
    return {"id2label": {str(place): label for place, label in enumerate(labels)}}


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        (("contradiction", "entailment", "neutral"), Labels(agrees=1, conflicts=0, neither=2)),
        (("ENTAILMENT", "NEUTRAL", "CONTRADICTION"), Labels(agrees=0, conflicts=2, neither=1)),
        (("SUPPORTS", "REFUTES", "NOT ENOUGH INFO"), Labels(agrees=0, conflicts=1, neither=2)),
        (("not_enough_info", "refuted", "supported"), Labels(agrees=2, conflicts=1, neither=0)),
        (("agree", "conflict", "neither"), Labels(agrees=0, conflicts=1, neither=2)),
    ],
)
def test_labels_are_found_whatever_their_names_and_order(labels: tuple[str, ...], places: Labels) -> None:
    assert read_labels(named(*labels)) == places


@pytest.mark.parametrize(
    "labels",
    [
        (),
        ("LABEL_0", "LABEL_1", "LABEL_2"),
        ("entailment", "not_entailment"),
        ("entailment", "entailed", "contradiction"),
        ("entailment", "neutral", "contradiction", "other"),
    ],
)
def test_labels_that_do_not_name_each_of_the_three_once_are_refused(labels: tuple[str, ...]) -> None:
    with pytest.raises(ModelError, match="a label each"):
        read_labels(named(*labels))


@pytest.mark.parametrize("content", [None, "", "{", "[1]"])
def test_a_folder_without_a_readable_config_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "config.json").write_text(content)
    with pytest.raises(ModelError, match=r"config\.json"):
        read_config(tmp_path)
