"""Areas in degrees by feature id, read from WKB when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


class Areas:
    """Prepared areas; one object for all features that have the same."""

    def __init__(self, idents: Iterable[str], wkb: Mapping[str, bytes]) -> None:
        first: dict[bytes, str] = {}
        self._wkb = wkb
        self._alike = {ident: first.setdefault(wkb[ident], ident) for ident in idents}
        self._read: dict[str, BaseGeometry] = {}

    def alike(self, ident: str) -> str:
        """The first feature that has the same area as this."""
        return self._alike[ident]

    def __getitem__(self, ident: str) -> BaseGeometry:
        alike = self._alike[ident]
        found = self._read.get(alike)
        if found is None:
            found = self._read[alike] = prepared(self._wkb[alike])
        return found


def prepared(wkb: bytes) -> BaseGeometry:
    """A shape read from WKB, ready for many questions."""
    import shapely

    shape = shapely.from_wkb(wkb)
    shapely.prepare(shape)
    return shape
