"""What a sentence holds: phrases, names, negation, clauses."""

from claimcheck.compare.clauses import clauses
from claimcheck.compare.reading import Sort, read


def cues(text: str, table: str, *labels: str) -> tuple[str, ...]:
    return read(text).cue(table, *labels)


def test_a_phrase_is_met_in_any_inflection() -> None:
    assert any("resign" in unit.senses for unit in read("She stepped down on Friday").units)


def test_a_longer_phrase_keeps_its_words_from_shorter_ones() -> None:
    units = read("She stepped down on Friday").units
    assert not any(axis == "main.amount" for unit in units for axis, _ in unit.sides)


def test_words_may_stand_inside_a_phrase_with_a_star() -> None:
    assert any("death" in unit.senses for unit in read("The storm claimed at least nine lives").units)


def test_a_form_marked_exact_is_met_as_written_only() -> None:
    assert cues("It is considering a ban", "modality", "hope") == ("considering",)
    assert not cues("It considers the ban lawful", "modality", "hope")


def test_the_pronoun_us_is_no_country() -> None:
    assert not any(unit.countries for unit in read("They told us that it rained").units)
    assert any(unit.countries for unit in read("They told the US that it rained").units)


def test_a_no_reaches_to_the_end_of_its_clause_and_no_further() -> None:
    negated = [unit.text for unit in read("No sailor was hurt, and the ship returned").units if unit.negated]
    assert "hurt" in negated
    assert "returned" not in negated


def test_the_word_that_opens_a_sentence_is_no_name_by_its_capital_alone() -> None:
    sorts = {unit.text: unit.sort for unit in read("Trout returned to the river Kunda").units}
    assert sorts["Trout"] is Sort.WORD
    assert sorts["Kunda"] is Sort.NAME


def parts(text: str) -> list[tuple[str, str, str]]:
    reading = read(text)
    return [
        (
            " ".join(unit.text for unit in clause.doer),
            reading.words[clause.verb].text,
            " ".join(unit.text for unit in clause.done_to),
        )
        for clause in clauses(reading)
    ]


def test_a_passive_is_turned_to_its_doer() -> None:
    assert parts("The title was sold by the Thorne family to Nova") == [("Thorne family", "sold", "title")]


def test_each_clause_has_its_own_doer() -> None:
    text = "Canada vetoed the draft, while Britain abstained"
    assert parts(text) == [("Canada", "vetoed", "draft"), ("Britain", "abstained", "")]


def test_a_verb_without_a_subject_takes_the_one_before() -> None:
    assert parts("The club expelled Moe but backed Brandt")[1] == ("club", "backed", "Brandt")
