"""Texts read last, kept at hand up to a number of characters."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

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

    def get(self, number: int, load: Callable[[], str]) -> str:
        """Return the text of that number, from ``load()`` where it is not at hand."""
        with self._lock:
            if number in self._texts:
                self._texts.move_to_end(number)
                return self._texts[number]
        text = load()
        with self._lock:
            if number not in self._texts:
                self._texts[number] = text
                self._held += len(text)
            while self._held > self._most and len(self._texts) > 1:
                self._held -= len(self._texts.popitem(last=False)[1])
        return text
