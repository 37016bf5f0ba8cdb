"""ClaimReview drafts and Web Annotations read by a JSON-LD processor with the real contexts of both.

The contexts lie in ``standards/``; nothing is fetched. What a processor does not know it drops in silence, so
each document is expanded, compacted again and has to come back whole.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from claimcheck.corpus import Corpus
from claimcheck.review import Scope, records

Make = Callable[..., Any]

STANDARDS = Path(__file__).parent / "standards"
OA = "http://www.w3.org/ns/oa#"
RATED = {
    "@type": "Rating",
    "alternateName": "Overstated",
    "ratingValue": 2,
    "bestRating": 5,
    "worstRating": 1,
}
EDITED = {
    "url": "https://example.org/reviews/1",
    "author": {"@type": "Organization", "name": "The Desk"},
    "datePublished": "2025-09-13",
    "reviewRating": RATED,
}
# What the field asks of a published ClaimReview: the fields of the review, of its rating, of its claim.
REQUIRED = {"": {"claimReviewed", "reviewRating", "url"}, "reviewRating": {"alternateName"}}
RECOMMENDED = {
    "": {"author", "datePublished", "itemReviewed"},
    "reviewRating": {"ratingValue", "bestRating", "worstRating"},
    "itemReviewed": {"author", "datePublished", "appearance"},
}


def context(name: str) -> Any:
    path = STANDARDS / name
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return json.loads(data)


CONTEXTS = {
    "https://schema.org": context("schemaorg-context.jsonld.gz"),
    "http://www.w3.org/ns/anno.jsonld": context("anno.jsonld"),
}
TERMS = context("schemaorg-terms.json")


def loaded(url: str, _: object) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}


OPTIONS = {"documentLoader": loaded, "extractAllScripts": False}


def expanded(document: dict[str, Any]) -> Any:
    return jsonld.expand(document, OPTIONS)


def whole_again(document: dict[str, Any]) -> dict[str, Any]:
    again = jsonld.compact(
        expanded(document), document["@context"], OPTIONS | {"graph": "@graph" in document}
    )
    assert isinstance(again, dict)
    return again


def plain(value: Any) -> Any:
    """Return a JSON value in one of the ways of writing that JSON-LD holds equal.

    A list of one is what it holds, an empty one is nothing, and both contexts know ``type`` for ``@type``.
    """
    if isinstance(value, dict):
        return {name.removeprefix("@"): plain(each) for name, each in value.items() if each != []}
    if isinstance(value, list):
        return plain(value[0]) if len(value) == 1 else [plain(each) for each in value]
    return value


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every typed object of a document, outermost first."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for each in value.values():
            yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


@pytest.fixture
def drafts(belarus: Corpus, written: Make) -> dict[str, Any]:
    return dict(json.loads(written("claimreview", *records(belarus, Scope.FLAGGED))))


@pytest.fixture
def annotation(belarus: Corpus, written: Make) -> dict[str, Any]:
    (found,) = json.loads(written("annotation", *records(belarus, Scope.FLAGGED)))
    return dict(found)


def test_a_draft_comes_back_whole_from_a_processor(drafts: dict[str, Any]) -> None:
    assert plain(whole_again(drafts)) == plain(drafts)


def test_a_processor_reads_a_draft_as_schema_org_has_it(drafts: dict[str, Any]) -> None:
    (review,) = expanded(drafts)
    assert review["@type"] == ["http://schema.org/ClaimReview"]
    assert review["http://schema.org/claimReviewed"] == [
        {"@value": 'Belarus was holding around 1,400 "hostages".'}
    ]
    (claim,) = review["http://schema.org/itemReviewed"]
    assert claim["@type"] == ["http://schema.org/Claim"]
    assert claim["http://schema.org/datePublished"][0]["@type"] == "http://schema.org/Date"
    assert "urn:claimcheck:missing" in review


def test_hostile_text_comes_back_whole_from_a_processor(record_of: Make, written: Make, hostile: str) -> None:
    record = record_of(more=hostile, note=hostile, title=hostile, speaker=hostile, publisher=hostile)
    drafts = json.loads(written("claimreview", record))
    assert plain(whole_again(drafts)) == plain(drafts)
    (annotation,) = json.loads(written("annotation", record))
    assert plain(whole_again(annotation)) == plain(annotation)


def test_every_property_is_one_of_schema_org_for_its_type_and_holds_what_it_may(
    record_of: Make, written: Make
) -> None:
    record = record_of(speaker="Donald Trump", title="An article", publisher="The Daily")
    drafts = json.loads(written("claimreview", record))
    drafts["@graph"][0] |= EDITED
    seen = list(nodes(drafts))
    assert {node["@type"] for node in seen} == {
        "ClaimReview",
        "Claim",
        "CreativeWork",
        "Organization",
        "Rating",
    }
    for node in seen:
        known = TERMS["properties"][node["@type"]]
        for name, value in node.items():
            if name.startswith(("@", "claimcheck:")):
                continue
            assert name in known, (node["@type"], name)
            for each in value if isinstance(value, list) else [value]:
                fits(each, known[name])


def fits(value: Any, ranges: list[str]) -> None:
    """Assert that a value is of a type that a property's range has."""
    if isinstance(value, dict):
        assert "@type" not in value or set(TERMS["types"][value["@type"]]) & set(ranges), (value, ranges)
    elif isinstance(value, str):
        assert {"Text", "URL", "Date"} & set(ranges), (value, ranges)
    else:
        assert {"Number", "Text"} & set(ranges), (value, ranges)


def test_once_an_editor_supplies_what_is_listed_nothing_asked_for_is_missing(
    record_of: Make, written: Make
) -> None:
    (draft,) = json.loads(written("claimreview", record_of(speaker="Donald Trump")))["@graph"]
    listed = {each["claimcheck:property"].split(".")[0] for each in draft["claimcheck:missing"]}
    assert {name for name in REQUIRED[""] if name not in draft} <= listed
    assert set(EDITED) <= listed
    complete = draft | EDITED
    for wanted in (REQUIRED, RECOMMENDED):
        for path, names in wanted.items():
            assert names <= set(complete[path] if path else complete), path


def test_an_annotation_comes_back_whole_from_a_processor(annotation: dict[str, Any]) -> None:
    assert plain(whole_again(annotation)) == plain(annotation)


def test_a_processor_reads_an_annotation_as_its_vocabulary_has_it(annotation: dict[str, Any]) -> None:
    (read,) = expanded(annotation)
    assert read["@type"] == [f"{OA}Annotation"]
    assert read[f"{OA}motivatedBy"] == [{"@id": f"{OA}assessing"}]
    (target,) = read[f"{OA}hasTarget"]
    quote, place = target[f"{OA}hasSelector"]
    assert (quote["@type"], place["@type"]) == ([f"{OA}TextQuoteSelector"], [f"{OA}TextPositionSelector"])
    assert quote[f"{OA}exact"] == [{"@value": 'Belarus was holding around 1,400 "hostages".'}]
    assert place[f"{OA}start"][0]["@value"] == 26
    said = [body for body in read[f"{OA}hasBody"] if body["@type"] == [f"{OA}TextualBody"]]
    assert len(said) == 1
    assert len(jsonld.to_rdf(annotation, OPTIONS)["@default"]) > 15
