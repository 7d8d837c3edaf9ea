"""Many figures from the window, one after another by the drawing child; the clock stays free."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from parallel38.domain.figure import Figure
from parallel38.domain.story import Scene
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.export.figure import ExportError
from parallel38.export.framed import framed
from parallel38.export.many import Item, chosen, files, numbered, of_dates, of_events, years
from parallel38.ui.export.contact import Contact
from parallel38.ui.export.fitting import fitted
from parallel38.ui.export.footed import InPanel
from parallel38.ui.export.many_form import ManyForm
from parallel38.ui.written import tell_written
from parallel38.words import _, ngettext

if TYPE_CHECKING:
    from parallel38.ui.window import Window

SHEET = "contact-sheet.pdf"


class ManyFigures(InPanel):
    """Joins the form and the drawing child."""

    def __init__(self, window: Window) -> None:
        from parallel38.export.presets import usable

        self._presets = usable(lambda fault: window.notice.say(fault, stays=True))
        self.form = ManyForm(self._presets.values())
        super().__init__(window, self.form, self.form.of)
        self.form.saved.connect(self.save)
        self.form.paused.connect(self.pause)
        self.form.cancelled.connect(self.cancel)
        self.form.left.connect(self.close)
        self._left: list[tuple[Item, Path]] = []  # the first is being drawn
        self._figure = Figure()
        self._count = 0
        self._contact: Contact | None = None
        self._number = 0  # of the one with the child; 0: none is
        self._resting = False
        self.form.show_days(FIRST_DAY, LAST_DAY)
        self.form.changed.connect(self.foresee)
        artist = window.exports.artist
        artist.done.connect(self._done)
        artist.failed.connect(self._failed)

    @property
    def busy(self) -> bool:
        """Whether there is still something to draw."""
        return bool(self._left)

    def open(self) -> None:
        """The form with the keyboard in the right panel."""
        self.show()
        self.foresee()

    def save(self) -> None:
        """Ask for a folder, and draw into it."""
        settings = self._window.settings
        near = settings.values.export_folder or str(Path.home())
        if self.busy:
            return
        if folder := QFileDialog.getExistingDirectory(self._window, _("Many figures"), near):
            settings.change(export_folder=folder)
            self.make(Path(folder))

    def foresee(self) -> None:
        """Say how many there will be, and what the first is called."""
        try:
            items = self._items()
            named = self._named(items, Path())
        except (ExportError, ValueError) as error:
            self.form.facts.setText(str(error).removeprefix("--pattern "))
            return
        told = ngettext("{count} figure", "{count} figures", len(items)).format(count=len(items))
        first = _("{figures}, the first: {name}")
        self.form.facts.setText(first.format(figures=told, name=named[0].name) if named else told)

    def make(self, folder: Path) -> None:
        """Draw what the form says; what could not be written is not drawn."""
        from parallel38.export.write import check_outs

        form = self.form
        try:
            items = self._items()
            outs = self._named(items, folder)
            sheet = folder / SHEET
            asked = [*outs, sheet] if form.contact.isChecked() else outs
            there = [out for out in asked if out.exists()]
            if there and not form.replace.isChecked():
                form.say(_("{name} is there already.").format(name=there[0].name))
                return
            check_outs(asked, self._figure, force=True)
            if items and form.contact.isChecked():
                count = ngettext("{count} figure", "{count} figures", len(items))
                title = f"Parallel 38: {count.format(count=len(items))}"
                self._contact = Contact(sheet, title, self._figure)
        except (ExportError, ValueError) as error:
            form.say(str(error).removeprefix("--pattern "))
            return
        except OSError as error:
            form.say(f"{folder}: {error.strerror or error}.")
            return
        self._left = list(zip(items, outs, strict=True))
        self._count, self._resting = len(items), False
        if items:
            self._next()
        else:
            form.say(_("There is no such figure."))

    def shut(self) -> None:
        """The window closes: nothing half-made stays."""
        if self._contact is not None:
            contact, self._contact = self._contact, None
            contact.drop()

    def pause(self) -> None:
        """Rest after this figure, or go on."""
        if not self.busy:
            return
        self._resting = not self._resting
        if self._resting or self._number:
            self._tell_far()
        else:
            self._next()

    def cancel(self) -> None:
        """Draw no more; what is written stays."""
        number, self._number = self._number, 0
        if number:
            self._window.exports.artist.cancel(number)
        self._stop(_("Cancelled."))

    # -- one after another -----------------------------------------------------------------------

    @property
    def _drawn(self) -> int:
        return self._count - len(self._left)

    def _named(self, items: list[Item], folder: Path) -> list[Path]:
        """A file for each. Raises ExportError."""
        form = self.form
        rows = files(items, folder, form.pattern.text(), [form.format.currentData()])
        return [out for (out,) in rows]

    def _items(self) -> list[Item]:
        """Raises ValueError with a sentence."""
        window, form = self._window, self.form
        preset = self._presets[form.preset.currentData()]
        figure = preset.figure()
        self._figure = replace(figure, fade_days=window.settings.values.fade_days)
        seen = replace(window.store.view, layout="single", panes=(window.pane,))
        view = fitted(seen, window.map.size(), figure.room)
        if preset.style:
            view = view.with_pane(style=preset.style)
        if form.of.currentData() == "scenes":
            return numbered(
                (f"{story.id}-{scene.id}", scene.title, _told(scene, figure, preset.style))
                for story in window.atlas.stories.values()
                for scene in story.scenes
            )
        first, last = form.days()
        if form.of.currentData() == "years":
            return of_dates(Scene(view=view), years(first, last))
        least = form.least.currentData()
        events = chosen(window.atlas.events.values(), first, last, least)
        return of_events(Scene(view=view), events, stay=False)

    def _next(self) -> None:
        item, out = self._left[0]
        exports = self._window.exports
        self._number = exports.artist.draw(
            item.scene, self._figure, [out], exports.project(), force=True,
            small=self._contact.small if self._contact else None,
        )  # fmt: skip
        self._tell_far()

    def _done(self, number: int) -> None:
        if number != self._number or not self._left:
            return
        self._number = 0
        item, out = self._left.pop(0)
        if self._contact is not None and (fault := self._gathered(self._contact, item)):
            self._stop(fault)
        elif not self._left:
            written = ngettext("Wrote {count} figure", "Wrote {count} figures", self._count)
            self._over(written.format(count=self._count), out.parent)
        elif self._resting:
            self._tell_far()
        else:
            self._next()

    def _failed(self, number: int, fault: str) -> None:
        if number == self._number and self._left:
            self._stop(fault)

    def _stop(self, fault: str) -> None:
        """Draw no more, for this reason; what is written stays."""
        self._number, done = 0, self._drawn
        self._left = []
        told = ngettext("{count} figure is written.", "{count} figures are written.", done)
        self._over(f"{fault} {told.format(count=done)}")

    def _gathered(self, contact: Contact, item: Item) -> str:
        """Its picture is on the contact sheet, which ends with the last; a sentence if not."""
        try:
            contact.add(item)
            if not self._left:
                self._contact = None
                contact.finish()
        except OSError as error:
            return _("The contact sheet could not be written: {why}.").format(
                why=error.strerror or error
            )
        return ""

    def _tell_far(self) -> None:
        item, _out = self._left[0]
        told = _("{done} of {count} figures").format(done=self._drawn, count=self._count)
        told = f"{told}, {_('paused')}" if self._resting else f"{told}: {item.said}"
        self.form.far(self._drawn, self._count, told, self._resting)
        if not self.shown:
            self._window.notice.say(told, _("Cancel"), self.cancel, busy=True)

    def _over(self, told: str, folder: Path | None = None) -> None:
        self.shut()
        self.form.rest()
        self.form.say(told)
        if folder is not None:
            tell_written(self._window.notice, told, folder)
        elif not self.shown:
            self._window.notice.say(told, stays=True)


def _told(scene: Scene, figure: Figure, style: str) -> Scene:
    """A story's scene with its ground in the figure's shape, in the style that this has."""
    view = framed(scene, *figure.room)
    if style:
        view = replace(view, panes=tuple(replace(pane, style=style) for pane in view.panes))
    return replace(scene, view=view)
