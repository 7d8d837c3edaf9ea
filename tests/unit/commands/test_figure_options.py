"""What a figure is: its options before a preset's, and these before those of the one in --scene."""

import pytest
from msgspec.structs import replace

from parallel38.commands.figure_options import FigureAsked, figure_and_view
from parallel38.commands.view_options import Asked
from parallel38.domain.figure import Figure
from parallel38.domain.framing import named_views, staged
from parallel38.domain.story import Scene, scene_to_json
from parallel38.domain.view import Camera, View
from parallel38.export.figure import ExportError
from parallel38.export.framed import framed
from parallel38.export.presets import preset_named
from unit.commands.running import run


def made(asked: FigureAsked, view: Asked | None = None) -> Figure:
    return figure_and_view(asked, view or Asked())[0]


def test_a_preset_says_size_type_and_style():
    figure, view = figure_and_view(FigureAsked(preset="column-grey"), Asked())
    assert figure == preset_named("column-grey").figure()
    assert view.style == "grey"
    _, view = figure_and_view(FigureAsked(preset="column-grey"), Asked(style="print"))
    assert view.style == "print"


def test_other_options_override_a_preset():
    asked = FigureAsked(preset="page-grey", dpi=300, map_only=True, without="north, legend")
    figure = made(asked)
    assert figure.dpi == 300
    assert figure.width == preset_named("page-grey").figure().width
    assert figure.map_only
    assert figure.off == ("legend", "north")
    a4 = made(FigureAsked(preset="page-grey", paper="A4"))
    assert (a4.pixels, a4.type_least) == ((7016, 4961), 7)


def test_a_figure_is_made_again_as_it_was(tmp_path):
    before = replace(preset_named("page-line").figure(), off=("credit",), places={"head": (0.5, 0)})
    file = tmp_path / "scene.json"
    file.write_text(scene_to_json(Scene(figure=before)), "utf-8")
    again = Asked(scene=str(file))
    assert made(FigureAsked(), again) == before
    assert made(FigureAsked(with_="credit"), again) == replace(before, off=())
    wide = made(FigureAsked(size="1920x1080"), again)
    assert (wide.width, wide.height, wide.dpi) == (1920, 1080, 96)
    assert wide.places == before.places


def test_the_ground_is_fitted_into_another_shape():
    box = named_views()["peninsula"].box
    opened = framed(Scene(), 317, 470).pane.camera
    assert opened.lon == pytest.approx((box[0] + box[2]) / 2, abs=0.1)
    assert opened.zoom == pytest.approx(5.67, abs=0.02)
    drawn = Scene(figure=Figure(width=1000, height=800))
    assert framed(drawn, 500, 400).pane.camera.zoom == pytest.approx(
        drawn.view.pane.camera.zoom - 1
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (FigureAsked(preset="slides"), "--preset slides: there is no such preset; perhaps slide"),
        (FigureAsked(without="frame"), "--without frame: it takes date, "),
        (FigureAsked(preset="slide", dpi=1), "--dpi 1: it takes 30"),
        (FigureAsked(size="100x100", paper="A4"), "only one of them"),
    ],
)
def test_a_wrong_option_is_one_sentence(asked, said):
    with pytest.raises(ExportError, match=said):
        made(asked)


def test_presets_are_listed(capsys):
    done = run(capsys, "list", "presets", "--json")
    assert done.code == 0
    titles = {row["id"]: row["title"] for row in done.json}
    assert titles["column-line"] == "Journal column 84 mm, black lines, 1200 dpi"


def test_a_story_s_scene_shows_what_it_shows_on_the_stage():
    told = Scene(view=View().with_pane(camera=Camera(lat=40.0, lon=120.0, zoom=5.0)))
    for width, height in ((1920, 1080), (400, 700)):
        camera = framed(told, width, height).pane.camera
        assert camera == staged(told.view.pane.camera, width, height)


def test_outlines_are_asked_for_and_taken_back(tmp_path):
    figure = made(FigureAsked(preset="slide", outlines=True))
    assert figure.outlines
    file = tmp_path / "scene.json"
    file.write_text(scene_to_json(Scene(figure=figure)), "utf-8")
    again = Asked(scene=str(file))
    assert made(FigureAsked(), again).outlines
    assert not made(FigureAsked(outlines=False), again).outlines
