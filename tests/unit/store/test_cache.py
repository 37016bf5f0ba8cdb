from __future__ import annotations

from claimcheck.store.cache import TextCache


def test_a_text_at_hand_is_not_loaded_again() -> None:
    cache = TextCache(most=10)
    assert cache.get(1, lambda: "abc") == "abc"
    assert cache.get(1, lambda: "not asked") == "abc"


def test_the_text_used_longest_ago_goes_first() -> None:
    cache = TextCache(most=6)
    for number in (1, 2, 1, 3):
        cache.get(number, lambda: "abc")
    assert cache.get(1, lambda: "again") == "abc"
    assert cache.get(2, lambda: "again") == "again"


def test_a_text_larger_than_the_cache_is_kept_until_the_next() -> None:
    cache = TextCache(most=2)
    assert cache.get(1, lambda: "abcdef") == "abcdef"
    assert cache.get(1, lambda: "again") == "abcdef"
    assert cache.get(2, lambda: "b") == "b"
    assert cache.get(1, lambda: "again") == "again"
