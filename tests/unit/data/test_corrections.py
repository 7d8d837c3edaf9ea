"""corrections.csv: read by record, and every fault of it told with its line."""

from pathlib import Path

import pytest

from parallel38.data import corrections
from parallel38.data.check import check
from parallel38.data.load import load
from unit.data.small_folder import edit

HEAD = "table,id,what,was,is,why,source\n"
GOOD = 'events,landing,start,1945-09-07,1945-09-08,"The day, not the eve.",book-1990\n'


@pytest.fixture
def table(folder: Path) -> Path:
    (folder / corrections.FILE).write_text(HEAD + GOOD, "utf-8")
    return folder


def test_a_record_has_its_corrections(table: Path) -> None:
    assert check(table) == []
    (one,) = load(table).corrections["landing"]
    assert (one.what, one.was, one.now) == ("start", "1945-09-07", "1945-09-08")
    assert (one.why, one.sources, one.line) == ("The day, not the eve.", ("book-1990",), 2)


def test_a_folder_may_have_none(folder: Path) -> None:
    assert load(folder).corrections == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + GOOD.replace("landing", "land-ing"), "corrections.csv:2: land-ing: there is no"),
        (HEAD + GOOD.replace("book-1990", "book"), "corrections.csv:2: landing: unknown source"),
        (HEAD + GOOD.replace("events", "event"), "corrections.csv:2: landing: the table 'event'"),
        (HEAD + GOOD.replace("1945-09-08", ""), "corrections.csv:2: landing: 'is' is empty"),
        (HEAD + GOOD.replace('"', ""), "corrections.csv:2: landing: 8 cells instead of 7"),
        (GOOD, "corrections.csv:1: the columns are not table,id,"),
    ],
)
def test_each_fault_names_its_line(folder: Path, text: str, said: str) -> None:
    (folder / corrections.FILE).write_text(text, "utf-8")
    (fault,) = check(folder)
    assert str(fault).startswith(said)


def test_a_file_that_cannot_be_read_is_one_fault(table: Path) -> None:
    edit(table, "events/all.toml", 'id = "landing"', 'id = "landing')
    (fault,) = check(table)
    assert fault.file == "events/all.toml"
