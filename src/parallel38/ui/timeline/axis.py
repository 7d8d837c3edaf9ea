"""Days to pixels and back: the part of the timeline that is arithmetic only."""

from dataclasses import dataclass, replace

from parallel38.domain.view import FIRST_DAY, LAST_DAY

FIRST = FIRST_DAY.toordinal()
END = LAST_DAY.toordinal() + 1
SHORTEST = 31.0  # days shown at the closest zoom


@dataclass(frozen=True)
class Axis:
    """The days [start, end) laid out from pixel `left` over `width` pixels."""

    start: float = FIRST
    end: float = END
    left: float = 0.0
    width: float = 1000.0

    @property
    def span(self) -> float:
        """Days shown."""
        return self.end - self.start

    @property
    def pixels_per_day(self) -> float:
        """Scale."""
        return self.width / self.span

    def x(self, day: float) -> float:
        """Pixel of the beginning of an ordinal day."""
        return self.left + (day - self.start) * self.pixels_per_day

    def day(self, x: float) -> int:
        """The ordinal day that holds pixel `x`, kept inside the atlas."""
        day = int((x - self.left) / self.pixels_per_day + self.start)
        return min(max(day, FIRST), END - 1)

    def inside(self, x: float) -> float:
        """The pixel of the axis that is nearest to `x`."""
        return min(max(x, self.left), self.left + self.width)

    def edge(self, x: float) -> int:
        """The ordinal day whose beginning is nearest to pixel `x`, up to the day after the last."""
        day = round((x - self.left) / self.pixels_per_day + self.start)
        return min(max(day, FIRST), END)

    def zoomed(self, factor: float, x: float) -> "Axis":
        """`factor` times as many days, the day under pixel `x` staying where it is."""
        span = min(max(self.span * factor, SHORTEST), END - FIRST)
        share = (x - self.left) / self.width
        middle = self.start + share * self.span
        return self._at(middle - share * span, span)

    def panned(self, pixels: float) -> "Axis":
        """Moved so that what was at `pixels` comes to the left edge."""
        return self._at(self.start + pixels / self.pixels_per_day, self.span)

    def showing(self, day: int, margin: float = 48.0) -> "Axis":
        """The same scale, moved just so far that `day` is in sight."""
        x = self.x(day)
        right = self.left + self.width
        if x < self.left + margin:
            return self.panned(x - self.left - margin)
        return self.panned(x - right + margin) if x > right - margin else self

    def landed(self, day: int, before: int, margin: float = 48.0) -> "Axis":
        """The same scale: a step from the day `before` comes into sight, what a jump leads out of
        it stands in the middle.
        """
        shown = self.showing(day, margin)
        if shown == self or abs(day - before) * self.pixels_per_day < self.width / 8:
            return shown
        return self.panned(self.x(day) - self.left - self.width / 2)

    def turned(self, day: int, margin: float = 48.0) -> "Axis":
        """The same scale; a day that leaves it by an edge comes in again as on another page."""
        x, right = self.x(day), self.left + self.width
        if self.left + margin <= x <= right - margin:
            return self
        on = 0.2 if x > right - margin else 0.8
        return self.panned(x - self.left - on * self.width)

    def framing(self, start: int, end: int) -> "Axis":
        """The days [start, end) with a little room on either side."""
        start, end = max(start, FIRST), min(end, END)
        span = min(max((end - start) * 1.1, SHORTEST), END - FIRST)
        return self._at((start + end - span) / 2, span)

    def holding(self, start: int, end: int, least: float = 96.0) -> "Axis":
        """The days [start, end) in sight and at least `least` pixels wide, moved and zoomed no
        more than that needs.
        """
        if (end - start) * self.pixels_per_day > self.width - least:
            return self.framing(start, end)
        share = min((end - start) * self.pixels_per_day / least, 1.0)
        middle = self.x((start + end) / 2)
        held = self.zoomed(share, self.inside(middle))
        return held.showing(end - 1).showing(start)

    def resized(self, left: float, width: float) -> "Axis":
        """The same days on another width."""
        return replace(self, left=left, width=max(width, 1.0))

    def _at(self, start: float, span: float) -> "Axis":
        start = min(max(start, FIRST), END - span)
        return replace(self, start=start, end=start + span)
