"""Whether a projection suits a figure, told in one sentence; and what it is called."""

import pytest
from click.testing import CliRunner

from parallel38.__main__ import cli
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.export.figure import ExportError, Figure
from parallel38.export.projected import said, stays, without_scans


def scene_of(view: str, count: int = 1) -> Scene:
    camera = camera_for(named_views()[view].box, 1920, 1080)
    layout = "grid" if count > 1 else "single"
    return Scene(view=View(layout, panes=(Pane(camera=camera),) * count))


def test_the_pacific_is_refused_with_its_extent_and_auto_stays_in_mercator():
    with pytest.raises(ExportError, match=r"^--projection albers: .* shows \d+° by \d+°, from"):
        stays(scene_of("pacific"), Figure(projection="albers"))
    assert "Web Mercator" in stays(scene_of("world"), Figure(projection="auto"))
    assert stays(scene_of("pacific"), Figure()) == ""
    assert stays(scene_of("northeast-asia"), Figure(projection="auto")) == ""


def test_a_projection_is_called_by_its_name_and_parallels():
    northeast = scene_of("northeast-asia")
    assert said(northeast, Figure(projection="auto")) == "Albers equal-area conic, 32° N and 50° N"
    assert said(scene_of("parallel-38"), Figure(projection="lambert")).startswith("Lambert conf")
    assert said(northeast, Figure()) == said(scene_of("world"), Figure(projection="auto")) == ""


def test_scanned_maps_are_said_to_be_left_out():
    scene = scene_of("northeast-asia")
    assert "Scanned maps are left out" in without_scans(scene, Figure(projection="albers"))
    assert without_scans(scene, Figure()) == ""


def test_of_several_maps_the_cone_suits_what_each_shows():
    one, four = scene_of("northeast-asia"), scene_of("northeast-asia", 4)
    albers = Figure(projection="albers")
    assert said(one, albers) != said(four, albers)


def test_a_call_for_what_cannot_be_is_wrong_and_draws_nothing(tmp_path):
    out = tmp_path / "p.png"
    call = ["snapshot", str(out), "--view", "pacific", "--projection", "lambert"]
    answer = CliRunner().invoke(cli, call)
    assert answer.exit_code == 2 and "--projection lambert: a conic projection" in answer.output
    assert not out.exists()
