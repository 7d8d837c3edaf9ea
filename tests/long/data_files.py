"""The whole atlas written as data and read back: what a format can hold must be there.

    python -m tests.long.data_files [--days 12]

GeoPackage and KML are read by GDAL, GeoJSON by its own standard, CSV by csv; every cell and every
point is compared. Then QGIS (python3-qgis, the system's) opens the GeoPackage, as it is, on some
days; what it draws must be what `parallel38 on` says.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from pyogrio.raw import read

from parallel38 import paths
from parallel38.commands.data import about
from parallel38.data.atlasfile import open_atlas
from parallel38.data.out import collect
from parallel38.data.out.about import About
from parallel38.data.out.files import FORMATS
from parallel38.data.out.gdal import columns_of
from parallel38.data.out.rows import DAYS, PLACES, Chosen, Row

DECIMALS = {".geojson": 6, ".kml": 5}
IN_KML = {
    "id": "atlas_id", "title": "Name", "summary": "description", "start_day": "begin",
    "end_day": "end", "start": "start_date", "end": "end_date",
}  # fmt: skip
Found = dict[str, Any]
FIRST, LAST = date(1866, 1, 1), date(2024, 12, 31)
PLAYS = Path(__file__).with_name("qgis_plays.py")


def main() -> int:
    """Write, read, compare; a difference ends it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--days", type=int, default=12)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    atlas = open_atlas().atlas
    rows = collect.rows(atlas, paths.geodata(), Chosen())
    draw = random.Random(asked.seed)
    days = [FIRST, LAST] + [
        date.fromordinal(draw.randint(FIRST.toordinal(), LAST.toordinal()))
        for _ in range(asked.days - 2)
    ]
    faults = []
    with tempfile.TemporaryDirectory(prefix="parallel38-data-") as folder:
        for suffix in FORMATS:
            out = Path(folder, f"atlas{suffix}")
            found = list(differences(rows, out, about(atlas, rows)))
            told = f"{len(rows)} rows, {out.stat().st_size / 1e6:.1f} MB, {len(found)} differences"
            print(f"{suffix}: {told}", flush=True)
            faults += found
        played = list(unlike_in_qgis(rows, Path(folder), days))
        print(f"QGIS: {len(days)} days, {len(played)} differences")
    print(*(faults + played)[:20], sep="\n")
    return int(bool(faults + played))


def unlike_in_qgis(rows: Sequence[Row], folder: Path, days: Sequence[date]) -> Iterator[str]:
    """What QGIS draws on one of these days and does not hold then, or the reverse."""
    out = folder / "played.json"
    words = ["/usr/bin/python3", PLAYS, folder / "atlas.gpkg", out, *map(str, days)]
    subprocess.run(list(map(str, words)), check=True, stderr=subprocess.DEVNULL)
    told = json.loads(out.read_text("utf-8"))
    for name, layer in told["layers"].items():
        if not (layer["active"] and layer["categories"]):
            yield f"{name}: no clock or no look"
    drawn = {str(row.cells["id"]) for row in rows}
    for day in days:
        words = [sys.executable, "-m", "parallel38", "on", str(day), "--json"]
        said = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
        moved = {
            str(row.cells["id"]) for row in rows
            if (row.cells.get("start_day") or day) <= day < (row.cells.get("after_day") or date.max)
        }  # fmt: skip
        holds = {one["id"] for name in ("features", "events") for one in said[name]}
        kept = {str(row.cells["id"]) for row in rows if row.layer == PLACES}
        for ident in sorted((set(told["dates"][str(day)]) - kept) ^ (holds & drawn & moved)):
            yield f"{day}: {ident}"


def differences(rows: Sequence[Row], out: Path, about: About) -> Iterator[str]:
    """Write the rows to `out` and read them back: what is not as it was, a line each."""
    suffix = out.suffix
    FORMATS[suffix](rows, out, about)
    wanted = sorted(rows, key=_key)
    found = sorted(_READERS[suffix](out), key=lambda one: (one["id"], str(one["start_day"] or "")))
    if len(found) != len(wanted):
        yield f"{len(wanted)} rows became {len(found)}"
        return
    columns = columns_of(rows)
    for row, read_back in zip(wanted, found, strict=True):
        for name in columns:
            if _plain(row.cells.get(name), name, suffix) != _plain(
                read_back.get(name), name, suffix
            ):
                yield f"{row.cells['id']}.{name}: {row.cells.get(name)!r}, {read_back.get(name)!r}"
        if suffix != ".csv" and not _alike(row.shape, read_back["shape"], DECIMALS.get(suffix)):
            yield f"{row.cells['id']}: another shape"


def _key(row: Row) -> tuple[str, str]:
    return str(row.cells["id"]), str(row.cells.get("start_day") or "")


def _plain(value: Any, name: str, suffix: str) -> Any:
    """As one compares: nothing is nothing, a number a number, a day its text."""
    if value is None or value == "" or value != value or str(value) == "NaT":
        return None
    if name in DAYS:
        return str(value)[:10]
    if name in ("importance", "precision_km", "lat", "lon"):
        return float(value)
    return str(value).replace("\r\n", "\n") if suffix != ".kml" else str(value).strip()


def _alike(one: Any, other: Any, decimals: int | None) -> bool:
    """Of the same points, in whatever order a format wants them."""
    points = [shapely.get_coordinates(shape) for shape in (one, other)]
    if decimals is not None:
        points = [np.round(some, decimals) for some in points]
    sets = [np.unique(some, axis=0) for some in points]
    return sets[0].shape == sets[1].shape and bool(
        np.allclose(*sets, rtol=0, atol=2 * 10.0 ** -(decimals or 15))
    )


def _tables(out: Path, names: Mapping[str, str]) -> Iterator[Found]:
    for layer, kind in pyogrio.list_layers(out):
        if kind is None:  # works and styles
            continue
        meta, _fids, shapes, columns = read(out, layer=layer, datetime_as_string=True)
        made = shapely.from_wkb(shapes)
        for at, shape in enumerate(made):
            row = dict(zip(meta["fields"], (column[at] for column in columns), strict=True))
            row |= {ours: row.get(theirs) for ours, theirs in names.items()}
            yield row | {"shape": shape}


def _csv(out: Path) -> Iterator[Found]:
    with out.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _geojson(out: Path) -> Iterator[Found]:
    """By the standard's own words: members of a JSON object."""
    whole = json.loads(out.read_text("utf-8"))
    assert "crs" not in whole
    for one in whole["features"]:
        yield one["properties"] | {"shape": shapely.from_geojson(json.dumps(one["geometry"]))}


_READERS: dict[str, Callable[[Path], Iterator[Found]]] = {
    ".gpkg": lambda out: _tables(out, {}), ".kml": lambda out: _tables(out, IN_KML),
    ".geojson": _geojson, ".csv": _csv,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
