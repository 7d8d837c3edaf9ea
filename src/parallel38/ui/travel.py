"""Going to a thing: its day, its place and its selection, in one request to the Store."""

from datetime import date

from parallel38.domain.atlas import Atlas, Claim, Event, Feature
from parallel38.domain.dates import Interval
from parallel38.domain.first_day import day_of
from parallel38.domain.framing import camera_for
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera, Store
from parallel38.ui.trail import Trail

# A map is framed as if it were this large (CSS pixels), with room for its furniture.
WIDTH, HEIGHT = 760.0, 560.0
NEAR, FAR = 9.0, 4.6  # zooms: never closer to an area, never farther from a point
NEIGHBOURS, AROUND = 12.0, 2.6  # degrees: places of a claim that are shown together, and air
LEAST = 0.1  # degrees free round a feature, however small


def start_day(interval: Interval) -> date:
    """The first day on which a thing surely held, else may have held, within the atlas."""
    sure = interval.certain_from < interval.certain_to
    day = interval.certain_from if sure else interval.possible_from
    return _within(day)


class Travel:
    """Goes to days and things of one atlas, each time from a View that the trail keeps."""

    def __init__(self, atlas: Atlas, store: Store, trail: Trail | None = None) -> None:
        self.atlas, self._store = atlas, store
        self._trail = trail or Trail(store)

    def to_day(self, day: date) -> None:
        """The clock alone."""
        self._trail.leave()
        self._store.change(date=day)

    def select(self, ident: str) -> None:
        """Select a thing, or nothing, where clock and camera stand."""
        self._store.change(selected=ident)

    @property
    def day(self) -> date:
        """The clock's."""
        return self._store.view.pane.date

    def leave_for(self, ident: str, highlights: tuple[str, ...] = ()) -> None:
        """Select a thing where clock and camera stand, from where one can come back."""
        self._trail.leave()
        self._store.change(selected=ident, highlights=highlights)

    def to_start(self, ident: str) -> bool:
        """To the first day of a feature, event or claim, and look at it. False for an unknown
        id.
        """
        if feature := self.atlas.features.get(ident):
            interval, camera = feature.interval, self._framing(feature)
        elif claim := self.atlas.claims.get(ident):
            interval, camera = claim.interval, self._seeing(claim)
        else:
            return self.to(ident)
        self._trail.leave()
        self._store.change(date=start_day(interval), selected=ident, camera=camera)
        return True

    def to(self, ident: str) -> bool:
        """To a feature or claim (on the nearest day on which it holds), an event or a place.

        False for an unknown id.
        """
        if feature := self.atlas.features.get(ident):
            self._trail.leave()
            day = _nearest(feature.interval, self._store.view.pane.date)
            self._store.change(date=day, selected=ident, camera=self._framing(feature))
        elif event := self.atlas.events.get(ident):
            self.to_event(event)
        elif claim := self.atlas.claims.get(ident):
            self._trail.leave()
            day = _nearest(claim.interval, self._store.view.pane.date)
            self._store.change(date=day, selected=ident, camera=self._seeing(claim))
        elif place := self.atlas.places.get(ident):
            self._trail.leave()
            self._store.change(selected=ident, camera=self._over(place.lat, place.lon))
        else:
            return False
        return True

    def to_event(self, event: Event) -> None:
        """To the day and the place of an event."""
        self._trail.leave()
        self._store.change(
            date=_within(day_of(event)), selected=event.id, camera=self._over(event.lat, event.lon)
        )

    def _seeing(self, claim: Claim) -> Camera:
        """Its own camera, else its first place or event and those near it, else its first feature:
        as close as they ask for, wherever one comes from.
        """
        if claim.camera:
            return claim.camera
        if not claim.spots:
            return self._framing(self.atlas.features[claim.features[0]])
        first = claim.spots[0]
        near = [one for one in claim.spots if _apart(one, first) <= NEIGHBOURS]
        lats, lons = [lat for lat, _ in near], [lon for _, lon in near]
        box = min(lons) - AROUND, min(lats) - AROUND, max(lons) + AROUND, max(lats) + AROUND
        return camera_for(box, WIDTH, HEIGHT)

    def _over(self, lat: float, lon: float) -> Camera:
        zoom = self._store.view.pane.camera.zoom
        return Camera(lat, lon, min(max(zoom, FAR), NEAR))

    def _framing(self, feature: Feature) -> Camera:
        if feature.extent is None:
            return self._store.view.pane.camera
        west, south, east, north = feature.extent
        across = max(0.15 * ((east - west) % 360), LEAST)
        down = max(0.15 * (north - south), LEAST)  # a parallel has no height of its own
        box = west - across, max(south - down, -84), east + across, min(north + down, 84)
        camera = camera_for(box, WIDTH, HEIGHT)
        return Camera(camera.lat, camera.lon, min(camera.zoom, NEAR))


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Degrees between two places, the longer way of the two."""
    return max(abs(one[0] - other[0]), abs((one[1] - other[1] + 180) % 360 - 180))


def _nearest(interval: Interval, day: date) -> date:
    """`day` where the thing may hold then, else the nearest day on which it does."""
    if interval.possible_from <= day.toordinal() < interval.possible_to:
        return day
    if day.toordinal() < interval.possible_from:
        return start_day(interval)
    return _within(max(interval.certain_to, interval.certain_from + 1) - 1)


def _within(day: int) -> date:
    return date.fromordinal(min(max(day, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))
