"""A Scene in a figure of another shape: the ground that was to be seen."""

from msgspec.structs import replace

from parallel38.domain.figure import Figure
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.seen import same_ground
from parallel38.domain.story import Scene
from parallel38.domain.view import OPENING, Camera, View

TOLD = Figure(width=1600, height=830)  # the map for which stories are framed: domain/framing.py


def framed(scene: Scene, width: float, height: float) -> View:
    """Its View for a map of width x height CSS pixels: the ground of the figure that it was, of the
    opening view, or what its author saw on the stage.
    """
    if scene.figure is None and scene.view.pane.camera == Camera():
        camera = camera_for(named_views()[OPENING.view].box, width, height)
        return scene.view.with_pane(camera=camera)
    return same_ground(replace(scene, figure=scene.figure or TOLD), width, height)
