"""GeoJSON, KML and KMZ: shapes, times, and what is wrong with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from parallel38.data.importing import bounds
from parallel38.data.importing.understood import Wishes
from unit.data.importing.strangers import fault_of, layer_of, zipped

KOREA = [[[126, 37], [128, 37], [128, 39], [126, 39], [126, 37]]]
SQUARE = {"type": "Polygon", "coordinates": KOREA}
KML = (
    '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{}</Document></kml>'
)
MARK = (
    "<Placemark><name>{name}</name>{time}<Point><coordinates>127,37.5,0</coordinates></Point>"
    "</Placemark>"
)


def geojson(folder: Path, *features: Any, **rest: Any) -> Path:
    path = folder / "shapes.geojson"
    made = {"type": "FeatureCollection", "features": features, **rest}
    path.write_text(json.dumps(made), "utf-8")
    return path


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def point(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def test_shapes_of_all_kinds_are_one_layer(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[126, 37], [127, 38]]}
    path = geojson(
        tmp_path,
        feature(SQUARE, name="zone", start="1945-09-08", end="1948-08-14"),
        feature(line, name="line", start="1953-07-27", end=None),
        feature(point(127, 37.5), name="town", start="1866?", end="..", note={"a": [1, True]}),
    )
    layer = layer_of(path)
    assert layer.told.shapes == {"areas": 1, "lines": 1, "points": 1}
    assert layer.dates() == [("1945-09-08", "1948-08-14"), ("1953-07-27", ".."), ("1866?", "..")]
    assert layer.values("note") == ["", "", '{"a": [1, true]}']
    assert layer.told.bounds == (126, 37, 128, 39)


def test_a_broken_feature_costs_only_itself(tmp_path: Path) -> None:
    path = geojson(
        tmp_path,
        feature(point(127, 37.5), name="good"),
        "no feature",
        feature({"type": "Polygon", "coordinates": [[[1, 2]]]}, name="no ring"),
        feature({"type": "Banana", "coordinates": [1, 2]}, name="no kind"),
        feature({"type": "Point"}, name="no numbers"),
        feature(None, name="null"),
        feature(point(float("nan"), 37), name="NaN"),
        feature(point(127, 95), name="off"),
    )
    layer = layer_of(path)
    assert layer.values("name") == [
        "good",
        "no ring",
        "no kind",
        "no numbers",
        "null",
        "NaN",
        "off",
    ]
    assert layer.told.placed == 1
    assert layer.rules() == {
        "has a shape that cannot be read": 3, "is no feature that can be read": 1,
        "has coordinates that are no numbers": 1, "lies outside the world": 1,
    }  # fmt: skip


def test_a_file_that_is_cut_off_keeps_what_stands_before(tmp_path: Path) -> None:
    path = geojson(tmp_path, *(feature(point(127, n), name=str(n)) for n in range(10)))
    path.write_text(path.read_text("utf-8")[:-60], "utf-8")
    layer = layer_of(path)
    assert layer.told.count == 9
    assert any("breaks off or is broken after feature 9" in one for one in layer.told.sentences)


def test_an_old_crs_is_followed_and_a_link_to_one_is_not(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::5179"}}
    layer = layer_of(geojson(tmp_path, feature(point(953935, 1952050)), crs=crs))
    assert layer.points() == [(126.9784, 37.5667)]
    link = {"type": "link", "properties": {"href": "http://127.0.0.1:1/crs", "type": "proj4"}}
    assert layer_of(geojson(tmp_path, feature(point(127, 37)), crs=link)).points() == [(127, 37)]


@pytest.mark.parametrize(
    "name",
    ["EPSG:9999999", "+init=/etc/passwd:x", "+proj=longlat +nadgrids=/etc/passwd", "GEOGCS[x"],
)
def test_a_crs_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    layer = layer_of(geojson(tmp_path, feature(point(127, 37)), crs=crs))
    assert layer.points() == [(127, 37)]
    told = f"has a coordinate system that is not known: '{name}'"
    assert any(told in one for one in layer.told.sentences)
    metres = geojson(tmp_path, feature(point(953935, 1952050)), crs=crs)
    assert f"{told}, and its numbers" in fault_of(metres)
    assert layer_of(metres, Wishes(crs="EPSG:5179")).points() == [(126.9784, 37.5667)]


def test_a_wrong_crs_is_found_out(tmp_path: Path) -> None:
    metres = geojson(tmp_path, feature(point(953935, 1952050)))
    assert "are no degrees" in fault_of(metres)
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}
    layer = layer_of(geojson(tmp_path, feature(point(127, 37)), crs=crs))
    assert layer.points() == [(127, 37)]
    assert any("its numbers are degrees" in one for one in layer.told.sentences)


def test_swapped_shapes_are_turned_and_told(tmp_path: Path) -> None:
    layer = layer_of(geojson(tmp_path, feature(point(37.5, 127)), feature(point(35.1, 129))))
    assert layer.points() == [(127, 37.5), (129, 35.1)]
    assert layer.told.swapped


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_geojson_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = geojson(tmp_path)
    made = {"type": "FeatureCollection", "features": [feature(point(127, 37), name="서울 특별시")]}
    path.write_bytes(json.dumps(made, ensure_ascii=False).encode(encoding))
    assert layer_of(path).values("name") == ["서울 특별시"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"), ("{}", "is no GeoJSON"), ("[1,2]", "is no GeoJSON"),
        ('{"type":"FeatureCollection","features":[]}', "holds no features"),
        ('{"type":"FeatureCollection","feat', "cut off before its first feature"),
        ('{"type":"Topology"}', "TopoJSON"), ("[" * 100_000, "is no GeoJSON"),
        ('{"a":' * 100_000, "no JSON that can be read"),
        ("<OGRVRTDataSource/>", "does not begin with {"),
    ],
)  # fmt: skip
def test_what_is_no_geojson_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "shapes.geojson"
    path.write_text(text, "utf-8")
    assert sentence in fault_of(path)


def test_half_a_character_and_zero_bytes_in_names_stay_text(tmp_path: Path) -> None:
    path = geojson(tmp_path)
    inside = '{"type":"Feature","properties":{"na\\ud800me":"a\\ud800b","n\\u0000":"x\\u0000y"},'
    point_ = '"geometry":{"type":"Point","coordinates":[127,37]}}'
    path.write_text('{"type":"FeatureCollection","features":[' + inside + point_ + "]}", "utf-8")
    layer = layer_of(path)
    assert layer.values("na?me") == ["a?b"]
    assert [one.stored for one in layer.told.columns] == ["na?me", "n"]


def kml(folder: Path, inside: str, encoding: str = "utf-8") -> Path:
    path = folder / "marks.kml"
    path.write_bytes(KML.format(inside).encode(encoding))
    return path


def test_times_of_placemarks_stay_as_precise_as_they_are(tmp_path: Path) -> None:
    span = "<TimeSpan><begin>1945-09</begin><end>1948-08-14T00:00:00Z</end></TimeSpan>"
    open_ = "<TimeSpan><begin>1953</begin></TimeSpan>"
    inside = MARK.format(name="zone", time=span) + MARK.format(name="line", time=open_)
    layer = layer_of(kml(tmp_path, inside))
    assert layer.dates() == [("1945-09", "1948-08-14"), ("1953", "..")]
    when = MARK.format(name="day", time="<TimeStamp><when>1950-06-25</when></TimeStamp>")
    assert layer_of(kml(tmp_path, when)).dates() == [("1950-06-25", "1950-06-25")]


def test_shapes_and_data_of_kml(tmp_path: Path) -> None:
    ring = "<LinearRing><coordinates>126,37 128,37 128,39 126,37</coordinates></LinearRing>"
    many = (
        "<Placemark><name>a &lt;b&gt;</name><MultiGeometry><Polygon><outerBoundaryIs>"
        f"{ring}</outerBoundaryIs></Polygon><Point><coordinates>127,38</coordinates></Point>"
        '</MultiGeometry><ExtendedData><Data name="from"><value>1945</value></Data>'
        "</ExtendedData></Placemark><NetworkLink><Link><href>http://127.0.0.1:1/x.kml</href></Link>"
        "</NetworkLink><Placemark><name>bad</name><Point><coordinates>1</coordinates></Point>"
        "</Placemark>"
    )
    layer = layer_of(kml(tmp_path, many))
    assert layer.values("name") == ["a <b>", "bad"]
    assert layer.values("from") == ["1945", ""]
    assert layer.rules()["has a shape that cannot be read"] == 1
    assert any("1 NetworkLink, which is left out" in one for one in layer.told.sentences)


def test_a_kml_that_is_cut_off_keeps_what_stands_before(tmp_path: Path) -> None:
    path = kml(tmp_path, MARK.format(name="a", time="") * 5)
    path.write_bytes(path.read_bytes()[:-100])
    layer = layer_of(path)
    assert layer.told.count == 4
    assert any("breaks off or is broken after feature 4" in one for one in layer.told.sentences)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = kml(tmp_path, "")
    path.write_text('<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]><kml>&a;</kml>')
    assert "declares a document type" in fault_of(path)
    path.write_text("<OGRVRTDataSource/>")
    assert fault_of(path) == "is no KML"


def test_kmz_and_archives_that_are_traps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = KML.format(MARK.format(name="a", time=""))
    path = zipped(tmp_path / "marks.kmz", doc__kml=text)
    assert layer_of(path).values("name") == ["a"]
    assert "without a KML" in fault_of(zipped(path, readme__txt="x"))
    monkeypatch.setattr(bounds, "SHAPE_BYTES", 3_000_000)
    bomb = zipped(path, doc__kml=b"<kml>" + b" " * 4_000_000)
    assert "unpacks to more than 3 MB" in fault_of(bomb)
    path.write_bytes(path.read_bytes()[:2000])
    assert "broken" in fault_of(path)
