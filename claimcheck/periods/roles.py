"""What a period does in its sentence, read from the words around it."""

from __future__ import annotations

from claimcheck.model import Grain, PeriodRole
from claimcheck.periods.clauses import BOUNDED, clause_before, report_behind, reported
from claimcheck.periods.tokens import Tokens
from claimcheck.periods.words import dates

__all__ = ["role_at", "since_event"]

_ROLES = dates()["roles"]
_MARKS = frozenset(_ROLES["clause_marks"])
_YARDSTICKS = frozenset(_ROLES["yardsticks"])
_LONG_YARDSTICKS = frozenset(_ROLES["long_yardsticks"])
_WIDE_YARDSTICKS = frozenset(_ROLES["wide_yardsticks"])
_LEVEL_YARDSTICKS = frozenset(_ROLES["level_yardsticks"])
_HEDGED = frozenset(_ROLES["hedged"])
_NO_COMPARISON = frozenset(_ROLES["no_comparison"])
_WIDE_BEFORE = frozenset(_ROLES["wide_before"])
_YARDSTICK_FILLERS = frozenset(_ROLES["yardstick_fillers"])
_COMPARED_ENDINGS = frozenset(_ROLES["compared_endings"])
_COMPARED_TIMES = frozenset(_ROLES["compared_times"])
_ASIDES = frozenset(_ROLES["asides"])
_CONCEDING = frozenset(_ROLES["conceding"])
_AUXILIARIES = frozenset(_ROLES["auxiliaries"])
_FINITE_BEFORE = _AUXILIARIES | frozenset(_ROLES["subjects"])
_SUPERLATIVES = frozenset(_ROLES["superlatives"])
_NO_SUPERLATIVES = frozenset(_ROLES["no_superlatives"])
_RELATIVES = frozenset(_ROLES["relatives"])
_THAT_AFTER = frozenset((*_ROLES["reporting"], *_ROLES["that_after"]))
_RELATIVE_VERBS = frozenset(_ROLES["relative_verbs"])
_FUNCTION_WORDS = frozenset(_ROLES["function_words"])
_NO_NOUNS = _FUNCTION_WORDS | frozenset(_ROLES["time_nouns"])
_DETERMINERS = frozenset(_ROLES["determiners"])
_PREPOSITIONS = frozenset(_ROLES["prepositions"])
_REPORT_GRAINS = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.RANGE)
_REACH = 24
_EVENT_REACH = 11


def role_at(tokens: Tokens, index: int, after: int, grain: Grain, *, named: bool) -> PeriodRole:
    """Return what the period between those tokens does in its sentence.

    ``named`` says that the sentence has named another before it.
    """
    if since_event(tokens, index):
        backdrop = any(map(_superlative, clause_before(tokens, index)))
        return PeriodRole.BACKGROUND if backdrop else PeriodRole.ABOUT
    dates_report = grain in _REPORT_GRAINS and reported(tokens, index)
    if dates_report or (grain is Grain.DAY and report_behind(tokens, index, after)):
        return PeriodRole.REPORTED
    long = grain not in (Grain.DAY, Grain.WEEK)
    if _compared(tokens, index, after, long=long) or (long and named and tokens.before(index) == "from"):
        return PeriodRole.COMPARED
    if _aside(tokens, index):
        return PeriodRole.BACKGROUND
    return PeriodRole.ATTRIBUTIVE if _attributive(tokens, index, after) else PeriodRole.ABOUT


def since_event(tokens: Tokens, index: int) -> bool:
    """Return whether it dates an event that "since" counts from: "since the war began in 2023"."""
    if tokens.before(index) not in ("in", "on"):
        return False
    words = clause_before(tokens, index)
    return "since" in words[-_EVENT_REACH:] and "time" not in words


def _compared(tokens: Tokens, index: int, after: int, *, long: bool) -> bool:
    """Whether what it measures is a yardstick: "a year earlier", "up from 8 percent in May"."""
    if tokens.lower[index] in BOUNDED:
        return False
    ending = tokens.lower[after - 1]
    start = index - (tokens.before(index) == "the")
    framing = start == 0 or tokens.before(start) in _PREPOSITIONS  # "in May of the year before"
    told = ending in _COMPARED_ENDINGS and not framing
    if told or (ending == "ago" and tokens.before(index) == "from"):
        return True
    if " ".join(tokens.lower[index:after]) in _COMPARED_TIMES:
        return True
    if long and f"{tokens.before(index - 1)} {tokens.before(index)}" in _LONG_YARDSTICKS:
        return True
    return _held_against(tokens, index, after)


def _held_against(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a comparing word leads up to it.

    A wide one ("than") does so from anywhere in the clause if no figure follows it at once, where it would
    be a bound; others with at most a figure and its unit between.
    """
    direct, measured, onward = True, False, tokens.lower[after] == "to"
    for position in range(index - 1, max(index - 1 - _REACH, -1), -1):
        word = tokens.lower[position]
        pair = f"{tokens.before(position)} {word}"
        if word in _MARKS:
            return False
        if word in _LEVEL_YARDSTICKS:
            return position == index - 1 or tokens.before(index) == "of"
        if word in _WIDE_YARDSTICKS or pair in _WIDE_YARDSTICKS:
            return _compares(tokens, position, measured=measured) or position == index - 1
        if direct and (word in _YARDSTICKS or pair in _YARDSTICKS or (measured and word == "from")):
            return True
        figure = tokens.kind[position] in ("number", "figure")
        measured = measured or figure
        direct = direct and (onward or figure or index - position <= 2 or word in _YARDSTICK_FILLERS)
    return False


def _compares(tokens: Tokens, position: int, *, measured: bool) -> bool:
    """Whether a wide yardstick compares: "than in", "against 12 in", but not "more than a quarter"."""
    if tokens.before(position) in _NO_COMPARISON or tokens.lower[position + 2] in _HEDGED:
        return False
    return tokens.lower[position + 1] in _WIDE_BEFORE or (measured and tokens.lower[position] == "against")


def _aside(tokens: Tokens, index: int) -> bool:
    """Whether it dates something told by the way: "founded in 1990", "the first since 2018"."""
    verb = index - 1 if tokens.before(index) not in _PREPOSITIONS else index - 2
    if verb >= 0 and tokens.lower[verb] in _ASIDES and tokens.before(verb) not in _FINITE_BEFORE:
        return True
    clause = clause_before(tokens, index)
    if tokens.lower[index] == "since" and any(map(_superlative, clause)):
        return True
    opening = index - len(clause) - 1
    conceded = opening >= 0 and tokens.lower[opening] in _CONCEDING
    if conceded or clause[:1] == ["having"] or _of_a_rule(clause):
        return True
    return _relative(tokens, index, clause) == "aside"


def _of_a_rule(clause: list[str]) -> bool:
    """Whether it dates the rule by which something is so: "under the text signed on 30 October"."""
    if clause[:1] != ["under"] or not _AUXILIARIES.isdisjoint(clause):
        return False
    return clause[-1] == "of" or (clause[-1] in _PREPOSITIONS and clause[-2:][0].endswith("ed"))


def _superlative(word: str) -> bool:
    return word in _SUPERLATIVES or (word.endswith("est") and word not in _NO_SUPERLATIVES)


def _relative(tokens: Tokens, index: int, clause: list[str]) -> str:
    """Return "aside" inside ", which ...", "name" inside "those who ..." or "the ban that it had won"."""
    opening = index - len(clause) - 1
    if opening < 1:
        return ""
    word, before = tokens.lower[opening], tokens.before(opening)
    if not clause or word not in ("that", *_RELATIVES) or (word == "that" and before in _THAT_AFTER):
        return ""
    subject = word != "that" or clause[0].endswith("ed") or clause[0] in _RELATIVE_VERBS
    if not subject:
        return "name" if "had" in clause else ""
    if _AUXILIARIES & {*clause[2:]}:  # a second verb: the main clause has gone on
        return ""
    return "aside" if before == "," else "name"


def _attributive(tokens: Tokens, index: int, after: int) -> bool:
    """Whether it tells which: "the 2022 test", "Monday's earthquake", "those who came in June"."""
    if _relative(tokens, index, clause_before(tokens, index)) == "name":
        return True
    if tokens.lower[after] in ("'", "’") and tokens.lower[after + 1] == "s":
        return True
    year = all(kind in ("number", "mark") for kind in tokens.kind[index:after])
    if year and _named_before(tokens, index):
        return True
    noun = tokens.kind[after] == "word" and tokens.lower[after] not in _NO_NOUNS
    owned = index > 0 and tokens.kind[index - 1] == "word" and tokens.before(index) == "s"
    held = tokens.before(index) in _DETERMINERS or owned
    return noun and held and (year or after - index == 1)


def _named_before(tokens: Tokens, index: int) -> bool:
    """Whether a year ends a name: "Fan Expo Canada 2016"."""
    return index > 1 and tokens.capital(index - 1) and tokens.before(index) not in _FUNCTION_WORDS
