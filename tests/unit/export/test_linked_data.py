"""ClaimReview drafts and Web Annotations: what they say, what they leave to a person, what finds a quote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from claimcheck.corpus import Corpus
from claimcheck.model import Verdict
from claimcheck.review import Scope, records

Make = Callable[..., Any]


def draft(written: Make, record: Any) -> dict[str, Any]:
    (found,) = json.loads(written("claimreview", record))["@graph"]
    return dict(found)


def missing(found: dict[str, Any]) -> set[str]:
    return {each["claimcheck:property"] for each in found["claimcheck:missing"]}


def annotation(written: Make, record: Any) -> dict[str, Any]:
    (found,) = json.loads(written("annotation", record))
    return dict(found)


def test_a_draft_holds_claim_source_and_gap(record_of: Make, written: Make) -> None:
    found = draft(written, record_of(speaker="Donald Trump", title="An article"))
    assert (found["@type"], found["creativeWorkStatus"]) == ("ClaimReview", "Draft")
    assert found["claimReviewed"] == 'Belarus was holding around 1,400 "hostages".'
    assert found["itemReviewed"]["author"] == {"name": "Donald Trump"}
    assert found["itemReviewed"]["appearance"]["url"] == "https://example.org/article"
    assert [work["url"] for work in found["citation"]] == ["https://example.org/source?a=1&b=2"]
    assert "+200 (+16.7 %), overstates" in found["reviewBody"]


def test_what_schema_org_requires_is_given_or_listed_as_missing(record_of: Make, written: Make) -> None:
    found = draft(written, record_of())
    given = set(found) | missing(found)
    assert {"claimReviewed", "url", "reviewRating.alternateName", "author", "itemReviewed"} <= given


def test_a_conflict_is_never_turned_into_a_rating(record_of: Make, written: Make) -> None:
    record = record_of()
    assert record.verdict is Verdict.CONFLICTS
    found = draft(written, record)
    assert "reviewRating" not in found
    assert not re.search(r"\bfalse\b|\buntrue\b|\bwrong\b", json.dumps(found), re.IGNORECASE)


def test_what_only_an_editor_knows_is_asked_for(record_of: Make, written: Make) -> None:
    whole = missing(draft(written, record_of(speaker="Donald Trump")))
    bare = missing(draft(written, record_of(more=" And so on, and on, and on, and on.", url="")))
    assert bare - whole == {"claimReviewed", "itemReviewed.author", "itemReviewed.appearance.url"}
    assert whole - bare == {"itemReviewed.author.@type"}


def test_hostile_text_comes_back_from_both(record_of: Make, written: Make, hostile: str) -> None:
    record = record_of(more=hostile, title=hostile, speaker=hostile, publisher=hostile)
    reviewed = draft(written, record)["itemReviewed"]
    assert reviewed["author"]["name"] == hostile
    assert reviewed["appearance"].get("name", "") == hostile
    quote, _ = annotation(written, record)["target"]["selector"]
    assert quote["exact"] == f'Belarus was holding around 1,400 "hostages".{hostile}'


def found_by(selector: dict[str, Any], text: str) -> str:
    """Return what a consumer finds by words, blanks of any kind being one, as re-wrapping leaves them."""
    prefix, exact, suffix = (
        r"\s+".join(map(re.escape, selector[part].split())) for part in ("prefix", "exact", "suffix")
    )
    (match,) = re.finditer(rf"{prefix}\s*({exact})\s*{suffix}", text)
    return match[1]


def test_the_quote_is_found_by_place_and_by_words(belarus: Corpus, written: Make) -> None:
    (record,) = records(belarus, Scope.FLAGGED)
    quote, place = annotation(written, record)["target"]["selector"]
    text = record.article_text
    assert text[place["start"] : place["end"]] == quote["exact"] == record.finding.claim.text
    assert quote["prefix"].strip().endswith("last Friday.")
    assert quote["suffix"] == " Talks go on."


def test_the_quote_is_found_after_the_text_was_wrapped_anew(belarus: Corpus, written: Make) -> None:
    (record,) = records(belarus, Scope.FLAGGED)
    quote, place = annotation(written, record)["target"]["selector"]
    wrapped = "A new heading, put above.\n\n" + re.sub(r" ", "\n", record.article_text)
    assert wrapped[place["start"] : place["end"]] != quote["exact"]
    assert found_by(quote, wrapped).split() == quote["exact"].split()


def test_an_annotation_has_one_identifier_of_its_own(record_of: Make, written: Make) -> None:
    first, again = (annotation(written, record_of())["id"] for _ in range(2))
    assert first == again
    assert first.startswith("urn:uuid:")
    other = record_of()
    article = replace(other.check.article, sha256="c" * 64)
    assert annotation(written, replace(other, check=replace(other.check, article=article)))["id"] != first


@pytest.mark.parametrize("url", ["", "javascript:alert(1)"])
def test_an_article_without_an_address_is_named_by_its_snapshot(
    record_of: Make, written: Make, url: str
) -> None:
    assert annotation(written, record_of(url=url))["target"]["source"] == f"urn:claimcheck:sha256:{'a' * 64}"
