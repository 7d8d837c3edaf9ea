"""Small pictures of scenes: kept for as long as all that they show is as it was."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from parallel38.domain.project import OwnLayer, Project
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.ui.scene_pictures import HIGH, WIDE, ScenePictures

SCENE = Scene("a", "A", view=View(panes=(Pane(),)))


class Painter(QObject):
    """In the Artist's place: draws when it is told to."""

    done, failed, cancelled = Signal(int), Signal(int, str), Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Path] = []

    def draw(self, _scene, _figure, _outs, _project, small):
        self.asked.append(Path(small.path))
        return len(self.asked)

    def finish(self, number: int) -> None:
        self.asked[number - 1].write_bytes(bytes([number] * WIDE * HIGH * 3))
        self.done.emit(number)


class Room(QObject):
    """A window's exports, its atlas and its project."""

    def __init__(self) -> None:
        super().__init__()
        self.artist, self.project = Painter(), lambda: None
        self.keeper = SimpleNamespace(project=Project())
        self.window = SimpleNamespace(
            file=SimpleNamespace(path=Path("atlas-1.zip")),
            projects=SimpleNamespace(keeper=self.keeper),
        )

    def pictures(self) -> ScenePictures:
        return ScenePictures(self, self.window)


@pytest.fixture
def room(qapp, own_cache) -> Room:
    return Room()


def test_a_picture_is_drawn_once_and_found_again(room):
    pictures = room.pictures()
    pictures.want([SCENE])
    assert pictures.of(SCENE).isNull()
    room.artist.finish(1)
    assert not pictures.of(SCENE).isNull()
    pictures.want([SCENE])
    later = room.pictures()
    later.want([replace(SCENE, title="Other words")])
    assert not later.of(SCENE).isNull()
    assert len(room.artist.asked) == 1


def test_another_atlas_or_other_layers_are_another_picture(room):
    pictures = room.pictures()
    pictures.want([SCENE])
    room.artist.finish(1)
    layer = OwnLayer(id="own-1", title="Mine", table="layer_1")
    for project in (Project(layers=(layer,)), Project(layers=(replace(layer, shown=False),))):
        room.keeper.project = project
        assert pictures.of(SCENE).isNull()
        pictures.want([SCENE])
        room.artist.finish(len(room.artist.asked))
        assert not pictures.of(SCENE).isNull()
    room.keeper.project = Project()
    assert not pictures.of(SCENE).isNull()
    room.window.file.path = Path("atlas-2.zip")
    assert pictures.of(SCENE).isNull()
    assert len(room.artist.asked) == 3


def test_what_changes_while_it_is_drawn_is_kept_under_what_was_asked(room):
    pictures = room.pictures()
    pictures.want([SCENE])
    room.window.file.path = Path("atlas-2.zip")
    room.artist.finish(1)
    assert pictures.of(SCENE).isNull()
