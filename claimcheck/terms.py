"""The closed vocabularies of the trade: what sorts of figures, hedges, relations, verdicts there are.

``claimcheck.model`` hands them on beside the dataclasses that are made of them.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Cause",
    "Decision",
    "Direction",
    "Grain",
    "Hedge",
    "Kind",
    "PeriodRole",
    "Relation",
    "Role",
    "SpeakerStance",
    "Tier",
    "Trend",
    "Verdict",
]


class Tier(StrEnum):
    """What kind of source a document is; shown and sortable, never a weight on the truth."""

    OFFICIAL = "official"
    PRIMARY = "primary"
    NGO = "ngo"
    ACADEMIC = "academic"
    MEDIA = "media"
    COMPANY = "company"
    SOCIAL = "social"


class Kind(StrEnum):
    """What sort of figure a quantity is."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    RANK = "rank"
    AGE = "age"
    DURATION = "duration"
    SCORE = "score"
    TEMPERATURE = "temperature"


class Hedge(StrEnum):
    """How the words around a figure loosen or bound it."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    AT_MOST = "at_most"
    RANGE = "range"


class Role(StrEnum):
    """What a figure says of its measure: a level, the size of a change, or one end of a change."""

    LEVEL = "level"
    CHANGE = "change"
    FROM = "from"
    TO = "to"


class Trend(StrEnum):
    """Which way a measure moved."""

    UP = "up"
    DOWN = "down"


class Grain(StrEnum):
    """How finely a period is stated."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


class PeriodRole(StrEnum):
    """What a period does in its sentence: it dates the assertion, a name, a yardstick, a report, an aside."""

    ABOUT = "about"
    ATTRIBUTIVE = "attributive"
    COMPARED = "compared"
    REPORTED = "reported"
    BACKGROUND = "background"


class SpeakerStance(StrEnum):
    """How the reporting words stand to what is said: reported plainly, denied, or doubted."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"


class Relation(StrEnum):
    """What a claim and one sourced statement are to each other."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    BORDERLINE = "borderline"
    NOT_COMPARABLE = "not_comparable"


class Cause(StrEnum):
    """Why two statements must not be compared."""

    MEASURE = "measure"
    POPULATION = "population"
    PLACE = "place"
    PERIOD = "period"
    UNIT = "unit"
    SUBJECT = "subject"
    MODALITY = "modality"


class Verdict(StrEnum):
    """What a claim's comparisons add up to."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    BORDERLINE = "borderline"
    NOT_COMPARABLE = "not_comparable"
    DISPUTED = "disputed"
    NO_SOURCE = "no_source"


class Decision(StrEnum):
    """What a person did about a finding."""

    ACCEPT = "accept"
    OVERRULE = "overrule"
    FLAG = "flag"
    NOTE = "note"
    SIGN_OFF = "sign_off"
    UNDO = "undo"


class Direction(StrEnum):
    """Which way a claim's figure misses the source's."""

    OVERSTATES = "overstates"
    UNDERSTATES = "understates"
