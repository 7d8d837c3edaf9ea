"""The child process: GDAL's formats, traps, a kill, and nobody called."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from pyogrio.raw import write

from parallel38 import paths
from parallel38.data.importing import __main__ as child
from parallel38.data.importing.child import answer, command, far, run
from parallel38.data.importing.drafts import PREFIX
from parallel38.data.importing.understood import ReadError, Wishes
from unit.data.importing.strangers import CSV, SECRET, Layer, from_child, layer_of, xlsx

VRT = """<OGRVRTDataSource><OGRVRTLayer name="secret"><SrcDataSource>{source}</SrcDataSource>
<SrcLayer>secret</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"""
SUFFIXES = (".geojson", ".csv", ".kml", ".gpkg", ".shp", ".xlsx")


def written(path: Path, driver: str, crs: str | None = "EPSG:4326", **options: str) -> Path:
    """Two points with a name and a date, by GDAL."""
    points = [shapely.Point(127, 37.5), shapely.Point(129, 35.1)]
    if crs == "EPSG:5179":
        points = [shapely.Point(953935, 1952050), shapely.Point(1140000, 1680000)]
    write(
        str(path), shapely.to_wkb(np.array(points)), driver=driver, crs=crs, geometry_type="Point",
        field_data=[
            np.array(["서울", "부산"], dtype=object),
            np.array(["1945-09-08", "1950-06-25"], dtype="datetime64[D]"),
            np.array([1.5, np.nan]),
        ],
        fields=np.array(["name", "date", "number"], dtype=object), **options,
    )  # fmt: skip
    return path


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
@pytest.mark.parametrize("read", [layer_of, from_child])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:5179", None])
def test_a_geopackage_is_read_and_reprojected(
    tmp_path: Path, read: Callable[[Path], Layer], crs: str | None
) -> None:
    layer = read(written(tmp_path / "towns.gpkg", "GPKG", crs))
    assert layer.values("name") == ["서울", "부산"]
    assert [start for start, _ in layer.dates()] == ["1945-09-08", "1950-06-25"]
    assert layer.values("number") == ["1.5", ""]
    x, y = layer.points()[0] or (0, 0)
    assert abs(x - 127) < 0.03
    assert abs(y - 37.5) < 0.1
    assumed = any("WGS84 is assumed" in one for one in layer.told.sentences)
    assert assumed == (crs is None)


def in_encoding(table: Path, encoding: str) -> None:
    """Put the names of a .dbf that GDAL wrote in UTF-8 into another encoding."""
    data = table.read_bytes()
    for name in ("서울", "부산"):
        old, new = name.encode(), name.encode(encoding)
        data = data.replace(old + b" " * (len(new) - len(old)), new + b" " * (len(old) - len(new)))
    table.write_bytes(data)


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("read", [layer_of, from_child])
def test_a_zipped_shapefile(
    tmp_path: Path, encoding: str, told: bool, read: Callable[[Path], Layer]
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    written(folder / "towns.shp", "ESRI Shapefile", "EPSG:5179")
    in_encoding(folder / "towns.dbf", encoding)
    (folder / "towns.cpg").write_text(encoding.removeprefix("cp") if told else "no such one")
    with zipfile.ZipFile(tmp_path / "towns.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"../../in/{file.name}")
    layer = read(tmp_path / "towns.zip")
    assert layer.values("name") == ["서울", "부산"]
    assert layer.told.encoding == encoding
    assert layer.dates()[0] == ("1945-09-08", "1945-09-08")
    assert layer.points()[0] == (126.9784, 37.5667)
    assert not (tmp_path.parent / "in").exists()


@pytest.mark.parametrize("read", [layer_of, from_child])
def test_a_shapefile_whose_sides_are_broken(tmp_path: Path, read: Callable[[Path], Layer]) -> None:
    path = written(tmp_path / "towns.shp", "ESRI Shapefile")
    path.with_suffix(".prj").write_text("GEOGCS[nonsense")
    path.with_suffix(".cpg").write_text("UTF-8")
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes().replace("부산".encode(), b"\xff\x80\xfe\xa0B "))
    layer = read(path)
    assert layer.values("name") == ["서울", "\ufffd\ufffd\ufffd\ufffdB"]
    assert layer.points() == [(127, 37.5), (129, 35.1)]
    assert any("not known: 'GEOGCS[nonsense'; WGS84" in one for one in layer.told.sentences)
    table.unlink()
    shutil.rmtree(tmp_path / "work", ignore_errors=True)
    assert read(path).told.placed == 2
    path.with_suffix(".shx").unlink()
    shutil.rmtree(tmp_path / "work", ignore_errors=True)
    with pytest.raises(ReadError, match=r"without its \.shx"):
        read(path)


def test_the_layer_opens_in_a_gis(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(CSV + "Inchon,1950-09-15,37.47,126.62\n", "utf-8")
    layer = from_child(path)
    info = pyogrio.read_info(layer.path)
    assert (info["layer_name"], info["geometry_type"], info["crs"]) == (
        "table",
        "Point",
        "EPSG:4326",
    )
    table = pyogrio.read_dataframe(layer.path)
    assert table["start_day"].dt.strftime("%Y-%m-%d").tolist() == ["1950-09-15"]
    assert table["after_day"].dt.strftime("%Y-%m-%d").tolist() == ["1950-09-16"]
    assert table.geometry[0].wkt == "POINT (126.62 37.47)"


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_vrt_in_disguise_reads_nothing_and_calls_nobody(
    tmp_path: Path, suffix: str, listening: socket.socket
) -> None:
    port = listening.getsockname()[1]
    secret = tmp_path / "secret.csv"
    secret.write_text(f"name,lat,lon\n{SECRET},37,127\n", "utf-8")
    for source in (str(secret), f"/vsicurl/http://127.0.0.1:{port}/secret.csv",
                   f"WFS:http://127.0.0.1:{port}/"):  # fmt: skip
        path = tmp_path / f"layer{suffix}"
        path.write_text(VRT.format(source=source), "utf-8")
        with pytest.raises(ReadError, match=r"^layer\.\w+ is no .*\.$"):
            from_child(path)
    with pytest.raises(TimeoutError):
        listening.accept()
    assert not (tmp_path / "out.gpkg").exists()


def test_a_table_that_is_another_file_is_not_followed(tmp_path: Path) -> None:
    path = written(tmp_path / "towns.gpkg", "GPKG")
    secret = tmp_path / "secret.gpkg"
    write(
        str(secret), shapely.to_wkb(np.array([shapely.Point(1, 2)])), driver="GPKG",
        field_data=[np.array([SECRET], dtype=object)], fields=np.array(["name"], dtype=object),
        crs="EPSG:4326", geometry_type="Point",
    )  # fmt: skip
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA writable_schema=ON")
        base.execute("UPDATE gpkg_contents SET table_name = 'far'")
        base.execute("UPDATE gpkg_geometry_columns SET table_name = 'far'")
        base.execute(
            "INSERT INTO sqlite_master VALUES ('table', 'far', 'far', 0, ?)",
            (f"CREATE VIRTUAL TABLE far USING VirtualOGR('{secret}')",),
        )
    with pytest.raises(ReadError, match=r"^towns\.gpkg .*\.$") as caught:
        from_child(path)
    assert SECRET not in str(caught.value)


def test_another_coordinate_system_is_read_without_a_network(tmp_path: Path) -> None:
    """The suite has cut the network off for itself and its children (tests/conftest.py)."""
    path = written(tmp_path / "towns.gpkg", "GPKG", "EPSG:5179")
    done = subprocess.run(command(path, tmp_path / "out.gpkg"), capture_output=True, check=False)
    assert json.loads(done.stdout)["understood"]["placed"] == 2


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".zip"])
def test_broken_files_are_one_sentence(tmp_path: Path, suffix: str) -> None:
    good = written(tmp_path / "good.gpkg", "GPKG") if suffix == ".gpkg" else None
    data = good.read_bytes() if good else b"\0\0\x27\x0a" + b"\1" * 300
    path = tmp_path / f"broken{suffix}"
    path.write_bytes(data[: len(data) // 3])
    with pytest.raises(ReadError, match=rf"^broken{suffix} .*\.$") as caught:
        from_child(path)
    assert str(tmp_path) not in str(caught.value)


def test_nothing_beside_the_file_is_touched(tmp_path: Path) -> None:
    folder = tmp_path / "read only"
    folder.mkdir()
    path = written(folder / "towns.gpkg", "GPKG")
    before = path.read_bytes()
    run(path, tmp_path / "out.gpkg", Wishes(), lambda far: None)
    assert [one.name for one in folder.iterdir()] == ["towns.gpkg"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_kill_leaves_nothing_half_written(tmp_path: Path, how: signal.Signals) -> None:
    path, out = tmp_path / "long.csv", tmp_path / "out.gpkg"
    path.write_text(CSV + "a town,1950-09-15,37.47,126.62\n" * 400_000, "utf-8")
    child = subprocess.Popen(command(path, out), stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stderr
    child.stderr.readline()  # it is at work
    os.kill(child.pid, how)
    child.communicate()
    assert not out.exists()
    left = [one.name for one in tmp_path.glob(f"{PREFIX}*")]
    assert bool(left) == (how == signal.SIGKILL)
    small = tmp_path / "small.csv"
    small.write_text(CSV + "a,1950,37,126\n", "utf-8")
    run(small, out, Wishes(), lambda far: None)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["long.csv", "out.gpkg", "small.csv"]


def test_a_wide_table_is_told_whole(tmp_path: Path) -> None:
    columns = [f"a column with a long name, number {number}" for number in range(499)]
    path = tmp_path / "wide.csv"
    cells = ";".join("a long text in a cell, told as an example" for _ in columns)
    path.write_text(f"date;{';'.join(columns)}\n" + f"1950;{cells}\n" * 3, "utf-8")
    assert len(from_child(path).told.columns) == 500


def test_a_sheet_of_two_cells_that_claims_millions_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    monkeypatch.setattr(paths, "log_file", lambda: log)
    path = xlsx(tmp_path / "sparse.xlsx", {"S": [["a"], ["FAR"]]})
    with zipfile.ZipFile(path) as old:
        files = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/s1.xml"
    files[sheet] = files[sheet].replace(b'r="A2"', b'r="XFD1048576"').replace(b'"2"', b'"1048576"')
    with zipfile.ZipFile(path, "w") as new:
        for name, data in files.items():
            new.writestr(name, data)
    with pytest.raises(ReadError, match=r"^sparse\.xlsx .*\.$"):
        from_child(path)


def test_an_old_layer_stays_when_the_new_file_is_broken(tmp_path: Path) -> None:
    out, path = tmp_path / "out.gpkg", tmp_path / "bad.csv"
    out.write_bytes(b"old")
    path.write_bytes(b"")
    with pytest.raises(ReadError, match=r"^bad\.csv is empty\.$"):
        run(path, out, Wishes(), lambda far: None)
    assert out.read_bytes() == b"old"


def test_gdal_knows_two_formats_and_no_host() -> None:
    code = (
        "from parallel38.data.importing.gdal import make_safe; make_safe(); import pyogrio;"
        "print(*sorted(pyogrio.list_drivers()), sep=',')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "ESRI Shapefile,GPKG,MEM"


def test_parts_of_files_that_have_several(tmp_path: Path) -> None:
    path = written(tmp_path / "towns.gpkg", "GPKG", layer="first")
    written(path, "GPKG", layer="second", append=True)
    assert layer_of(path).told.parts == ("first", "second")
    assert layer_of(path, Wishes(part="second")).told.part == "second"
    with pytest.raises(ReadError, match="has no layer 'third'; it has first, second"):
        layer_of(path, Wishes(part="third"))
    for name in ("one", "two"):
        written(tmp_path / f"{name}.shp", "ESRI Shapefile")
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        for file in [*tmp_path.glob("one.*"), *tmp_path.glob("two.*")]:
            archive.write(file, file.name)
    layer = layer_of(tmp_path / "both.zip", Wishes(part="two.shp"))
    assert (sorted(layer.told.parts), layer.told.part) == (["one.shp", "two.shp"], "two.shp")
    with pytest.raises(ReadError, match="holds no 'three'"):
        layer_of(tmp_path / "both.zip", Wishes(part="three"))


@pytest.mark.parametrize(
    ("data", "code", "told"),
    [
        (CSV + "a,1950,37,126\n", 0, '"count":1'),
        ("", 1, '{"fault":"table.csv is empty.","wants":""}'),
    ],
)
def test_the_child_answers_in_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes],
    data: str, code: int, told: str,
) -> None:  # fmt: skip
    for name in ("limit", "gdal.make_safe", "signal.signal"):
        monkeypatch.setattr(f"parallel38.data.importing.__main__.{name}", lambda *_: None)
    path = tmp_path / "table.csv"
    path.write_text(data, "utf-8")
    assert child.main([str(path), str(tmp_path / "out.gpkg"), "{}"]) == code
    out, err = capfdbinary.readouterr()
    assert told in out.decode()
    assert bool(far(err)) == (code == 0)
    where = tmp_path / "nowhere" / "out.gpkg"
    assert child.main([str(path), str(where), "{}"]) == 1
    assert "No such file or directory" in capfdbinary.readouterr().out.decode()


def test_an_answer_that_never_came_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "log")
    with pytest.raises(ReadError, match=r"^a\.shp is broken in a way that stops its reader"):
        answer("a.shp", b"", -11, b"GDAL said")
    with pytest.raises(ReadError, match="the reader's complaint is in the log"):
        answer("a.shp", b"{", 1, b"Traceback")
    assert "GDAL said" in (tmp_path / "log").read_text("utf-8")
