"""Going to things: one jump moves clock, camera and selection together, and can be undone."""

from datetime import date

from PySide6.QtCore import QSize

from parallel38.domain.atlas import Atlas, Event, Feature, Place
from parallel38.domain.first_day import day_of
from parallel38.domain.framing import CLOSE, camera_for, named_views
from parallel38.domain.scan import Scan
from parallel38.domain.selected import spot_id
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera, Store
from parallel38.domain.visible import state
from parallel38.ui.mapview import MapView
from parallel38.ui.trail import Trail
from parallel38.ui.travel import Travel

_ROOM = 0.4  # of the box of a feature is left free round it


class Guide:
    """Takes the map to events, features, places, powers, days and named views."""

    def __init__(self, atlas: Atlas, store: Store, view: MapView, trail: Trail) -> None:
        self._atlas, self._store, self._view, self._trail = atlas, store, view, trail

    def to(self, kind: str, key: str) -> None:
        """To what a search found: kind is event, feature, claim, place (an id, or id@day), power,
        date (an ISO day) or position ('38.81,121.26', degrees).
        """
        if kind == "claim":
            Travel(self._atlas, self._store, self._trail).to(key)
            return
        self._trail.leave()
        match kind:
            case "event":
                self._event(self._atlas.events[key])
            case "feature":
                self._feature(self._atlas.features[key])
            case "place":
                ident, _at, day = key.partition("@")
                self._place(self._atlas.places[ident], day)
            case "power":
                self._store.change(powers=(key,))
            case "date":
                self._store.change(date=date.fromisoformat(key))
            case "position":
                lat, _comma, lon = key.partition(",")
                self._point(float(lat), float(lon))

    def to_view(self, name: str) -> None:
        """To a named view; the date stays."""
        self._trail.leave()
        self._store.change(camera=self.framed(name))

    def to_layer(self, ident: str) -> None:
        """To a layer: all of it in sight, on its first day where none of it holds today."""
        inside = [one for one in self._atlas.features.values() if one.layer == ident]
        boxes = [one.extent for one in inside if one.extent]
        if not inside or not boxes:
            return
        self._trail.leave()
        west, south, east, north = zip(*boxes, strict=True)
        size, whole = self._size(), (min(west), min(south), max(east), max(north))
        camera = camera_for(_wider(whole), size.width(), size.height())
        changes: dict[str, object] = {"camera": camera}
        if not any(self._holds(one) for one in inside):
            first = min(map(_first_day, inside))
            changes["date"] = within(date.fromordinal(first))
        self._store.change(**changes)

    def to_scan(self, scan: Scan) -> None:
        """To a scanned map: all of it in sight, on its first day where it does not hold today."""
        self._trail.leave()
        size = self._size()
        west, south, east, north = scan.extent
        camera = camera_for(
            (west, max(south, -84.0), east, min(north, 84.0)), size.width(), size.height()
        )
        changes: dict[str, object] = {"camera": camera}
        days = scan.days
        if state(days, None, self._store.view.pane) is None:
            first = days.certain_from if days.certain_from < days.certain_to else days.possible_from
            changes["date"] = within(date.fromordinal(max(first, 1)))
        self._store.change(**changes)

    def framed(self, name: str) -> Camera:
        """The camera of a named view in the map as large as it is."""
        size = self._size()
        return camera_for(named_views()[name].box, size.width(), size.height())

    def _event(self, event: Event) -> None:
        self._store.change(
            date=date.fromordinal(day_of(event)),
            camera=self._near(event.lat, event.lon),
            selected=event.id,
        )

    def _place(self, place: Place, day: str = "") -> None:
        then = {"date": date.fromisoformat(day)} if day else {}
        camera = self._near(place.lat, place.lon)
        self._store.change(camera=camera, selected=place.id, **then)

    def _point(self, lat: float, lon: float) -> None:
        self._store.change(camera=self._near(lat, lon), selected=spot_id(lat, lon))

    def _feature(self, feature: Feature) -> None:
        changes: dict[str, object] = {"selected": feature.id}
        if not self._holds(feature):
            changes["date"] = date.fromordinal(_first_day(feature))
        if feature.extent and feature.extent[:2] == feature.extent[2:]:  # a point
            changes["camera"] = self._near(feature.extent[1], feature.extent[0])
        elif feature.extent:
            size = self._size()
            changes["camera"] = camera_for(_wider(feature.extent), size.width(), size.height())
        self._store.change(**changes)

    def _holds(self, feature: Feature) -> bool:
        pane = self._store.view.pane
        return state(feature.interval, None, pane) is not None

    def _near(self, lat: float, lon: float) -> Camera:
        zoom = self._store.view.pane.camera.zoom
        return Camera(lat=lat, lon=lon, zoom=max(zoom, CLOSE))

    def _size(self) -> QSize:
        return self._view.size()


def _first_day(feature: Feature) -> int:
    when = feature.interval
    day = when.certain_from if when.certain_from < when.certain_to else when.possible_from
    return max(day, 1)


def within(day: date) -> date:
    """The nearest day of the atlas."""
    return min(max(day, FIRST_DAY), LAST_DAY)


def _wider(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = box
    across = max((east - west) % 360 * _ROOM / 2, 0.1)
    down = max((north - south) * _ROOM / 2, 0.1)
    return west - across, max(south - down, -84.0), east + across, min(north + down, 84.0)
