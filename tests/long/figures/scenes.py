"""The battery's scenes: options of `snapshot` and what these cannot say, for any preset."""

import shlex
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import click
from msgspec import Struct, convert
from msgspec.structs import replace

from parallel38.commands.figure_options import asked_of, figure_and_view, figure_options
from parallel38.commands.view_from import arranged, scene_from
from parallel38.commands.view_options import view_options
from parallel38.data.importing import child
from parallel38.data.importing.into import into_project
from parallel38.data.importing.understood import Wishes
from parallel38.data.project.reading import open_project
from parallel38.domain.atlas import Atlas
from parallel38.domain.figure import Figure
from parallel38.domain.filters import NONE, Filters
from parallel38.domain.project import Drawing, DrawingStyle
from parallel38.domain.story import Scene
from parallel38.domain.view import Layout
from parallel38.own import Own, of_project

TABLE = """name,start,end,lat,lon
Kapyong,1951-04-23,1951-04-25,37.83,127.51
Imjin,1951-04-22,1951-04-25,37.95,126.94
설마리,1951-04-22,1951-04-25,37.97,126.9
"""
DRAWINGS = (
    Drawing("d1", "text", ((128.4, 38.6),), "Here <b>it</b> held"),
    Drawing("d2", "arrow", ((127.2, 38.3), (127.05, 37.7)), style=DrawingStyle("#a03020", 4)),
    Drawing("d3", "area", ((127.2, 37.5), (127.9, 37.5), (127.9, 38.0)), "가평"),
)  # fmt: skip


class Case(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of them; scenes.toml says what its fields are."""

    id: str
    args: str
    said: tuple[str, ...]
    names: int = 0
    caption: str = ""
    layout: Layout | None = None
    powers: tuple[tuple[str, ...], ...] = ()
    filters: Filters = NONE
    own: bool = False

    def drawn(self, preset: str, atlas: Atlas) -> tuple[Scene, Figure]:
        """The Scene in the preset's style, its ground in the room of the map, and the figure."""
        figure, view = figure_and_view(*asked_of(typed(f"--preset {preset} {self.args}")))
        scene, figure = arranged(view, scene_from(view, atlas, *figure.room), figure)
        panes = tuple(replace(pane, filters=self.filters) for pane in scene.view.panes)
        if self.powers:
            panes = tuple(
                replace(pane, powers=some) for pane, some in zip(panes, self.powers, strict=True)
            )
        layout = self.layout or scene.view.layout
        view_of = replace(scene.view, panes=panes, layout=layout)
        return replace(scene, view=view_of, caption=self.caption), figure


@cache
def cases() -> dict[str, Case]:
    """All by their ids."""
    text = Path(__file__).with_name("scenes.toml").read_text("utf-8")
    return {case.id: case for case in convert(tomllib.loads(text)["scene"], list[Case])}


def typed(args: str) -> dict[str, Any]:
    """What options of the command line say."""

    @click.command()
    @view_options
    @figure_options
    def command(**options: Any) -> dict[str, Any]:
        return options

    said: dict[str, Any] = command.main(shlex.split(args), standalone_mode=False)
    return said


def own_of(folder: Path) -> Own:
    """A project with a layer that was brought in, notes and drawings, as figures take it."""
    table, project = folder / "landings.csv", folder / "class.gpkg"
    table.write_text(TABLE, "utf-8")
    layer = folder / "layer.gpkg"
    into_project(layer, child.run(table, layer, Wishes(), lambda _far: None), project)
    opened = open_project(project)
    opened.file.save(replace(opened.project, drawings=DRAWINGS))
    return of_project(project)
