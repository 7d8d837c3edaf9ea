"""A set drawn by this program's own page: a payload of many features in place of the atlas."""

from typing import Any

import shapely

from parallel38 import fonts, paths
from parallel38.compile import THINNING, kind_of, to_levels
from parallel38.domain.atlas import Atlas, Feature, Layer, Power
from parallel38.domain.dates import Interval
from parallel38.map import document, payload
from parallel38.map.site import Site
from parallel38.serving import qwebchannel
from tests.bench.sets import DatedSet

COLOURS = (
    "#2b6199", "#b5403a", "#6a8f3c", "#8a5fa0", "#c08a2d", "#3f8f8a", "#a0522d", "#56657a",
)  # fmt: skip


def site(found: DatedSet) -> Site:
    """The page, its code and the set. States for areas, sites for points; without names, since no
    peer writes any.
    """
    text, geometry = build(found)
    home = found.camera
    blobs = {
        "page.html": document.page(home.lat, home.lon, home.zoom).encode(),
        "payload.json": text,
        "geometry.bin": geometry,
    }
    return Site(
        blobs.__getitem__, paths.resources() / "web", document.leaflet_dir(), fonts.fonts_dir(),
        {"/qwebchannel.js": qwebchannel()},
    )  # fmt: skip


def build(found: DatedSet) -> tuple[bytes, bytes]:
    """payload.json and geometry.bin."""
    shapes = {
        one["properties"]["id"]: shapely.geometry.shape(one["geometry"]) for one in found.features
    }
    levels = {
        name: to_levels([shape.simplify(by) if by else shape for by in THINNING])
        for name, shape in shapes.items()
    }
    base = {"land": to_levels([shapely.box(-180, -60, 180, 84)] * len(THINNING))}
    base |= {name: [[] for _ in THINNING] for name in ("lakes", "rivers", "borders")}
    kinds = {name: kind_of(shape) for name, shape in shapes.items()}
    return payload.build(atlas(found, kinds), payload.Drawn(levels, kinds), base, {}, {})


def atlas(found: DatedSet, kinds: dict[str, str]) -> Atlas:
    """The set's records."""
    records = [record(number, one, kinds) for number, one in enumerate(found.features)]
    powers = [
        Power(id=f"p{n}", name=f"Power {n + 1}", kind="state", colour=colour, start="0001")
        for n, colour in enumerate(COLOURS)
    ]
    return Atlas(
        version="0",
        powers={one.id: one for one in powers},
        layers={"set": Layer(id="set", title="Set", description="", order=1)},
        features={one.id: one for one in records},
        events={}, places={}, sources={}, eras={}, stories={},
    )  # fmt: skip


def record(number: int, one: dict[str, Any], kinds: dict[str, str]) -> Feature:
    """One feature, certain on all its days."""
    said = one["properties"]
    span = said["from"], said["after"]
    return Feature(
        id=said["id"], title=said["title"], layer="set", start="", end="",
        kind="site" if kinds[said["id"]] == "point" else "sovereign",
        powers=(f"p{number % len(COLOURS)}",), interval=Interval(*span, *span),
        precision_km=0.1, summary="", sources=(), confidence="high",
    )  # fmt: skip
