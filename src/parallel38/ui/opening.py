"""Where the window looks when a Scene is opened in it, at the start or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parallel38.domain.say import say
from parallel38.domain.seen import same_ground
from parallel38.domain.story import Scene
from parallel38.domain.view import OPENING
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


def frame(window: Window, scene: Scene | None) -> None:
    """The map has its size now: the ground of the Scene that is given, else the opening view."""
    if scene is None:
        window.store.change(camera=window.guide.framed(OPENING.view))
    else:
        size = window.map.size()
        camera = same_ground(scene, size.width(), size.height()).pane.camera
        if camera != scene.view.pane.camera:
            window.store.change(camera=camera)
        _recall(window, scene)


def open_scene(window: Window, scene: Scene) -> None:
    """A figure was re-opened: the View as it was drawn, the same ground in sight."""
    size = window.map.size()
    window.trail.leave()
    window.store.set(same_ground(scene, size.width(), size.height()))
    _recall(window, scene)
    opened = _("Opened at {date}.").format(date=say(window.clock.today))
    window.notice.say(opened)


def _recall(window: Window, scene: Scene) -> None:
    """Of a film its form, too, is as it was."""
    if scene.film:
        window.exports.film.recall(scene)
