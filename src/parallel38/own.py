"""A project's own layers made ready: records for the window, one answer for the page.

`python -m parallel38.own PROJECT OUT < LAYERS` is the child process that reads tables and writes a
file for each: a great one costs seconds of processor, which the window does not have.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parallel38.data.scan_tiles import ScanTiles
from parallel38.domain import own
from parallel38.domain.atlas import Atlas, Feature
from parallel38.domain.drawn import records
from parallel38.domain.own import KINDS, OwnFeature
from parallel38.domain.project import Drawing, OwnLayer
from parallel38.domain.scan import sound

if TYPE_CHECKING:
    from parallel38.data.own_rows import Levels

PAYLOAD, GEOMETRY = "/own.json", "/own.bin"  # where the page fetches them
RUN = 500  # features that are decoded at a time: between two others may work


class Part(Struct, frozen=True):
    """Features of a layer: as records (MessagePack, RUN at a time), as the page's JSON, and the
    page's points.
    """

    runs: tuple[bytes, ...]
    page: bytes
    geometry: bytes
    count: int = 0


class Table(Struct, frozen=True):
    """A layer's table: its rows, those that have a place, and what of them is drawn, by whether it
    has a date.
    """

    rows: int
    placed: int
    dated: Part
    undated: Part
    shapes: tuple[str, ...] = ()  # area, line, point: those there are

    @property
    def drawn(self) -> int:
        """How many features there are, undated ones among them."""
        return self.dated.count + self.undated.count

    def parts(self, layer: OwnLayer) -> list[Part]:
        """Those that the layer shows."""
        return [self.dated, self.undated] if layer.undated else [self.dated]


NOTHING = Table(0, 0, Part((), b"[]", b""), Part((), b"[]", b""))  # of a scanned map


class Own(Struct, frozen=True):
    """`records` has only own layers, powers and features; `payload` and `geometry` are the same for
    the page; `drawings` are as the project has them; `tiles` are those of scanned maps.
    """

    records: Atlas
    payload: bytes
    geometry: bytes
    drawings: tuple[Drawing, ...] = ()
    tiles: ScanTiles = ScanTiles()

    @property
    def answers(self) -> dict[str, bytes]:
        """What a Site answers, by path."""
        return {PAYLOAD: self.payload, GEOMETRY: self.geometry}


def with_guests(atlas: Atlas, guests: Own) -> Atlas:
    """The atlas with a person's own layers and drawings in its tables."""
    book = own.guest_book(atlas)
    own.put_in(book, guests.records)
    own.put_in(book, records(guests.drawings), drawn=True)
    return book


def of_project(path: Path) -> Own:
    """The own layers and the drawings of a project's file. Raises ProjectError, OSError."""
    from parallel38.data.project.reading import open_project

    project = open_project(path).project
    return replace(gather(path, project.layers), drawings=project.drawings)


def gather(path: Path, layers: Sequence[OwnLayer]) -> Own:
    """Read the tables of own layers in a project's file."""
    return join(path, layers, {layer.id: read(path, layer) for layer in layers})


def read(path: Path, layer: OwnLayer) -> Table:
    """A layer's table as it is drawn; nothing where it is not there or is damaged."""
    from parallel38.data import own_rows, own_table
    from parallel38.data.project.guarded import ProjectError

    if layer.scan:
        return NOTHING
    found: dict[bool, list[tuple[Feature, str, Levels]]] = {False: [], True: []}
    for row, levels in own_rows.rows(path, layer):
        found[own.is_undated(row)].append((own.feature_of(layer, row), row.shape, levels))
    try:
        rows, placed = own_table.counts(path, layer.table)
    except ProjectError:
        rows = placed = 0
    for some in found.values():  # as lists have them
        some.sort(key=lambda one: (one[0].interval.possible_from, one[0].title))
    shapes = {shape for some in found.values() for _, shape, _ in some}
    return Table(rows, placed, _part(found[False]), _part(found[True]), tuple(sorted(shapes)))


def _part(found: Sequence[tuple[Feature, str, Levels]]) -> Part:
    from parallel38.map import payload

    features: dict[str, Feature] = {feature.id: feature for feature, _, _ in found}
    drawn = payload.Drawn(
        {feature.id: levels for feature, _, levels in found},
        {feature.id: shape for feature, shape, _ in found},
    )
    text, geometry = payload.build(_atlas((), features), drawn, {}, {}, {})
    page = json.dumps(json.loads(text)["features"], ensure_ascii=False, separators=(",", ":"))
    every = list(features.values())
    runs = [msgspec.msgpack.encode(every[at : at + RUN]) for at in range(0, len(every), RUN)]
    return Part(tuple(runs), page.encode(), geometry, len(every))


def join(path: Path, layers: Sequence[OwnLayer], tables: Mapping[str, Table]) -> Own:
    """Layers of a project's file with the tables by their ids, as they are styled now."""
    from parallel38.map import payload, scans

    parts = [(layer, part) for layer in layers for part in tables[layer.id].parts(layer)]
    features: dict[str, Feature] = {
        one.id: one for layer, part in parts for one in _features(layer, part)
    }
    head, _ = payload.build(_atlas(layers, {}), payload.Drawn({}, {}), {}, {}, {})
    said = json.loads(head)
    for record, layer in zip(said["layers"], layers, strict=True):
        record["kinds"] = own.kinds_of(layer)
    shown = {_tiles(path, one): one for one in layers if one.scan and sound(one.scan)}
    said["scans"] = [scans.record(own.layer_id(one), one, name) for name, one in shown.items()]
    texts, first = [], 0
    for _, part in parts:
        texts.append(b'{"first":%d,"features":%b}' % (first, part.page))
        first += len(part.geometry) // 8  # two Float32 a point
    text = json.dumps(said, ensure_ascii=False).encode()
    text = text[:-1] + b',"parts":[%b]}' % b",".join(texts)
    geometry = b"".join(part.geometry for _, part in parts)
    tiles = ScanTiles(path, {name: one.table for name, one in shown.items()})
    return Own(_atlas(layers, features), text, geometry, tiles=tiles)


def _tiles(path: Path, layer: OwnLayer) -> str:
    """The name of a scanned map's tiles: in another file they have another."""
    return f"{crc32(f'{path}|{layer.id}|{layer.scan and layer.scan.extent}'.encode()):08x}"


def _features(layer: OwnLayer, part: Part) -> list[OwnFeature]:
    every = [one for run in part.runs for one in msgspec.msgpack.decode(run, type=list[OwnFeature])]
    kinds = {KINDS[shape]: kind for shape, kind in own.kinds_of(layer).items()}
    if list(kinds) == list(kinds.values()):
        return every
    return [replace(one, kind=kinds[one.kind]) for one in every]


def _atlas(layers: Sequence[OwnLayer], features: dict[str, Feature]) -> Atlas:
    return Atlas(
        version="",
        powers={own.layer_id(one): own.power_of(one) for one in layers if not one.scan},
        layers={own.layer_id(one): own.record_of(one, n) for n, one in enumerate(layers)},
        features=features, events={}, places={}, sources={}, eras={}, stories={},
    )  # fmt: skip


# -- the child -------------------------------------------------------------------------------


def command(path: Path, out: Path) -> list[str]:
    """Program and arguments that read tables of a project into files of the folder `out`, named
    by the layers' numbers; it is told which (`asked`) by its standard input.
    """
    return [sys.executable, "-P", "-m", "parallel38.own", str(path), str(out)]


def asked(layers: Sequence[OwnLayer]) -> bytes:
    """The layers for the child: with many columns more than a command line takes."""
    return msgspec.json.encode(layers)


def written(out: Path, number: int) -> Table:
    """What the child has read of the layer of this number. Raises OSError, msgspec.DecodeError."""
    return msgspec.msgpack.decode(_file(out, number).read_bytes(), type=Table)


def _file(out: Path, number: int) -> Path:
    return out / f"{number}.msgpack"


def main(path: str, out: str) -> None:
    """The child process."""
    layers = msgspec.json.decode(sys.stdin.buffer.read(), type=list[OwnLayer])
    for number, layer in enumerate(layers):
        _file(Path(out), number).write_bytes(msgspec.msgpack.encode(read(Path(path), layer)))


if __name__ == "__main__":
    main(*sys.argv[1:])
