"""The quote of an annotation is found by a client of the web that is not ours, in a page wrapped anew.

The client is the npm package ``dom-anchor-text-quote`` on ``jsdom``. CLAIMCHECK_NODE_MODULES names the folder
in which ``npm install jsdom dom-anchor-text-quote`` was run; without it, or node, these tests are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus import Corpus
from claimcheck.review import Scope, records

Make = Callable[..., Any]

CLIENT = Path(__file__).parent / "anchor.cjs"
QUOTE = 'Belarus was holding around 1,400 "hostages".'
WRAPPED = """<h1>A new heading</h1><nav>Belarus was holding talks.</nav><p>It was said last
    Friday.</p><p>Belarus was holding
    <b>around&nbsp;1,400</b> "hostages".
    Talks go on.</p>"""
TWICE = f"<p>Once <b>{QUOTE}</b> That was denied.</p>"
PAGES = {
    "as it was": f"<pre>It was said last Friday.\n\n{QUOTE} Talks go on.</pre>",
    "wrapped anew": WRAPPED,
    "said thrice": f"{TWICE}<p>It was said last Friday.\n\n<i>{QUOTE}</i> Talks go on.</p>{TWICE}",
    "another page": "<p>The new bridge in Lisbon cost 52 million euros.</p>",
}


def asked(pages: list[dict[str, Any]]) -> list[Any]:
    """Return what the client finds in each page."""
    node, folder = shutil.which("node"), os.environ.get("CLAIMCHECK_NODE_MODULES")
    if not node or not folder:
        pytest.skip("node, or CLAIMCHECK_NODE_MODULES with jsdom and dom-anchor-text-quote, is missing")
    answer = subprocess.run(  # noqa: S603
        [node, str(CLIENT), folder], input=json.dumps(pages), capture_output=True, text=True, check=True
    )
    return list(json.loads(answer.stdout))


def test_a_client_finds_the_quote_where_it_is_and_nowhere_else(belarus: Corpus, written: Make) -> None:
    (annotation,) = json.loads(written("annotation", *records(belarus, Scope.FLAGGED)))
    selector = annotation["target"]["selector"][0]
    found = asked([{"html": page, "selector": selector} for page in PAGES.values()])
    as_it_was, wrapped, thrice, another = found
    assert as_it_was == {"text": QUOTE, "inside": "pre"}
    assert wrapped["text"].split() == QUOTE.split()
    assert thrice == {"text": QUOTE, "inside": "i"}
    assert another is None
