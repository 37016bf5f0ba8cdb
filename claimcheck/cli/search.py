"""``claimcheck search``: statements of the corpus, best first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.desk import desk_option, open_desk
from claimcheck.cli.lines import answer_lines, text_field
from claimcheck.errors import InputError

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus

__all__ = ["command"]

_MOST = 1000


@click.command("search")
@click.argument("query", required=False)
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, _MOST), help="At most so many.")
@click.option("--jsonl", is_flag=True, help='Answer lines of {"query","k"?} from stdin.')
@desk_option
def command(query: str | None, k: int, db: Path, *, jsonl: bool) -> None:
    """Find the sourced statements nearest to QUERY, by meaning and by words."""
    if query is None and not jsonl:
        raise click.UsageError("Give something to look for, or --jsonl.")
    with open_desk(db) as corpus:
        if query is None or jsonl:
            answer_lines(lambda said: _answer(corpus, said, k))
        else:
            _print(corpus, query, k)


def _answer(corpus: Corpus, said: dict[str, Any], default: int) -> dict[str, Any]:
    from claimcheck.shapes import hit_shape

    k = said.get("k", default)
    if isinstance(k, bool) or not isinstance(k, int) or not 1 <= k <= _MOST:
        raise InputError(f'"k" is a whole number from 1 to {_MOST}')
    return {"hits": [hit_shape(hit) for hit in corpus.search(text_field(said, "query"), k)]}


def _print(corpus: Corpus, query: str, k: int) -> None:
    from claimcheck.cli.out import say
    from claimcheck.cli.page import page
    from claimcheck.cli.render import quote
    from claimcheck.display import source_words, speaker_words, standing_words

    laid_out = page()
    hits = corpus.search(query, k)
    for hit in hits:
        statement = hit.statement
        spans = [(quantity.start, quantity.end) for quantity in statement.quantities]
        cited = [speaker_words(statement.speaker)] if statement.speaker else []
        for line in laid_out.lines(quote(statement.text, spans), f"{hit.score:.2f}  "):
            click.echo(line)
        for words in (" · ".join([*cited, source_words(hit.document)]), *standing_words(hit)):
            for line in laid_out.lines(words, "      "):
                click.echo(laid_out.styled(line, "faint"))
    if not hits:
        say("The desk holds no statement like that.")
