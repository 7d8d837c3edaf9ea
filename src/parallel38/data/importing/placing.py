"""The places of a batch, in degrees of WGS84; what cannot be placed is told and kept without."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from parallel38.data.importing.batch import Batch, Source
from parallel38.data.importing.crs import Frame, are_degrees, are_swapped, frame
from parallel38.data.importing.guess import Plan
from parallel38.data.importing.place_text import degrees, pair
from parallel38.data.importing.understood import ReadError, Wishes

NO_NUMBER = "has no number for its place"
NOT_FINITE = "has coordinates that are no numbers"
OUTSIDE = "lies outside the world"
NO_SHAPE = "has a shape that cannot be read"


class Placing(Struct):
    """How the places of a file are read, settled once from a sample."""

    frame: Frame
    swapped: bool = False
    sentences: list[str] = []


def settle(source: Source, plan: Plan, sample: Batch, wishes: Wishes) -> Placing:
    """Which coordinate system, and which way round. Raises ReadError where the numbers are no
    degrees and nothing says what they are.
    """
    import shapely

    shapes, _ = shapes_of(sample, plan)
    points = shapely.get_coordinates(shapes)
    points = points[(abs(points) < 1e18).all(axis=1)]
    found = _framed(source, wishes)
    if not len(points):
        return found
    swapped = are_swapped(points) if wishes.swapped is None else wishes.swapped
    sensible = are_degrees(points[:, ::-1] if swapped else points)
    if found.frame.in_degrees and not sensible:
        raise ReadError(_no_degrees(source, found, points), "crs")
    if not found.frame.in_degrees:
        swapped = bool(wishes.swapped)
        if sensible and not wishes.crs:
            found.sentences.append(
                f"says {found.frame.name}, but its numbers are degrees: read as WGS84"
            )
            found.frame = Frame("WGS84")
    if swapped and wishes.swapped is None:
        found.sentences.append("has latitude and longitude swapped: read the other way round")
    found.swapped = swapped
    return found


def _framed(source: Source, wishes: Wishes) -> Placing:
    """The frame that the caller names, or the file; WGS84 where neither does, or the file's is not
    known. Raises ReadError for a caller's that is not known.
    """
    if wishes.crs:
        return Placing(frame(wishes.crs))
    try:
        if source.crs:
            return Placing(frame(source.crs))
    except ReadError as error:
        return Placing(Frame("WGS84"), sentences=[f"{error}; WGS84 is assumed"])
    if not source.shaped or source.format == "GeoJSON":
        return Placing(Frame("WGS84"))
    return Placing(Frame("WGS84"), sentences=["names no coordinate system: WGS84 is assumed"])


def _no_degrees(source: Source, found: Placing, points: Any) -> str:
    x, y = points[0]
    said = f"says {found.frame.name}" if source.crs else "names no coordinate system"
    if source.crs and found.sentences:
        said = found.sentences[0].rpartition(";")[0]
    numbers = f"its numbers (x {x:.12g}, y {y:.12g}) are no degrees"
    return f"{said}, and {numbers}; name its coordinate system"


def place(batch: Batch, plan: Plan, placing: Placing) -> Any:
    """The shapes of a batch in degrees, None where there is none; faults go into the batch."""
    import numpy as np
    import shapely

    shapes, faults = shapes_of(batch, plan)
    batch.faults += faults
    points, of = shapely.get_coordinates(shapes, return_index=True)
    bad = np.unique(of[~np.isfinite(points).all(axis=1)])
    _drop(batch, shapes, bad, NOT_FINITE)
    if len(bad):
        points, of = shapely.get_coordinates(shapes, return_index=True)
    moved = _moved(points, placing)
    wrong = ~np.isfinite(moved).all(axis=1) | (np.abs(moved) > (360.0001, 90.0001)).any(axis=1)
    if wrong.any():
        _drop(batch, shapes, np.unique(of[wrong]), OUTSIDE)
        moved = moved[~np.isin(of, np.unique(of[wrong]))]
    return _westward(shapely.set_coordinates(shapes, moved))


def _moved(points: Any, placing: Placing) -> Any:
    import numpy as np

    turned = points[:, ::-1] if placing.swapped else points
    if placing.frame.to_degrees is None or not len(turned):
        return turned
    return np.column_stack(placing.frame.to_degrees.transform(turned[:, 0], turned[:, 1]))


def _westward(shapes: Any) -> Any:
    """What lies wholly beyond 180 degrees east, counted from 0 to 360, on the usual side."""
    import numpy as np
    import shapely

    far = np.flatnonzero(np.nan_to_num(shapely.bounds(shapes)[:, 0]) > 180)
    if len(far):
        shapes[far] = shapely.transform(shapes[far], lambda points: points - (360, 0))
    return shapes


def _drop(batch: Batch, shapes: Any, indices: Any, rule: str) -> None:
    for index in indices.tolist():
        shapes[index] = None
        batch.faults.append((batch.number(index), rule, rule))


def shapes_of(batch: Batch, plan: Plan) -> tuple[Any, list[tuple[int, str, str]]]:
    """The shapes as the file has them, flat and without empty ones, and faults."""
    import numpy as np
    import shapely

    faults: list[tuple[int, str, str]] = []
    lat, lon = plan.column("lat"), plan.column("lon")
    if batch.shapes is not None:
        shapes = shapely.force_2d(batch.shapes)
    elif lat is not None and lon is not None:
        shapes = _points(batch, lat, lon, faults)
    elif (at := plan.column("point")) is not None:
        shapes = _each(batch, at, _pair, faults)
    elif (at := plan.column("wkt")) is not None:
        shapes = _each(batch, at, _wkt, faults)
    else:
        shapes = np.full(len(batch.rows), None, dtype=object)
    shapes[shapely.is_empty(shapes)] = None
    return shapes, faults


def _points(batch: Batch, lat: int, lon: int, faults: list[tuple[int, str, str]]) -> Any:
    import numpy as np
    import shapely

    y, x = (_numbers([row[at] for row in batch.rows]) for at in (lat, lon))
    shapes = shapely.points(x, y)
    for index in np.flatnonzero(np.isnan(x) | np.isnan(y)).tolist():
        shapes[index] = None
        texts = batch.rows[index][lat].strip(), batch.rows[index][lon].strip()
        if any(texts):
            said = f"{NO_NUMBER} ('{texts[0][:30]}', '{texts[1][:30]}')"
            faults.append((batch.number(index), NO_NUMBER, said))
    return shapes


def _numbers(texts: list[str]) -> Any:
    """Coordinates as an array; what is none is not a number."""
    import numpy as np

    try:
        return np.array(texts, dtype="float64")
    except ValueError:
        found = [degrees(text) for text in texts]
        return np.array([np.nan if one is None else one for one in found], dtype="float64")


def _each(
    batch: Batch, at: int, make: Callable[[str], Any], faults: list[tuple[int, str, str]]
) -> Any:
    import numpy as np

    shapes = np.full(len(batch.rows), None, dtype=object)
    for index, row in enumerate(batch.rows):
        if text := row[at].strip():
            shapes[index] = make(text)
            if shapes[index] is None:
                said = f"{NO_SHAPE} ('{text[:30]}')"
                faults.append((batch.number(index), NO_SHAPE, said))
    return shapes


def _pair(text: str) -> Any:
    import shapely

    found = pair(text)
    return shapely.Point(found[1], found[0]) if found else None


def _wkt(text: str) -> Any:
    import shapely

    plain = text.partition(";")[2] if text[:5].upper() == "SRID=" else text
    return shapely.from_wkt(plain, on_invalid="ignore")


def told(shape: Any) -> str:
    """Where a shape is, in a few words: 37.5° N, 127° E of a point; '' of none."""
    if shape is None:
        return ""
    if shape.geom_type != "Point":
        return str(shape.geom_type).removeprefix("Multi").lower().replace("linestring", "line")
    lat, lon = round(shape.y, 3), round(shape.x, 3)
    return f"{abs(lat):g}° {'S' if lat < 0 else 'N'}, {abs(lon):g}° {'W' if lon < 0 else 'E'}"
