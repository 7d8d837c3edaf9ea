"""A georeferenced picture warped to tiles by GDAL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parallel38.data.importing.crs import frame
from parallel38.data.importing.scans.grid import TILE, grid_of
from parallel38.data.importing.scans.picture import Picture
from parallel38.data.importing.understood import ReadError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LATTICE = 33  # points a side by which the place of a picture is known
EARTH = 6_378_137.0  # metres: the radius of Web Mercator
_ORIGIN = 'PARAMETER["Longitude of natural origin",0'


class Warper:
    """`grid` says which tiles there are; `tile` makes one of the finest."""

    def __init__(self, picture: Picture) -> None:
        """Raises ReadError where the picture lies nowhere on the map."""
        import numpy as np
        import rasterio

        self.grid = grid_of(_lattice(picture))
        left, _top, right, _bottom = self.grid.box
        # The middle of a map over the date line is the middle of its own Mercator.
        self._turned = 360.0 * ((left + right) / 2 - 0.5) if right > 1 or left < 0 else 0.0
        self._source = np.ascontiguousarray(np.moveaxis(picture.rgba, -1, 0))
        self._lead = _led(picture)
        self._from = rasterio.CRS.from_user_input(picture.crs)
        self._to = rasterio.CRS.from_wkt(_mercator(self._turned))

    def tile(self, zoom: int, column: int, row: int) -> NDArray[np.uint8]:
        """A tile as (256, 256, 4); clear where the map is not."""
        import numpy as np
        import rasterio
        from rasterio.enums import Resampling
        from rasterio.warp import reproject

        side = 2 * np.pi * EARTH / 2**zoom
        west = column * side - np.pi * EARTH - np.radians(self._turned) * EARTH
        to = rasterio.Affine(side / TILE, 0, west, 0, -side / TILE, np.pi * EARTH - row * side)
        out = np.zeros((4, TILE, TILE), np.uint8)
        reproject(
            self._source, out, src_crs=self._from, dst_crs=self._to, dst_transform=to,
            src_alpha=4, dst_alpha=4, resampling=Resampling.bilinear, **self._lead,
        )  # fmt: skip
        return np.moveaxis(out, 0, -1)


def _led(picture: Picture) -> dict[str, Any]:
    """How GDAL is told where the pixels that were kept lie."""
    import rasterio
    from rasterio.control import GroundControlPoint

    step = picture.step
    if isinstance(picture.lead, rasterio.Affine):
        return {"src_transform": picture.lead @ rasterio.Affine.scale(step)}
    return {
        "gcps": [
            GroundControlPoint(point.row / step, point.col / step, point.x, point.y)
            for point in picture.lead
        ]
    }


def _lattice(picture: Picture) -> NDArray[np.float64]:
    """Longitude, latitude of points spread over the picture, and its pixels between them."""
    import numpy as np
    from rasterio.transform import GCPTransformer

    high, wide = picture.rgba.shape[:2]
    columns, rows = np.meshgrid(np.linspace(0, wide, LATTICE), np.linspace(0, high, LATTICE))
    led = _led(picture)
    if "gcps" in led:
        if len(led["gcps"]) < 3:
            raise ReadError("has fewer than three control points")
        with GCPTransformer(led["gcps"]) as lead:
            x, y = lead.xy(rows.ravel(), columns.ravel(), offset="ul")
        x, y = np.asarray(x).reshape(rows.shape), np.asarray(y).reshape(rows.shape)
    else:
        x, y = led["src_transform"] @ (columns, rows)
    found = frame(picture.crs)
    if found.to_degrees is not None:
        x, y = found.to_degrees.transform(x, y)
    lon = np.unwrap(x, period=360, axis=1)
    lon += np.unwrap(lon[:, 0], period=360)[:, None] - lon[:, :1]
    pixels = np.full_like(lon, wide / (LATTICE - 1))
    return np.stack([lon, y, pixels], axis=-1)


def _mercator(turned: float) -> str:
    """Web Mercator as WKT, with its middle at this longitude."""
    import pyproj

    text = pyproj.CRS.from_epsg(3857).to_wkt()
    if not turned:
        return text
    # PROJ takes a system of a known name for that one, whatever its numbers are.
    text = text.replace("Pseudo-Mercator", "turned")
    return text.replace(_ORIGIN, _ORIGIN[:-1] + repr(turned)).partition(",USAGE")[0] + "]"
