"""The paper beside a map, and the images on it: a stranger's, unpacked beside the clock."""

import io
import threading
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage

from parallel38.data.story_images import StoryImages
from parallel38.domain.story import Aside, Scene, Story
from parallel38.map.style import PALETTES
from parallel38.ui.stage import beside
from parallel38.ui.stage.paper import Paper, decoded
from unit.domain.small_atlas import small_atlas

RED = "#d00000"


def image(size: tuple[int, int], kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, RED).convert(mode).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "P"), ("JPEG", "L"), ("WEBP", "RGB")])
def test_an_image_is_unpacked_no_larger_than_it_is_shown(kind, mode):
    found = decoded(image((3000, 1500), kind, mode), 400)
    assert (found.width(), found.height()) == (400, 200)
    small = decoded(image((30, 20), kind, mode), 400)
    assert (small.width(), small.height()) == (30, 20)
    if mode != "L":
        assert QColor(small.pixel(9, 9)).red() > 200 > 60 > QColor(small.pixel(9, 9)).green()


def test_a_photograph_held_on_its_side_stands_upright():
    turned, photo = Image.Exif(), io.BytesIO()
    turned[0x0112] = 6  # EXIF's orientation: its top lies to the right
    Image.new("RGB", (400, 200), RED).save(photo, "JPEG", exif=turned)
    found = decoded(photo.getvalue(), 800)
    assert (found.width(), found.height()) == (200, 400)


def test_bytes_that_are_no_image_are_refused():
    with pytest.raises(OSError, match="cannot identify"):
        decoded(b"no image", 400)


@pytest.mark.parametrize("style", ["stage", "dark"])
def test_image_and_words_stand_on_the_paper_of_their_style(qapp, style):
    aside = Aside(title="Article 1", text="Words.\n\n" * 3, image="a.png", credit="Us")
    paper = Paper(aside, decoded(image((80, 60)), 400), "Smith 1990", style).picture(400, 720)
    colours = [paper.pixelColor(x, y).name() for x in range(0, 400, 4) for y in range(0, 720, 4)]
    assert colours.count(PALETTES[style]["panel"]) > len(colours) / 3
    assert colours.count(RED) > len(colours) / 8


class Stage(QObject):
    """What is laid beside the stage's map."""

    def __init__(self) -> None:
        super().__init__()
        self.laid: list[QImage] = []
        self.came: list[str] = []
        self.aside = self

    def lay(self, _aside: Aside | None, found: QImage, _source: str) -> None:
        self.laid.append(found)

    def illustrate(self, name: str, _found: QImage) -> None:
        self.came.append(name)


class Talk(QObject):
    arriving, leaving, changed = Signal(object), Signal(), Signal()
    told: tuple[str, ...] = ()
    number = 0

    def __init__(self, story: Story) -> None:
        super().__init__()
        self.story = story

    def show(self, number: int) -> None:
        self.number = number
        self.arriving.emit(self.story.scenes[number])


def test_images_come_from_a_thread_and_those_of_the_neighbours_ahead(
    qtbot, tmp_path: Path, monkeypatch
):
    names = ["0.png", "1.png", "2.png", "gone.png"]
    for name in names[:3]:
        (tmp_path / name).write_bytes(image((80, 60)))
    threads: set[int] = set()

    def noted(data: bytes, most: int) -> QImage:
        threads.add(threading.get_ident())
        return decoded(data, most)

    monkeypatch.setattr(beside, "decoded", noted)
    scenes = tuple(Scene(name, name, aside=Aside(image=name)) for name in names)
    stage, talk = Stage(), Talk(Story("s", "S", scenes=scenes))
    papers = beside.Beside(small_atlas(), talk, stage, StoryImages(tmp_path))
    talk.show(0)
    assert stage.laid[-1].isNull()  # it comes later, and the clock did not wait
    qtbot.waitUntil(lambda: stage.came == ["0.png", "1.png"])
    talk.show(1)
    assert not stage.laid[-1].isNull()
    qtbot.waitUntil(lambda: stage.came[2:] == ["2.png"])
    with qtbot.waitSignal(talk.changed):
        talk.show(2)
    assert [one.text for one in talk.told] == ["The image gone.png is left out: it is not there."]
    assert set(papers._kept) == {(papers.images, "s", name) for name in names[1:]}
    assert threads and threading.get_ident() not in threads
    papers.end()
