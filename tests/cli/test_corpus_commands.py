"""add, search, sources, reindex, doctor."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_a_source_is_new_once_and_held_ever_after(claimcheck: Run, source: Path) -> None:
    first = claimcheck("add", str(source))
    assert first.code == 0
    assert first.out.startswith("+ new ")
    assert "1 new source with 2 statements" in first.out
    again = claimcheck("add", str(source))
    assert again.code == 0
    assert again.out.startswith("= held ")
    assert "0 new sources" in again.out


def test_a_folder_gives_all_its_files_but_hidden_ones(claimcheck: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    (folder / "a.txt").write_text("The bridge cost 5 million euros in 2020.")
    (folder / "deep" / "b.md").write_text("The tower is 120 metres high.")
    (folder / "deep" / ".hidden" / "c.txt").write_text("The road is 5 km long.")
    (folder / ".d.txt").write_text("The road is 6 km long.")
    (folder / "broken.txt").write_bytes(b"\0\1\2")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "empty.txt").write_bytes(b"")
    result = claimcheck("add", str(folder))
    assert result.code == 0
    assert "2 new sources" in result.out
    assert "3 refused" in result.out
    assert "broken.txt is not a text file." in result.out
    assert "picture.png is of a format that claimcheck cannot read" in result.out
    assert "empty.txt is empty." in result.out


def test_a_glob_is_read_where_the_shell_leaves_it(claimcheck: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_text(f"The bridge {name} cost 5 million euros in 2020.")
    assert "2 new sources" in claimcheck("add", "*.txt").out


def test_a_source_comes_from_stdin_with_what_the_options_say(claimcheck: Run) -> None:
    given = ("--title", "A note", "--publisher", "Ann", "--author", "Bob", "--published", "2024-02-03")
    more = ("--url", "https://x.org", "--tier", "ngo")
    result = claimcheck("add", "-", *given, *more, stdin="The bridge cost 5 million euros in 2020.")
    assert result.code == 0
    shown = claimcheck("sources", "show", "1").out
    for words in ("A note", "Ann", "Bob", "2024-02-03", "https://x.org", "ngo", "[5 million euros]"):
        assert words in shown


def test_options_overrule_what_the_file_says(claimcheck: Run, source: Path) -> None:
    claimcheck("add", str(source), "--publisher", "Another")
    shown = claimcheck("sources", "list").out
    assert "Another" in shown
    assert "The Daily" not in shown


def test_where_nothing_could_be_added_the_exit_code_says_so(claimcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\0")
    result = claimcheck("add", "x.txt")
    assert result.code == 2
    assert "x.txt is not a text file." in result.out
    assert "No source was added." in result.err


def test_statements_from_json_lines_come_back_by_their_ids(claimcheck: Run, tmp_path: Path) -> None:
    lines = [
        {"id": f"s{n}", "text": f"The {what} is {n} metres high."}
        for n, what in enumerate(["tower", "dam"], 5)
    ]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert "2 sources, 2 statements" in claimcheck("add", "x.jsonl").out
    asked = [{"query": "how high is the dam", "k": 1}, {"query": "tower"}]
    first, second = claimcheck("search", "--jsonl", stdin="\n".join(map(json.dumps, asked))).objects
    (hit,) = first["hits"]
    assert (hit["document"]["id"], hit["text"]) == ("s6", "The dam is 6 metres high.")
    assert set(hit) >= {"id", "text", "score", "document"}
    assert set(hit["document"]) >= {"title", "publisher", "published", "url", "tier"}
    assert len(second["hits"]) == 2


def test_search_shows_the_quote_and_where_it_is_from(desk: Run) -> None:
    result = desk("search", "political prisoners in Belarus", "-k", "1")
    assert result.code == 0
    assert "[nearly 1,200] political prisoners" in result.out
    assert "The Daily, 11 Sep 2025, media" in result.out


@pytest.mark.parametrize(
    "query", ['"', "AND OR NOT", "a*b^c:d (", "'; DROP TABLE statements; --", "\x1b[31m", ""]
)
def test_no_query_is_syntax(desk: Run, query: str) -> None:
    assert desk("search", query).code == 0


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"k": 1}', '{"query": 5}', '{"query": "x", "k": 0}', '{"query": "x", "k": true}']
)
def test_a_bad_line_is_answered_in_its_place(desk: Run, line: str) -> None:
    before, bad, after = desk(
        "search", "--jsonl", stdin=f'{{"query": "x"}}\n{line}\n{{"query": "y"}}\n'
    ).objects
    assert list(bad) == ["error"]
    assert "hits" in before
    assert "hits" in after


def test_sources_are_listed_shown_edited_and_removed(desk: Run) -> None:
    assert "1  2025-09-11  media  The Daily  2  Prisoners freed" in desk("sources", "list").out
    shown = desk("sources", "show", "1").out
    assert "https://example.org/freed" in shown
    assert "[nearly 1,200]" in shown
    edited = desk("sources", "edit", "1", "--title", "Renamed", "--published", "2025-09-12", "--tier", "ngo")
    assert edited.code == 0
    for words in ("Renamed", "2025-09-12", "ngo"):
        assert words in desk("sources", "show", "1").out
    desk("sources", "edit", "1", "--archived-url", "https://archive.example.org/freed")
    assert "archived    https://archive.example.org/freed" in desk("sources", "show", "1").out
    assert desk("sources", "remove", "1").out == "- removed  1\n"
    emptied = desk("sources", "list")
    assert (emptied.code, emptied.out) == (0, "")
    assert "holds no source" in emptied.err


def test_sources_list_on_no_desk_makes_none(claimcheck: Run, tmp_path: Path) -> None:
    result = claimcheck("sources", "list")
    assert result.code == 0
    assert not (tmp_path / "desk.db").exists()


def test_the_index_can_be_built_anew(desk: Run, tmp_path: Path) -> None:
    before = desk("search", "prisoners").out
    for path in tmp_path.glob("*.faiss"):
        path.unlink()
    assert desk("reindex").out == "The index covers 2 statements.\n"
    assert list(tmp_path.glob("*.faiss"))
    assert desk("search", "prisoners").out == before


def test_the_doctor_names_model_desk_and_index(desk: Run) -> None:
    result = desk("doctor")
    assert result.code == 0
    for words in (
        "hash@1, 256 dimensions",
        "1 sources, 2 statements",
        "agrees with the desk",
        "2 compared exactly",
        "openvino",
    ):
        assert words in result.out


def test_the_doctor_tells_a_model_that_is_missing(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_EMBEDDER", "no-such-model")
    result = desk("doctor")
    assert result.code == 2
    assert "no-such-model" in result.err


def test_outside_text_cannot_reach_the_terminal(claimcheck: Run, tmp_path: Path) -> None:
    evil = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202e"
    line = {"text": f"The dam {evil} cost 6 euros.", "title": f"T{evil}", "publisher": f"P{evil}"}
    (tmp_path / "evil.jsonl").write_text(json.dumps(line))
    added = claimcheck("add", "evil.jsonl").out
    shown = [
        claimcheck(*command).out
        for command in (("sources", "list"), ("sources", "show", "1"), ("search", "dam"))
    ]
    asked = claimcheck("search", "--jsonl", stdin='{"query": "dam"}').out
    for text in (added, *shown, asked):
        assert not set(text) & set("\x1b\x07\x9b\u202e")
    assert json.loads(asked)["hits"][0]["text"].startswith(f"The dam {evil}")


def test_a_page_that_changed_is_shown_with_its_versions_and_sightings(
    claimcheck: Run, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    given = ("add", "page.txt", "--url", "https://example.org/p", "--tier", "ngo")
    for text in ("The dam cost 5 million euros.", "The dam cost 6 million euros."):
        page.write_text(text)
        added = claimcheck(*given)
    assert added.out.startswith("~ changed  page.txt")
    assert "superseded" not in claimcheck("sources", "list").out
    assert "(superseded by 2) page" in claimcheck("sources", "list", "--all").out
    shown = claimcheck("sources", "show", "1").out
    assert "superseded  by source 2" in shown
    assert "https://example.org/p" in shown.split("seen", 1)[1]
    assert page.name in shown.split("seen", 1)[1]
    assert "1 statement, current" in shown
    assert "superseded by source 2" in claimcheck("search", "dam").out
    (first, second) = json.loads(claimcheck("sources", "show", "2", "--json").out)["versions"]
    assert (first["source"], first["superseded_by"], second["superseded_by"]) == (1, 2, None)
    hits = json.loads(claimcheck("search", "--jsonl", stdin='{"query": "dam"}').out)["hits"]
    assert [hit["superseded_by"] for hit in hits] == [None, 2]


def test_sources_are_sorted_as_asked_those_without_a_tier_last(claimcheck: Run, tmp_path: Path) -> None:
    for name, tier in (("a", None), ("b", "social"), ("c", "official")):
        (tmp_path / f"{name}.txt").write_text(f"The dam {name} cost 5 million euros.")
        claimcheck("add", f"{name}.txt", *(("--tier", tier) if tier else ()))
    listed = json.loads(claimcheck("sources", "list", "--sort", "tier", "--json").out)
    assert [(source["title"], source["tier"]) for source in listed] == [
        ("c", "official"),
        ("b", "social"),
        ("a", None),
    ]


def test_what_nine_papers_print_is_one_hit_and_eight_more(claimcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    for number in range(9):
        head = f"---\npublisher: Paper {number}\n---\n"
        words = f"{head}The dam at Sandford cost 5 million euros.\n\nPage {number}."
        (tmp_path / "wire" / f"{number}.md").write_text(words)
    claimcheck("add", "wire")
    told = claimcheck("search", "the cost of the dam", "-k", "1").out
    assert re.search(r"and 8 more in the same words: Paper \d; Paper \d; Paper \d …", told)
    asked = claimcheck("search", "--jsonl", stdin='{"query": "the cost of the dam"}').objects
    hit = asked[0]["hits"][0]
    papers = {each["document"]["publisher"] for each in (hit, *hit["also"])}
    assert papers == {f"Paper {number}" for number in range(9)}


def test_the_corpus_is_exported_and_added_again_without_a_change(desk: Run, tmp_path: Path) -> None:
    exported = desk("sources", "export", "out")
    assert exported.out == "1 source in out · 1 file written\n"
    assert (
        desk("add", "out").out.splitlines()[-1]
        == "0 new sources with 0 statements · 1 already held · 0 refused"
    )
    assert desk("sources", "export", "out").out == "1 source in out · 0 files written\n"
    (written,) = (path for path in (tmp_path / "out").rglob("*") if path.is_file())
    written.write_text("Something else.")
    refused = desk("sources", "export", "out")
    assert refused.code == 2
    assert "holds something else" in refused.out
    assert desk("sources", "export", "out", "--force").code == 0
    assert "Prisoners freed" in written.read_text()
