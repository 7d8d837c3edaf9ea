"""A small made-up atlas for the page's tests: squares and lines round 38 N 127 E."""

import numpy as np

from parallel38.domain.atlas import Atlas, Claim, Event, Feature, Layer, Name, Place, Power
from parallel38.domain.dates import FOREVER, Interval
from parallel38.map import payload

DAY = 1000


def between(start: int, end: int = FOREVER) -> Interval:
    """Certain on all its days."""
    return Interval(start, end, start, end)


def power(id: str, name: str, colour: str) -> Power:
    return Power(id=id, name=name, kind="state", colour=colour, start="1776")


def feature(id: str, kind: str, interval: Interval, powers=("usa",), **more) -> Feature:
    defaults = {
        "layer": "zones", "title": id, "start": "1945", "end": "..", "precision_km": 0.1,
        "summary": "", "sources": (), "confidence": "high",
    }  # fmt: skip
    return Feature(id=id, kind=kind, interval=interval, powers=powers, **(defaults | more))


def event(id: str, interval: Interval, lat: float, lon: float, **more) -> Event:
    defaults = {
        "title": id, "kind": "summit", "start": "1945", "end": "1945", "place": "x",
        "position_precision": "building", "importance": 5, "summary": "", "sources": (),
        "confidence": "high", "powers": ("usa", "ussr"),
    }  # fmt: skip
    return Event(id=id, interval=interval, lat=lat, lon=lon, **(defaults | more))


def square(west: float, south: float, east: float, north: float) -> np.ndarray:
    return np.array(
        [[west, south], [east, south], [east, north], [west, north], [west, south]], dtype=float
    )


FEATURES = [
    feature("south", "occupation", between(900, 1100), label="South", anchor=(127.0, 37.0)),
    feature("north", "occupation", between(900, 1100), ("ussr",), label="North <b>bold</b>"),
    feature("later", "lease", Interval(1200, 1300, 1210, 1290), ("ussr",), announced=1150),
    feature(
        "line",
        "control-line",
        between(900, 1100),
        ("usa", "ussr"),
        label="38th parallel",
        names={"ko": "38선"},
    ),
    feature("beside", "colony", between(4000, 4100)),
    feature("around", "puppet-state", between(4000, 4100)),
    feature("through", "boundary", between(4000, 4100)),
    feature("hidden", "sovereign", between(900, 1100), layer="off"),
]
SHAPES = {
    "south": [square(126, 36, 128, 38)],
    "north": [square(126, 38, 128, 40)],
    "later": [square(128.5, 38, 129.5, 39)],
    "line": [np.array([[125.0, 38.0], [129.0, 38.0]])],
    "beside": [square(134.7, 37, 136, 38)],
    "around": [square(100, 20, 160, 60)],
    "through": [np.array([[100.0, 30.0], [150.0, 45.0]])],
    "hidden": [square(129, 36, 130, 37)],
}
KINDS = {name: "line" if name in ("line", "through") else "area" for name in SHAPES}
EVENTS = [
    event("talks", between(995, 1001), 37.5, 125.0),
    event("far", between(990, 991), 44.5, 34.2, title="<i>Yalta</i> & co"),
    event("one", between(2000, 2001), 36.5, 128.5, kind="battle", title="First of two"),
    event("two", between(2000, 2001), 36.5, 128.5, kind="treaty", title="Second of two"),
    event("old", between(100, 101), 37.0, 125.0),
]
PLACES = [
    Place(id="seoul", name="Seoul", lat=37.5, lon=127.0, importance=5, kind="city",
          precision_km=1, names=(
              Name(name="Keijo", interval=between(0, 995)),
              Name(name="Söul", interval=between(980, 995), role="beside"),
              Name(name="Kyŏngsŏng", lang="ko", script="MR"),
              Name(name="서울", lang="ko"),
              Name(name="漢城", lang="ko", script="Hanja"))),
]  # fmt: skip

CLAIM = Claim(
    id="said", seed="essay", claim="It was so.", kind="event", date="1945", verdict="nuanced",
    record="It was not.", sources=(), features=("south",), events=("one",),
)  # fmt: skip


def build() -> tuple[bytes, bytes]:
    """payload.json and geometry.bin."""
    atlas = Atlas(
        version="0",
        powers={
            "usa": power("usa", "United <States>", "#2b6199"),
            "ussr": power("ussr", "Soviet Union", "#b5403a"),
        },
        layers={
            "zones": Layer(id="zones", title="Zones", description="", order=1),
            "off": Layer(id="off", title="Off", description="", order=2, on=False),
        },
        features={one.id: one for one in FEATURES},
        events={one.id: one for one in EVENTS},
        places={one.id: one for one in PLACES},
        sources={}, eras={}, stories={}, claims={CLAIM.id: CLAIM},
    )  # fmt: skip
    shapes = {name: [parts] * 3 for name, parts in SHAPES.items()}
    base = {
        "land": [[square(125.5, 34, 131, 42)]] * 3,
        "lakes": [[square(130.2, 40, 130.6, 40.4)]] * 3,
        "rivers": [[np.array([[126.0, 35.0], [127.0, 35.5]])]] * 3,
    }
    return payload.build(atlas, payload.Drawn(shapes, KINDS), base, {}, {})
