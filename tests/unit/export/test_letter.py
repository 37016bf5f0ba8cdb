"""The corrections letter: what is said of a finding, whose wording it is, and what a template may hold."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from claimcheck.errors import InputError
from claimcheck.export import export
from claimcheck.export.letter import NAMES, letter
from claimcheck.model import Verdict
from claimcheck.review import Standing
from claimcheck.text import harmless

Make = Callable[..., Any]


@pytest.fixture
def worded(tmp_path: Path) -> Make:
    """Return what writes a template, and records by it."""

    def write(template: str, *records: Any) -> str:
        path = tmp_path / "letter.md"
        path.write_text(template, encoding="utf-8")
        file = io.BytesIO()
        export(records, letter(path), file)
        return file.getvalue().decode()

    return write


def shown(source: str) -> str:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(source)
    return "\n".join("".join(part.content for part in token.children or ()) for token in tokens)


def test_it_says_what_was_written_what_the_source_says_and_the_gap(record_of: Make, written: Make) -> None:
    text = shown(written("letter", record_of(title="An article", note="ask again")).decode())
    for said in (
        "your article “An article” (11 Sep 2025, https://example.org/article)",
        'Belarus was holding around 1,400 "hostages".',
        "Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus.",
        "yours reads as 1,330 to 1,470, the source's as 1,150 to 1,200; the difference is +200 (+16.7 %)",
        "Source: Rights groups · “Belarus frees 52” · The Daily, 11 Sep 2025, media",
        "Your figure overstates what the source says.",
    ):
        assert said in text


def test_what_the_desk_noted_for_itself_goes_to_no_editor(record_of: Make, written: Make) -> None:
    assert "hunch" not in written("letter", record_of(note="only a hunch")).decode()


def test_a_paragraph_with_nothing_to_say_is_left_out(record_of: Make, worded: Make) -> None:
    template = "[[each]]\n$claim\n\nNote: $notes\n\nSaid by $speaker.\n[[end]]\n"
    made = worded(template, record_of(speaker="Donald Trump"))
    assert "Note:" not in made
    assert "Said by Donald Trump." in made


def test_what_was_overruled_to_agree_and_not_flagged_asks_for_nothing(record_of: Make, worded: Make) -> None:
    record = record_of()
    agrees = replace(record, finding=replace(record.finding, verdict=Verdict.AGREES))
    template = "Hello\n[[each]]\n$claim\n[[end]]\n"
    passed_over = replace(agrees, standing=Standing())
    assert worded(template, passed_over) == ""
    assert "Hello" in worded(template, agrees)
    assert export([passed_over, agrees, passed_over], "letter", io.BytesIO()) == 1


def test_each_article_gets_a_letter_of_its_own(record_of: Make, worded: Make) -> None:
    first = record_of(title="A")
    other = record_of(title="B")
    other = replace(other, check=replace(other.check, id=2))
    made = worded("To $article_title\n[[each]]\n$number. $gap\n[[end]]\nBye\n", first, first, other)
    letters = [part.split() for part in made.split("---")]
    gap = ["+200", "(+16.7", "%)"]
    assert letters == [["To", "A", "1.", *gap, "2.", *gap, "Bye"], ["To", "B", "1.", *gap, "Bye"]]


def test_every_name_can_be_used(record_of: Make, worded: Make) -> None:
    template = "".join(f"{name}: ${name}\n" for name in NAMES)
    made = worded(
        f"[[each]]\n{template}[[end]]\n", record_of(title="T", publisher="P", speaker="S", note="N")
    )
    assert not [line for line in made.splitlines() if line.endswith(": ")]


def test_hostile_text_is_put_in_as_text(record_of: Make, written: Make, hostile: str) -> None:
    made = written("letter", record_of(more=hostile, note=hostile, title=hostile)).decode()
    text = shown(made)
    assert f'Belarus was holding around 1,400 "hostages".{harmless(hostile)}'.strip() in text
    assert harmless(hostile).strip() in text
    kinds = {token.type for token in MarkdownIt("gfm-like", {"linkify": False}).parse(made)}
    assert not {"html_block", "fence", "table_open", "bullet_list_open"} & kinds


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("no part", "no part for a finding"),
        ("[[each]]\n$clam\n[[end]]\n", r"\$clam"),
        ("$claim\n[[each]]\n[[end]]\n", r"\$claim"),
        ("[[each]]\ncosts 5$\n[[end]]\n", "begins no name"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(worded: Make, template: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        worded(template)


def test_a_template_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe\xff")
    for name in ("bad.md", "none.md", "."):
        with pytest.raises(InputError, match="cannot be read"):
            letter(tmp_path / name)
