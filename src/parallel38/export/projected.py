"""Whether a figure's projection suits what it shows, told before anything is drawn."""

from parallel38.domain.figure import Figure
from parallel38.domain.story import Scene
from parallel38.export.figure import ExportError
from parallel38.words import _


def stays(scene: Scene, figure: Figure, option: str = "--projection") -> str:
    """One sentence where 'auto' leaves a figure in Web Mercator; else nothing. Raises ExportError
    where a conic projection is asked for that does not suit, naming it after the `option`.
    """
    if figure.projection == "mercator":
        return ""
    from parallel38.map.plane.frame import ExtentError, frame_of

    try:
        frame = frame_of(scene.view, figure)
    except ExtentError as error:
        raise ExportError(f"{option} {figure.projection}: {error}.") from None
    return "" if frame else _("No conic projection suits this extent: it stays in Web Mercator.")


def said(scene: Scene, figure: Figure) -> str:
    """The figure's projection and the parallels that are true to scale: 'Albers equal-area conic,
    32° N and 44° N'. Nothing where it is that of the screen.
    """
    if figure.projection == "mercator":
        return ""
    from parallel38.map.plane.frame import frame_of

    frame = frame_of(scene.view, figure)
    if frame is None:
        return ""
    names = {"lambert": _("Lambert conformal conic"), "albers": _("Albers equal-area conic")}
    south, north = (_parallel(lat) for lat in (frame.conic.south, frame.conic.north))
    form = _("{name}, {south}") if south == north else _("{name}, {south} and {north}")
    return form.format(name=names[frame.conic.kind], south=south, north=north)


def without_scans(scene: Scene, figure: Figure) -> str:
    """One sentence where a figure leaves scanned maps out, since they lie in Web Mercator."""
    if not said(scene, figure):
        return ""
    return _("Scanned maps are left out of a figure in a conic projection.")


def _parallel(lat: int) -> str:
    return (_("{degrees} N") if lat >= 0 else _("{degrees} S")).format(degrees=f"{abs(lat)}°")
