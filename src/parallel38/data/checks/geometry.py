"""Every record has a shape and every shape a record; shapes lie on Earth and do not cross."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from parallel38.data import shapes
from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.data.shapes import Shape

if TYPE_CHECKING:
    from parallel38.data.load import Draft


def faults(draft: "Draft", read: Iterable[Shape | Fault]) -> Iterator[Fault]:
    """All that is wrong with the shapes of a draft, as `shapes.read_all` found them, and what
    has none.
    """
    drawn: dict[str, Shape] = {}
    seen: set[str] = set()
    read_all = True
    for shape in read:
        if isinstance(shape, Fault):
            read_all = read_all and bool(shape.item)
            seen.add(shape.item)
            yield shape
        else:
            yield from _own(shape, drawn)
            yield from _record(shape, draft)
            drawn.setdefault(shape.id, shape)
    if read_all:  # a file that cannot be read hides all its shapes; one fault is enough
        yield from _without(draft, drawn.keys() | seen)


def _own(shape: Shape, drawn: dict[str, Shape]) -> Iterator[Fault]:
    if shape.id in drawn:
        other = drawn[shape.id]
        yield shape.fault(f"this id is drawn twice, also in {other.file}:{other.line}")
    rule = shapes.broken(shape.geometry)
    if rule:
        yield shape.fault(rule)


def _record(shape: Shape, draft: "Draft") -> Iterator[Fault]:
    record = draft.records["features"].get(shape.id)
    if record is None:
        records = f"layers/{shape.layer}/layer.toml"
        if not any(
            fault.item == shape.id or (fault.file == records and not fault.item)
            for fault in draft.faults
        ):
            yield shape.fault(f"no record; layers/{shape.layer}/layer.toml has no such feature")
    elif record.layer != shape.layer:
        yield shape.fault(f"its record stands in another layer, {record.layer}")


def _without(draft: "Draft", drawn: set[str]) -> Iterator[Fault]:
    for name in draft.records["features"].keys() - drawn:
        if draft.records["features"][name].moving:
            continue  # made anew for each frame
        item: Item = draft.items[name]
        yield item.fault(f"no shape in layers/{_layer(item)}/{shapes.FILE}")


def _layer(item: Item) -> str:
    return item.file.split("/")[1]
