"""An area as it was drawn, made one that has an inside."""

from parallel38.domain.project import Position
from parallel38.words import _

Points = tuple[Position, ...]


def mended(points: Points) -> Points:
    """The ring of an area, not closed: doubled points and spikes are taken out. Raises ValueError
    with one sentence where the ring crosses itself or holds nothing.
    """
    import shapely

    found = shapely.make_valid(shapely.Polygon(points), method="structure", keep_collapsed=False)
    if found.is_empty:
        raise ValueError(_("An area needs three points that are not on one line."))
    if found.geom_type != "Polygon" or found.interiors:
        raise ValueError(_("The edge of this area crosses itself; draw it without a crossing."))
    if shapely.is_valid(shapely.Polygon(points)):
        return points
    ring = [(float(lon), float(lat)) for lon, lat in found.exterior.coords[:-1]]
    return tuple(ring)
