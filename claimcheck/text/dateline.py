"""Datelines: the place, day and agency before a report's first sentence."""

from __future__ import annotations

import re

__all__ = ["dateline_end"]

_DASH = r"\s{0,2}(?:--|[-–—])\s{1,2}"
# "MINSK, Sept 11 (Reuters) - ", "CHIVURI – ": a place in capitals, then anything short without a verb.
_CAPITALS = re.compile(
    r"[A-Z][A-Z.'-]{2,}(?:[ /][A-Z][A-Z.'-]+){0,3}"
    r"(?:,? (?:[A-Z][a-z]{1,8}\.?|[A-Z.]{2,8})){0,3}"
    r"(?:,? \d{1,2}(?:, \d{4})?)?"
    r"(?:,? \d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)?"
    r"(?: ?\([^()]{2,40}\))?" + _DASH + r"(?=[\"'A-Z0-9$£€])"
)
# "(Reuters) - ": the agency alone.
_AGENCY_ALONE = re.compile(r"\((?:[A-Z]{2,9}|[A-Z][A-Za-z. ]{2,30})\)" + _DASH + r"(?=[\"'A-Z0-9$£€])")
# "Minsk, Belarus (AP) — ", "Sept 11 (Reuters) - ": small letters need the agency.
_AGENCY = re.compile(
    r"[A-Z][A-Za-z0-9.,' -]{1,60}\((?:[A-Z]{2,9}|[A-Z][A-Za-z. ]{2,30})\)" + _DASH + r"(?=[\"'A-Z0-9$£€])"
)
# "Taipei, Taiwan — ": no agency, but town, country and a long dash.
_TOWN = re.compile(
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}, [A-Z][\w'.-]+(?: [A-Z][\w'-]+){0,2}\s{1,2}—\s{1,2}"
    r"(?=[\"'A-Z0-9$£€])"
)


def dateline_end(paragraph: str) -> int:
    """Return the offset after a paragraph's dateline, 0 where it has none; the text is normalised."""
    found = (form.match(paragraph) for form in (_CAPITALS, _AGENCY, _AGENCY_ALONE, _TOWN))
    return next((match.end() for match in found if match), 0)
