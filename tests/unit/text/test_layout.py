from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text import BlockKind, blocks

WRAPPED = (
    "The flood that struck the province in the night of 6 March has killed\n"
    "84 people, the institute said on Wednesday. More than 60,000 people are\n"
    "still sleeping in school halls and tents, according to the governor. The\n"
    "road is closed.\n"
    "\n"
    "A second paragraph begins here and runs over the end of its first line\n"
    "too.\n"
)


def pieces(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in blocks(text)]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert [block.kind for block in blocks(WRAPPED)] == [BlockKind.PARAGRAPH] * 2


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "The water has gone down in most of it by now.\nWomen carry mattresses into the sun.\nIt rained."
    assert len(blocks(text)) == 3


def test_a_menu_of_short_lines_is_not_joined() -> None:
    assert len(blocks("Once\nMonthly\nAnnual\nContinue")) == 4


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_any_newline_parts_blocks(newline: str) -> None:
    assert len(blocks(f"A headline{newline}{newline}A sentence.{newline}Another one.")) == 3


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    assert len(blocks("The minister promised to build the\nBridge of Sighs again.")) == 1


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. ", "2) ", "(a) ", "– "])
def test_list_marks_are_left_out_of_the_item(mark: str) -> None:
    assert pieces(f"{mark}Eggs cost 5 crowns.") == [("item", "Eggs cost 5 crowns.")]


@pytest.mark.parametrize(
    "row", ["Province\tDead\tHomeless", "| Marenga | 84 | 60,000 |", "Marenga     84     60,000"]
)
def test_lines_of_cells_are_rows(row: str) -> None:
    assert [kind for kind, _ in pieces(row)] == ["row"]


def test_a_line_without_full_stop_is_a_headline() -> None:
    assert pieces("Valmora’s budget: bigger ministries\n\nSpending rose.") == [
        ("headline", "Valmora’s budget: bigger ministries"),
        ("paragraph", "Spending rose."),
    ]


@given(st.text(alphabet="ab .\n\r\t|-–1"))
def test_blocks_are_in_order_and_never_overlap(text: str) -> None:
    ends = [0]
    for block in blocks(text):
        assert ends[-1] <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        ends.append(block.end)
