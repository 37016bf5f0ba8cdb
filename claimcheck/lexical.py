"""Likeness by words and letters: what full text is asked for, and how alike two texts are spelt.

Full text weighs rare words; letters in fours see through inflections, compounds and slips of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["letter_likeness", "rare_words", "text_expression"]

_WORD = re.compile(r"\w+")
_LONGEST = 4000  # characters looked at; claims are shorter, and hostile lines must not cost more
_ASKED = 100  # distinct words of a text that are asked for, for the same reason
_GRAM = 4
_MULTIPLIER = 0x9E3779B97F4A7C15
_SPACE = ord(" ")


def rare_words(text: str, frequency: Callable[[str], int], most: int, budget: int) -> list[str]:
    """Return the text's words that fewest statements have, rarest first.

    ``frequency`` says how many statements have a word; those that none has are left out. At most ``most``
    come back, and together no more than ``budget`` statements have them (the rarest word always comes).
    """
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(text[:_LONGEST]))
    counts = {word: frequency(word) for word in list(words)[:_ASKED]}
    chosen: list[str] = []
    spent = 0
    for word in sorted(filter(counts.get, counts), key=counts.__getitem__):
        spent += counts[word]
        if len(chosen) == most or (chosen and spent > budget):
            break
        chosen.append(word)
    return chosen


def text_expression(words: Sequence[str]) -> str:
    """Return an FTS5 expression that matches any of the words; "" where there is none.

    Each word is quoted, so none can be read as syntax.
    """
    return " OR ".join('"' + word.replace('"', '""') + '"' for word in words)


def letter_likeness(query: str, texts: Sequence[str]) -> NDArray[np.float64]:
    """Return how alike each text is spelt to the query, 0..1, the likest 1 (0 where nothing is shared).

    Groups of four letters within words, weighed by how few of these texts have them: what all have in
    common tells nothing.
    """
    import numpy as np

    if not texts:
        return np.zeros(0)
    row, grams = _grams([*texts, query])
    if not len(grams):
        return np.zeros(len(texts))
    codes, of_gram = np.unique(grams, return_inverse=True)
    cells, times = np.unique(row * len(codes) + of_gram, return_counts=True)
    rows, columns = np.divmod(cells, len(codes))
    in_texts = np.bincount(columns[rows < len(texts)], minlength=len(codes))
    rarity = np.log((len(texts) + 1) / (in_texts + 1)) + 1
    weights = (1 + np.log(times)) * rarity[columns]
    of_query = np.zeros(len(codes))
    of_query[columns[rows == len(texts)]] = weights[rows == len(texts)]
    shared = np.bincount(rows, weights * of_query[columns], minlength=len(texts) + 1)[:-1]
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts) + 1))[:-1]
    likeness: NDArray[np.float64] = shared / np.maximum(lengths, 1e-9)
    return likeness / max(float(likeness.max()), 1e-9)


def _grams(texts: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.uint64]]:
    """Return, for each group of four letters within a word, the number of its text and a code for it."""
    import numpy as np

    spaced = [f" {' '.join(_WORD.findall(text[:_LONGEST].casefold()))} " for text in texts]
    letters = np.frombuffer("".join(spaced).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    if len(letters) < _GRAM:
        return np.zeros(0, np.intp), np.zeros(0, np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(letters, _GRAM)
    # A space inside, not at an end, is the end of a word: texts meet at two of them.
    whole = (windows[:, 1:-1] != _SPACE).all(axis=1)
    row = np.repeat(np.arange(len(texts)), [len(text) for text in spaced])[: len(windows)]
    code = np.zeros(int(whole.sum()), np.uint64)
    for column in range(_GRAM):
        code = code * _MULTIPLIER + windows[whole, column]
    return row[whole], code
