from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.store.cache import TextCache


class Shelf:
    """Says "abc" of every number but 0, which it does not have, and remembers what it was asked."""

    def __init__(self, text: str = "abc") -> None:
        self.text = text
        self.asked: list[list[int]] = []

    def load(self, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
        self.asked.append(list(numbers))
        yield from ((number, self.text) for number in numbers if number)


def test_texts_at_hand_are_not_loaded_again_and_the_rest_is_asked_for_at_once() -> None:
    cache, shelf = TextCache(most=100), Shelf()
    assert dict(cache.each([1, 2], shelf.load)) == {1: "abc", 2: "abc"}
    assert dict(cache.each([1, 3, 2, 4], shelf.load)) == dict.fromkeys([1, 2, 3, 4], "abc")
    assert shelf.asked == [[1, 2], [3, 4]]


def test_what_is_not_there_is_left_out() -> None:
    assert dict(TextCache(most=100).each([0, 1], Shelf().load)) == {1: "abc"}


def test_the_text_used_longest_ago_goes_first() -> None:
    cache, shelf = TextCache(most=6), Shelf()
    for number in (1, 2, 1, 3):
        list(cache.each([number], shelf.load))
    shelf.asked.clear()
    list(cache.each([1], shelf.load))
    list(cache.each([2], shelf.load))
    assert shelf.asked == [[], [2]]


def test_a_text_larger_than_the_cache_is_kept_until_the_next() -> None:
    cache, large = TextCache(most=2), Shelf("abcdef")
    for number in (1, 1, 2, 1):
        assert dict(cache.each([number], large.load)) == {number: "abcdef"}
    assert large.asked == [[1], [], [2], [1]]
