"""What the check screen shows: findings as they come, the evidence, and what a person decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events

from claimcheck.check import check
from claimcheck.corpus import Corpus
from claimcheck.embed import HashEmbedder
from claimcheck.model import Document
from claimcheck.readers import read_path
from claimcheck.review import record_of, records

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
def test_a_conflict_shows_both_quotes_both_intervals_and_why(
    desk: Path, play: Any, size: tuple[int, int]
) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j")
        shown = stage.text
        for words in (
            "An article on Belarus",
            "3 claims · 0 reviewed · 1 conflict",
            "≠ conflicts  Around 1,400",
            "+16.7 %",
            "· no source  The zoo",
            "≠ conflicts · +200 (+16.7 %), overstates",
            "ARTICLE  published 12 Sep 2025",
            "SOURCE   Rights groups · The Daily, 11 Sep 2025, ngo",
            "1,330 to 1,470",
            "1,150 to 1,200",
            "WHY      “Around 1,400” reads as",
            "source 1 of 2",
            "filter: all",
        ):
            assert words in shown, f"{words!r} is not in\n{shown}"

    play(desk, story, size)


def test_the_compared_figure_is_emphasised_without_colour(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j")
        content = stage.app.screen.query_one("#evidence").content
        emphasised = {
            content.plain[span.start : span.end] for span in content.spans if "underline" in str(span.style)
        }
        assert emphasised == {"Around 1,400", "nearly 1,200"}

    play(desk, story)


def test_queue_and_detail_stand_side_by_side_only_where_there_is_room(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter")
        queue, detail = (stage.app.screen.query_one(name).region for name in ("#queue", "#detail"))
        assert queue.bottom <= detail.y
        await stage.resize(140, 45)
        queue, detail = (stage.app.screen.query_one(name).region for name in ("#queue", "#detail"))
        assert queue.right <= detail.x
        assert all(len(line) == 140 for line in stage.text.splitlines())

    play(desk, story)


def test_decisions_are_on_the_desk_as_the_command_line_reads_them(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "space", "f", "x", "down", "tab")
        await stage.type("seen elsewhere")
        await stage.press("enter")

    play(desk, story)
    with Corpus.open(desk) as corpus:
        first, second, third = records(corpus)
    assert first.standing.judgement
    assert first.standing.judgement.reviewer == "ann"
    assert second.standing.flagged
    assert second.standing.judgement
    assert second.standing.notes == ("seen elsewhere",)
    assert third.standing.last is None


def test_keys_pressed_faster_than_the_desk_writes_are_written_in_their_order(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter")
        for key in ("space", "f", "f", "f", "space", "z"):
            await stage._pilot.press(key)  # without waiting for what it does
        await stage.settle()
        assert "Claims 2/3" in stage.text

    play(desk, story)
    with Corpus.open(desk) as corpus:
        first, second, _ = records(corpus)
    assert first.standing.judgement
    assert (second.standing.flagged, second.standing.judgement) == (True, None)


def test_a_decision_still_waiting_when_the_person_quits_is_written(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter")
        await stage._pilot.press("space")
        stage.app.exit()

    play(desk, story)
    with Corpus.open(desk) as corpus:
        assert next(records(corpus)).standing.judgement


def test_overruling_without_a_reason_is_not_taken(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "x", "enter", "enter")
        assert "Some words are needed here." in stage.text
        await stage.press("escape")
        assert "0 reviewed" in stage.text

    play(desk, story)


def test_nothing_to_undo_is_told_as_a_notice_that_esc_closes(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "z")
        assert "There is nothing to undo." in stage.text
        await stage.press("escape")
        assert "There is nothing to undo." not in stage.text
        await stage.press("Z")
        assert "There is nothing to redo." in stage.text

    play(desk, story)


def test_what_is_reviewed_leaves_the_list_of_what_is_to_do(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "slash", "down", "enter")
        assert "Claims 1/3" in stage.text
        await stage.press("space")
        assert "Claims 1/2" in stage.text
        assert "≠ conflicts · +200" in stage.text  # the next one, without another key
        await stage.press("space", "space")
        assert "No claim is in this filter" in stage.text
        await stage.press("z")
        assert "Claims 1/1" in stage.text  # what is undone is to do again

    play(desk, story)


def test_letters_typed_in_a_list_are_words_however_fast_they_come(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter")
        for words in ("penguins", "bridge"):
            await stage.press("slash")
            for letter in words:
                stage.app.post_message(events.Key(letter, letter))
            await stage.settle()
            await stage.press("enter")
            assert f"search: {words} ─" in stage.text

    play(desk, story)


def test_papers_that_repeat_one_another_are_one_source_with_their_names(tmp_path: Path, play: Any) -> None:
    desk = tmp_path / "desk.db"
    with Corpus.open(desk, HashEmbedder()) as corpus:
        for name in ("Daily", "Weekly", "Herald"):
            corpus.add(Document(f"The zoo in Ulm bought 12 penguins. {name}.", publisher=f"The {name}"))
        article = Document("The zoo in Ulm bought 17 penguins.", title="A zoo")
        assert list(corpus.keep_check(article, check(article, corpus)))

    async def story(stage: Any) -> None:
        await stage.press("enter")
        assert "more in the same words: The" in stage.text
        await stage.press("slash", "tab", "down", "down", "enter")
        assert "Claims 1/1" in stage.text
        assert "source: The Herald" in stage.text

    play(desk, story)


@pytest.mark.parametrize("size", SIZES)
def test_claims_are_filtered_by_source_and_by_speaker(
    tmp_path: Path, sources: Path, play: Any, size: tuple[int, int]
) -> None:
    desk = tmp_path / "desk.db"
    said = "Around 1,400 political prisoners remain behind bars in Belarus, Ann Smith said.\n\n"
    bridge = "The new bridge in Lisbon cost 52 million euros."
    with Corpus.open(desk, HashEmbedder()) as corpus:
        for path in sorted(sources.iterdir()):
            corpus.add(next(read_path(path)))
        article = Document(said + bridge, title="Two claims")
        assert len(list(corpus.keep_check(article, check(article, corpus)))) == 2

    async def story(stage: Any) -> None:
        await stage.press("enter", "slash")
        for words in ("From source", "The Weekly", "Said by", "Ann Smith"):
            assert words in stage.text, f"{words!r} is not in\n{stage.text}"
        await stage.press("tab", "down", "down", "enter")
        assert "source: The Weekly ─" in stage.text
        assert "Claims 1/1" in stage.text
        assert "SOURCE   the ministry · The Weekly, 8 Sep 2025" in stage.text  # that source, not the first
        await stage.press("slash", "tab", "up", "up", "tab", "down", "b", "r", "i", "enter")
        assert "speaker: Ann Smith · search: bri" in stage.text
        assert "Claims 1/1" in stage.text
        assert "Ann Smith" in stage.text

    play(desk, story, size)


def test_in_the_wide_layout_a_claim_takes_more_lines_rather_than_lose_its_end(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter")
        queue = stage.text
        assert "remain behind bars in Belarus.  " in queue
        assert "…" not in queue.split("Claims")[1].split("filter")[0]
        await stage.resize(80, 24)
        assert "Around 1,400 political prisoners remain behind bars i… +16.7 %" in stage.text

    play(desk, story, (140, 45))


def test_looking_for_words_that_are_nowhere_says_so(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "n")
        assert stage.told == "Look for words first, with /"
        await stage.press("slash", "tab")
        await stage.type("[/x] elephants")
        await stage.press("enter")
        assert "No claim here holds “[/x] elephants”." in stage.told
        assert "search: [/x] elephants" in stage.text

    play(desk, story)


def test_a_quote_is_copied_with_its_citation(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j", "y")
        assert stage.app.clipboard == (
            "“Rights groups estimate that nearly 1,200 political prisoners remain behind bars in Belarus.” "
            "(Rights groups, “Prisoners freed”, The Daily, 11 Sep 2025, ngo)"
        )
        await stage.press("G", "y")
        assert "no source to copy" in stage.told

    play(desk, story)


def test_a_check_streams_in_and_is_kept(sources: Path, article: Path, tmp_path: Path, play: Any) -> None:
    desk = tmp_path / "new.db"

    async def story(stage: Any) -> None:
        await stage.press("a")
        await stage.type(str(sources))
        await stage.press("enter", "enter", "o")
        await stage.type(str(article))
        await stage.press("enter")
        assert "3 claims · 0 reviewed · 1 conflict" in stage.text
        assert "Checking" not in stage.text

    play(desk, story)
    with Corpus.open(desk) as corpus:
        (check,) = corpus.checks()
        assert check.finished_at


def test_a_check_stopped_by_esc_keeps_what_was_found(
    desk: Path, article: Path, play: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimcheck.tui import work

    stopped = []

    def stop_at_the_first(corpus: Corpus, finding_id: int) -> Any:
        if not stopped:
            stopped.append(finding_id)
            app.call_from_thread(lambda: app.screen.action_back())  # noqa: PLW0108 - the screen of that moment
        return record_of(corpus, finding_id)

    async def story(stage: Any) -> None:
        nonlocal app
        app = stage.app
        monkeypatch.setattr(work, "record_of", stop_at_the_first)
        await stage.press("o")
        await stage.type(str(article))
        await stage.press("enter")
        assert "1 claim ·" in stage.text
        assert "Checking" not in stage.text
        assert stage.told == "Stopped. What was found by then is kept."
        await stage.press("escape")
        assert "stopped" in stage.text

    app: Any = None
    play(desk, story)
    with Corpus.open(desk) as corpus:
        newest = next(corpus.checks())
        assert newest.finished_at is None
        assert len(list(corpus.findings(newest.id))) == 1


def test_all_sources_of_a_claim_are_listed_and_the_one_shown_is_marked(desk: Path, play: Any) -> None:
    async def story(stage: Any) -> None:
        await stage.press("enter", "j")
        for words in (
            "1 of 2 is shown; [ and ] turn",
            "▸≠ conflicts  +16.7 %  The Daily, 11 Sep 2025, ngo",
            " ≠ conflicts  +21.7 %  The Weekly, 8 Sep 2025, ngo",
        ):
            assert words in stage.text, stage.text
        await stage.press("right_square_bracket")
        assert "▸≠ conflicts  +21.7 %  The Weekly, 8 Sep 2025, ngo" in stage.text
        await stage.press("K")
        assert "is shown; [ and ] turn" not in stage.text  # one source needs no list

    play(desk, story, (140, 45))
