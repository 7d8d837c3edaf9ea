"""Own layers as the records of an Atlas: what a person brought in is dated, listed and found as the
atlas's own things are, but its words are a stranger's and are shown as text only.
"""

from msgspec import Struct

from parallel38.domain.atlas import Atlas, Feature, Layer, Power
from parallel38.domain.dates import OPEN, UNKNOWN, Interval
from parallel38.domain.project import OwnLayer, Signs

OWN = "own-"  # begins the ids of own layers and of what is in them
DRAWN = "own-drawings"  # the layer of notes and drawings (domain/drawn.py)
KINDS = {"area": "own-area", "line": "own-line", "point": "own-point"}
MOST = 20_000  # features of a layer that are drawn
ORDER = 900  # over the atlas's own layers
LONGEST = 80  # characters of a name that is written on the map

# Told apart by people who see few colours (Okabe and Ito, 2008), black left out.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")


class Row(Struct, frozen=True):
    """A feature of an own layer: `shape` is area, line or point; `start`, `end` are EDTF; `extent`
    is west, south, east, north in degrees; `said` its other columns as written.
    """

    fid: int
    shape: str
    name: str
    start: str
    end: str
    interval: Interval
    extent: tuple[float, float, float, float]
    said: tuple[tuple[str, str], ...] = ()


class OwnFeature(Feature, frozen=True, kw_only=True):
    """A feature of an own layer, of a kind that geodata does not have."""

    kind: str  # type: ignore[assignment]


def layer_id(layer: OwnLayer) -> str:
    """The id under which the atlas has an own layer, and the power that lends it its colour."""
    return OWN + layer.id


def is_own(ident: str) -> bool:
    """Whether a layer, a power or a feature is of a person's own."""
    return ident.startswith(OWN)


def kinds_of(layer: OwnLayer) -> dict[str, str]:
    """The kind of its points, lines and areas, by which they are drawn: 'own-line-dashed'."""
    said, plain = layer.signs, Signs()
    return {
        shape: kind if (sign := getattr(said, shape)) == getattr(plain, shape) else f"{kind}-{sign}"
        for shape, kind in KINDS.items()
    }


def is_undated(row: Row) -> bool:
    """Whether no day is known of it."""
    return not {row.start, row.end} - {OPEN, UNKNOWN}


def next_colour(layers: tuple[OwnLayer, ...]) -> str:
    """A colour that few layers have yet."""
    taken = [layer.style.colour for layer in layers]
    return min(COLOURS, key=taken.count)


def power_of(layer: OwnLayer) -> Power:
    """Whoever an own layer stands for: its title and its colour."""
    colour = layer.style.colour or COLOURS[0]
    return Power(
        id=layer_id(layer), name=layer.title, kind="party", colour=colour, start=OPEN, end=OPEN
    )


def record_of(layer: OwnLayer, order: int) -> Layer:
    """An own layer among the layers; the `order`th of them."""
    return Layer(
        id=layer_id(layer), title=layer.title, description=layer.source, order=ORDER - order,
        on=layer.shown,
    )  # fmt: skip


def feature_of(layer: OwnLayer, row: Row) -> OwnFeature:
    """A row as a feature; its other columns are its notes, a line each."""
    name = " ".join(row.name.split())
    own = layer_id(layer)
    return OwnFeature(
        id=f"{own}/{row.fid}", layer=own, title=name or f"{layer.title}, {row.fid}",
        kind=KINDS[row.shape], start=row.start or OPEN, end=row.end or OPEN,
        powers=(own,), precision_km=0.0, summary="", sources=(), confidence="medium",
        label=name[:LONGEST], notes="\n".join(f"{key}: {value}" for key, value in row.said),
        importance=2, interval=row.interval, extent=row.extent,
    )  # fmt: skip


def guest_book(atlas: Atlas) -> Atlas:
    """The same atlas with tables of its own, in which own layers may come and go."""
    tables = {name: dict(getattr(atlas, name)) for name in ("powers", "layers", "features")}
    return Atlas(**{name: getattr(atlas, name) for name in atlas.__struct_fields__} | tables)


def is_drawn(ident: str) -> bool:
    """Whether it is what a person drew, or the layer of all that."""
    return ident.startswith(DRAWN)


def put_in(atlas: Atlas, own: Atlas, drawn: bool = False) -> None:
    """Put the records of `own` in place of all own ones of a guest book; of the drawn ones, if
    they are `drawn`.
    """
    for name in ("powers", "layers", "features"):
        table = getattr(atlas, name)
        for ident in [one for one in table if is_own(one) and is_drawn(one) == drawn]:
            del table[ident]
        table.update(getattr(own, name))
