"""geodata/ -> Atlas. What is wrong is collected, so that `check` can name all faults at once."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec.structs import replace

from parallel38.data import corrections, files, labels, records, stories
from parallel38.data.faults import Fault, LoadError, in_order
from parallel38.data.files import Item
from parallel38.domain.atlas import (
    Atlas,
    Claim,
    Era,
    Event,
    Feature,
    Layer,
    Place,
    Power,
    Record,
    Seed,
    Source,
)
from parallel38.domain.dates import written
from parallel38.domain.story import Story

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

AnyRecord = TypeVar("AnyRecord", bound=Record)
TABLES = (
    "powers", "layers", "features", "events", "places", "sources", "eras", "stories", "seeds",
    "claims",
)  # fmt: skip

__all__ = ["Draft", "LoadError", "draft", "load"]


class Draft(msgspec.Struct):
    """What could be read of an atlas folder: records, the items they were written as, faults."""

    root: Path
    version: str = ""
    records: dict[str, dict[str, Any]] = msgspec.field(
        default_factory=lambda: {table: {} for table in TABLES}
    )
    items: dict[str, Item] = {}
    scenes: dict[str, tuple[Item, ...]] = {}
    faults: list[Fault] = []

    def add(self, table: str, record: Record | Story, item: Item) -> None:
        """Keep a record; an id that is taken is a fault."""
        name: str = record.id  # type: ignore[union-attr]
        if name in self.items:
            other = self.items[name]
            self.faults.append(item.fault(f"this id is taken by {other.file}:{other.line}", "id"))
            return
        self.items[name] = item
        self.records[table][name] = record


def load(geodata: Path) -> Atlas:
    """The Atlas of a folder, with label anchors and extents from its shapes.

    Raises LoadError, naming file, item and rule, when anything in it cannot be taken as it is.
    """
    from parallel38.data import moving, shapes
    from parallel38.data.checks import geometry, references
    from parallel38.data.checks.stories import faults as of_stories

    found = draft(geodata)
    read = shapes.read_all(geodata)
    faults = [
        *found.faults,
        *references.faults(found),
        *of_stories(found, references.known_of(found)),
        *geometry.faults(found, read),
    ]
    if faults:
        raise LoadError(in_order(faults))
    drawn = shapes.by_id(read)
    series, faults = moving.read(geodata, found.records["places"])
    if faults:
        raise LoadError(in_order(faults))
    tables = _ordered(_placed(found, drawn).records)
    return Atlas(
        version=found.version,
        moving={name: one for name, (one, _) in series.items()},
        corrections=corrections.read(geodata)[0],
        **tables,
    )


def draft(geodata: Path) -> Draft:
    """Read all records of a folder, good or bad."""
    found = Draft(geodata)
    if not geodata.is_dir():
        found.faults.append(Fault(str(geodata), 0, "", "there is no such folder"))
        return found
    found.version = _version(found)
    _sources(found)
    _tables(found, Power, "powers", "power", sorted(geodata.glob("powers/*.toml")))
    _layers(found)
    _labels(found)
    _tables(found, Event, "events", "event", sorted(geodata.glob("events/*.toml")))
    _tables(found, Place, "places", "place", sorted(geodata.glob("places/*.toml")))
    _tables(found, Era, "eras", "era", [geodata / "eras.toml"])
    _stories(found)
    _claims(found)
    return found


def _version(found: Draft) -> str:
    version = files.text(found.root / "VERSION", found.root)
    if isinstance(version, Fault):
        found.faults.append(version)
        return ""
    return version.strip()


def _take(found: Draft, table: str, made: AnyRecord | list[Fault], item: Item) -> None:
    if isinstance(made, list):
        found.faults += made
    else:
        found.add(table, made, item)


def _tables(
    found: Draft, kind: type[AnyRecord], table: str, name: str, paths: Iterable[Path]
) -> None:
    for path in paths:
        for item in files.items(path, found.root, name):
            if isinstance(item, Fault):
                found.faults.append(item)
            else:
                _take(found, table, records.make(kind, item), item)


def _layers(found: Draft) -> None:
    for path in sorted(found.root.glob("layers/*/layer.toml")):
        layer = path.parent.name
        head = _head(path, found.root, "layer")
        if isinstance(head, Fault):
            found.faults.append(head)
            continue
        _take(found, "layers", records.make(Layer, head, {"id": layer}), head)
        for part in (path, *sorted(path.parent.glob("features-*.toml"))):
            _features(found, part, layer)


def _features(found: Draft, path: Path, layer: str) -> None:
    """The features of a layer's own file, or of one of those that a long layer is spread over."""
    for item in files.items(path, found.root, "feature"):
        if isinstance(item, Fault):
            found.faults.append(item)
        else:
            item = _phases(item)
            _take(found, "features", records.make(Feature, item, {"layer": layer}), item)


def _labels(found: Draft) -> None:
    found.records["features"], faults = labels.named(found.root, found.records["features"])
    found.faults += faults


def _claims(found: Draft) -> None:
    for path in sorted(found.root.glob("claims/*.toml")):
        seed = path.stem
        head = _head(path, found.root, "seed")
        if isinstance(head, Fault):
            found.faults.append(head)
            continue
        _take(found, "seeds", records.make(Seed, head, {"id": seed}), head)
        for item in files.items(path, found.root, "claim", "seed"):
            if isinstance(item, Fault):
                found.faults.append(item)
            else:
                _take(found, "claims", records.make(Claim, item, {"seed": seed}), item)


def _head(path: Path, root: Path, table: str) -> Item | Fault:
    """The one table at the head of a file of layers or claims; its id is the folder's or file's."""
    read = files.toml(path, root)
    if isinstance(read, Fault):
        return read
    head = read[0].get(table)
    if not isinstance(head, dict):
        return Fault(files.name(path, root), 1, "", f"the table [{table}] is missing")
    return Item(files.name(path, root), 1, head)


def _phases(item: Item) -> Item:
    """`[[feature.phase]]` reads better in a file than `[[feature.phases]]`; records say phases."""
    values, lines = (
        {"phases" if key == "phase" else key: value for key, value in table.items()}
        for table in (item.values, item.lines)
    )
    return replace(item, values=values, lines=lines)


def _sources(found: Draft) -> None:
    path = found.root / "sources.json"
    values = files.json(path, found.root)
    if isinstance(values, Fault):
        found.faults.append(values)
    elif not isinstance(values, list):
        found.faults.append(Fault("sources.json", 0, "", "not a list of CSL-JSON items"))
    else:
        for value, line in zip(values, _source_lines(path, len(values)), strict=True):
            item = Item("sources.json", line, value if isinstance(value, dict) else {})
            _take(found, "sources", _source(item), item)


def _source_lines(path: Path, count: int) -> Iterable[int]:
    """One source a line after the opening bracket, as the file is kept; else no line is named."""
    lines = path.read_text("utf-8").count("\n")
    return range(2, count + 2) if lines == count + 2 else [0] * count


def _source(item: Item) -> Source | list[Fault]:
    values = dict(item.values)
    custom = values.pop("custom", {})
    custom = custom if isinstance(custom, dict) else {}
    note, vouched = custom.get("note"), custom.get("vouched", "")
    if not item.id or not isinstance(note, str) or not isinstance(values.get("title"), str):
        return [item.fault("a source needs 'id', 'title' and 'custom.note', all texts")]
    if vouched not in ("seen", "standing", ""):
        return [item.fault("'custom.vouched' is 'seen' or 'standing'")]
    return Source(id=item.id, note=note, vouched=vouched, csl=values)


def _stories(found: Draft) -> None:
    for path in sorted(found.root.glob("stories/*.toml")):
        read = stories.read(path, found.root)
        if isinstance(read, list):
            found.faults += read
            continue
        found.add("stories", read.story, Item(files.name(path, found.root), 1, {"id": path.stem}))
        found.scenes[path.stem] = read.items


def _placed(found: Draft, drawn: Mapping[str, "BaseGeometry"]) -> Draft:
    """Features with anchor and extent from their shapes, claims with the spots they are about."""
    from parallel38.data import shapes

    features: dict[str, Feature] = found.records["features"]
    for name, feature in features.items():
        whole = [drawn[one] for one in feature.moving.of if one in drawn] if feature.moving else []
        if whole:
            features[name] = replace(feature, extent=shapes.extent_of(whole))
        if name in drawn:
            shape = drawn[name]
            features[name] = replace(
                feature, anchor=feature.anchor or shapes.anchor(shape), extent=shapes.extent(shape)
            )
    claims: dict[str, Claim] = found.records["claims"]
    for name, claim in claims.items():
        claims[name] = replace(claim, spots=_spots(found, claim))
    return found


def _spots(found: Draft, claim: Claim) -> tuple[tuple[float, float], ...]:
    places, events = found.records["places"], found.records["events"]
    at = [*(places[one] for one in claim.places), *(events[one] for one in claim.events)]
    return tuple(dict.fromkeys((one.lat, one.lon) for one in at))


def _ordered(tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Layers and their features in drawing order, events and eras by date."""
    layers: dict[str, Layer] = tables["layers"]
    rank = {name: order for order, name in enumerate(sorted(layers, key=lambda n: layers[n].order))}
    keys: dict[str, Any] = {
        "layers": lambda record: record.order,
        "features": lambda record: rank[record.layer],
        "events": lambda record: (written(record.start), -record.importance),
        "eras": lambda record: record.interval.possible_from,
    }
    return {table: dict(_sorted(found.items(), keys.get(table))) for table, found in tables.items()}


def _sorted(pairs: Iterable[tuple[str, Any]], key: Any) -> Iterator[tuple[str, Any]]:
    yield from pairs if key is None else sorted(pairs, key=lambda pair: key(pair[1]))
