"""`parallel38 at`."""

import csv
import io
from pathlib import Path

import pytest

from unit.commands.running import run, wrong

Caps = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("small")


def test_as_json(capsys: Caps) -> None:
    ran = run(capsys, "at", "37.97", "126.55", "1946-01-01", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == {
        "lat": 37.97, "lon": 126.55, "date": "1946-01-01", "holder": "usa", "state": None,
        "title": "military occupation", "side": "south", "features": ["zone-us"],
        "certainty": "certain", "distance_to_line_km": 3.3, "sources": ["go1"],
    }  # fmt: skip


def test_in_words(capsys: Caps) -> None:
    ran = run(capsys, "at", "37.97", "126.55", "1 Jan 1946")
    assert ran.out.splitlines() == [
        "37.97 N, 126.55 E, 1 January 1946: United States, military occupation (certain)",
        "territory of: undetermined",
        "distance to the line: 3.3 km, south of it",
        "- U.S. zone in Korea [zone-us]",
        "  General Order No. 1.",
    ]


def test_a_year(capsys: Caps) -> None:
    ran = run(capsys, "at", "37", "127", "1948", "--json")
    assert (ran.json["holder"], ran.json["certainty"], ran.json["date"]) == (
        "usa", "possible", "1948",
    )  # fmt: skip


@pytest.mark.parametrize("place", [("-37.97", "-126.55"), ("-.5", "-0"), ("-90", "-180")])
def test_negative_coordinates_are_values(capsys: Caps, place: tuple[str, str]) -> None:
    ran = run(capsys, "at", *place, "1946-01-01", "--json")
    assert ran.code == 0
    assert [ran.json["lat"], ran.json["lon"]] == [float(value) for value in place]
    assert ran.json["holder"] is None
    assert ran.json["reason"] == "outside the atlas"
    assert "outside the atlas" in run(capsys, "at", *place, "1946").out
    assert " S, " in run(capsys, "at", "-37", "-126", "1946").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("91", "127", "1946"), "LAT: '91' is not a number from -90 to 90"),
        (("-91", "127", "1946"), "LAT: '-91' is not a number from -90 to 90"),
        (("37", "180.1", "1946"), "LON: '180.1' is not a number from -180 to 180"),
        (("nan", "127", "1946"), "LAT: 'nan' is not a number"),
        (("north", "127", "1946"), "LAT: 'north' is not a number"),
        (("37", "127", "1945-02-30"), "DATE: '1945-02-30' is not a date; 1945-02 has 28 days"),
        (("37", "127", "yesterday"), "DATE: 'yesterday' is not a date"),
        (("37", "127", "8.9.1945"), "9 August 1945 or 8 September 1945"),
        (("37", "127", "1200 AD"), "DATE: '1200 AD' lies outside the atlas"),
        (("37", "127"), "at takes LAT LON DATE"),
        ((), "at takes LAT LON DATE"),
        (("37", "127", "1946", "--out", "x.csv"), "--out and --force go with --csv"),
        (("37", "--csv", "x.csv"), "--csv FILE takes no LAT LON DATE"),
        (("--csv", "x.csv", "--json"), "no --json"),
    ],
)
def test_wrong_calls(capsys: Caps, args: tuple[str, ...], said: str) -> None:
    wrong(run(capsys, "at", *args), 2, said)


TOWNS = "town,lat,lon,date\nKaesong,37.97,126.55,1946-01-01\nSea,0,-150,1946\n,,,\n"


def answers(text: str, comma: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=comma))


def test_a_table(capsys: Caps, tmp_path: Path) -> None:
    table = tmp_path / "towns.csv"
    table.write_text(TOWNS, encoding="utf-8")
    ran = run(capsys, "at", "--csv", str(table))
    assert (ran.code, ran.err) == (0, "")
    first, second = answers(ran.out)
    assert list(first) == [
        "town", "lat", "lon", "date", "holder", "state", "title", "side", "features", "certainty",
        "distance_to_line_km", "sources", "reason",
    ]  # fmt: skip
    assert (first["town"], first["holder"], first["features"], first["reason"]) == (
        "Kaesong", "usa", "zone-us", "",
    )  # fmt: skip
    assert (second["holder"], second["reason"]) == ("", "outside the atlas")


def test_a_table_into_a_file(capsys: Caps, tmp_path: Path) -> None:
    table, out = tmp_path / "towns.csv", tmp_path / "out.csv"
    head = "\ufefftitle;lat;lon;date\n"
    table.write_text(head + "Чхорвон;38.25;127.2;8 Sep 1947\n", encoding="utf-8")
    assert run(capsys, "at", "--csv", str(table), "--out", str(out)).code == 0
    (row,) = answers(out.read_text(encoding="utf-8"), ";")
    assert (row["title"], row["at_title"]) == ("Чхорвон", "military occupation")
    assert row["sources"] == "go1;cumings"
    wrong(run(capsys, "at", "--csv", str(table), "--out", str(out)), 2, "exists; --force")
    assert run(capsys, "at", "--csv", str(table), "--out", str(out), "--force").code == 0
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["out.csv", "towns.csv"]
    assert out.stat().st_mode == table.stat().st_mode, "as readable as any file of the user's"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "has no column lat and no lon and no date"),
        (b"lat,lon\n1,2\n", "has no column date"),
        (b"lat,lon,date,date\n1,2,1946,1947\n", "two columns"),
        (b"lat,lon,date\n\xff\xfe,2,1946\n", "not UTF-8"),
        (b'lat,lon,date\n"1,2,1946\n', "not a CSV table"),
        (b"lat,lon,date\n91,2,1946\n", "row 1: lat or lon: '91' is not a number"),
        (b"lat,lon,date\n37,127,\n", "row 1: '' is not a date"),
        (b"lat,lon,date\n37\n", "row 1: lat or lon: '' is not a number"),
    ],
)
def test_tables_that_cannot_be_read(capsys: Caps, tmp_path: Path, text: bytes, said: str) -> None:
    table, out = tmp_path / "towns.csv", tmp_path / "out.csv"
    table.write_bytes(text)
    wrong(run(capsys, "at", "--csv", str(table), "--out", str(out)), 1, said)
    assert not out.exists()


def test_every_row_that_cannot_be_read_is_named(capsys: Caps, tmp_path: Path) -> None:
    table = tmp_path / "towns.csv"
    table.write_text("lat,lon,date\nx,2,1946\n37,127,1946\n37,127,tomorrow\n", encoding="utf-8")
    ran = run(capsys, "at", "--csv", str(table))
    assert (ran.code, ran.out) == (1, "")
    told = ran.err.splitlines()
    assert "row 3: 'tomorrow' is not a date" in told[0]
    assert "row 1: lat or lon: 'x'" in told[1]
    assert "(2 rows cannot be read)" in told[1]


def test_files_that_are_not_there(capsys: Caps, tmp_path: Path) -> None:
    wrong(run(capsys, "at", "--csv", str(tmp_path / "no.csv")), 1, "No such file")
    table = tmp_path / "towns.csv"
    table.write_text(TOWNS, encoding="utf-8")
    gone = tmp_path / "no" / "out.csv"
    wrong(run(capsys, "at", "--csv", str(table), "--out", str(gone)), 1, "No such file")
