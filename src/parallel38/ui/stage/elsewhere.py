"""Off the script a closer look is still the scene; another day or another thing is not: the room
reads what it sees then, and has what the scene had put away.
"""

from parallel38.domain.atlas import Atlas
from parallel38.domain.view import Pane, View
from parallel38.ui.pane_state import clock_text
from parallel38.ui.project.called import selection

_PUT_AWAY = "layers_on", "layers_off", "powers", "filters", "highlights", "selected"


def jumps(new: View, old: View) -> bool:
    """Whether the map went to another day, or to something else: the camera and what is selected
    change together. A click, a pan and a layer are a look at the scene.
    """
    if new.layout != old.layout or _clocks(new) != _clocks(old):
        return True
    goes = new.pane.camera != old.pane.camera
    return goes and new.pane.selected not in ("", old.pane.selected)


def unhidden(new: View, old: View, scene: View, home: View) -> View:
    """A View with the layers, powers and filters that the desk had before the talk where it still
    has the scene's, and without what the scene highlights, or selects unless it was gone to.
    """
    usual = {name: getattr(home.pane, name) for name in _PUT_AWAY}
    usual |= {"highlights": (), "selected": ""}
    if new.pane.camera != old.pane.camera:
        usual["selected"] = new.pane.selected
    same = (name for name in _PUT_AWAY if getattr(new.pane, name) == getattr(scene.pane, name))
    return new.with_pane(**{name: usual[name] for name in same})


def words(atlas: Atlas, view: View) -> tuple[str, str]:
    """Title and caption of what is shown: the thing and its day, or the day alone."""
    panes = view.panes[:1] if view.layout == "single" else view.panes
    days = " · ".join(dict.fromkeys(map(clock_text, panes)))
    name = selection(atlas, view.pane)
    return (name, days) if name else (days, "")


def _clocks(view: View) -> list[tuple[object, ...]]:
    def clock(pane: Pane) -> tuple[object, ...]:
        return pane.date, pane.window, pane.mode

    return list(map(clock, view.panes))
