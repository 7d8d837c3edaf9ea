"""GeoJSON: features one by one, so that a broken one costs only itself; CRS as old files say it."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from parallel38.data.importing import bounds
from parallel38.data.importing.batch import Batch, Source, unique_names
from parallel38.data.importing.spreadsheet import text
from parallel38.data.importing.text_tables import decoded
from parallel38.data.importing.understood import ReadError, Wishes

BROKEN = "is no feature that can be read"
NO_SHAPE = "has a shape that cannot be read"
SHAPES = (
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
)  # fmt: skip


class Feature(msgspec.Struct, frozen=True):
    """One feature as it stands in the file."""

    properties: dict[str, Any] | None = None
    geometry: dict[str, Any] | None = None
    id: str | int | float | None = None


class Collection(msgspec.Struct, frozen=True):
    """A file of features; of what else it holds only the CRS is looked at."""

    type: str = ""
    features: list[msgspec.Raw] = []
    crs: dict[str, Any] | None = None


def read(path: Path, wishes: Wishes, work: Path) -> Source:
    """Open a FeatureCollection, a Feature or a bare geometry. Raises ReadError."""
    bounds.check_size(path, bounds.SHAPE_BYTES)
    data, encoding = _utf8(path.read_bytes(), wishes)
    if not data.lstrip()[:1] == b"{":
        raise ReadError("is no GeoJSON: it does not begin with {")
    crs, raw, notes = _features(data)
    bounds.check_rows(len(raw), "feature")
    names = _names(raw)
    bounds.check_columns(len(names))
    return Source(
        format="GeoJSON",
        unit="feature",
        columns=unique_names(names),
        batches=partial(_batches, raw, names),
        shaped=True,
        encoding=encoding,
        crs=crs,
        notes=notes,
    )


def _utf8(data: bytes, wishes: Wishes) -> tuple[bytes, str]:
    if not wishes.encoding and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            data[:4000].decode("ascii")
            return data, "utf-8"
        except UnicodeDecodeError:
            pass
    said, encoding = decoded(data, wishes.encoding)
    return said.encode("utf-8", "replace"), encoding


def _features(data: bytes) -> tuple[str, list[bytes], list[str]]:
    """The CRS, the features' own texts, and what is to be said of the file. Raises ReadError."""
    try:
        whole = msgspec.json.decode(data, type=Collection)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _salvaged(data)
    if whole.type == "FeatureCollection":
        return _crs(whole.crs), [bytes(one) for one in whole.features], []
    if whole.type == "Feature":
        return _crs(whole.crs), [data], []
    if whole.type in SHAPES:
        return "", [b'{"type":"Feature","properties":{},"geometry":' + data + b"}"], []
    if whole.type == "Topology":
        raise ReadError("is TopoJSON, which is not read; GeoJSON is")
    raise ReadError("is no GeoJSON: it holds no features")


def _salvaged(data: bytes) -> tuple[str, list[bytes], list[str]]:
    """The features before the place where the JSON breaks, NaN being let pass. Raises
    ReadError where there is none.
    """
    said = data.decode("utf-8", "replace")
    start = said.find("[", max(said.find('"features"'), 0)) + 1
    found, whole = _taken(said, start) if start else ([], False)
    if not found:
        raise ReadError("is no JSON that can be read, or is cut off before its first feature")
    broken = f"breaks off or is broken after feature {len(found)}; what stands before it is kept"
    return _crs_in(said[:start]), found, [] if whole else [broken]


def _taken(said: str, at: int) -> tuple[list[bytes], bool]:
    """The features from a place on, and whether their list comes to its end."""
    decoder, found = json.JSONDecoder(), list[bytes]()
    while True:
        at = _past(said, at, ",")
        if said[at : at + 1] == "]":
            return found, True
        try:
            _, after = decoder.raw_decode(said, at)
        except (ValueError, RecursionError):
            return found, False
        found.append(said[at:after].encode("utf-8", "replace"))
        at = after


def _past(said: str, at: int, marks: str) -> int:
    while at < len(said) and (said[at].isspace() or said[at] in marks):
        at += 1
    return at


def _crs_in(head: str) -> str:
    at = head.find('"crs"')
    start = head.find("{", at) if at >= 0 else -1
    try:
        return _crs(json.JSONDecoder().raw_decode(head, start)[0]) if start >= 0 else ""
    except ValueError:
        return ""


def _crs(said: Any) -> str:
    """The name of a `crs` member; a link to one is not followed."""
    properties = said.get("properties") if isinstance(said, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else ""


def _one(raw: bytes) -> Feature:
    try:
        return msgspec.json.decode(raw, type=Feature)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return msgspec.convert(json.loads(raw), Feature)


def _names(raw: list[bytes]) -> list[str]:
    """All names of properties, in the order in which they are met; an id is one too."""
    names: dict[str, None] = {}
    for one in raw:
        try:
            feature = _one(one)
        except (ValueError, RecursionError):
            continue
        if feature.id is not None:
            names["id"] = None
        names.update(dict.fromkeys(feature.properties or ()))
    return list(names)


def _batches(raw: list[bytes], names: list[str]) -> Iterator[Batch]:
    for at in range(0, len(raw), bounds.BATCH):
        batch = _batch(at + 1, raw[at : at + bounds.BATCH], names)
        batch.done = min((at + bounds.BATCH) / len(raw), 1.0)
        yield batch


def _batch(first: int, raw: list[bytes], names: list[str]) -> Batch:
    import numpy as np

    batch, shapes = Batch(first, [], numbers=[]), []
    assert batch.numbers is not None
    for number, one in enumerate(raw, first):
        try:
            feature = _one(one)
        except (ValueError, RecursionError):
            batch.faults.append((number, BROKEN, BROKEN))
            continue
        cells = {"id": feature.id, **(feature.properties or {})}
        batch.rows.append([_cell(cells.get(name)) for name in names])
        batch.numbers.append(number)
        shape, fault = shape_of(feature.geometry)
        shapes.append(shape)
        if fault:
            batch.faults.append((number, NO_SHAPE, f"{NO_SHAPE} ({fault})"))
    batch.shapes = np.array([None, *shapes], dtype=object)[1:]
    return batch


def _cell(value: Any) -> str:
    """A property as text; half a character, which JSON can hold, becomes a question mark."""
    said = json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else text(value)
    return said if said.isascii() else said.encode("utf-8", "replace").decode()


def shape_of(said: dict[str, Any] | None) -> tuple[Any, str]:
    """A geometry, or None with what is wrong with it ('' where none was given)."""
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    if said is None:
        return None, ""
    kind = said.get("type")
    if kind not in SHAPES:
        return None, f"its type is {str(kind)[:40]!r}"
    try:
        found = shape(said)
    except (ShapelyError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        return None, " ".join(str(error).split())[:100] or "no coordinates"
    return (found, "") if not found.is_empty else (None, "")
