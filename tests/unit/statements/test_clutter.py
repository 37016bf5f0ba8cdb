from __future__ import annotations

import re
import string
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language import table
from claimcheck.statements.clutter import clutter_of, clutter_of_blocks
from claimcheck.text import blocks


def kinds(text: str) -> dict[str, str]:
    found = blocks(text)
    return {
        text[block.start : block.end]: kind
        for block, kind in zip(found, clutter_of_blocks(text, found), strict=True)
    }


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for our Evening Post newsletter", "subscription"),
        ("Get the Evening Post app: 3 months free", "subscription"),
        ("Never miss a story from Orland.", "subscription"),
        ("Support the Evening Post!", "support"),
        ("Enjoying this article? Support independent journalism from $3 a month.", "support"),
        ("Remind me later", "support"),
        ("Share on Facebook | Share on X | Email", "share"),
        ("Follow us on Telegram", "share"),
        ("Read more: The dam that never was", "related"),
        ("Watch: Highlights of the final (video, 2:30)", "related"),
        ("Related stories", "related"),
        ("Advertisement", "advert"),
        ("Photo: A child crosses the bridge at Osk.", "caption"),
        ("Minister Jon Dahl (left) and Ann Rell (second right). osk.example.org", "caption"),
        ("Rescuers at the dam. Anna Berg / Reuters", "caption"),
        ("By Anna Berg and Jon Dahl", "byline"),
        ("Tuesday, 3 May 2024", "byline"),
        ("Published: 3 May 2024 at 10:15", "byline"),
        ("5 min read", "byline"),
        ("We use cookies to give you the best experience.", "consent"),
        ("By signing up you agree to our Privacy Policy.", "consent"),
        ("© 2024 The Evening Post. All rights reserved.", "copyright"),
        ("Evening Post > Sport > Rowing", "navigation"),
        ("Comments are closed.", "comments"),
        ("12 Alec Boman Jr. 2257 1 0 7 12", "table"),
        ("Crowds at the dam in Osk. Image: Anna Berg.", "caption"),
    ],
)
def test_what_stands_beside_the_report_is_clutter(line: str, kind: str) -> None:
    assert kinds(line) == {line: kind}


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the floods had left 83 people dead.",
        "Share prices fell by 4 percent on Friday.",
        "The minister told Reuters.",
        "Mayor Ann Rell (R) called it “impossible.”",
        "The party has launched a petition with more than 11,000 signatures (OPU).",
        "The charity said it would contribute $5 million to the fund.",
        "Subscribers to the service rose to 4 million last year.",
        "The newsletter was first printed in 1911.",
        "The regulator fined the site over cookies that tracked children.",
        "Comments by the minister angered farmers.",
        "Support for the president fell to 31 percent.",
        "Read by 40,000 people, the paper closed in May.",
        "The vote was 12 to 7 in 2019",
        "Advertising brought the station 3 million crowns.",
    ],
)
def test_a_report_that_uses_the_same_words_is_none(line: str) -> None:
    assert kinds(line) == {line: ""}
    assert clutter_of(line) == ""


def test_a_letter_to_readers_is_clutter_from_its_opening_to_its_last_ask() -> None:
    report = "The court fined the paper 40,000 crowns."
    letter = (
        "Dear readers,\n\nThe court has called us a threat and closed our bureau in Osk.\n\n"
        "We need your help. Your support keeps us going."
    )
    found = kinds(f"{report}\n\n{letter}")
    assert found.pop(report) == ""
    assert set(found.values()) == {"support"}


def test_a_letter_that_asks_for_nothing_is_left_alone() -> None:
    found = kinds("Dear readers,\n\nThe court closed our bureau in Osk.")
    assert set(found.values()) == {""}


def test_links_under_a_heading_are_clutter_until_the_next_paragraph() -> None:
    found = kinds("Related news\n\nDam breaks in Osk\n\nMayor steps down\n\nThe dam broke on Monday.")
    assert list(found.values()) == ["related", "related", "related", ""]


def test_lines_of_100_000_characters_take_no_time() -> None:
    for line in ("sign up " * 12_500, "a | " * 25_000, "by " * 33_000, "(" * 100_000, "support us " * 9_000):
        begun = time.process_time()
        kinds(line)
        clutter_of(line)
        assert time.process_time() - begun < 3


def test_a_papers_notice_on_opinions_is_clutter() -> None:
    notice = "The views and opinions expressed in this piece do not necessarily reflect those of the Post."
    assert clutter_of(notice) == "disclaimer"
    assert clutter_of("The opinions expressed by the judges differed in 12 of 30 cases.") == ""


def test_rows_of_a_table_state_nothing_by_themselves() -> None:
    found = kinds("Province\tDead\nOsk\t84\n\nIn all, 84 people died.")
    assert list(found.values()) == ["table", "table", ""]


def test_the_short_paragraph_above_a_credit_is_its_caption() -> None:
    found = kinds(
        "The dam broke on Monday.\n\nThe mayor at the dam.\n\nImage: Anna Berg.\n\nTwo people died."
    )
    assert list(found.values()) == ["", "caption", "caption", ""]


def patterns(*, openings: bool) -> list[Any]:
    """The table's patterns: those that need words, or those that fit the start of the words alone."""
    held = [
        each for part in ("block", "sentence") for kind in table("clutter")[part].values() for each in kind
    ]
    if openings:
        return [each for each in held if isinstance(each, str) and each.startswith("^")]
    return [each for each in held if isinstance(each, dict)]


# What Python's own letters are for "k" and "s" when capitals are ignored stays out.
PLAIN = st.characters(codec="ascii") | st.sampled_from("©–—»›€£")


@given(st.data())
def test_whatever_a_pattern_fits_holds_a_word_that_it_needs(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(patterns(openings=False)))
    fitting = data.draw(st.from_regex(re.compile(rule["pattern"], re.IGNORECASE), alphabet=PLAIN))
    assert any(need in fitting.lower() for need in rule["needs"])


@given(st.data())
def test_an_opening_fits_nowhere_but_at_the_start(data: st.DataObject) -> None:
    opening = re.compile(data.draw(st.sampled_from(patterns(openings=True))), re.IGNORECASE)
    fitting = data.draw(st.from_regex(opening, alphabet=PLAIN))
    lead = data.draw(st.text(string.ascii_letters, min_size=61, max_size=80))
    found = opening.search(f"{lead}\n{fitting}")
    assert found is None or found.start() == 0
