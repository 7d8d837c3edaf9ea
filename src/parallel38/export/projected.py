"""Whether a figure's projection suits what it shows, told before anything is drawn."""

from parallel38.domain.figure import Figure
from parallel38.domain.story import Scene
from parallel38.export.figure import ExportError
from parallel38.words import _


def stays(scene: Scene, figure: Figure) -> str:
    """One sentence where 'auto' leaves a figure in Web Mercator; else nothing. Raises ExportError
    where a conic projection is asked for that does not suit.
    """
    if figure.projection == "mercator":
        return ""
    from parallel38.map.plane.frame import ExtentError, frame_of

    try:
        frame = frame_of(scene.view, figure)
    except ExtentError as error:
        raise ExportError(f"--projection {figure.projection}: {error}.") from None
    return "" if frame else _("No conic projection suits this extent: it stays in Web Mercator.")
