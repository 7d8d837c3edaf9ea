"""Every record has a shape and every shape a record; shapes lie on Earth and do not cross."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import shapely

from parallel38.data import shapes
from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.data.shapes import Shape

if TYPE_CHECKING:
    from parallel38.data.load import Draft


def faults(draft: "Draft") -> Iterator[Fault]:
    """All that is wrong with the shapes of a draft, and what has none."""
    drawn: dict[str, Shape] = {}
    read_all = True
    for path in sorted(draft.root.glob(f"layers/*/{shapes.FILE}")):
        for shape in shapes.read(path, draft.root):
            if isinstance(shape, Fault):
                read_all = read_all and bool(shape.item)
                yield shape
            else:
                yield from _own(shape, drawn)
                yield from _record(shape, draft, path.parent.name)
                drawn.setdefault(shape.id, shape)
    if read_all:  # a file that cannot be read hides all its shapes; one fault is enough
        yield from _without(draft, set(drawn))


def _own(shape: Shape, drawn: dict[str, Shape]) -> Iterator[Fault]:
    if shape.id in drawn:
        other = drawn[shape.id]
        yield shape.fault(f"this id is drawn twice, also in {other.file}:{other.line}")
    west, south, east, north = shape.geometry.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        yield shape.fault(
            f"its coordinates reach {west:g} to {east:g} E, {south:g} to {north:g} N;"
            " degrees, longitude first, are -180 to 180 and -90 to 90"
        )
    elif not shape.geometry.is_valid:
        yield shape.fault(f"not a valid shape: {shapely.is_valid_reason(shape.geometry)}")


def _record(shape: Shape, draft: "Draft", layer: str) -> Iterator[Fault]:
    record = draft.records["features"].get(shape.id)
    if record is None:
        if not any(fault.item == shape.id for fault in draft.faults):
            yield shape.fault(f"no record; layers/{layer}/layer.toml has no such feature")
    elif record.layer != layer:
        yield shape.fault(f"its record stands in another layer, {record.layer}")


def _without(draft: "Draft", drawn: set[str]) -> Iterator[Fault]:
    for name in draft.records["features"].keys() - drawn:
        item: Item = draft.items[name]
        yield item.fault(f"no shape in layers/{_layer(item)}/{shapes.FILE}")


def _layer(item: Item) -> str:
    return item.file.split("/")[1]
