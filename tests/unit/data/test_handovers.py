"""The table of hand-overs: who had a town on which day, and each rule of its rows broken once."""

from datetime import date
from pathlib import Path

import pytest

from parallel38.data import handovers
from parallel38.data.check import check

HEAD = "place,earliest,latest,side,power,basis,confidence,source,where,note\n"
NEVER = "place,side,from,to,basis,confidence,source,where,note\n"
TAKEN = "town,1950-07-03,1950-07-05,north,kpa,narrative,high,book-1990,,\n"
BACK = "town,1950-09-16,1950-09-16,south,un-command,narrative,high,book-1990,,\n"


def put(folder: Path, rows: str, never: str = "") -> None:
    (folder / "handovers").mkdir(exist_ok=True)
    (folder / "handovers/1950.csv").write_text(HEAD + rows, "utf-8")
    (folder / "handovers/never.csv").write_text(NEVER + never, "utf-8")


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_a_town_is_whose_the_rows_say_and_nobodys_while_they_leave_it_open(folder: Path) -> None:
    put(folder, TAKEN + BACK, "port,south,1950-06-25,1953-07-27,narrative,high,book-1990,,\n")
    table = handovers.table(handovers.read(folder))
    sides = [
        table.side("town", 37.5, day(text))
        for text in ("1950-06-25", "1950-07-02", "1950-07-03", "1950-07-04", "1950-07-05",
                     "1950-09-15", "1950-09-16", "1953-07-27")
    ]  # fmt: skip
    assert sides == ["south", "south", None, None, "north", "north", "south", "south"]
    assert table.side("port", 35.1, day("1950-08-05")) == "south"
    assert table.side("village", 35.1, day("1950-08-05")) is None


@pytest.mark.parametrize(
    ("rows", "never", "sentence"),
    [
        (TAKEN.replace("town", "twon"), "", ":2: twon: unknown place 'twon' in 'place'"),
        (TAKEN.replace("book-1990", "book"), "", ":2: town: unknown source 'book' in 'source'"),
        (TAKEN.replace("book-1990", ""), "",
         ":2: town: a row that is not derived from a line names its source"),
        (TAKEN.replace("kpa", "un-command"), "",
         ":2: town: the side north is not that of un-command"),
        (TAKEN.replace("07-03", "07-09"), "", ":2: town: its last day lies before its first"),
        (TAKEN.replace("1950-07-03", "1949-07-03"), "",
         ":2: town: its days lie outside 1950-06-25 to 1953-07-27"),
        (TAKEN + TAKEN.replace("07-0", "08-0"), "",
         ":3: town: it went to the side north on 1950-07-03 already"),
        (TAKEN + BACK.replace("09-16", "07-04"), "",
         ":3: town: its days begin before the row of 1950-07-03 has ended"),
        (BACK, "", ":2: town: it was on the side south from the beginning"),
        (TAKEN.replace("narrative", "rumour"), "", ":2: town: Invalid enum value 'rumour'"),
        (TAKEN, "town,south,1950-07-01,1950-07-09,narrative,high,book-1990,,\n",
         ":2: town: a change of hands of the same place says otherwise"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_one_sentence(folder: Path, rows: str, never: str, sentence: str) -> None:
    put(folder, rows, never)
    said = [str(fault) for fault in check(folder)]
    assert len(said) == 1
    assert sentence in said[0]


def test_a_missing_column_is_named(folder: Path) -> None:
    put(folder, "")
    (folder / "handovers/1950.csv").write_text("place,side\n", "utf-8")
    said = [str(fault) for fault in check(folder)]
    assert len(said) == 1 and "the table has no column basis" in said[0]


def test_a_sound_table_has_no_fault(folder: Path) -> None:
    put(folder, TAKEN + BACK)
    assert check(folder) == []
