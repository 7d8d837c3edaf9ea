"""Scanned maps: placed to the pixel, of any kind of band, bounded, refused in one sentence."""

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import pytest
import rasterio
from PIL import Image
from rasterio.control import GroundControlPoint
from rasterio.enums import ColorInterp
from rasterio.warp import transform

from parallel38.data.importing import __main__ as reader
from parallel38.data.importing.child import run
from parallel38.data.importing.into import into_project
from parallel38.data.importing.scans import image, picture
from parallel38.data.importing.understood import ReadError, Understood, Wishes
from parallel38.data.project.reading import open_project
from parallel38.data.scan_tiles import CLEAR, ScanTiles

# What rasterio asks of affine in its own code.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning"),
    pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning"),
]


def north_up(west: float, north: float, side: float) -> rasterio.Affine:
    return rasterio.Affine(side, 0, west, 0, -side, north)


UTM = north_up(300_000, 4_230_000, 100)
HIGH, WIDE = 300, 400
DOT = 120, 220  # row, column of the upper left pixel of a red square
INK = (200, 30, 40)


def paper(high: int = HIGH, wide: int = WIDE) -> np.ndarray:
    """Grey paper with a red square of 12 pixels."""
    made = np.full((3, high, wide), 210, np.uint8)
    row, column = DOT
    made[:, row : row + 12, column : column + 12] = np.array(INK)[:, None, None]
    return made


def tiff(path: Path, bands: np.ndarray, **profile: Any) -> Path:
    count, high, wide = bands.shape
    base = {"driver": "GTiff", "height": high, "width": wide, "count": count,
            "dtype": bands.dtype, "crs": "EPSG:32652", "transform": UTM}  # fmt: skip
    with rasterio.open(path, "w", **base | profile) as file:
        file.write(bands)
    return path


def read(path: Path, **wishes: Any) -> Understood:
    """As the child reads it, here."""
    return reader.run(path, path.with_suffix(".gpkg"), Wishes(**wishes))


def by_child(path: Path, **wishes: Any) -> Understood:
    """As the program asks for it, in a process of its own."""
    return run(path, path.with_suffix(".gpkg"), Wishes(**wishes), lambda _far: None)


def pixels(layer: Path, zoom: int) -> Iterator[tuple[float, float, tuple[int, int, int, int]]]:
    """Left, top in the unit square and tile of each tile of a zoom."""
    with closing(sqlite3.connect(layer)) as db:
        (table,) = db.execute("SELECT table_name FROM gpkg_contents").fetchone()
        for x, y, data in db.execute(
            f'SELECT tile_column, tile_row, tile_data FROM "{table}" WHERE zoom_level = ?', (zoom,)
        ):
            yield x, y, np.asarray(Image.open(io.BytesIO(data)).convert("RGBA")).astype(int)


def red_at(told: Understood, layer: Path) -> tuple[float, float, float]:
    """Where the middle of the red square lies, in degrees, and a pixel's width in metres."""
    zoom = told.scan.zooms[1]
    found = []
    for x, y, tile in pixels(layer, zoom):
        rows, columns = np.nonzero(
            (tile[..., 0] > 150) & (tile[..., 1] < 90) & (tile[..., 2] < 90) & (tile[..., 3] > 200)
        )
        found += [
            (256 * x + c + 0.5, 256 * y + r + 0.5) for r, c in zip(rows, columns, strict=True)
        ]
    u, v = np.mean(found, axis=0) / (256 * 2**zoom)
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * v))))
    return 360 * u - 180, float(lat), 40_075_016.686 / 256 / 2**zoom * np.cos(np.radians(lat))


def near(place: tuple[float, float], told: Understood, layer: Path) -> None:
    """Within one pixel of the file or of the tiles, whichever is larger."""
    lon, lat, pixel = red_at(told, layer)
    metres = pyproj.Geod(ellps="WGS84").inv(lon, lat, *place)[2]
    assert metres < max(pixel, 100), metres


def middle(lead: Any) -> tuple[float, float]:
    """The middle of the red square in the file's own coordinates."""
    return lead @ (DOT[1] + 6, DOT[0] + 6)


def degrees(crs: str, x: float, y: float) -> tuple[float, float]:
    return pyproj.Transformer.from_crs(crs, 4326, always_xy=True).transform(x, y)


SLANTED = UTM @ rasterio.Affine.rotation(17) @ rasterio.Affine.shear(4, 0)
PLACES = {
    "utm": ("EPSG:32652", UTM),
    "turned": ("EPSG:32652", SLANTED),
    "tokyo": ("EPSG:4301", north_up(125, 39, 0.002)),
    "korea": ("EPSG:5179", north_up(900_000, 2_000_000, 80)),
    "date line": ("EPSG:4326", north_up(179.8, 52, 0.002)),
    "beyond": ("EPSG:32601", north_up(280_000, 5_700_000, 100)),
    "south up": ("EPSG:32652", rasterio.Affine(100, 0, 300_000, 0, 100, 4_100_000)),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_pixel_lies_where_its_file_says(tmp_path: Path, name: str) -> None:
    crs, lead = PLACES[name]
    path = tiff(tmp_path / "a.tif", paper(), crs=crs, transform=lead)
    told = read(path)
    near(degrees(crs, *middle(lead)), told, path.with_suffix(".gpkg"))
    west, south, east, north = told.scan.extent
    assert south < north and 0 < east - west < 5


def test_the_child_answers_the_same(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", paper())
    assert by_child(path) == read(path)


def test_gdal_puts_the_pixel_there_too(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", paper(), crs="EPSG:5179", transform=PLACES["korea"][1])
    with rasterio.open(path, driver="GTiff") as file:
        x, y = file.xy(DOT[0] + 6, DOT[1] + 6, offset="ul")
        (lon,), (lat,) = transform(file.crs, "EPSG:4326", [x], [y])
    near((lon, lat), read(path), path.with_suffix(".gpkg"))


def test_control_points_place_it(tmp_path: Path) -> None:
    points = [
        GroundControlPoint(row, column, *(SLANTED @ (column, row)))
        for row, column in ((0, 0), (0, WIDE), (HIGH, WIDE), (HIGH, 0), (90, 120))
    ]
    path = tmp_path / "a.tif"
    tiff(path, paper(), transform=None, gcps=points)
    told = read(path)
    assert "It is placed by its control points." in told.sentences
    near(degrees("EPSG:32652", *middle(SLANTED)), told, path.with_suffix(".gpkg"))


def colours(path: Path, at: tuple[int, int] = DOT, **wishes: Any) -> tuple[list[int], list[int]]:
    """The square's colour and the paper's, read back from the tiles."""
    told = read(path, **wishes)
    zoom = told.scan.zooms[1]
    tiles = {(x, y): tile for x, y, tile in pixels(path.with_suffix(".gpkg"), zoom)}

    def colour(row: int, column: int) -> list[int]:
        lon, lat = degrees("EPSG:32652", *(UTM @ (column, row)))
        s = np.sin(np.radians(lat))
        u, v = lon / 360 + 0.5, 0.5 - np.log((1 + s) / (1 - s)) / (4 * np.pi)
        x, y = int(u * 2**zoom * 256), int(v * 2**zoom * 256)
        tile = tiles.get((x // 256, y // 256), np.zeros((256, 256, 4), int))
        return tile[y % 256, x % 256].tolist()

    return colour(at[0] + 6, at[1] + 6), colour(at[0] + 40, at[1] + 60)


def alike(colour: list[int], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


def test_sixteen_bits_grey_palette_and_one_bit(tmp_path: Path) -> None:
    grey = paper()[:1]
    made = {
        "rgb16": tiff(tmp_path / "a.tif", paper().astype(np.uint16) * 257, photometric="RGB"),
        "grey": tiff(tmp_path / "b.tif", grey),
        "float": tiff(tmp_path / "c.tif", grey.astype(np.float32)),
        "bit": tiff(tmp_path / "d.tif", (grey > 205).astype(np.uint8), nbits=1),
        "white is 0": tiff(tmp_path / "e.tif", grey, photometric="MINISWHITE"),
    }
    index = (grey > 205).astype(np.uint8)
    made["palette"] = tiff(tmp_path / "f.tif", index)
    with rasterio.open(made["palette"], "r+") as file:
        file.write_colormap(1, {0: (*INK, 255), 1: (210, 210, 210, 255)})
    wanted = {
        "rgb16": (INK, (210,) * 3), "grey": ((200,) * 3, (210,) * 3),
        "float": ((0,) * 3, (255,) * 3), "bit": ((0,) * 3, (255,) * 3),
        "white is 0": ((55,) * 3, (45,) * 3), "palette": (INK, (210,) * 3),
    }  # fmt: skip
    for name, path in made.items():
        square, ground = colours(path)
        assert alike(square, (*wanted[name][0], 255)), (name, square)
        assert alike(ground, (*wanted[name][1], 255)), (name, ground)


def test_what_has_no_value_is_clear(tmp_path: Path) -> None:
    bands = paper()
    alpha = np.full((1, HIGH, WIDE), 255, np.uint8)
    alpha[0, DOT[0] : DOT[0] + 12, DOT[1] : DOT[1] + 12] = 0
    none = tiff(tmp_path / "a.tif", np.where(alpha > 0, bands[:1], 7).astype(np.uint8), nodata=7)
    seen = tiff(tmp_path / "b.tif", np.concatenate([bands, alpha]), photometric="RGB", alpha="yes")
    with rasterio.open(seen) as file:
        assert file.colorinterp[3] == ColorInterp.alpha
    for path in (none, seen):
        square, ground = colours(path)
        assert square[3] == 0 and ground[3] == 255, path


def test_a_world_file_in_the_same_folder_places_it(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", paper(), crs=None, transform=None)
    (tmp_path / "a.tfw").write_text("100\n0\n0\n-100\n300050\n4229950\n")
    told = by_child(path, crs="EPSG:32652")
    assert "Where it lies was read from a.tfw beside it." in told.sentences
    near(degrees("EPSG:32652", *middle(UTM)), told, path.with_suffix(".gpkg"))
    with pytest.raises(ReadError, match="does not say in which coordinate system"):
        by_child(path)
    told = by_child(path, sketch=True)  # the window: it has hands, but no field for a code
    assert told.scan.sketch and not told.layer
    assert "It does not say in which coordinate system it lies." in told.sentences
    (tmp_path / "a.tfw").write_text("100\n0\nx\n")
    with pytest.raises(ReadError, match="not six numbers"):
        by_child(path)


def test_notes_and_overviews_beside_it_are_not_looked_at(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", paper())
    plain = read(path)
    (tmp_path / "a.tif.aux.xml").write_text("<PAMDataset><SRS>EPSG:5179</SRS></PAMDataset>")
    (tmp_path / "a.tif.ovr").write_bytes(b"<VRTDataset/>")
    (tmp_path / "a.tif.msk").write_bytes(b"<VRTDataset/>")
    assert read(path) == plain
    names = {"a.tif", "a.gpkg", "a.tif.aux.xml", "a.tif.ovr", "a.tif.msk"}
    assert {one.name for one in tmp_path.iterdir()} == names


def test_an_image_is_placed_by_its_corners(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.fromarray(np.moveaxis(paper(), 0, -1)).save(path)
    share = (DOT[1] + 6) / WIDE, (DOT[0] + 6) / HIGH
    for corners in (
        ((126.0, 38.5), (127.0, 38.0)),
        ((126.0, 38.5), (127.0, 38.5), (127.0, 38.0)),
        ((126.0, 38.5), (127.0, 38.5), (127.0, 38.0), (126.0, 38.0)),
        ((486.0, 38.5), (487.0, 38.0)),
    ):
        told = read(path, corners=corners)
        place = 126 + share[0], 38.5 - share[1] * 0.5
        near((place[0], place[1]), told, path.with_suffix(".gpkg"))
    turned = ((126.0, 38.0), (126.0, 38.5), (127.0, 38.5), (127.0, 38.0))
    told = read(path, corners=turned)
    near((126 + share[1], 38 + share[0] * 0.5), told, path.with_suffix(".gpkg"))


@pytest.mark.parametrize(
    "corners",
    [
        ((126.0, 38.0), (127.0, 38.5)),  # mirrored
        ((126.0, 38.5), (126.0, 38.5)),
        ((126.0, 38.5), (127.0, 38.0), (127.0, 38.5), (126.0, 38.0)),  # a bow tie
        ((126.0, 38.5), (127.0, 88.0)),
        ((126.0, 38.5),),
    ],
)
def test_corners_of_no_map_are_refused(tmp_path: Path, corners: Any) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 30)).save(path)
    with pytest.raises(ReadError, match=r"^a.png (is placed by|has a corner).*\.$"):
        by_child(path, corners=corners)


def test_without_a_place_there_is_a_sentence_or_a_sketch(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (4000, 3000), "tan").save(path)
    with pytest.raises(ReadError, match=r"does not say where it lies.*--corners"):
        by_child(path)
    told = by_child(path, sketch=True)
    assert Image.open(io.BytesIO(told.scan.sketch)).size == (1600, 1200)
    assert (told.placed, told.layer) == (0, "")


@pytest.mark.parametrize("mode", ["RGBA", "P", "I;16", "L"])
def test_an_image_is_joined_strip_by_strip_as_it_would_be_whole(tmp_path, monkeypatch, mode):
    noise = np.random.default_rng(38).integers(0, 256, (61, 47, 4)).astype(np.uint8)
    made = Image.fromarray(noise)
    if mode == "I;16":
        made = Image.fromarray(noise[..., 0].astype(np.uint16) << 8)
    elif mode != "RGBA":
        made = made.convert(mode)
    path = tmp_path / "a.png"
    made.save(path)
    monkeypatch.setattr(picture, "KEPT", 700)
    whole = image.read(path)
    monkeypatch.setattr(image, "STRIP", 300)
    assert whole.step == 3 and whole.rgba.shape == (20, 15, 4)
    np.testing.assert_array_equal(image.read(path).rgba, whole.rgba)


VRT = (
    '<VRTDataset rasterXSize="9" rasterYSize="9"><VRTRasterBand dataType="Byte" band="1">'
    "<SimpleSource><SourceFilename>/etc/passwd</SourceFilename></SimpleSource></VRTRasterBand>"
    "</VRTDataset>"
)


def test_broken_and_foreign_files_are_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = tiff(tmp_path / "whole.tif", paper(), compress="deflate").read_bytes()
    png = io.BytesIO()
    Image.fromarray(np.moveaxis(paper(), 0, -1)).save(png, "PNG")
    bad = {
        "empty.tif": b"", "vrt.tif": VRT.encode(), "vrt.tiff": VRT.encode(),
        "cut.tif": whole[: len(whole) // 2], "head.tif": whole[:200],
        "noise.tif": b"II*\0" + b"x" * 99, "png.tif": png.getvalue(),
        "tif.png": whole, "cut.png": png.getvalue()[:300],
        "vrt.png": VRT.encode(),
    }  # fmt: skip
    for name, data in bad.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(ReadError) as caught:
            by_child(path, corners=((126.0, 38.5), (127.0, 38.0)))
        said = str(caught.value)
        assert said.startswith(name) and said.endswith(".") and "\n" not in said, said
        assert not path.with_suffix(".gpkg").exists()


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=60_000, height=60_000, count=1, dtype="uint8",
        sparse_ok=True, tiled=True, crs="EPSG:32652", transform=UTM,
    ):  # fmt: skip
        pass
    with pytest.raises(ReadError, match="60,000 x 60,000 pixels"):
        by_child(path)
    bomb = tmp_path / "bomb.png"
    Image.new("1", (20_000, 16_000)).save(bomb)
    with pytest.raises(ReadError, match="300 million is the most"):
        by_child(bomb)


def test_what_is_larger_than_the_bound_is_joined(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(picture, "KEPT", HIGH * WIDE // 4)
    assert picture.step_for(WIDE, HIGH) == 2
    rgba = np.dstack([np.moveaxis(paper(), 0, -1), np.full((HIGH, WIDE), 255, np.uint8)])
    half = picture.joined(rgba, 2)
    assert half.shape == (HIGH // 2, WIDE // 2, 4)
    assert half[DOT[0] // 2 + 3, DOT[1] // 2 + 3].tolist() == [*INK, 255]
    rgba[::2, ::2, 3] = 0  # a clear pixel lends its colour to none
    rgba[::2, ::2, :3] = 0
    assert picture.joined(rgba, 2)[0, 0].tolist() == [210, 210, 210, 191]
    assert [*picture.strips(7, 2, 5)] == [(0, 4), (4, 3)]
    assert "2 x 2 of them became one" in picture.resampled(WIDE, HIGH, 2)[0]


def test_it_goes_into_a_project_as_tiles_that_a_gis_opens(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", paper())
    told, project = read(path), tmp_path / "p.gpkg"
    for _ in range(2):
        into_project(path.with_suffix(".gpkg"), told, project, {"credit": "AMS", "start": "1946"})
    opened = open_project(project)
    assert not opened.fault
    first, second = opened.project.layers
    assert first.scan == second.scan and first.scan.credit == "AMS"
    tiles = ScanTiles(project, {"t": first.table})
    zoom = first.scan.zooms[1]
    (x, y, _tile), *_ = pixels(path.with_suffix(".gpkg"), zoom)
    assert tiles.get(f"t/{zoom}/{x}/{y}")[:2] in (b"\xff\xd8", b"\x89P")
    assert tiles.get(f"t/{zoom}/0/0") == CLEAR
    for name in ("t/1/2", "x/1/0/0", f"t/{zoom}/../{y}", "t/-1/0/0", "t/1/0/0/0", "t/٣/0/0"):
        assert tiles.get(name) in (None, CLEAR), name
    with rasterio.open(f"GPKG:{project}:{first.table}") as file:
        assert file.crs.to_epsg() == 3857 and file.count == 4
    opened.file.tidy(opened.project.__class__())
    with closing(sqlite3.connect(project)) as db:
        for name in ("gpkg_contents", "gpkg_tile_matrix", "gpkg_tile_matrix_set"):
            assert not db.execute(
                f"SELECT * FROM {name} WHERE table_name GLOB 'layer_*'"
            ).fetchall()


def test_a_strangers_tile_is_looked_at_before_it_is_handed_on(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", paper())
    told, project = read(path), tmp_path / "p.gpkg"
    table = into_project(path.with_suffix(".gpkg"), told, project).table
    large = io.BytesIO()
    Image.new("L", (3000, 3000)).save(large, "PNG")
    tiles = ScanTiles(project, {"t": table})
    for number, data in enumerate((large.getvalue(), b"<svg/>", "text", b"")):
        with closing(sqlite3.connect(project)) as db, db:
            db.execute(f"INSERT INTO {table} VALUES (NULL, 9, 1, ?, ?)", (number, data))
        assert tiles.get(f"t/9/1/{number}") is None
