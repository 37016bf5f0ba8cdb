"""Which name a speaker's words stand for: the full name of a surname, a role or a pronoun."""

from __future__ import annotations

import re

from claimcheck.speakers.attribution import Span
from claimcheck.speakers.lexicon import lexicon
from claimcheck.speakers.people import PARTICLES, People, fold, name_in, place_of, rules

__all__ = ["Names"]

_CAPITALS = re.compile(r"[^\W\d_](?:\w|[’'\-](?=\w))*\.?")
_TAIL = re.compile(r"[,(]|\b(?:of|in|at|from|for|with|to|on|by|who|which|that)\b")
_BODY = re.compile(
    r"(?<![\w’'&\-])[A-Z][\w’'&\-]{0,40}(?: (?:(?:of|for|and|the|on) )?[A-Z][\w’'&\-]{0,40}){1,5}"
)
_LEADING = frozenset({"The", "A", "An", "His", "Her", "Its", "Their"})
_GENDERS = {"he": "m", "she": "f", "his": "m", "her": "f"}
_TITLES = {"mr": "m", "mrs": "f", "ms": "f"}
_FAR = 3000
_NEAR = 800
_LAST = 30


def _in_sentence(words: str) -> str:
    """Return a description as it stands inside a sentence: "the minister" for "The minister"."""
    first, *rest = words.split(" ")
    return words[0].lower() + words[1:] if first in _LEADING and rest and rest[-1].islower() else words


class Names:
    """The names of one text; ``resolve`` must be asked in the order of the text, for pronouns look back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._people = People(text)
        self._known = {mention.name for mention in self._people.mentions}
        self._spoken: list[tuple[int, str]] = []
        self._bodies: dict[str, str] = {}
        for match in _BODY.finditer(text):
            self._add_body(match.group())

    def _add_body(self, name: str) -> None:
        """Remember a body by its initials and, where its last word tells one, by that ("the Times")."""
        name = name.removeprefix("The ")
        words = [word for word in name.split() if word[0].isupper()]
        if len(words) > 1:
            self._bodies.setdefault("".join(word[0] for word in words), name)
            if words[-1].lower() in rules().bodies:
                self._bodies.setdefault(words[-1], name)

    def resolve(self, source: Span, antecedent: Span | None = None) -> str:
        """Return the name that the words at ``source`` stand for, or the words themselves.

        ``antecedent`` is what a relative pronoun there stands for.
        """
        start, end = antecedent or source
        words = " ".join(self._text[start:end].split()).removesuffix("'s").removesuffix("’s")
        name = self._pronoun(words.lower(), start) or self._beside(words, end) or self._within(start, end)
        name = name or self._name(words, start) or _in_sentence(words)
        self._spoken.append((start, name))
        return name

    def is_person(self, source: Span) -> bool:
        """Say whether the words at ``source`` are a name that the text gives to a person."""
        words = self._text[slice(*source)].split()
        return bool(words) and self._people.named(words[-1]) is not None

    def _beside(self, words: str, end: int) -> str | None:
        """Return the name set beside a role: "the bank's governor, Piotr Malin,"."""
        comma = self._text.startswith(", ", end) and words[-1].isalpha()
        if not comma or words.rsplit(maxsplit=1)[-1][0].isupper():
            return None
        named = self._people.at(end + 2)
        return named.name if named and self._text.startswith(",", named.end) else None

    def _within(self, start: int, end: int) -> str | None:
        """Return the person that a longer description ends in: "head of the Council Enver Solomon"."""
        last = next(iter(self._people.last_before(end, 1)), None)
        if last is None or not start < last.start or last.end != end or " " not in last.name:
            return None
        words = self._text[start : last.start].split()
        tail = _TAIL.search(self._text, start + 1, last.start)
        heads = [self._text[start : tail.start()].split()[-1]] if tail else []
        heads += [words[-1]] if words[-1].islower() else []
        holds = not tail or any(fold(word) in rules().holders for word in heads)
        return last.name if holds and words[-1] != "the" else None

    def _pronoun(self, word: str, at: int) -> str | None:
        """Return the last speaker or person before ``at`` whom a pronoun fits."""
        if word in _GENDERS:
            return self._person(_GENDERS[word], at)
        if word in {"it", "they", "its", "their"}:
            return self._body(word in {"they", "their"}, at)
        return None

    def _body(self, plural: bool, at: int) -> str | None:
        """Return the last speaker near by who is no person."""
        for place, name in reversed(self._spoken):
            if at - place > _NEAR:
                return None
            if name in self._known or name.lower() in lexicon().words["pronouns"]:
                continue
            if not plural or name.endswith("s"):
                return name
        return None

    def _person(self, gender: str, at: int) -> str | None:
        spoken = [
            (place, name)
            for place, name in reversed(self._spoken[-_LAST:])
            if name in self._known and at - place < _FAR
        ]
        near = [mention for mention in self._people.last_before(at, _LAST) if at - mention.start < _FAR]
        leading = [
            (mention.start, mention.name) for mention in near if self._leads(mention.start, mention.end)
        ]
        others = [(mention.start, mention.name) for mention in near]
        for _, name in [*sorted([*spoken, *leading], reverse=True), *others]:
            if self._people.gender(name) in {gender, ""}:
                return self._people.named(name) if " " not in name else name
        return None

    def _leads(self, start: int, end: int) -> bool:
        """Say whether a mention stands first in its sentence, as a subject does."""
        before = self._text[max(0, start - 40) : start]
        cut = max(before.rfind(sign) for sign in ("\n", ". ", "” ", '" '))
        if (cut < 0 and start >= 40) or self._text[end - 2 : end] in {"'s", "’s"}:  # noqa: PLR2004
            return False
        between = before[cut + 1 :].strip(' ."”').split()
        return all(word[0].isupper() or word in rules().titles for word in between)

    def _name(self, words: str, at: int) -> str | None:
        head = words[: cut.start()] if (cut := _TAIL.search(words, 1)) else words
        parts = _CAPITALS.findall(head)
        if not parts or "and" in parts:
            return None
        if len(parts) == 2 and parts[0] in {"the", "The"} and parts[1] in self._bodies:  # noqa: PLR2004
            return self._bodies[parts[1]]
        if parts[-1][0].isupper() and not any(
            fold(part) in rules().bodies for part in parts[-2:] if part[0].isupper()
        ):
            return self._full(parts, words, at)
        if not parts[-1][0].isupper():
            return self._role(parts, at)
        return None

    def _full(self, parts: list[str], words: str, at: int) -> str | None:
        """Return the full name behind a name in capitals."""
        run = len(parts)
        while run and (parts[run - 1][0].isupper() or (parts[run - 1] in PARTICLES and run < len(parts))):
            run -= 1
        before, name = name_in(parts[run:])
        if not name:
            return self._role([part.lower() for part in parts], at) if before else None
        determined = parts[run - 1] in lexicon().words["determiners"] if run else False
        if determined or (len(name) > 1 and before and before[-1] in {"The", "A", "An"}):
            return None
        surname = name[-1] if len(name) == 1 or name[0].lower() in PARTICLES else ""
        gender = next((sex for title, sex in _TITLES.items() if title in map(fold, before)), "")
        known = (surname and self._people.named(surname, gender)) or (
            words.isupper() and self._bodies.get(words)
        )
        if known:
            return known
        titled = any(fold(part) in rules().titles for part in before)
        return " ".join(name) if len(name) > 1 or titled or run else None

    def _role(self, parts: list[str], at: int) -> str | None:
        """Return who holds a role: "the Belarusian leader", "Lithuania's president", "the senator"."""
        role = parts[-1].lower()
        if parts[0].lower() not in {"the", "its", "their"} and not parts[0].endswith(("'s", "’s")):
            return None
        modifiers = [part for part in parts[1:-1] if not part[0].isupper() and part not in rules().titles]
        if modifiers or role not in frozenset().union(*rules().roles):
            return None
        places = frozenset(place_of(part) for part in parts[:-1] if part[0].isupper() and part != "The")
        return self._people.in_role(role, places, at)
