"""The learned voice beside the rules: what it is asked, when, and what becomes of its answer."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claimcheck.compare import compare, compare_many, voice
from claimcheck.errors import ModelError
from claimcheck.model import Statement
from claimcheck.stance_model import Stance
from claimcheck.statements import statement_of

COUNCIL = statement_of("The council of Port Varn approved the harbour plan in March")
SOURCES = [
    statement_of(f"The council of Port Varn {deed} the harbour plan {when}")
    for deed in ("passed", "discussed", "considered", "presented", "revised")
    for when in ("on Monday", "late at night", "in a closed session")
]


class Recorder:
    """A stance model that remembers what it was asked and always says the same."""

    name = "recorder@0123"

    def __init__(self) -> None:
        self.asked: list[list[tuple[str, str]]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Stance]:
        self.asked.append(list(pairs))
        return [Stance(agrees=0.6, conflicts=0.3, neither=0.1, comparable=0.8) for _ in pairs]


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    model = Recorder()
    monkeypatch.setattr(voice, "_model", lambda _: model)
    return model


@pytest.fixture
def fresh() -> Iterator[None]:
    voice._model.cache_clear()
    yield
    voice._model.cache_clear()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Around 1,400 of 2.5m people", "Around # of # people"),
        ("twenty-one million euros in 2024", "# euros in #"),
        ("the 3rd of G7's Covid-19 notes", "the # of G7's Covid-# notes"),
        ("None was someone", "None was someone"),
    ],
)
def test_figures_in_digits_or_words_are_masked(text: str, masked: str) -> None:
    assert voice.mask_figures(text) == masked


def test_figures_are_masked_as_they_were_in_training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3] / "training"))
    import masking

    words = ["1,400", "2.5m", "twenty-one", "3rd", "G7", "one", "-", "#", "thirdly", "half", "12th,", "5-6"]
    draw = random.Random(3)  # noqa: S311 a seeded draw
    for _ in range(300):
        text = " ".join(draw.choices(words, k=8))
        assert voice.mask_figures(text) == masking.mask_figures(text)


@pytest.mark.parametrize("piece", ["1,", "1.", "# ", "one ", "1_", "thirdly "])
def test_huge_lines_are_masked_at_once(piece: str) -> None:
    begun = time.process_time()
    voice.mask_figures(piece * 50_000)
    assert time.process_time() - begun < 0.5


def test_all_pairs_are_read_in_one_go_and_none_twice(recorder: Recorder) -> None:
    pairs = [("2 rose", "3 rose"), ("a fell", "b fell"), ("2 rose", "3 rose")]
    numbers = voice.ask(pairs)
    assert recorder.asked == [[("2 rose", "3 rose"), ("a fell", "b fell"), ("# rose", "# rose")]]
    assert numbers
    assert numbers[0] == numbers[2]
    assert numbers[0]["voice agrees"] == pytest.approx(0.6931, abs=1e-3)
    assert numbers[0]["voice comparable"] == pytest.approx(1.3863, abs=1e-3)


def test_where_words_decide_the_comparison_records_which_model_was_heard(recorder: Recorder) -> None:
    comparison = compare(COUNCIL, SOURCES[0])
    assert recorder.asked
    assert comparison.model_id.endswith("+recorder@0123")


def test_where_figures_decide_no_model_is_asked(recorder: Recorder) -> None:
    compare(statement_of("Around 1,400 people are held in Varn"), statement_of("900 people are held in Varn"))
    assert recorder.asked == []


def test_a_comparison_can_be_made_without_hearing_the_model(recorder: Recorder) -> None:
    comparison = compare(COUNCIL, SOURCES[0], hear=False)
    assert recorder.asked == []
    assert "+" not in comparison.model_id


def test_a_claim_has_a_budget_of_questions_and_the_likeliest_candidates_get_them(
    recorder: Recorder,
) -> None:
    other = statement_of("The council of Port Varn rejected the harbour plan")
    pairs = [(claim, source) for claim in (COUNCIL, other) for source in SOURCES]
    comparisons = compare_many(pairs)
    heard = [one.model_id.endswith("+recorder@0123") for one in comparisons]
    budget = voice.table("stance")["voice"]["budget"]
    assert 0 < sum(heard[: len(SOURCES)]) <= budget
    assert 0 < sum(heard[len(SOURCES) :]) <= budget
    assert len(recorder.asked) == 1


def test_of_what_shares_next_to_nothing_no_model_is_asked(recorder: Recorder) -> None:
    stranger = statement_of("Rainfall in the Andes doubled, scientists told a congress in Lima on Friday")
    compare(COUNCIL, stranger)
    assert recorder.asked == []


@pytest.mark.usefixtures("fresh")
def test_where_the_packaged_model_fails_one_line_warns_and_evidence_serves(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: str) -> None:
        raise ModelError("The stance model cannot be compiled: no module named torch")

    monkeypatch.delenv("CLAIMCHECK_STANCE", raising=False)
    monkeypatch.setattr(voice, "load_stance_model", fails)
    with caplog.at_level(logging.WARNING):
        first, second = (compare(COUNCIL, source) for source in SOURCES[:2])
    (record,) = caplog.records
    assert "no module named torch" in record.getMessage()
    assert "\n" not in record.getMessage()
    assert "+" not in first.model_id + second.model_id


@pytest.mark.usefixtures("fresh")
def test_a_model_that_was_asked_for_by_name_and_fails_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_STANCE", "/no/such/folder")
    with pytest.raises(ModelError):
        compare(COUNCIL, SOURCES[0])


@pytest.mark.usefixtures("recorder")
def test_an_empty_pair_is_no_trouble() -> None:
    blank = Statement("", 0, 0)
    assert compare(blank, blank).reasons
    assert voice.ask([]) == []
