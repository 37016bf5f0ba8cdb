"""Quantities against NewsQuant (value, unit, hedge) and Recognizers' English specs (text and value)."""

from __future__ import annotations

from pathlib import Path

from measures._newsquant import Tally, score_sentence
from measures._recognizers import MODELS, score_model
from measures._result import Result, f1, read_lines

from claimcheck.quantities import extract_quantities

_FOLDER = "data/quantities"


def run(data: Path) -> Result:
    """Measure quantities on the shared data; figures are shares between 0 and 1."""
    lines, figures = _newsquant(data / _FOLDER / "newsquant_half.jsonl.gz")
    for name, model in MODELS.items():
        score = score_model(name, read_lines(data / _FOLDER / f"{model.file}.jsonl.gz"))
        skipped = sum(score.skipped.values())
        cases = score.judged + skipped
        figures[f"{name}_exact"] = score.share
        figures[f"{name}_kept"] = score.judged / cases if cases else 0.0
        reasons = ", ".join(f"{count} {title}" for title, count in score.skipped.items())
        lines.append(
            f"{name:12} {score.right:4} of {score.judged:4}  {score.share:.4f}   skipped: {reasons or 'none'}"
        )
    return Result("\n".join(lines), figures)


def _newsquant(path: Path) -> tuple[list[str], dict[str, float]]:
    tally = Tally()
    for item in read_lines(path):
        score_sentence(item["quantities"], extract_quantities(item["text"]), tally)
    value = f1(tally.values, tally.found, tally.expected)
    unit = f1(tally.units, tally.found, tally.expected)
    change = tally.hedges / tally.hedges_judged if tally.hedges_judged else 0.0
    trend = tally.trends / tally.trends_judged if tally.trends_judged else 0.0
    lines = [
        f"NewsQuant    {tally.expected} labels, {tally.found} found       precision  recall  F1",
        f"  value                                  {value[0]:.4f}     {value[1]:.4f}  {value[2]:.4f}",
        f"  value + unit                           {unit[0]:.4f}     {unit[1]:.4f}  {unit[2]:.4f}",
        f"  hedge (=, ~, <, >) of {tally.hedges_judged}                                   {change:.4f}",
        f"  way (up, down) of {tally.trends_judged}                                        {trend:.4f}",
    ]
    return lines, {
        "value_f1": value[2],
        "value_unit_f1": unit[2],
        "change_accuracy": change,
        "trend_accuracy": trend,
    }
