"""Where words are quoted, with marks that are lost, repeated or no marks at all."""

from __future__ import annotations

import pytest

from claimcheck.speakers.quotes import quotations


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ''yes'' and left.", ["''yes''"]),
        ("He said ‘yes’ and left.", ["‘yes’"]),
        ("„Ja“, said one, “yes” the other.", ["„Ja“", "“yes”"]),
        ("“He said ‘yes’ to me,” she said.", ["“He said ‘yes’ to me,”"]),
        ("the workers’ union and the firm’s offer", []),
        ("the class of '98 didn't come", []),
        ('a pipe 6" wide', []),
        ("no marks", []),
        ("", []),
    ],
)
def test_pairs_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quote_goes_on_where_the_next_paragraph_opens_again() -> None:
    text = "“One.\n\n“Two.”\n\n“Three.”"
    assert [quote.continues for quote in quotations(text)] == [False, True, False]
    assert quoted(text) == ["“One.", "“Two.”", "“Three.”"]


def test_a_quote_goes_on_where_the_next_paragraph_closes_what_it_did_not_open() -> None:
    assert quoted("“One.\n\nTwo.” Three.") == ["“One.", "Two.”"]


def test_a_lost_opening_mark_takes_in_the_paragraph_up_to_the_closing_one() -> None:
    assert quoted("Before.\n\nWe lost it. All of it,” he said.") == ["We lost it. All of it,”"]


def test_a_lost_opening_mark_behind_a_quote_takes_in_its_sentence_only() -> None:
    assert quoted("“One,” he said. It rained. We left,” she said.") == ["“One,”", "We left,”"]


def test_a_lost_closing_mark_ends_the_quote_before_who_said_it() -> None:
    assert quoted("“We lost it all, Berg said. It rained.") == ["“We lost it all,"]
