"""Bad input of every sort, one after the other: a clear sentence, and what can be kept is kept."""

import io
import json
import zipfile
from pathlib import Path

import pytest
import shapely

from parallel38.data.importing.understood import ReadError, Wishes
from unit.data.importing.strangers import layer_of

HEAD = "name,start,end,lat,lon\n"
GOOD = "Inchon,1950-09-15,1950-09-19,37.5,126.6\n"
SEVERAL = "".join(f"a,1950,1951,37.{n},126.{n}\n" for n in range(3))
KOREAN = "인천 상륙 작전"
VRT = '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource>'


def feature(shape: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": shape}


def geojson(*features: object, **more: object) -> bytes:
    said = {"type": "FeatureCollection", "features": features, **more}
    return json.dumps(said).encode()


def archive(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return made.getvalue()


def point(x: object, y: object) -> dict[str, object]:
    return {"type": "Point", "coordinates": [x, y]}


KML = b"<kml xmlns='http://www.opengis.net/kml/2.2'><Placemark><name>a</name><Point><coordinates>"
LINKED = (
    b"<kml xmlns='http://www.opengis.net/kml/2.2'><NetworkLink><Link><href>http://127.0.0.1/x.kml"
    b"</href></Link></NetworkLink><Placemark><name>here</name><Point><coordinates>127,37"
    b"</coordinates></Point></Placemark></kml>"
)
MIXED = [point(127, 37), {"type": "LineString", "coordinates": [[126, 36], [127, 37]]},
         shapely.box(126, 36, 127, 37).__geo_interface__]  # fmt: skip

# What is refused: the file, and a piece of its one sentence.
REFUSED = {
    "vrt.geojson": (VRT.encode(), "is no"),
    "vrt.csv": (VRT.encode(), "no table of text but XML"),
    "vrt.kml": (VRT.encode(), "is no"),
    "vrt.gpkg": (VRT.encode(), "is no GeoPackage"),
    "vrt.shp": (VRT.encode(), "is no Shapefile"),
    "vrt.xlsx": (VRT.encode(), "is no"),
    "empty.csv": (b"", "is empty"),
    "empty.geojson": (b"", "is empty"),
    "heads.csv": (HEAD.encode(), "holds no rows"),
    "blank.csv": (b"\n , ,\n\n", "holds no rows"),
    "metres.csv": (b"name,x,y\na,953935,1952050\n", "name its coordinate system"),
    "zeros.csv": (b"a\0\0\0\0b" * 50, "zero bytes"),
    "bomb.kmz": (archive(**{"doc.kml": b"0" * 400_000_000}), "unpacks to"),
    "truncated.gpkg": (b"SQLite format 3\0" + b"\1" * 50, "is broken"),
    "cut.xlsx": (archive(**{"xl/workbook.xml": b"<x/>"})[:60], "is no"),
    "picture.zip": (archive(**{"a.png": b"x"}), "without a Shapefile"),
    "entities.kml": (b"<!DOCTYPE k [<!ENTITY a 'b'>]><kml>&a;</kml>", ""),
}

# What is kept: the file, how many rows, how many have a place, how many a date, and a piece of what
# is said.
KEPT = {
    "nan.csv": (HEAD + SEVERAL + "b,1950,1951,NaN,127\nc,1950,1951,inf,127\n", 5, 3, 5, "place"),
    "far.csv": (HEAD + GOOD * 3 + "b,1950,1951,95,127\n", 4, 3, 4, "lies outside the world"),
    "null.csv": (HEAD + GOOD + "b,,,37,127\nc,unknown,n/a,37,127\n", 3, 3, 1, "has no date"),
    "turned.csv": (HEAD + GOOD + "b,1951,1950,37,127\n", 2, 2, 2, "ends"),
    "perhaps.csv": (HEAD + "b,1945?,1946~,37,127\n" + GOOD, 2, 2, 2, ""),
    "swapped.csv": (HEAD + "b,1950,1951,127.5,37.5\n" * 3, 3, 3, 3, "swapped"),
    "bom.csv": ("\ufeff" + HEAD + GOOD, 1, 1, 1, ""),
    "utf16.csv": ((HEAD + GOOD).encode("utf-16"), 1, 1, 1, "utf-16"),
    "cp949.csv": ((HEAD + GOOD.replace("Inchon", KOREAN)).encode("cp949"), 1, 1, 1, "cp949"),
    "sjis.csv": ((HEAD + GOOD.replace("Inchon", "日本の港")).encode("cp932"), 1, 1, 1, "cp932"),
    "script.csv": (HEAD + GOOD.replace("Inchon", "<script>alert(1)</script>"), 1, 1, 1, ""),
    "links.csv": (HEAD + GOOD.replace("Inchon", "=HYPERLINK(file:///etc/passwd)"), 1, 1, 1, ""),
    "ragged.csv": (HEAD + GOOD + "b,1950\n" + GOOD.strip() + ",more,and\n", 3, 2, 3, ""),
    "mixed.geojson": (geojson(*(feature(one, date="1950") for one in MIXED)), 3, 3, 3, "areas"),
    "nan.geojson": (geojson(feature(point(127, float("nan"))), feature(point(127, 37))),
                    2, 1, 0, ""),
    "null.geojson": (geojson(feature(None, date=None), feature(point(127, 37), date="1950")),
                     2, 1, 1, "has no date"),
    "wrong.geojson": (geojson(feature(point(127, 37)), crs={"type": "name", "properties": {
        "name": "EPSG:3857"}}), 1, 1, 0, "its numbers are degrees"),
    "cut.geojson": (geojson(feature(point(127, 37)), feature(point(128, 38)))[:-60], 1, 1, 0, ""),
    "cut.kml": (KML + b"127,37</coordinates></Point></Placemark><Placemark><na", 1, 1, 0, ""),
    "linked.kml": (LINKED, 1, 1, 0, ""),
    "climbs.kmz": (archive(**{"../../../doc.kml": LINKED}), 1, 1, 0, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str) -> None:
    data, said = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        layer_of(path)
    told = str(caught.value)
    assert said in told
    assert "\n" not in told
    assert "Traceback" not in told
    assert str(tmp_path) not in told
    assert path.read_bytes() == data
    assert not list(tmp_path.glob("*.gpkg")) or name.endswith(".gpkg")


@pytest.mark.parametrize("name", KEPT)
def test_what_can_be_kept_is_kept_and_the_rest_told(tmp_path: Path, name: str) -> None:
    data, rows, placed, dated, said = KEPT[name]
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    told = layer_of(path).told
    assert (told.count, told.placed, told.dated) == (rows, placed, dated)
    assert said in " ".join(told.sentences)
    assert all(one.endswith(".") and "\n" not in one for one in told.sentences)
    assert told.shown[0].number in (1, 2)  # of the file: under a header, or the first feature
    assert len(told.shown) == min(rows, 6)


def test_what_is_missing_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "metres.csv"
    path.write_bytes(REFUSED["metres.csv"][0])
    with pytest.raises(ReadError) as caught:
        layer_of(path)
    assert caught.value.wants == "crs"
    assert layer_of(path, Wishes(crs="EPSG:5179")).told.placed == 1
