"""check, review, export, demo: from an article to what leaves the desk."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_a_conflict_is_a_block_with_both_quotes_and_exit_code_one(desk: Run, article: Path) -> None:
    result = desk("check", str(article))
    assert result.code == 1
    block = next(block for block in result.out.split("\n\n") if block.startswith("≠"))
    assert block.startswith("≠ conflicts  +200 (+16.7 %), overstates")
    for words in (
        "[Around 1,400] political prisoners",
        "[nearly 1,200] political prisoners",
        "The Daily, 11 Sep 2025, media",
        "article 1,330 to 1,470 · source 1,150 to 1,200",
    ):
        assert words in block
    assert "2 claims: 1 conflicts · 1 agrees" in result.out


def test_without_a_conflict_the_exit_code_is_nought(desk: Run) -> None:
    result = desk(
        "check", "-", "--published", "2025-09-12", stdin="The new bridge in Lisbon cost 52 million euros."
    )
    assert result.code == 0
    assert "= agrees" in result.out


def test_what_no_source_speaks_of_is_said_to_have_none(desk: Run) -> None:
    result = desk("check", "-", stdin="The reservoir near Kyoto lost 40 percent of its water in 2019.")
    assert result.code == 0
    assert "· no source" in result.out


def test_an_empty_desk_finds_no_source_and_says_why(claimcheck: Run, article: Path) -> None:
    result = claimcheck("check", str(article))
    assert result.code == 0
    assert "2 no source" in result.out
    assert "The desk holds no source yet." in result.err


def test_the_article_is_no_source_against_itself(desk: Run, article: Path) -> None:
    assert desk("add", str(article)).code == 0
    found = json.loads(desk("check", str(article), "--format", "json").out)["findings"]
    publishers = {
        each["statement"]["document"]["title"] for finding in found for each in finding["comparisons"]
    }
    assert publishers == {"Prisoners freed"}


def test_json_holds_article_findings_and_corpus(desk: Run, article: Path) -> None:
    result = desk("check", str(article), "--format", "json")
    assert result.code == 1
    (report,) = result.objects
    assert report["article"]["published"] == "2025-09-12"
    assert report["corpus"] == {"documents": 1, "statements": 2, "model": "hash@1"}
    agrees, conflicts = report["findings"]
    assert [agrees["verdict"], conflicts["verdict"]] == ["agrees", "conflicts"]
    comparison = conflicts["comparisons"][0]
    assert comparison["gap"] == {"absolute": 200, "relative": 0.1666666667, "unit": "count"}
    statement = comparison["statement"]
    assert statement["document"]["url"] == "https://example.org/freed"
    assert statement["end"] - statement["start"] == len(statement["text"])


def test_several_articles_are_an_object_a_line(desk: Run, article: Path) -> None:
    other = article.with_name("other.md")
    other.write_text("The new bridge in Lisbon cost 52 million euros.")
    first, second = desk("check", str(article), str(other), "--format", "json").objects
    assert first["article"]["title"] == "An article"
    assert second["findings"][0]["verdict"] == "agrees"


def test_a_date_that_is_given_overrules_the_files(desk: Run, article: Path) -> None:
    (report,) = desk("check", str(article), "--published", "2024-01-05", "--format", "json").objects
    assert report["article"]["published"] == "2024-01-05"


def test_github_shows_the_conflict_at_its_line(desk: Run, article: Path) -> None:
    (line,) = desk("check", str(article), "--format", "github").out.splitlines()
    assert line.startswith(f"::error file={article},line=8,endLine=8,title=claimcheck%3A conflicts,col=1,")
    assert "(+16.7 %25)" in line


def test_sarif_points_at_the_quote(desk: Run, article: Path) -> None:
    log = json.loads(desk("check", str(article), "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    (found,) = run["results"]
    assert run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"] == "conflicts"
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == article.as_uri()
    line = article.read_text().split("\n")[place["region"]["startLine"] - 1]
    quote = line[place["region"]["startColumn"] - 1 : place["region"]["endColumn"] - 1]
    assert quote.startswith("Around 1,400 political prisoners")
    assert "nearly 1,200" in found["message"]["text"]


def test_an_article_that_cannot_be_read_does_not_keep_the_others_back(desk: Run, article: Path) -> None:
    for name in ("broken.txt", "blank.txt"):
        article.with_name(name).write_bytes(b"\0" if name == "broken.txt" else b"")
    result = desk("check", "broken.txt", str(article), "blank.txt")
    assert result.code == 2
    assert "≠ conflicts" in result.out
    assert "broken.txt is not a text file." in result.err
    assert "blank.txt is empty." in result.err
    assert "Traceback" not in result.err


def test_an_article_from_stdin_is_headed_as_such(desk: Run) -> None:
    assert desk("check", "-", stdin="The bridge cost 5 million euros.").out.startswith("standard input\n")


@pytest.fixture
def checked(desk: Run, article: Path) -> Run:
    """The command line on a desk with one article checked: finding 1 agrees, finding 2 conflicts."""
    assert desk("check", str(article)).code == 1
    return desk


def test_findings_are_listed_decided_and_undone(checked: Run) -> None:
    assert "#2  ≠ conflicts  open" in checked("review", "list").out
    assert checked("review", "accept", "1").out == "#1: accepted\n"
    assert checked("review", "flag", "2", "--note", "look").out == "#2: flagged, noted\n"
    assert checked("review", "note", "2", "asked the office", "--by", "ann").code == 0
    assert checked("review", "overrule", "2", "agrees", "--reason", "later date").out.startswith(
        "#2: overruled: agrees, flagged"
    )
    assert checked("review", "list", "--only", "conflicts").out == ""
    assert checked("review", "undo", "2").out == "#2: took back overrule to agrees\n"
    assert "#2" in checked("review", "list", "--only", "conflicts").out
    log = checked("review", "log", "2").out.splitlines()
    assert len(log) == 4
    assert "ann" in log[1]
    assert "undo of" in log[3]
    assert len(checked("review", "log").out.splitlines()) == 5


def test_a_second_person_signs_off_and_the_history_tells_it(checked: Run) -> None:
    assert checked("review", "flag", "2", "--by", "ann", "--note", "look").code == 0
    alone = checked("review", "sign-off", "2", "--by", "Ann")
    assert alone.code == 2
    assert "second person" in alone.err
    assert checked("review", "sign-off", "2", "--by", "bob").out == "#2: flagged, noted, signed off by bob\n"
    assert "signed off by bob" in checked("review", "list").out
    checked("review", "accept", "2", "--by", "ann")
    told = checked("review", "history", "2").out
    assert "2  sign-off · bob" in told
    assert "lapsed" in told
    assert told.count("source: “Rights groups estimate") == 1  # once; the same was shown with all three
    assert "rule set en-" in told
    assert checked("review", "undo", "2").out == "#2: took back accept\n"
    assert "lapsed" not in checked("review", "history", "2").out
    assert checked("review", "redo", "2").out == "#2: brought back accept\n"
    rows = checked("review", "history", "2", "--json").objects
    assert [row["decision"] for row in rows] == ["flag", "sign_off", "accept", "undo", "undo"]
    assert [row["state"] for row in rows] == ["", "lapsed", "", "taken back", ""]
    assert rows[0]["shown"]["check"]["rules_version"].startswith("en-")
    assert checked("review", "history", "99").code == 2
    assert checked("review", "history", "1").err == "Nothing has been decided yet.\n"


def test_a_decision_of_the_first_desks_is_told_without_its_rule_set(checked: Run, tmp_path: Path) -> None:
    assert checked("review", "flag", "2").code == 0
    with sqlite3.connect(tmp_path / "desk.db") as desk:
        desk.execute("DROP TRIGGER reviews_are_final")
        desk.execute("UPDATE reviews SET shown = json_remove(shown, '$.check')")
    told = checked("review", "history", "2")
    assert (told.code, "rule: figure.apart" in told.out, "rule set" in told.out) == (0, True, False)
    assert "stale" not in checked("review", "list").out


def test_a_decision_is_marked_stale_once_its_source_is_gone(checked: Run) -> None:
    checked("review", "flag", "2")
    assert checked("review", "list", "--only", "stale").out == ""
    assert checked("sources", "remove", "1").code == 0
    listed = checked("review", "list", "--only", "stale").out
    assert "flagged, stale" in listed
    assert "#1" not in listed
    assert "stale: The Daily was removed from the corpus" in checked("review", "history", "2").out
    result = checked("export", "--format", "json", "--out", "out.json")
    assert "1 decision stale" in result.err
    (found,) = json.loads(Path("out.json").read_text(encoding="utf-8"))["findings"]
    assert found["review"]["stale"][0]["change"] in ("removed", "result")


def test_overruling_to_the_same_verdict_is_refused(checked: Run) -> None:
    result = checked("review", "overrule", "2", "conflicts", "--reason", "x")
    assert result.code == 2
    assert "another verdict" in result.err


def test_what_is_flagged_is_exported(checked: Run, tmp_path: Path) -> None:
    checked("review", "flag", "2")
    result = checked("export", "--out", "out.csv")
    assert (result.code, result.out) == (0, "")
    assert "Wrote 1 finding to out.csv." in result.err
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8")))
    assert row["claim_figure"] == "Around 1,400"
    assert row["gap_absolute"] == "200"
    assert checked("export", "--out", "out.csv").code == 2
    assert checked("export", "--out", "out.csv", "--force").code == 0


def test_an_export_without_a_file_goes_to_stdout(checked: Run) -> None:
    found = json.loads(checked("export", "--format", "json", "--only", "all").out)["findings"]
    assert [each["verdict"] for each in found] == ["agrees", "conflicts"]
    nothing = checked("export", "--format", "jsonl")
    assert (nothing.code, nothing.out) == (0, "")
    assert "No finding is in this scope" in nothing.err


def test_the_demo_ends_in_the_conflict_and_leaves_nothing(
    claimcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("sys.argv", [".venv/bin/claimcheck", "demo"])
    monkeypatch.setattr("shutil.which", lambda _: None)  # as make leaves it: installed, and on no path
    result = claimcheck("demo")
    assert result.code == 0
    assert "around 1,400" in result.out
    assert "  .venv/bin/claimcheck add FILE" in result.out
    assert "in the workbench: .venv/bin/claimcheck demo --tui" in result.out
    assert not list(tmp_path.iterdir())


@pytest.mark.model
def test_with_the_real_model_the_demo_shows_the_flagship_conflict(
    claimcheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMCHECK_EMBEDDER")
    result = claimcheck("demo")
    assert result.code == 0
    blocks = [
        block for block in result.out.split("\n\n") if block.startswith("≠") and "[around 1,400]" in block
    ]
    assert len(blocks) == 1
    words = " ".join(blocks[0].split())
    for shown in (
        "+200 (+16.7 %), overstates",
        "[nearly 1,200] political prisoners",
        "5 Sep 2025",
        "The Moscow Times, 11 Sep 2025",
        "article 1,330 to 1,470 · source 1,150 to 1,200",
        "“hostages” in the claim, “political prisoners” in the source",
    ):
        assert shown in words


def test_an_export_is_replayed(checked: Run) -> None:
    assert checked("export", "--format", "json", "--only", "all", "--out", "all.json").code == 0
    same = checked("replay", "all.json")
    assert same.code == 0
    assert same.out.endswith("made again: 2 wholly the same\n")
    assert checked("sources", "remove", "1").code == 0
    changed = checked("replay", "all.json")
    assert "removed: the source was removed from the corpus" in changed.out
    assert "2 with a source that was removed" in changed.out
    assert checked("replay", "none.json").code == 2
    empty = checked("export", "--format", "json", "--since", "2999-01-01", "--out", "no.json")
    assert empty.code == 0
    assert checked("replay", "no.json").err == "The export holds no comparison to make again.\n"


def test_a_letter_is_worded_by_the_template_that_is_named(checked: Run, tmp_path: Path) -> None:
    assert checked("review", "flag", "2").code == 0
    assert "Dear editor" in checked("export", "--format", "letter").out
    (tmp_path / "mine.md").write_text("Hello $article_title\n[[each]]\n- $gap\n[[end]]\n")
    mine = checked("export", "--format", "letter", "--template", "mine.md").out
    assert mine.split("\n")[:2] == ["Hello An article", "- +200 (+16.7 %)"]
    assert checked("export", "--template", "mine.md").code == 2
    assert checked("export", "--format", "letter", "--template", "none.md").code == 2


def test_an_export_holds_one_article_or_what_is_new(checked: Run) -> None:
    def lines(*more: str) -> int:
        return len(checked("export", "--format", "jsonl", "--only", "all", *more).out.splitlines())

    assert lines() == lines("--article", "An article") == lines("--since", "2020-01-01") == 2
    assert lines("--article", "Another") == lines("--since", "2999-01-01") == 0


@contextlib.contextmanager
def pseudo_terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal that nobody sits at: where its output is read, where a process writes it."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(theirs)
    os.close(ours)


def exported(*options: str, **streams: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "claimcheck", "export", *options]
    root = Path(__file__).parent.parent.parent
    return subprocess.run(command, cwd=root, check=False, **streams)  # noqa: S603


def test_a_workbook_is_not_poured_into_a_terminal(checked: Run) -> None:
    assert checked("review", "flag", "2").code == 0
    with pseudo_terminal() as (_, theirs):
        done = exported("--format", "xlsx", stdout=theirs, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert b"nothing to be read in a terminal" in done.stderr
    assert b"--out FILE" in done.stderr


def test_an_export_tells_how_far_it_is_at_a_terminal(checked: Run, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    with pseudo_terminal() as (ours, theirs):
        assert exported("--only", "all", "--out", str(target), stderr=theirs).returncode == 0
        told = os.read(ours, 10_000).decode()
    assert "findings: 1 " in told
    assert f"Wrote 2 findings to {target}." in told
    assert checked("review", "list").err == ""  # nothing of it in a pipe


def test_a_letter_counts_what_it_asks_for_alone(checked: Run) -> None:
    some = checked("export", "--format", "letter", "--only", "all", "--out", "letter.md")
    assert some.err == "Wrote 1 finding to letter.md.\n"
    assert checked("review", "accept", "1").code == 0
    checked("review", "overrule", "2", "agrees", "--reason", "later date")
    none = checked("export", "--format", "letter", "--only", "all", "--out", "none.md")
    assert none.err == "None of the findings in this scope (all) has a place in this format (letter).\n"


def test_no_text_gets_a_command_of_its_own_on_github(desk: Run, tmp_path: Path) -> None:
    name = "a,b:c%\n::error::x.md"
    claim = "Around 1,400 political prisoners\n::error file=x::remain%0A behind bars in Belarus."
    (tmp_path / name).write_text(claim, encoding="utf-8")
    lines = desk("check", name, "--format", "github").out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.md,line=1,")
