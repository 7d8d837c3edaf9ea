"""Which figures a batch is to have, from its options; every bad value told in one sentence."""

from dataclasses import dataclass

import click
from msgspec.structs import replace

from parallel38.commands.asking import days_of
from parallel38.commands.view_from import known, scene_from
from parallel38.commands.view_options import Asked
from parallel38.commands.view_panes import day_of
from parallel38.domain.atlas import Atlas
from parallel38.domain.dates import DateSpan
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.export.figure import Figure
from parallel38.export.many import Item, chosen, numbered, of_dates, of_events, years


@dataclass(frozen=True)
class Wanted:
    """What a batch is `of`, and what narrows it."""

    of: str
    start: DateSpan | None
    end: DateSpan | None
    least: int
    story: str | None
    dates: str | None

    def items(self, asked: Asked, atlas: Atlas, figure: Figure) -> list[Item]:
        """The figures in their order. Raises click.UsageError."""
        self._check()
        if self.of == "scenes":
            return self._scenes(asked, atlas, figure)
        base = scene_from(asked, atlas, *figure.room)
        if self.of == "events":
            stay = any((asked.view, asked.center, asked.bbox, asked.scene))
            events = chosen(atlas.events.values(), *self._span(), self.least)
            return of_events(base, events, stay)
        if self.of == "years":
            return of_dates(base, years(*self._span()))
        days = [one for one in (self.dates or "").split(",") if one.strip()]
        return of_dates(base, (day_of("--dates", one.strip()) for one in days))

    def _span(self) -> tuple[int, int]:
        """First and last day (ordinals)."""
        first = days_of(self.start)[0] if self.start else FIRST_DAY.toordinal()
        last = days_of(self.end)[1] if self.end else LAST_DAY.toordinal()
        if last < first:
            raise click.UsageError("--to lies before --from; write them in order")
        return first, last

    def _scenes(self, asked: Asked, atlas: Atlas, figure: Figure) -> list[Item]:
        if self.story:
            known("--story", self.story, atlas.stories, "story")
        found = []
        for story in atlas.stories.values():
            for scene in story.scenes if self.story in (None, story.id) else ():
                named = replace(asked, scene=f"{story.id}/{scene.id}")
                drawn = scene_from(named, atlas, *figure.room)
                found.append((f"{story.id}-{scene.id}", drawn.title, drawn))
        return numbered(found)

    def _check(self) -> None:
        """Options that would say nothing are refused."""
        said = {
            "--dates": (self.dates, ("dates",)), "--story": (self.story, ("scenes",)),
            "--from and --to": (self.start or self.end, ("events", "years")),
        }  # fmt: skip
        for option, (value, takes) in said.items():
            if value and self.of not in takes:
                raise click.UsageError(f"{option}: for {' and '.join(takes)} alone.")
        if self.of == "dates" and not self.dates:
            raise click.UsageError("--dates: name the days, with commas between.")
