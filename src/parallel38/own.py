"""A project's own layers made ready: records for the window, one answer for the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from parallel38.domain import own
from parallel38.domain.atlas import Atlas
from parallel38.domain.project import OwnLayer

PAYLOAD, GEOMETRY = "/own.json", "/own.bin"  # where the page fetches them


class Own(Struct, frozen=True):
    """`records` has only own layers, powers and features; `payload` and `geometry` are the same for
    the page, as map/payload.py makes them of any atlas.
    """

    records: Atlas
    payload: bytes
    geometry: bytes

    @property
    def answers(self) -> dict[str, bytes]:
        """What a Site answers, by path."""
        return {PAYLOAD: self.payload, GEOMETRY: self.geometry}


def of_project(path: Path) -> Own:
    """The own layers of a project's file. Raises ProjectError, OSError."""
    from parallel38.data.project.reading import open_project

    return gather(path, open_project(path).project.layers)


def gather(path: Path, layers: Sequence[OwnLayer]) -> Own:
    """Read the tables of own layers in a project's file."""
    from parallel38.data.own_rows import rows
    from parallel38.map import payload

    features, shapes, kinds = {}, {}, {}
    for layer in layers:
        for row, levels in rows(path, layer):
            feature = own.feature_of(layer, row)
            features[feature.id] = feature
            shapes[feature.id], kinds[feature.id] = levels, row.shape
    records = Atlas(
        version="",
        powers={own.layer_id(one): own.power_of(one) for one in layers},
        layers={own.layer_id(one): own.record_of(one, n) for n, one in enumerate(layers)},
        features=features, events={}, places={}, sources={}, eras={}, stories={},
    )  # fmt: skip
    text, geometry = payload.build(records, payload.Drawn(shapes, kinds), {}, {}, {})
    return Own(records, text, geometry)
