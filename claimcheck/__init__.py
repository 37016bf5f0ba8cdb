"""claimcheck: claims beside what sources on record say, and why they differ.

    from claimcheck import Corpus, read_path
    from claimcheck.check import check

    with Corpus.open("desk.db") as corpus:
        for source in read_path(Path("source.md")):
            corpus.add(source)
        for article in read_path(Path("article.md")):
            for finding in check(article, corpus):
                print(finding.verdict, finding.claim.text)

Names are bound when they are first used, so that importing the package costs nothing. The verbs ``check``,
``compare`` and ``export`` stay in the modules named after them: a name cannot be a module and a function.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.corpus import Corpus
    from claimcheck.errors import ClaimcheckError
    from claimcheck.model import Comparison, Document, Finding, Statement, Verdict
    from claimcheck.quantities import extract_quantities
    from claimcheck.readers import read_path
    from claimcheck.statements import extract_statements, statement_of

__all__ = [
    "ClaimcheckError",
    "Comparison",
    "Corpus",
    "Document",
    "Finding",
    "Statement",
    "Verdict",
    "extract_quantities",
    "extract_statements",
    "read_path",
    "statement_of",
]

__version__ = "0.1.0"

_HOMES = {
    "ClaimcheckError": "errors",
    "Comparison": "model",
    "Corpus": "corpus",
    "Document": "model",
    "Finding": "model",
    "Statement": "model",
    "Verdict": "model",
    "extract_quantities": "quantities",
    "extract_statements": "statements",
    "read_path": "readers",
    "statement_of": "statements",
}


def __getattr__(name: str) -> Any:
    """Bind a public name at its first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    return getattr(importlib.import_module(f"claimcheck.{_HOMES[name]}"), name)
