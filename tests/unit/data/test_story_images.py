"""Images beside scenes: taken as a stranger's, from a folder or from a project's file."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from parallel38.data import story_images
from parallel38.data.project.reading import open_project
from parallel38.data.project.writing import ProjectFile
from parallel38.data.story_images import ImageError, StoryImages
from parallel38.domain.project import Project
from parallel38.domain.story import Aside, Scene, Story


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 6)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#456").save(out, kind)
    return out.getvalue()


def told_with(image: str) -> Project:
    aside = Aside(image=image, alt="A harbour", credit="Nobody")
    return Project(stories=(Story("s", "S", scenes=(Scene(id="a", title="A", aside=aside),)),))


@pytest.mark.parametrize(
    ("kind", "name"), [("PNG", "a.png"), ("JPEG", "B.JPG"), ("WEBP", "c.webp")]
)
def test_an_image_beside_the_story_is_read(tmp_path: Path, kind: str, name: str) -> None:
    (tmp_path / name).write_bytes(picture(kind))
    assert StoryImages(tmp_path).get("s", name) == picture(kind)


def test_an_image_of_a_project_is_kept_and_comes_first(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    file = ProjectFile(tmp_path / "p.gpkg")
    file.save(told_with("a.png"))
    file.add_picture("s", "a.png", picture("JPEG"))
    images = StoryImages(tmp_path, tmp_path / "p.gpkg")
    assert images.get("s", "a.png") == picture("JPEG")
    assert images.get("other", "a.png") == picture()
    opened = open_project(tmp_path / "p.gpkg")
    assert opened.fault == "" and opened.project == told_with("a.png")


def test_a_copy_of_the_project_has_the_images_too(tmp_path: Path) -> None:
    first, again = tmp_path / "p.gpkg", tmp_path / "q.gpkg"
    file = ProjectFile(first)
    file.save(told_with("a.png"))
    file.add_picture("s", "a.png", picture())
    ProjectFile(again).save(told_with("a.png"), first)
    ProjectFile(tmp_path / "r.gpkg").rescue(told_with("a.png"), first)
    for copy in (again, tmp_path / "r.gpkg"):
        assert StoryImages(tmp_path, copy).get("s", "a.png") == picture()
        assert open_project(copy).fault == ""


def test_what_no_scene_shows_is_let_go_at_the_end(tmp_path: Path) -> None:
    file = ProjectFile(tmp_path / "p.gpkg")
    file.save(told_with("a.png"))
    for name in ("a.png", "b.png"):
        file.add_picture("s", name, picture())
    file.tidy(told_with("a.png"))
    with closing(sqlite3.connect(tmp_path / "p.gpkg")) as db:
        assert db.execute("SELECT story, name FROM pictures").fetchall() == [("s", "a.png")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"no image", "is no whole image"),
        ("a.png", picture(size=(400, 300))[:200], "is no whole image"),
        ("a.png", picture("GIF"), "is no whole image"),
        ("a.png", b"\x89PNG" + bytes(story_images.MOST_BYTES), "is larger than 8 MB"),
        ("a.png", None, "is not there"),
        ("../a.png", picture(), "is no name of an image"),
        ("/etc/a.png", picture(), "is no name of an image"),
        ("https://e.example/a.png", picture(), "is no name of an image"),
        ("a.svg", picture(), "is no name of an image"),
        ("a.png\n", picture(), "is no name of an image"),
        ("", picture(), "is no name of an image"),
    ],
)
def test_what_is_no_image_is_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    if data is not None:
        (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(ImageError, match=said):
        StoryImages(tmp_path).get("s", name)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(picture())
    (tmp_path / "a.png").symlink_to(tmp_path / "real.png")
    with pytest.raises(ImageError, match="is not there"):
        StoryImages(tmp_path).get("s", "a.png")


def test_pixels_are_counted_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_images, "MOST_PIXELS", 10)
    with pytest.raises(ImageError, match="megapixels"):
        story_images.look(picture())


def test_a_projects_row_is_a_strangers(tmp_path: Path) -> None:
    file = ProjectFile(tmp_path / "p.gpkg")
    file.save(told_with("a.png"))
    file.add_picture("s", "a.png", b"no image")
    with pytest.raises(ImageError, match="is no whole image"):
        StoryImages(tmp_path, tmp_path / "p.gpkg").get("s", "a.png")
    with closing(sqlite3.connect(tmp_path / "p.gpkg")) as db:
        db.execute("CREATE TRIGGER t AFTER INSERT ON pictures BEGIN DELETE FROM stories; END")
    assert "changed by another program" in open_project(tmp_path / "p.gpkg").fault


def test_where_the_project_cannot_be_read_no_other_image_is_shown_in_its_place(
    tmp_path: Path,
) -> None:
    """The folder's own stories have their images all the same."""
    (tmp_path / "a.png").write_bytes(picture())
    (tmp_path / "theirs.toml").write_text("")
    damaged = tmp_path / "p.gpkg"
    damaged.write_bytes(b"SQLite format 3\0" + bytes(2000))
    images = StoryImages(tmp_path, damaged)
    with pytest.raises(ImageError, match=r"^cannot be read from p\.gpkg$"):
        images.get("mine", "a.png")
    assert images.fault("mine", "a.png") == "cannot be read from p.gpkg"
    assert images.get("theirs", "a.png") == picture()
    damaged.unlink()  # a project that was not yet saved
    assert images.get("mine", "a.png") == picture()


def test_what_a_story_shows_is_had_or_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    scenes = tuple(Scene(aside=Aside(image=name)) for name in ("b.png", "a.png", "", "a.png"))
    story = Story("s", "S", scenes=(*scenes, Scene()))
    assert StoryImages(tmp_path).of(story) == ({"a.png": picture()}, {"b.png": "is not there"})
