"""Scanned maps as the page hears of them; their tiles it fetches one by one."""

from parallel38.domain.mercator import down
from parallel38.domain.project import OwnLayer


def record(key: str, layer: OwnLayer, tiles: str) -> dict[str, object]:
    """`box` is left, top, right, bottom in the unit square of Web Mercator, y down; `tiles` the
    name under which they are asked for.
    """
    scan = layer.scan
    assert scan
    west, south, east, north = scan.extent
    days = scan.days
    return {
        "id": key, "title": layer.title, "credit": scan.credit, "opacity": scan.opacity,
        "tiles": tiles, "zooms": list(scan.zooms),
        "box": [west / 360 + 0.5, down(north), east / 360 + 0.5, down(south)],
        "interval": [days.possible_from, days.possible_to, days.certain_from, days.certain_to],
    }  # fmt: skip
