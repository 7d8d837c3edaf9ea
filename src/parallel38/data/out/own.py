"""A project's own layers as rows for export: all their records, with the file's own columns."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from parallel38.data.importing.batch import unique_names
from parallel38.data.out.rows import COLUMNS, Chosen, Row, Value, dated
from parallel38.data.own_table import Record, held, kind_of, records, said
from parallel38.domain.own import KINDS, layer_id
from parallel38.domain.project import OwnLayer

# Names that a format, or we, have taken: a file's own column of that name gets a number.
TAKEN = (*COLUMNS, "fid", "geom", "geometry", "name", "description", "begin", "end_date",
         "start_date", "atlas_id")  # fmt: skip


def rows(path: Path, layers: Sequence[OwnLayer], chosen: Chosen) -> Iterator[Row]:
    """Each record that has a place and is chosen, by the layer's id or its own. Raises
    ProjectError.
    """
    for layer in layers:
        if layer.scan:  # tiles are no records
            continue
        names: dict[str, str] = {}
        for record, shape in records(path, layer.table):
            if shape is None:
                continue
            ident = f"{layer_id(layer)}/{record.get('fid')}"
            if not chosen.takes(ident, layer_id(layer), held(record)):
                continue
            kind = kind_of(shape)
            cells = _ours(layer, record, ident, kind)
            if kind == "point":
                at = shape.representative_point()
                cells |= {"lat": at.y, "lon": at.x}
            yield Row(layer.title or layer_id(layer), cells | _theirs(record, names), shape)


def _ours(layer: OwnLayer, record: Record, ident: str, kind: str) -> dict[str, Value]:
    start, end = (str(record.get(name) or "") for name in ("start", "end"))
    return {
        "id": ident,
        "layer": layer.title or layer_id(layer),
        "title": str(record.get("name") or ""),
        "kind": KINDS[kind],
        "sources": layer.source,
        **dated(start, end, held(record)),
    }


def _theirs(record: Record, names: dict[str, str]) -> dict[str, Value]:
    """The file's own columns; `names` says what each is called here."""
    told = dict(said(record))
    if fresh := [name for name in told if name not in names]:
        known = [*TAKEN, *names.values()]
        called = unique_names([*known, *fresh])[len(known) :]
        names.update(zip(fresh, called, strict=True))
    return {names[name]: value or None for name, value in told.items()}
