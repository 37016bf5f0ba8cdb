"""Texts read last, kept at hand up to a number of characters."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["TextCache"]


class TextCache:
    """Keeps the texts read last, together at most ``most`` characters, and always the very last one.

    Several threads may share it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._lock = threading.Lock()

    def each(
        self, numbers: Iterable[int], load: Callable[[Sequence[int]], Iterator[tuple[int, str]]]
    ) -> Iterator[tuple[int, str]]:
        """Yield those numbers with their texts, first what is at hand, then from ``load`` what it has."""
        lacking = []
        for number in numbers:
            text = self._at_hand(number)
            if text is None:
                lacking.append(number)
            else:
                yield number, text
        for number, text in load(lacking):
            self._keep(number, text)
            yield number, text

    def _at_hand(self, number: int) -> str | None:
        with self._lock:
            if number in self._texts:
                self._texts.move_to_end(number)
            return self._texts.get(number)

    def _keep(self, number: int, text: str) -> None:
        with self._lock:
            if number not in self._texts:
                self._texts[number] = text
                self._held += len(text)
            while self._held > self._most and len(self._texts) > 1:
                self._held -= len(self._texts.popitem(last=False)[1])
