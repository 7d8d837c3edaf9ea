"""A film from the window: a child process draws it (`parallel38 film`), the clock stays free."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from parallel38.domain.pace import shifted
from parallel38.domain.story import Scene, scene_to_json
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.ui.export.by_child import ByChild
from parallel38.ui.export.film_form import FilmForm
from parallel38.ui.export.fitting import fitted
from parallel38.ui.stories.told import file_with, own_stories, told_stories
from parallel38.words import N_

if TYPE_CHECKING:
    from parallel38.ui.window import Window

_ANY = 1280.0, 720.0  # px: a story lasts as long on any map


def within(day: int) -> date:
    """The day of an ordinal, within the atlas's own."""
    return date.fromordinal(min(max(day, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))


class Filming(ByChild):
    """Joins the form and the child."""

    failed = N_("The film could not be drawn.")

    def __init__(self, window: Window) -> None:
        self.form = FilmForm()
        super().__init__(window, self.form, self.form.what, self.form.far)
        self.form.saved.connect(self.save)
        self._recalled = False
        for changed in (
            self.form.start.textChanged, self.form.end.textChanged,
            self.form.by.currentIndexChanged, self.form.what.currentIndexChanged,
        ):  # fmt: skip
            changed.connect(self._foretell)

    def open(self) -> None:
        """The form, with the days that the map shows or the year that follows."""
        if not self.show() or self.busy:
            return
        self._offer()
        if self._recalled:
            return
        pane = self._window.pane
        first, last = pane.date, shifted(pane.date, "year", 1)
        if pane.mode == "window" and pane.window:
            first, last = pane.window[0], shifted(pane.window[1], "day", -1)
        self.form.show_days(first, last)
        self.form.say("")

    def recall(self, scene: Scene) -> None:
        """A film was opened again: the form is as it was made."""
        if scene.film and not self.busy:
            self._recalled = True
            self._offer()
            size = "{}x{}".format(*scene.figure.pixels) if scene.figure else ""
            own = scene.film.own
            here = own is None or own == (scene.film.story in own_stories(self._window))
            self.form.recall(scene.title, size, scene.film, here)

    def _offer(self) -> None:
        self.form.offer({one.id: one.title for one in told_stories(self._window).values()})

    def _foretell(self) -> None:
        """How long it takes, where nothing else is asked for."""
        self.form.foretell(self._seconds())

    def _seconds(self) -> float | None:
        from parallel38.domain.film import by_calendar, by_events, of_story, seconds_of

        atlas, by = self._window.atlas, self.form.by.currentData()
        if story := told_stories(self._window).get(self.form.what.currentData()):
            return seconds_of(of_story(story, *_ANY))
        try:
            first, last = (within(day) for day in self.form.days())
        except ValueError:
            return None
        scene = Scene(view=self._window.store.view)
        if by == "event":
            return seconds_of(by_events(scene, atlas.events.values(), first, last))
        return seconds_of(by_calendar(scene, by, first, last))

    def save(self) -> None:
        """Ask where to, and draw."""
        if self.busy:
            return
        try:
            options = self.form.options()
        except ValueError as error:
            self.form.say(str(error))
            return
        if out := self._window.exports.ask(self._window.store.view, self.form.suffix):
            self.make(options, out)

    def make(self, options: list[str], out: Path) -> None:
        """Draw the film into `out`; what could not be written is not drawn."""
        from parallel38.export.encode import ENCODERS
        from parallel38.export.figure import ExportError
        from parallel38.export.write import check_places

        try:
            check_places([out], ENCODERS, force=True)
        except ExportError as error:
            self.form.say(str(error))
            return
        self.prepare()
        self.run(["film", str(out), *options, *self._what(options), "--force"], out)

    # -- the child -------------------------------------------------------------------------------

    def _what(self, options: list[str]) -> list[str]:
        """What is on the screen, but for a story, and whose own layers."""
        settings = self._window.settings.values
        said = ["--fade-days", str(settings.fade_days)]
        if project := file_with(self._window, self.form.what.currentData()):
            said += ["--project", str(project)]
        if "--story" in options:
            return [*said, "--lang", self._window.pane.language]
        from parallel38.export.film import framed

        figure = framed(options[options.index("--size") + 1])
        seen = QSize(self._window.map.size())
        view = fitted(self._window.store.view, seen, (figure.width, figure.height))
        scene = Path(self._folder.name, "scene.json")
        title = self.form.title.text().strip()
        scene.write_text(scene_to_json(Scene(view=view, title=title)), encoding="utf-8")
        return [*said, "--scene", str(scene)]
