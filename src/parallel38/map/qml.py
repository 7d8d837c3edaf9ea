"""How the atlas's tables look in QGIS: a layer's style in QGIS's own form, with its temporal
settings, so that QGIS's clock plays it as it is opened.

The look is that of style.py, told in QGIS's terms: a colour for a power, a hatch and an edge for a
kind, fainter where the dates are not certain. What QGIS cannot draw (soft bands, halos of lines
under lines) is left out.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from msgspec.structs import replace

from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.map.inks import angle, inks, line_inks
from parallel38.map.style import HATCHES, KINDS, SCREEN, Symbol

POINT, LINE, AREA = range(3)  # dimensions of shapes
TYPES = "marker", "line", "fill"
PX = 25.4 / 96  # mm to a CSS pixel
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # names of others
FAINT = "if(\"certainty\" = 'certain', 100, 55)"  # percent
POWER = "coalesce(regexp_replace(\"powers\", ';.*$', ''), '')"
WHICH = f"coalesce(\"kind\", '') || ' ' || {POWER}"
_FIRST = f"make_date({FIRST_DAY.year}, {FIRST_DAY.month}, {FIRST_DAY.day})"
_AFTER = f"make_date({LAST_DAY.year + 1}, 1, 1)"
BEGINS = (
    f'CASE WHEN "start_day" >= {_FIRST} OR "after_day" <= {_FIRST} '
    f'THEN to_datetime("start_day") ELSE to_datetime({_FIRST}) END'
)
ENDS = (
    f'CASE WHEN "after_day" <= {_AFTER} OR "start_day" >= {_AFTER} '
    f'THEN to_datetime("after_day") ELSE to_datetime({_AFTER}) END'
)
GENERIC = Symbol("", 90, width=0.8)  # events and places: told by colour and size
SIZE = '0.5 + 0.3 * coalesce("importance", 2)'  # mm
NAMED = {AREA: '"title"', POINT: 'if("importance" >= 4, "title", \'\')'}
PLACED = {AREA: "4", POINT: "6"}  # QGIS: level within the area; round the point, the best side

Options = Mapping[str, object]


class Colour(NamedTuple):
    """A power's name and its #rrggbb."""

    name: str
    ink: str


def style(
    seen: Iterable[tuple[str, str]], dimension: int, powers: Mapping[str, Colour]
) -> str:  # fmt: skip
    """The style of a layer of shapes of one dimension, of these kinds and (first) powers."""
    root = Element(
        "qgis", version="3.22.0", styleCategories="Symbology|Labeling|Fields|Temporal",
        labelsEnabled="1" if dimension in NAMED else "0",
    )  # fmt: skip
    _temporal(root)
    known = sorted(dict.fromkeys(seen), key=lambda one: (_symbol(one[0]).order, *one))
    by_kind = any(kind in KINDS for kind, _power in known)
    rows = known if by_kind else sorted({("", power) for _kind, power in known})
    renderer = SubElement(
        root, "renderer-v2", type="categorizedSymbol", attr=WHICH if by_kind else POWER,
        symbollevels="0", forceraster="0",
    )  # fmt: skip
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for number, (kind, power) in enumerate(rows):
        SubElement(
            categories, "category", value=f"{kind} {power}" if by_kind else power,
            symbol=str(number), label=_label(kind, power, powers), render="true",
        )  # fmt: skip
        _draw(symbols, str(number), kind, power, dimension, powers)
    if dimension in NAMED:
        _labels(root, dimension)
    SubElement(root, "previewExpression").text = '"title"'
    return NO_XML.sub("", tostring(root, encoding="unicode"))


def _symbol(kind: str) -> Symbol:
    return KINDS.get(kind, GENERIC)


def _label(kind: str, power: str, powers: Mapping[str, Colour]) -> str:
    named = powers[power].name if power in powers else power
    return ": ".join(filter(None, (_symbol(kind).title, named))) or "Others"


def _temporal(root: Element) -> None:
    """From the first possible day to the day after the last, open ends where the atlas ends.

    By expressions: QGIS compares a field of dates with a moment as text, and starts a day early.
    """
    SubElement(
        root, "temporal", enabled="1", mode="4", limitMode="0", startField="", endField="",
        startExpression=BEGINS, endExpression=ENDS, accumulate="0", durationUnit="min",
        fixedDuration="0", durationField="",
    )  # fmt: skip


def _draw(
    symbols: Element, name: str, kind: str, power: str, dimension: int,
    powers: Mapping[str, Colour],
) -> None:  # fmt: skip
    symbol = _symbol(kind)
    own = powers[power].ink if power in powers else SCREEN["muted"]
    deep = SCREEN[symbol.ink] if symbol.ink in SCREEN else line_inks(own, power)["screen"]
    made = _element(symbols, name, dimension, {"alpha": FAINT})
    if dimension == AREA:
        _area(made, name, symbol, inks(own, power)["screen"], deep, angle(power))
    elif dimension == LINE:
        _line(made, name, symbol, deep)
    else:
        _point(made, symbol, deep)


def _area(
    made: Element, name: str, symbol: Symbol, ink: str, deep: str, turned: float
) -> None:  # fmt: skip
    _layer(made, "SimpleFill", {
        "color": _rgba(ink, symbol.fill + symbol.band / 2), "outline_color": _rgba(deep, 0.9),
        "outline_width": symbol.width * PX, "outline_width_unit": "MM",
        "outline_style": ("dash" if symbol.dash else "solid") if symbol.width else "no",
    })  # fmt: skip
    hatch = HATCHES.get(symbol.hatch)
    for turn in hatch.turns if hatch else ():
        assert hatch
        lines = _layer(made, "LinePatternFill", {
            "angle": -(turned + turn), "distance": hatch.spacing * PX, "distance_unit": "MM",
            "line_width": hatch.width * PX, "line_width_unit": "MM",
        })  # fmt: skip
        inner = _element(lines, f"@{name}@{len(made.findall('layer')) - 1}", LINE)
        dashed = replace(symbol, width=hatch.width, dash=hatch.dash, round=hatch.round)
        _stroke(inner, dashed, deep, hatch.alpha)


def _line(made: Element, name: str, symbol: Symbol, deep: str) -> None:
    if symbol.line == "cased":
        _stroke(made, replace(symbol, width=symbol.width + 2, dash=()), SCREEN["halo"], 0.9)
    _stroke(made, symbol, deep, symbol.alpha)
    if symbol.line == "rail":
        light = replace(symbol, width=symbol.width * 0.6, dash=(5.0, 5.0), round=False)
        _stroke(made, light, SCREEN["halo"], 1.0)
    if symbol.line in ("arrow", "pointer"):
        head = _layer(made, "MarkerLine", {"placement": "lastvertex", "rotate": 1})
        inner = _element(head, f"@{name}@{len(made.findall('layer')) - 1}", POINT)
        _layer(inner, "SimpleMarker", {
            "name": "filled_arrowhead", "color": _rgba(deep, 1), "outline_style": "no",
            "size": symbol.width * 2 * PX, "size_unit": "MM",
        })  # fmt: skip


def _point(made: Element, symbol: Symbol, deep: str) -> None:
    by_weight = {} if symbol is not GENERIC else {"size": SIZE}
    shape = {"square": "square", "triangle": "triangle"}.get(symbol.line, "circle")
    _layer(made, "SimpleMarker", {
        "name": shape, "color": _rgba(deep, 0.85), "outline_color": _rgba(SCREEN["halo"], 1),
        "outline_width": 0.3, "outline_width_unit": "MM", "size": 2.6, "size_unit": "MM",
    }, by_weight)  # fmt: skip


def _stroke(made: Element, symbol: Symbol, ink: str, alpha: float) -> None:
    dashes = ";".join(f"{dash * PX:.3f}" for dash in symbol.dash)
    _layer(made, "SimpleLine", {
        "line_color": _rgba(ink, alpha), "line_width": symbol.width * PX, "line_width_unit": "MM",
        "capstyle": "round" if symbol.round else "flat", "joinstyle": "round",
        "use_custom_dash": int(bool(dashes)), "customdash": dashes, "customdash_unit": "MM",
    })  # fmt: skip


def _labels(root: Element, dimension: int) -> None:
    settings = SubElement(SubElement(root, "labeling", type="simple"), "settings")
    text = SubElement(
        settings, "text-style", fieldName=NAMED[dimension], isExpression="1", fontSize="8",
        fontSizeUnit="Point", textColor=_rgba(SCREEN["ink"], 1), textOpacity="1",
    )  # fmt: skip
    SubElement(
        text, "text-buffer", bufferDraw="1", bufferSize="0.7", bufferSizeUnits="MM",
        bufferColor=_rgba(SCREEN["halo"], 1), bufferOpacity="0.9",
    )  # fmt: skip
    SubElement(settings, "text-format", autoWrapLength="28", multilineAlign="3")
    SubElement(settings, "placement", placement=PLACED[dimension], dist="0.6", distUnits="MM")
    SubElement(settings, "rendering", drawLabels="1", obstacle="0", scaleVisibility="0")


def _element(
    parent: Element, name: str, dimension: int, bound: Mapping[str, str] | None = None
) -> Element:  # fmt: skip
    made = SubElement(
        parent, "symbol", name=name, type=TYPES[dimension], alpha="1", clip_to_extent="1"
    )
    _bound(made, bound or {})
    return made


def _layer(
    made: Element, of: str, options: Options, bound: Mapping[str, str] | None = None
) -> Element:  # fmt: skip
    layer = SubElement(made, "layer", {"class": of, "enabled": "1", "locked": "0", "pass": "0"})
    said = SubElement(layer, "Option", type="Map")
    for key, value in options.items():
        text = f"{value:.3f}" if isinstance(value, float) else str(value)
        SubElement(said, "Option", name=key, value=text, type="QString")
    _bound(layer, bound or {})
    return layer


def _bound(made: Element, bound: Mapping[str, str]) -> None:
    """Properties that expressions give."""
    if not bound:
        return
    whole = SubElement(SubElement(made, "data_defined_properties"), "Option", type="Map")
    SubElement(whole, "Option", name="name", value="", type="QString")
    each = SubElement(whole, "Option", name="properties", type="Map")
    for key, expression in bound.items():
        one = SubElement(each, "Option", name=key, type="Map")
        SubElement(one, "Option", name="active", value="true", type="bool")
        SubElement(one, "Option", name="expression", value=expression, type="QString")
        SubElement(one, "Option", name="type", value="3", type="int")
    SubElement(whole, "Option", name="type", value="collection", type="QString")


def _rgba(colour: str, alpha: float) -> str:
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return ",".join(map(str, [*parts, round(255 * min(alpha, 1.0))]))
