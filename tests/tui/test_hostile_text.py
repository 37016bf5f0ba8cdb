"""Outside text on every screen: it shows, and does nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.check import check
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document

# Escapes, markup, nulls, wide and joined characters, a direction override: before and behind a claim.
HOSTILE = (
    "\x1b[31m\x1b]0;owned\x07 [bold]The bridge[/x] [@click=app.quit]x[/] [link] nu\x00ll \x9b31m"
    " 里斯本大桥 👩‍👩‍👧‍👦 ｗｉｄｅ الجسر في لشبونة \u202ereversed\u202c"
)
CLAIM = "The bridge in Lisbon cost 52 million euros in 2020"
PASTED = "the text, dropped on the desk"
TEXTS = {
    "many scripts and controls": f"{HOSTILE} {CLAIM} {HOSTILE}.",
    "a line of 100,000 characters": f"{CLAIM} {'x' * 5_000}, {'and so on ' * 9_500}.",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_hostile_text_is_shown_harmlessly_on_every_screen(kind: str, tmp_path: Path, play: Any) -> None:
    text = TEXTS[kind]
    desk = tmp_path / "desk.db"
    with Corpus.open(desk, HashEmbedder()) as corpus:
        corpus.add(Document(text, title=text[:200], publisher=text[:100], author=text[:80], url=text[:300]))
        article = Document(text.replace("52", "57"), title=text[:200])
        findings = list(corpus.keep_check(article, check(article, corpus)))
    assert any(finding.comparisons for finding in findings)

    async def story(stage: Any) -> None:
        seen = []
        sizes = [(80, 24), (120, 40)]
        for keys in (
            (),
            ("enter",),
            ("f", "question_mark"),
            ("escape", "y", "enter"),
            ("m",),
            ("escape", "escape", "o"),
            ("J", "y", "escape", "slash"),
            ("escape", "s"),
            ("s",),
            ("enter",),
            ("escape", "escape", "escape", PASTED),
        ):
            for key in keys:
                if key is PASTED:
                    await stage.type(text)
                    await stage.until("Check a")
                    await stage.press("enter")
                else:
                    await stage.press(key)
            seen.append(stage.text)
            sizes.reverse()
            await stage.resize(*sizes[0])
            seen.append(stage.text)
            assert len(seen[-1].splitlines()) == sizes[0][1]
        shown = "".join(seen)
        assert not {ord(each) for each in shown} & {*range(10), *range(11, 32), *range(127, 160)}
        assert not {"\u202e", "\x1b"} & set(shown + stage.app.clipboard)
        assert ("[bold]The bridge[/x]" in shown) == (HOSTILE in text)

    play(desk, story)
