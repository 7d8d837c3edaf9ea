"""Notes and drawings as the page draws them: each with a symbol of its own, in few inks."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from parallel38.domain.atlas import Atlas, Feature
from parallel38.domain.drawn import PURPLE, colour_of, feature_id, power_id
from parallel38.domain.project import Drawing, DrawingStyle, Position
from parallel38.map import inks
from parallel38.map.style import KINDS, SCREEN, Symbol
from parallel38.words import N_

INKS = {
    PURPLE: N_("Purple"), SCREEN["ink"]: N_("Black"), SCREEN["accent"]: N_("Red"),
    "#0072b2": N_("Blue"), "#009e73": N_("Green"), "#d55e00": N_("Orange"),
}  # fmt: skip
TYPES = {"text": "point", "point": "point", "line": "line", "arrow": "line", "area": "area"}


class Item(Struct, frozen=True):
    """A drawing: `type` is area, line or point; `power` lends it its ink; `interval` is possible
    from, to, certain from, to; `size` of its words, px.
    """

    id: str
    title: str
    words: str
    kind: str
    type: str
    power: str
    size: float
    interval: tuple[int, int, int, int]
    symbol: Symbol
    points: tuple[Position, ...]


class Ink(Struct, frozen=True):
    """Colours of one ink by map style, for fills and for lines, and the angle of its hatch."""

    name: str
    names: dict[str, str]
    inks: dict[str, str]
    lines: dict[str, str]
    angle: float


def items(drawings: Sequence[Drawing], records: Atlas) -> tuple[Item, ...]:
    """All of them as they are drawn; `records` has their features."""
    return tuple(_item(one, records.features[feature_id(one)]) for one in drawings)


def inks_of(drawings: Sequence[Drawing]) -> dict[str, Ink]:
    """What inks they use, by the id of the power that stands for it."""
    return {
        power: Ink("", {}, inks.inks(colour), inks.line_inks(colour), inks.angle(power))
        for power, colour in {power_id(one): colour_of(one) for one in drawings}.items()
    }


def _item(drawing: Drawing, feature: Feature) -> Item:
    held = feature.interval
    return Item(
        feature.id, feature.title, drawing.text, feature.kind, TYPES[drawing.kind],
        power_id(drawing), drawing.style.size,
        (held.possible_from, held.possible_to, held.certain_from, held.certain_to),
        symbol_of(drawing), drawing.points,
    )  # fmt: skip


def symbol_of(drawing: Drawing) -> Symbol:
    """Its kind's symbol in its own style."""
    style, symbol = drawing.style, KINDS[f"drawn-{drawing.kind}"]
    if drawing.kind in ("text", "point"):
        return symbol
    plain = replace(symbol, width=style.width, dash=_dash(style))
    if drawing.kind != "area":
        return plain
    filled = style.fill != "none"
    tint = style.opacity * (0.4 if style.fill == "hatch" else 0.9) if filled else 0.0
    return replace(plain, fill=tint, hatch="drawn" if style.fill == "hatch" else "")


def _dash(style: DrawingStyle) -> tuple[float, ...]:
    return (3.6 * style.width + 2, 1.6 * style.width + 2) if style.dashed else ()
