"""Notes and drawings as records of an Atlas, and what can be done to their points."""

from collections.abc import Iterable, Sequence
from typing import cast

from msgspec.structs import replace

from parallel38.domain.atlas import Atlas, Feature, Kind, Layer, Power
from parallel38.domain.dates import OPEN, interval
from parallel38.domain.mercator import down, latitude
from parallel38.domain.own import DRAWN, LONGEST
from parallel38.domain.project import Drawing, DrawingKind, Position
from parallel38.words import N_, _

MOST_POINTS = 2000  # of one drawing that is made or changed here
MOST_WORDS = 1000  # characters
ORDER = 1000  # over own layers
POLE = 85.0  # degrees: nothing is drawn beyond
KINDS: dict[DrawingKind, str] = {
    "text": N_("Note"), "point": N_("Pin"), "line": N_("Line"), "arrow": N_("Arrow"),
    "area": N_("Area"),
}  # fmt: skip

PURPLE = "#8c3f8c"  # what is printed over a chart is purple: no power has it
Points = tuple[Position, ...]


def colour_of(drawing: Drawing) -> str:
    """Its ink, #rrggbb."""
    return drawing.style.colour.lower() or PURPLE


def power_id(drawing: Drawing) -> str:
    """The power that lends it its ink."""
    return DRAWN + colour_of(drawing)


def feature_id(drawing: Drawing) -> str:
    """The id under which the atlas has it."""
    return f"{DRAWN}/{drawing.id}"


def find(drawings: Iterable[Drawing], ident: str) -> Drawing | None:
    """The drawing that a feature's id means."""
    return next((one for one in drawings if feature_id(one) == ident), None)


def title_of(drawing: Drawing) -> str:
    """Its first words, else what it is."""
    line = " ".join(next(filter(None, map(str.strip, drawing.text.splitlines())), "").split())
    if not line:
        return _(KINDS[drawing.kind])
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def records(drawings: Sequence[Drawing]) -> Atlas:
    """Their layer and features; nothing of a person's own else."""
    features = {feature_id(one): _feature(one) for one in drawings}
    layer = Layer(id=DRAWN, title=_("Notes and drawings"), description="", order=ORDER, on=True)
    return Atlas(
        version="", powers={one.id: one for one in map(_power, drawings)},
        layers={DRAWN: layer} if features else {}, features=features,
        events={}, places={}, sources={}, eras={}, stories={},
    )  # fmt: skip


def _power(drawing: Drawing) -> Power:
    ident, colour = power_id(drawing), colour_of(drawing)
    return Power(id=ident, name="", kind="party", colour=colour, start=OPEN, end=OPEN)


def _feature(drawing: Drawing) -> Feature:
    lons, lats = zip(*drawing.points, strict=True)
    return Feature(
        id=feature_id(drawing), layer=DRAWN, title=title_of(drawing),
        kind=cast(Kind, f"drawn-{drawing.kind}"), start=drawing.start or OPEN,
        end=drawing.end or OPEN, powers=(power_id(drawing),), precision_km=0.0,
        summary=drawing.text, sources=(), confidence="medium", importance=3,
        interval=interval(drawing.start or OPEN, drawing.end or OPEN),
        extent=(min(lons), min(lats), max(lons), max(lats)),
    )  # fmt: skip


def settled(points: Points) -> Points:
    """The same line by the short way round the globe, beginning between -180 and 180 degrees in
    the west. Raises ValueError with one sentence where that cannot be.
    """
    if len(points) > MOST_POINTS:
        raise ValueError(
            _("A drawing has at most {most} points; this one has {count}.").format(
                most=f"{MOST_POINTS:,}", count=f"{len(points):,}")
        )  # fmt: skip
    made: list[Position] = []
    for lon, lat in points:
        near = lon - 360 * round((lon - made[-1][0]) / 360) if made else lon
        made.append((near, min(max(lat, -POLE), POLE)))
    west, east = min(lon for lon, _lat in made), max(lon for lon, _lat in made)
    if east - west >= 360:
        raise ValueError(_("A drawing cannot go all the way round the globe."))
    turn = 360 * ((west + 180) // 360)
    if east - turn > 360:
        raise ValueError(_("A drawing cannot go all the way round the globe."))
    return tuple((lon - turn, lat) for lon, lat in made)


def dragged(drawing: Drawing, vertex: int, start: Position, end: Position) -> Drawing:
    """One vertex, or with -1 the whole, dragged from one place to another: the whole keeps its
    shape on the map. Raises ValueError.
    """
    if vertex >= 0:
        before, after = drawing.points[:vertex], drawing.points[vertex + 1 :]
        return replace(drawing, points=settled((*before, end, *after)))
    east = end[0] - start[0]
    south = down(end[1]) - down(start[1])
    points = tuple((lon + east, latitude(down(lat) + south)) for lon, lat in drawing.points)
    return replace(drawing, points=settled(points))
