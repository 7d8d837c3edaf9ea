"""CSV, TSV and XLSX: encodings, headers, dates, places."""

import contextlib
import random
from pathlib import Path

import pytest

from parallel38.data.importing.understood import ReadError, Wishes
from unit.data.importing.strangers import CSV, csv, fault_of, layer_of, xlsx


def test_a_plain_table_is_named_dated_and_placed(tmp_path: Path) -> None:
    layer = layer_of(csv(tmp_path, CSV + "Inchon,1950-09-15,37.47,126.62\n"))
    assert layer.values("name") == ["Inchon"]
    assert layer.dates() == [("1950-09-15", "1950-09-15")]
    assert layer.points() == [(126.62, 37.47)]
    assert (layer.told.first, layer.told.last) == ("1950-09-15", "1950-09-15")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "인천"), ("utf-8-sig", "인천"), ("utf-16", "인천 상륙"), ("utf-16-le", "Inchon"),
        ("cp949", "인천 상륙 작전"), ("shift_jis", "旅順口の攻囲戦"), ("euc_jp", "旅順口の攻囲戦"),
        ("gb18030", "中国人民志愿军入朝"), ("cp1251", "Порт-Артур и Дальний"),
        ("koi8_r", "Порт-Артур и Дальний"), ("cp1252", "Traité signé à Séoul"),
    ],
)  # fmt: skip
def test_names_are_read_in_the_encoding_they_are_in(
    tmp_path: Path, encoding: str, name: str
) -> None:
    layer = layer_of(csv(tmp_path, CSV + f"{name},1950-09-15,37.4,126.6\n", encoding))
    assert layer.values("name") == [name]
    assert layer.role("date") == "date"


def test_bytes_of_another_encoding_cost_only_their_signs(tmp_path: Path) -> None:
    path = csv(tmp_path, CSV)
    path.write_bytes(CSV.encode() + "인천,1950,37,126\n".encode() + b"Se\xffoul,1950,37,127\n")
    layer = layer_of(path, Wishes(encoding="utf-8"))
    assert layer.values("name") == ["인천", "Se\ufffdoul"]
    assert layer.rules() == {"signs of another encoding": 1}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_mark_between_cells_is_found(tmp_path: Path, mark: str) -> None:
    text = CSV + "Inchon and others,1950,37.4,126.6\n" * 3
    layer = layer_of(csv(tmp_path, text.replace(",", mark)))
    assert layer.points() == [(126.6, 37.4)] * 3


def test_title_rows_stand_above_the_header(tmp_path: Path) -> None:
    text = "Incidents along the line\n\nSource: own count,,\nName,Date,Lat,Lon\n"
    layer = layer_of(csv(tmp_path, text + "A,1967-04-12,38.0,127.0\nB,1967-05-22,38.1,127.1\n"))
    assert layer.told.header_row == 4
    assert layer.values("name") == ["A", "B"]


def test_a_table_without_header_says_so(tmp_path: Path) -> None:
    layer = layer_of(csv(tmp_path, "1,1950-06-25\n2,1950-06-28\n"))
    assert layer.told.header_row == 0
    assert [one.name for one in layer.told.columns] == ["column 1", "column 2"]
    assert layer.dates()[1] == ("1950-06-28", "1950-06-28")


@pytest.mark.parametrize(
    ("header", "row", "dates"),
    [
        ("start,end", "1945-09-08,1948-08-14", ("1945-09-08", "1948-08-14")),
        ("start,end", "1945-09-08,", ("1945-09-08", "..")),
        ("start,end", "1945-09-08,present", ("1945-09-08", "..")),
        ("start,end", "1945,1946\nunknown,1948", ("", "1948")),
        ("year,place", "1945?,x", ("1945?", "1945?")),
        ("year,place", "1945.0,x", ("1945", "1945")),
        ("date,place", "1950-53,x", ("1950", "1953")),
        ("date,place", "8 Sep 1945,x", ("1945-09-08", "1945-09-08")),
        ("date,place", "c. 1931,x", ("1931~", "1931~")),
        ("date,place", "1950-00-00,x", ("1950", "1950")),
        ("date,place", "1950/6/0,x", ("1950-06", "1950-06")),
        ("date,place", "06/1950,x", ("1950-06", "1950-06")),
        ("date,place", "1945–1948,x", ("1945", "1948")),
        ("date,place", "1950-06-25/1953-07-27,x", ("1950-06-25", "1953-07-27")),
        ("start,place", "1950,x", ("1950", "..")),
        ("year,month,day", "1950?,6,25", ("1950?", "1950?")),
        ("date,place", "1950년 6월 25일,x", ("1950-06-25", "1950-06-25")),
        ("date,place", "2016-01-03T22:00:00Z,x", ("2016-01-03", "2016-01-03")),
        ("date,place", "1950/6/25,x", ("1950-06-25", "1950-06-25")),
        ("date,place", "19500625,x", ("1950-06-25", "1950-06-25")),
        ("date,place", "13/6/1950,x", ("1950-06-13", "1950-06-13")),
        ("date,place", "6/13/1950,x", ("1950-06-13", "1950-06-13")),
        ("date,place", "5/6/1950,x", ("1950", "1950")),  # two readings: the year is sure
        ("year,month,day", "1950,6,25", ("1950-06-25", "1950-06-25")),
        ("year,month,day", "1950,6,", ("1950-06", "1950-06")),
        ("year,month,day", "1950,June,25", ("1950-06-25", "1950-06-25")),
        ("syear,smonth,eyear,emonth", "1945,9,1948,8", ("1945-09", "1948-08")),
        ("시작,종료", "1945,1948", ("1945", "1948")),
        ("дата,место", "25 июня 1950,x", ("1950-06-25", "1950-06-25")),
        ("date,place", "18440,x", ("1950-06-26", "1950-06-26")),  # a spreadsheet's day
    ],
)
def test_dates_keep_what_they_say(
    tmp_path: Path, header: str, row: str, dates: tuple[str, str]
) -> None:
    layer = layer_of(csv(tmp_path, f"{header}\n{row}\n"))
    assert layer.dates()[-1] == dates


def test_one_value_tells_the_order_of_all(tmp_path: Path) -> None:
    rows = "a,5/6/1950\nb,25/6/1950\nc,7/8/1950\n"
    layer = layer_of(csv(tmp_path, "name,date\n" + rows))
    assert [start for start, _ in layer.dates()] == ["1950-06-05", "1950-06-25", "1950-08-07"]
    assert layer.told.columns[1].reading == "day first"


def test_what_is_wrong_with_a_row_is_counted_and_the_rest_kept(tmp_path: Path) -> None:
    rows = [
        "good,1945-09-08,1948-08-14,37.5,127.0", "turned,1950-06-25,1949-01-01,37.5,127.0",
        "no day,1950-02-30,,37.5,127.0", "no date,,,37.5,127.0", "no place,1945,1946,,",
        "not a number,1945,1946,NaN,NaN", "words,1945,1946,north,east", "far,1945,1946,91,127",
        "long,1945,1946,37,127,too,much",
    ]  # fmt: skip
    layer = layer_of(csv(tmp_path, "name,start,end,lat,lon\n" + "\n".join(rows)))
    assert layer.told.count == 9
    assert layer.told.placed == 5
    assert layer.dates()[1:4] == [("1950-06-25", ""), ("", ""), ("", "")]
    assert layer.rules() == {
        "ends before it starts": 1, "has a date that cannot be read": 1, "has no date": 1,
        "has no number for its place": 2, "lies outside the world": 1,
        "has more cells than the header has columns": 1,
    }  # fmt: skip
    told = " ".join(layer.told.sentences)
    assert "row 4" in " ".join(reason.examples[0] for reason in layer.told.reasons)
    assert "Row 3 ends (1949-01-01) before it starts (1950-06-25); its end is unknown." in told


@pytest.mark.parametrize(
    ("header", "cells", "place"),
    [
        ("latitude,longitude", "37°34′12″N,126°58′48″E", (126.98, 37.57)),
        ("latitude;longitude", '"37,57";"126,98"', (126.98, 37.57)),
        ("위도,경도", "37.57,126.98", (126.98, 37.57)),
        ("y,x", "37.57,126.98", (126.98, 37.57)),
        ("lat,lon", "37.57N,126.98 E", (126.98, 37.57)),
        ("lat,lon", "33.5S,70d30m W", (-70.5, -33.5)),
        ("coordinates,note", '"37.57, 126.98",x', (126.98, 37.57)),
        ("shape,note", "POINT (126.98 37.57),x", (126.98, 37.57)),
        ("lat,lon", "37.57,-233.02", (-233.02, 37.57)),
        ("lat,lon", "37.57,233.02", (-126.98, 37.57)),
    ],
)
def test_places_are_read_as_people_write_them(
    tmp_path: Path, header: str, cells: str, place: tuple[float, float]
) -> None:
    cut = ";" if ";" in header else ","
    layer = layer_of(csv(tmp_path, f"name{cut}{header}\nSeoul{cut}{cells}\n"))
    assert layer.points() == [place]


def test_swapped_latitude_and_longitude_are_found_out(tmp_path: Path) -> None:
    layer = layer_of(csv(tmp_path, CSV + "Seoul,1950,126.98,37.57\nBusan,1950,129.0,35.1\n"))
    assert layer.points()[0] == (126.98, 37.57)
    assert any("swapped" in one for one in layer.told.sentences)


def test_metres_need_a_name_for_their_grid(tmp_path: Path) -> None:
    path = csv(tmp_path, "name,y,x\nSeoul,1952050,953935\n")
    assert "are no degrees; name its coordinate system" in fault_of(path)
    layer = layer_of(path, Wishes(crs="EPSG:5179"))
    assert layer.points() == [(126.9784, 37.5667)]
    assert "EPSG:5179" in layer.told.crs


def test_the_caller_knows_better(tmp_path: Path) -> None:
    path = csv(tmp_path, "name,title,made,begun,lat,lon\na,b,1999-01-01,3/4/1950,37,127\n")
    wishes = Wishes(roles={"title": "name", "begun": "date"}, readings={"begun": "month first"})
    layer = layer_of(path, wishes)
    assert layer.dates() == [("1950-03-04", "1950-03-04")]
    assert layer.role("name") == "title"
    assert [one.role for one in layer.told.columns] == ["", "name", "", "date", "lat", "lon"]
    assert fault_of(path, Wishes(roles={"nowhere": "name"})) == "has no column 'nowhere'"


def test_columns_keep_their_names_beside_ours(tmp_path: Path) -> None:
    layer = layer_of(csv(tmp_path, "Name,start,fid,Name,,geom\na,1950,7,b,c,d\n"))
    stored = [one.stored for one in layer.told.columns]
    assert stored == ["Name 2", "start 2", "fid 2", "Name 2 2", "column 5", "geom 2"]
    assert layer.values("fid 2") == ["7"]


def test_scripts_and_links_stay_text(tmp_path: Path) -> None:
    name = "<script>alert(1)</script> =HYPERLINK('file:///etc/passwd')"
    layer = layer_of(csv(tmp_path, CSV + f'"{name}",1950,37,127\n'))
    assert layer.values("name") == [name]


def test_a_workbook_is_read_below_its_titles(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Tests of missiles"], [], ["F1", "Date", "Site", "Latitude", "Longitude"],
        [1, ("date", 30781), "Musudan-ri", 40.85, 129.6667],
        [2, ("date", 30926), "Musudan-ri", 40.85, 129.6667],
        [3, "1990?", "Unknown", "Unknown", "Unknown"],
    ]  # fmt: skip
    path = xlsx(tmp_path / "book.xlsx", {"Notes": [["only a word"]], "Tests": rows})
    layer = layer_of(path)
    assert (layer.told.part, layer.told.header_row) == ("Tests", 3)
    assert [start for start, _ in layer.dates()] == ["1984-04-09", "1984-09-01", "1990?"]
    assert layer.points()[2] is None
    assert layer.told.parts == ("Notes", "Tests")
    assert "has no sheet 'None'" in fault_of(path, Wishes(part="None"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"), ("\n\n \n", "holds no rows"), ("a,b\n", "holds no rows"),
        ("\0\1\2\0\0", "is no text"), ("<OGRVRTDataSource/>", "XML"),
        ('a,b\n"' + "x" * 2_000_100, "a quotation mark is perhaps never closed"),
        (",".join(f"c{n}" for n in range(501)) + "\n1", "500 is the most"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_a_sentence(
    tmp_path: Path, text: str, sentence: str
) -> None:
    assert sentence in fault_of(csv(tmp_path, text))


def test_ends_that_are_successors_first_days_are_found_out(tmp_path: Path) -> None:
    rows = "".join(
        f"{name},{year}-05-01,{year + 2}-05-01\n"
        for name in ("Korea", "Manchuria") for year in range(1900, 1910, 2)
    )  # fmt: skip
    path = csv(tmp_path, "name,start,end\n" + rows)
    layer = layer_of(path)
    assert layer.dates()[0] == ("1900-05-01", "1902-04-30")
    assert any("successors' first days" in one for one in layer.told.sentences)
    assert layer_of(path, Wishes(ends_after=False)).dates()[0] == ("1900-05-01", "1902-05-01")
    last_days = path.read_text("utf-8").replace("-05-01\n", "-04-30\n")
    assert not layer_of(csv(tmp_path, last_days)).told.ends_after


def test_a_single_wrong_byte_or_zero_does_not_turn_the_others_around(tmp_path: Path) -> None:
    path = csv(tmp_path, CSV)
    path.write_bytes(
        CSV.encode() + "평안북도 신의주,1950,40,124\n".encode() + b"Se\xff\0oul,1950,37,127\n"
    )
    layer = layer_of(path)
    assert layer.values("name")[0] == "평안북도 신의주"
    assert layer.told.encoding == "utf-8"


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_are_read_or_refused_in_a_sentence(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = CSV + '"Se, oul",1945-09-08,37.5,127\n서울,5/6/1950,37,127\nBusan,1945?,35,129\n'
    rows: list[list[object]] = [["name", "date"], ["a", ("date", 18000)], ["b", 1945]]
    book = xlsx(tmp_path / "whole.xlsx", {"S": rows}).read_bytes()
    for name, good in (("table.csv", whole.encode()), ("book.xlsx", book)):
        data = bytearray(good)
        for _ in range(chance.choice([1, 3, 20])):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        path = tmp_path / name
        path.write_bytes(bytes(data))
        with contextlib.suppress(ReadError):
            assert layer_of(path).told.sentences
