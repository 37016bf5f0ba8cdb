"""What a period does in its sentence, read from the words around it."""

from __future__ import annotations

from claimcheck.model import Grain, PeriodRole
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import dates

__all__ = ["lean_at", "role_at", "since_event"]

_ROLES = dates()["roles"]
_REPORTING = frozenset(_ROLES["reporting"])
_REPORT_FILLERS = frozenset(_ROLES["report_fillers"])
_REPORT_OPENERS = frozenset(_ROLES["report_openers"])
_REPORT_LINKS = frozenset(_ROLES["report_links"])
_REPORT_SPEAKING = frozenset(_ROLES["report_speaking"])
_SUPERLATIVES = frozenset(_ROLES["superlatives"])
_BOUNDS = frozenset(_ROLES["bounded"])
_TELLING = frozenset(_ROLES["telling"])
_THAN_BEFORE = frozenset(_ROLES["than_before"])
_RELATIVE_VERBS = frozenset(_ROLES["relative_verbs"])
_YARDSTICKS = frozenset(_ROLES["yardsticks"])
_YARDSTICK_FILLERS = frozenset(_ROLES["yardstick_fillers"])
_COMPARED_ENDINGS = frozenset(_ROLES["compared_endings"])
_COMPARED_TIMES = frozenset(_ROLES["compared_times"])
_ASIDES = frozenset(_ROLES["asides"])
_AUXILIARIES = frozenset(_ROLES["auxiliaries"])
_FINITE_BEFORE = _AUXILIARIES | frozenset(_ROLES["subjects"])
_NO_SUPERLATIVES = frozenset(_ROLES["no_superlatives"])
_RELATIVES = frozenset(_ROLES["relatives"])
_FUNCTION_WORDS = frozenset(_ROLES["function_words"])
_DETERMINERS = frozenset(_ROLES["determiners"])
_PREPOSITIONS = frozenset(_ROLES["prepositions"])
_CLAUSE_MARKS = frozenset(_ROLES["clause_marks"])
_SURE = frozenset(dates()["future"]["sure"])
_MAYBE = frozenset(dates()["future"]["maybe"])
_MAYBE_BEFORE = frozenset(dates()["future"]["maybe_before"])
_SURE_PAIRS = frozenset(dates()["future"]["pairs"])
_PAST = frozenset(dates()["future"]["past"])
_BEFORE_PARTICIPLE = frozenset(dates()["future"]["before_participle"])
_CLAUSE_REACH = 24
_REPORT_REACH = 10
_EVENT_REACH = 11


def lean_at(tokens: Tokens, index: int, after: int) -> str:
    """Return "sure" where the clause around a time looks ahead, "maybe" where it may, "" where it tells.

    A day right behind a reporting verb is past, whatever is reported.
    """
    if _reported(tokens, index):
        return ""
    before, behind = _clause_before(tokens, index), _clause_after(tokens, after)
    verbs = [found for found in (_nearest_verb(before[::-1], back=True), _nearest_verb(behind)) if found]
    nearest = min(verbs)[1] if verbs else ""
    if nearest:
        return nearest
    open_word = {tokens.lower[index], tokens.before(index)} & _MAYBE_BEFORE
    return "maybe" if open_word or (not verbs and {*before, *behind} & _MAYBE) else ""


def _nearest_verb(words: list[str], *, back: bool = False) -> tuple[int, str] | None:
    """Return how far off, and "sure" or "", the first of the words that looks ahead or tells of the past.

    ``words`` run away from the time, ``back`` where that is against the reading order.
    """
    for distance, word in enumerate(words):
        other = words[distance + 1] if distance + 1 < len(words) else ""
        pair = f"{other} {word}" if back else f"{word} {other}"
        previous = other if back else words[distance - 1] if distance else ""
        if word in _SURE or pair in _SURE_PAIRS:
            return distance, "sure"
        if word in _PAST or (word.endswith("ed") and previous not in _BEFORE_PARTICIPLE):
            return distance, ""
    return None


def role_at(tokens: Tokens, index: int, after: int, grain: Grain) -> PeriodRole:
    """Return what the period between those tokens does in its sentence."""
    if _reported(tokens, index) or (grain is Grain.DAY and _reported_behind(tokens, after)):
        return PeriodRole.REPORTED
    if _compared(tokens, index, after):
        return PeriodRole.COMPARED
    if _aside(tokens, index):
        return PeriodRole.BACKGROUND
    return PeriodRole.ATTRIBUTIVE if _attributive(tokens, index, after) else PeriodRole.ABOUT


def _reported(tokens: Tokens, index: int) -> bool:
    """Whether a reporting verb dates itself by it: "said on Tuesday", "told the BBC on Friday"."""
    if tokens.lower[index] in _BOUNDS:
        return False
    close = True
    for position in range(index - 1, max(index - 1 - _REPORT_REACH, -1), -1):
        word = tokens.lower[position]
        if word in _REPORTING:
            linked = word in _REPORT_SPEAKING and tokens.lower[position + 1] in _REPORT_LINKS
            return close or linked or word in _TELLING
        if word in _CLAUSE_MARKS or tokens.kind[position] == "number":
            return False
        close = close and word in _REPORT_FILLERS
    return False


def _reported_behind(tokens: Tokens, after: int) -> bool:
    """Whether a report follows the day that dates it: "On Friday, the president claimed that"."""
    start = after + (tokens.lower[after] == ",")
    for position in range(start, min(start + _REPORT_REACH, len(tokens))):
        word = tokens.lower[position]
        if word in _REPORTING:
            return tokens.lower[position + 1] in _REPORT_OPENERS
        if word in _CLAUSE_MARKS or word in _AUXILIARIES or word.endswith("ed"):
            return False
    return False


def _compared(tokens: Tokens, index: int, after: int) -> bool:
    """Whether what it measures is a yardstick: "a year earlier", "up from 8 percent in May"."""
    if tokens.lower[index] in _BOUNDS:
        return False
    ending = tokens.lower[after - 1]
    told = ending in _COMPARED_ENDINGS or (ending == "ago" and tokens.before(index) == "from")
    if told or " ".join(tokens.lower[index:after]) in _COMPARED_TIMES:
        return True
    return _held_against(tokens, index, after)


def _held_against(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a comparing word leads up to it, with at most a figure and its unit between."""
    direct, measured, onward = True, False, tokens.lower[after] == "to"
    for position in range(index - 1, max(index - 1 - _CLAUSE_REACH, -1), -1):
        word = tokens.lower[position]
        if word in _CLAUSE_MARKS:
            return False
        if word == "than":
            return tokens.lower[position + 1] in _THAN_BEFORE or position == index - 1
        pair = f"{tokens.before(position)} {word}"
        if direct and (word in _YARDSTICKS or pair in _YARDSTICKS or (measured and word == "from")):
            return True
        figure = tokens.kind[position] in ("number", "figure")
        measured = measured or figure
        direct = direct and (onward or figure or index - position <= 2 or word in _YARDSTICK_FILLERS)
    return False


def _aside(tokens: Tokens, index: int) -> bool:
    """Whether it dates something told by the way: "founded in 1990", "the first since 2018"."""
    verb = index - 1 if tokens.before(index) not in _PREPOSITIONS else index - 2
    if verb >= 0 and tokens.lower[verb] in _ASIDES and tokens.before(verb) not in _FINITE_BEFORE:
        return True
    if tokens.lower[index] == "since" and any(map(_superlative, _clause_before(tokens, index))):
        return True
    return _relative(tokens, index) == "aside"


def _superlative(word: str) -> bool:
    return word in _SUPERLATIVES or (word.endswith("est") and word not in _NO_SUPERLATIVES)


def _relative(tokens: Tokens, index: int) -> str:
    """Return "aside" inside ", which ...", "name" inside "those who ..."; "that" opens one before a verb."""
    clause = _clause_before(tokens, index)
    opening = index - len(clause) - 1
    if opening < 1 or _AUXILIARIES & {*clause[2:]}:  # a second verb: the main clause has gone on
        return ""
    word, verb = tokens.lower[opening], tokens.lower[opening + 1]
    if word == "that" and (verb.endswith("ed") or verb in _RELATIVE_VERBS):
        return "name"
    if word not in _RELATIVES:
        return ""
    return "aside" if tokens.before(opening) == "," else "name"


def _attributive(tokens: Tokens, index: int, after: int) -> bool:
    """Whether it tells which: "the 2022 test", "Monday's earthquake", "those who came in June"."""
    if _relative(tokens, index) == "name":
        return True
    if tokens.lower[after] in ("'", "’") and tokens.lower[after + 1] == "s":
        return True
    year = all(kind in ("number", "mark") for kind in tokens.kind[index:after])
    if year and _named_before(tokens, index):
        return True
    noun = tokens.kind[after] == "word" and tokens.lower[after] not in _FUNCTION_WORDS
    held = tokens.before(index) in _DETERMINERS or (
        index and tokens.kind[index - 1] == "word" and tokens.before(index) == "s"
    )
    return bool(noun and held and (year or after - index == 1))


def _named_before(tokens: Tokens, index: int) -> bool:
    """Whether a year ends a name: "Fan Expo Canada 2016"."""
    return index > 1 and tokens.capital(index - 1) and tokens.before(index) not in _FUNCTION_WORDS


def _clause_before(tokens: Tokens, index: int) -> list[str]:
    words: list[str] = []
    for position in range(index - 1, max(index - 1 - _CLAUSE_REACH, -1), -1):
        if tokens.lower[position] in _CLAUSE_MARKS:
            break
        words.append(tokens.lower[position])
    return words[::-1]


def _clause_after(tokens: Tokens, after: int) -> list[str]:
    words: list[str] = []
    for position in range(after, min(after + _CLAUSE_REACH, len(tokens))):
        if tokens.lower[position] in _CLAUSE_MARKS:
            break
        words.append(tokens.lower[position])
    return words


def since_event(tokens: Tokens, index: int) -> bool:
    """Whether it dates an event that "since" counts from: "since the war began in 2023"."""
    if tokens.before(index) not in ("in", "on"):
        return False
    words = _clause_before(tokens, index)
    return "since" in words[-_EVENT_REACH:] and "time" not in words
