"""The claims of the seeds: all are there, with verdict, record, sources and somewhere to look."""

from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from parallel38 import paths
from parallel38.data.load import draft
from parallel38.domain.atlas import Claim
from parallel38.domain.view import FIRST_DAY, LAST_DAY

IDS = (Path(__file__).parent / "claim_ids.txt").read_text("utf-8").split()
ALIKE = 0.75  # of 1: a record so like its claim says nothing


Records = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def records() -> Records:
    """The words alone: no shape is needed."""
    return draft(paths.geodata()).records


@pytest.fixture(scope="module")
def claims(records: Records) -> list[Claim]:
    return list(records["claims"].values())


def alike(claim: Claim) -> float:
    return SequenceMatcher(None, claim.claim.casefold(), claim.record.casefold()).ratio()


def test_no_claim_is_lost(records: Records) -> None:
    assert len(IDS) == len(set(IDS))
    assert sorted(set(IDS) - set(records["claims"])) == []


def test_the_seeds_are_named(records: Records) -> None:
    assert sorted(records["seeds"]) == ["policies", "summit"]
    assert all(seed.title and seed.author and seed.published for seed in records["seeds"].values())
    assert {claim.seed for claim in records["claims"].values()} == set(records["seeds"])


def test_each_claim_stands_on_something_and_on_someone_s_word(records: Records) -> None:
    for claim in records["claims"].values():
        assert claim.features or claim.events, claim.id
        assert claim.sources, claim.id
        assert set(claim.sources) <= set(records["sources"]), claim.id


def test_the_record_does_not_repeat_the_claim(claims: list[Claim]) -> None:
    assert [claim.id for claim in claims if alike(claim) > ALIKE] == []
    assert [claim.id for claim in claims if len(claim.record) < 40] == []


def test_all_claims_are_of_the_atlas_s_time(claims: list[Claim]) -> None:
    first, after = FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1
    for claim in claims:
        assert claim.interval.possible_from >= first, claim.id
        assert claim.end == ".." or claim.interval.possible_to <= after, claim.id


def test_an_interpretation_is_never_a_fact(claims: list[Claim]) -> None:
    for claim in claims:
        assert claim.reading <= (claim.kind == "interpretation"), claim.id
        assert claim.kind != "interpretation" or claim.reading or claim.verdict != "supported"


def test_the_author_of_a_seed_is_no_witness_for_it(records: Records) -> None:
    for claim in records["claims"].values():
        author = records["seeds"][claim.seed].author.split(",")[0]
        for name in claim.sources:
            assert author not in records["sources"][name].note, (claim.id, name)


# What the seeds say wrongly, and what they say rightly: the verdicts that matter most.
@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("japan-rejected-by-league", "contradicted"),
        ("in-due-course-meaning", "contradicted"),
        ("cairo-soviet-natural-right", "contradicted"),
        ("yalta-three-agreed-on-korea", "contradicted"),
        ("russia-influence-until-1945", "contradicted"),
        ("met-2023-vladivostok", "contradicted"),
        ("league-led-to-pearl-harbor", "contradicted"),
        ("yalta-trusteeship-agreed", "nuanced"),
        ("kim-rank-major", "nuanced"),
        ("t34-200", "nuanced"),
        ("fifteen-other-countries", "supported"),
        ("armistice-still-in-force", "supported"),
    ],
)
def test_the_verdicts(records: Records, name: str, verdict: str) -> None:
    assert records["claims"][name].verdict == verdict
