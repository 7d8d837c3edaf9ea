import json
import re
from typing import Any
from urllib.parse import urlparse

import pytest

from parallel38 import paths
from parallel38.data.build import notes

BOOK = {
    "id": "lensen-1982", "type": "book", "title": "Balance of intrigue",
    "author": [{"family": "Lensen", "given": "George Alexander"}],
    "publisher": "University Presses of Florida", "issued": {"date-parts": [[1982]]},
    "custom": {"note": "old", "vouched": "standing", "remark": "See chapter 5."},
}  # fmt: skip
LINKS = paths.geodata().parent / "tests/data/link_hosts.csv"


@pytest.fixture(scope="module")
def sources() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((paths.geodata() / "sources.json").read_text("utf-8"))
    return found


def test_a_note_is_the_citation_and_the_remark() -> None:
    (done,) = notes.noted([BOOK])
    assert done["custom"]["note"] == (
        "George Alexander Lensen, Balance of Intrigue (University Presses of Florida, 1982). "
        "See chapter 5."
    )
    assert {key: value for key, value in done.items() if key != "custom"} == {
        key: value for key, value in BOOK.items() if key != "custom"
    }


def test_a_note_by_hand_stays() -> None:
    by_hand = {**BOOK, "custom": {"note": "As I wrote it.", "note_by_hand": True}}
    assert notes.noted([by_hand]) == [by_hand]


def test_pages_of_a_document_are_told() -> None:
    minutes = {
        "id": "a", "type": "document", "title": "Minutes", "container-title": "The Volume",
        "issued": {"date-parts": [[1944, 1, 12]]}, "page": "868-869",
    }  # fmt: skip
    assert notes.rendered([minutes]) == {"a": "“Minutes,” in The Volume, January 12, 1944, 868–69."}


def test_no_date_is_not_told_as_a_work_without_date() -> None:
    undated = {"id": "a", "type": "document", "title": "A letter", "archive": "The Archive"}
    assert notes.rendered([undated]) == {"a": "“A Letter,” The Archive."}
    plain = {"id": "b", "type": "map", "title": "A map"}
    assert notes.rendered([plain]) == {"b": "A Map."}


def test_the_stored_notes_are_what_pandoc_writes(sources: list[dict[str, Any]]) -> None:
    fresh = notes.noted(sources)
    stale = [
        (item["id"], item["custom"]["note"], new["custom"]["note"])
        for item, new in zip(sources, fresh, strict=True)
        if item != new
    ]
    assert not stale, "python -m parallel38.data.build.notes"


def test_the_file_is_in_its_one_form(sources: list[dict[str, Any]]) -> None:
    assert notes.written(sources) == (paths.geodata() / "sources.json").read_bytes()


def test_few_notes_are_by_hand(sources: list[dict[str, Any]]) -> None:
    assert sum(map(notes.by_hand, sources)) <= 15


def test_links_lead_to_archives_publishers_libraries_and_official_sites(
    sources: list[dict[str, Any]],
) -> None:
    rows = [line.split(",") for line in LINKS.read_text("utf-8").splitlines()[1:]]
    assert {kind for _, kind in rows} == {"archive", "library", "official", "publisher"}
    allowed = {host for host, _ in rows}
    linked = {item["id"]: urlparse(str(item["URL"])) for item in sources if "URL" in item}
    assert all(url.scheme in ("http", "https") for url in linked.values())
    assert {name: url.netloc for name, url in linked.items() if url.netloc not in allowed} == {}
    assert allowed <= {url.netloc for url in linked.values()}


def test_no_work_stands_twice(sources: list[dict[str, Any]]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for item in sources:
        keys = ("author", "editor", "container-title", "volume", "number", "issued", "page", "URL")
        title = re.sub(r"\W", "", item["title"].casefold())
        key = (title, *(json.dumps(item.get(name)) for name in keys))
        assert key not in seen, f"{item['id']} is {seen[key]}"
        seen[key] = item["id"]


def test_every_work_is_cited(sources: list[dict[str, Any]]) -> None:
    """By a record, a row, or the policy of names in the README."""
    root = paths.geodata()
    files = [*root.rglob("*.toml"), *root.rglob("*.csv"), root / "README.md"]
    text = "\n".join(path.read_text("utf-8") for path in files)
    words = set(re.findall(r"[\w-]+", text))
    assert [item["id"] for item in sources if item["id"] not in words] == []


def test_every_work_was_read_or_is_standing(sources: list[dict[str, Any]]) -> None:
    for item in sources:
        assert item["custom"]["vouched"] in ("seen", "standing"), item["id"]
