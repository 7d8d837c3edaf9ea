"""Broken stories: `check` refuses with a sentence each, opening goes on with what there is."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from parallel38.data import stories
from parallel38.data.check import check_story
from parallel38.data.load import load
from parallel38.data.story_file import Opened, StoryError, open_story
from parallel38.data.story_images import StoryImages
from parallel38.data.story_mended import mended
from parallel38.domain.atlas import Atlas
from parallel38.domain.finding import sentence
from parallel38.domain.story import Story
from parallel38.domain.view import Pane
from unit.data import small_folder

SOUND = '''title = "Sound"
sources = ["book-1990"]

[[scene]]
id = "one"
title = "One"
notes = """
Look.
"""
sources = ["book-1990"]
[scene.view]
date = "1945-09-08"
camera = { lat = 38.0, lon = 127.0, zoom = 6.0 }
layers_off = ["zones"]
highlights = ["landing"]
selected = "zone-soviet"

[[scene]]
id = "two"
title = "Two"
[scene.view]
date = "1945-09-09"
camera = { lat = 37.0, lon = 127.0, zoom = 7.0 }
[scene.aside]
text = "T"
source = "book-1990"
'''


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return load(small_folder.write(tmp_path_factory.mktemp("atlas")))


def open_sound(folder: Path) -> Story:
    path = folder / "sound.toml"
    path.write_text(SOUND, "utf-8")
    return open_story(path).story


def told(path: Path, atlas: Atlas) -> tuple[Story, list[str]]:
    opened = open_story(path)
    story, more = mended(opened.story, atlas, StoryImages(path.parent))
    titles = [scene.title for scene in story.scenes]
    return story, [sentence(one, titles) for one in (*opened.told, *more)]


def test_a_sound_one_is_told_whole(tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "s.toml"
    path.write_text(SOUND, "utf-8")
    assert check_story(path, atlas) == []
    story, said = told(path, atlas)
    assert said == [] and story == open_story(path).story
    assert [scene.id for scene in story.scenes] == ["one", "two"]


# What is broken; what `check` says; what opening says, and "" where all of it can be told.
BROKEN = [
    ('["zones"]', '["sones"]', ":14: one: unknown layer or feature 'sones' in 'layers_off'",
     "Scene 1 'One': The atlas has no layer or feature 'sones'; it is left out."),
    ('["landing"]', '["lending"]',
     "one: unknown feature, event, place or claim 'lending' in 'highlights'",
     "Scene 1 'One': The atlas has no feature, event, place or claim 'lending'; it is left out."),
    ('"zone-soviet"', '"one"', "one: unknown feature, event, place or claim 'one' in 'selected'",
     "Scene 1 'One': The atlas has no feature, event, place or claim 'one'; it is left out."),
    ('source = "book-1990"', 'source = "book"', "two: unknown source 'book' in 'aside'",
     "Scene 2 'Two': The atlas has no source 'book'; it is left out."),
    ('sources = ["book-1990"]\n\n', 'sources = ["book"]\n\n', ":1: s: unknown source 'book'",
     "The atlas has no source 'book'; it is left out."),
    ('text = "T"', 'image = "gone.png"\nalt = "A"\ncredit = "C"',
     "two: the image 'gone.png' is not there",
     "Scene 2 'Two': The image gone.png is left out: it is not there."),
    ('text = "T"', 'text = "T"\nimage = "/etc/passwd"',
     "two: 'aside.image': it is no name of an image (png, jpg, webp)",
     "Scene 2 'Two': Its image cannot be read and is left out (it is no name of an image"),
    ('"1945-09-09"', '"1945-02-30"', ":22: two: 'date': there is no such day",
     "Scene 2 'Two': Its date cannot be read and is left out (there is no such day)."),
    ('"1945-09-09"', '"2045-02-03"', ":22: two: the date 2045-02-03 lies outside 1866-2024",
     "Scene 2 'Two': Its date cannot be read and is left out (2045-02-03 lies outside 1866-01-01"),
    ("lat = 37.0", "lat = 137.0", ":23: two: 'camera.lat': expected a number of at most 90",
     "Scene 2 'Two': Its camera cannot be read and is left out (expected a number of at most 90)."),
    ("lat = 37.0", "lat = nan", ":23: two: 'camera.lat': ",
     "Scene 2 'Two': Its camera cannot be read"),
    ("zoom = 7.0", "zoom = inf", ":23: two: 'camera.zoom': expected a number of at most 24",
     "Scene 2 'Two': Its camera cannot be read"),
    ("lat = 37.0", "lat = -86.0",
     ":23: two: the camera's latitude -86.0 lies beyond the map, 85.0511",
     "Scene 2 'Two': Its camera looks beyond the end of the map."),
    ('id = "two"', 'id = "one"', ":18: one: another scene has this id",
     "Scene 2 'Two': Another scene is called one; this one is now one-2."),
    ('id = "two"\n', "", "the field 'id' is missing", ""),
    ('id = "two"', 'id = "two"\nnext = "two"', ":20: two: unknown field 'next'", ""),
    ('id = "two"', 'id = "two"\ndwell = -1', "two: 'dwell': expected a number of at least 0",
     "Scene 2 'Two': Its dwell cannot be read and is left out (expected a number of at least 0)."),
    ('id = "two"', 'id = "two"\ntransition = "spin"',
     "two: 'transition': 'spin' is none of fly, cut, fade",
     "Scene 2 'Two': Its transition cannot be read"),
    ('date = "1945-09-09"', 'panes = 3', "two: 'view.panes': expected a list, got a whole number",
     "Scene 2 'Two': Its view cannot be read"),
    ("Look.", "<script>alert(1)</script>", "one: the notes have HTML (<script>alert(1)</script>)",
     ""),
    ("Look.", "![a](https://e.example/a.png)", "one: the notes have a picture (https://e.exa", ""),
    ('title = "Sound"', 'schema = "parallel38/story-2"\ntitle = "Sound"',
     "s: 'schema' is 'parallel38/story-2', not 'parallel38/story-1'",
     "The story is of another version (parallel38/story-2); what this one knows is told."),
    ('title = "Sound"', "title = 5", "s: 'title': expected a text, got a whole number",
     "The story's title cannot be read and is left out (expected a text, got a whole number)"),
    ('title = "Sound"', 'title = "Sound"\nmood = "blue"', "s: unknown field 'mood'", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "refused", "said"), BROKEN)
def test_check_refuses_and_the_talk_goes_on(
    tmp_path: Path, atlas: Atlas, old: str, new: str, refused: str, said: str
) -> None:
    path = tmp_path / "s.toml"
    assert old in SOUND
    path.write_text(SOUND.replace(old, new, 1), "utf-8")
    faults = [str(fault) for fault in check_story(path, atlas)]
    assert len(faults) == 1 and faults[0].startswith("s.toml") and refused in faults[0], faults
    story, sentences = told(path, atlas)
    assert len(story.scenes) == 2 and len({scene.id for scene in story.scenes}) == 2
    assert [one.startswith(said) for one in sentences] == ([True] if said else []), sentences
    assert story == mended(story, atlas, StoryImages(tmp_path))[0]


def test_all_faults_are_told_at_once(tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "s.toml"
    broken = SOUND.replace('id = "two"', 'id = "two"\nnext = "one"\ndwell = -1')
    broken = broken.replace("1945-09-09", "1945-02-30").replace("zone-soviet", "zone-british")
    path.write_text(broken.replace("Look.", "<b>Look</b>"), "utf-8")
    assert [(fault.line, fault.item) for fault in check_story(path, atlas)] == [
        (7, "one"), (7, "one"), (16, "one"), (20, "two"), (21, "two"), (24, "two"),
    ]  # fmt: skip


def test_a_scene_without_an_id_is_told_by_its_place(tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "s.toml"
    path.write_text(SOUND.replace('id = "two"', 'captoin = "A"'), "utf-8")
    assert [(fault.item, fault.rule) for fault in check_story(path, atlas)] == [
        ("scene 2", "the field 'id' is missing"), ("scene 2", "unknown field 'captoin'"),
    ]  # fmt: skip


def test_one_fault_hides_no_other(tmp_path: Path, atlas: Atlas) -> None:
    """Script in the notes of a scene that cannot be told, what is wrong above all scenes, and in
    one of two panes.
    """
    path = tmp_path / "s.toml"
    panes = "panes = [{ date = 1945-09-09, colour = 1 }, { date = 1945-09-10 }]"
    broken = SOUND.replace('title = "Sound"', "title = 5\nquestions = 5")
    broken = broken.replace("Look.", "<script>x</script>").replace(
        'id = "one"', 'id = "one"\ncore = 5'
    )
    at = broken.index('date = "1945-09-09"')
    path.write_text(f"{broken[:at]}{panes}\n", "utf-8")
    assert [(fault.item, fault.rule.partition(" (")[0]) for fault in check_story(path, atlas)] == [
        ("s", "'questions': expected a list, got a whole number"),
        ("s", "'title': expected a text, got a whole number"),
        ("one", "'core': expected true or false, got a whole number"),
        ("one", "the notes have HTML"),
        ("two", "unknown field 'colour' of the view's pane 1"),
    ]  # fmt: skip


def test_a_fault_is_one_line(tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "s.toml"
    path.write_text(SOUND.replace('id = "two"', 'id = "two"\n"a\\nb" = 1'), "utf-8")
    (fault,) = check_story(path, atlas)
    assert str(fault).endswith("two: unknown field 'a b'")


def test_a_scene_without_day_or_camera_of_its_own_has_those_before(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(SOUND.replace("1945-09-09", "1945-02-30").replace("lat = 37.0", "lat = 137"))
    first, second = open_story(path).story.scenes
    assert second.view.pane.date == first.view.pane.date
    assert second.view.pane.camera == first.view.pane.camera != Pane().camera


def test_beyond_the_map_the_camera_stays_where_the_scene_before_looked(
    tmp_path: Path, atlas: Atlas
) -> None:
    path = tmp_path / "s.toml"
    path.write_text(SOUND.replace("lat = 37.0, lon = 127.0", "lat = 89.0, lon = -300.0"))
    first, second = told(path, atlas)[0].scenes
    assert second.view.pane.camera == first.view.pane.camera
    assert second.view.pane.date != first.view.pane.date


def test_what_a_later_version_wrote_is_kept(tmp_path: Path) -> None:
    from parallel38.data.story_toml import to_toml

    path = tmp_path / "s.toml"
    path.write_text(
        SOUND.replace('title = "Sound"', 'title = "Sound"\nmood = "blue"')
        .replace('id = "one"', 'id = "one"\nnext = "one"')
        .replace("zoom = 7.0", "zoom = 7.0, tilt = 3")
    )
    text = to_toml(open_story(path).story)
    assert 'mood = "blue"' in text and 'next = "one"' in text and "tilt = 3" in text


WHOLE = [
    (b"title = ", "s.toml:1: not TOML"),
    (SOUND.encode() + b"# \xff", "s.toml:27: not UTF-8; save it as UTF-8"),
    (b"x = " + b"[" * 5000, "s.toml:1: nested deeper than 24 levels"),
    (b"a." * 100 + b"b = 1", "s.toml:1: nested deeper than 24 levels"),
    (b"#" * (stories.MOST_BYTES + 1), "s.toml: larger than 4 MB"),
    (b"scene = 3", "s.toml: 'scene' is not written as [[scene]] items"),
]


@pytest.mark.parametrize(("data", "said"), WHOLE)
def test_what_is_no_story_is_refused_whole(
    tmp_path: Path, atlas: Atlas, data: bytes, said: str
) -> None:
    path = tmp_path / "s.toml"
    path.write_bytes(data)
    assert said in [str(fault)[: len(said)] for fault in check_story(path, atlas)]
    with pytest.raises(StoryError) as refused:
        open_story(path)
    assert str(refused.value).startswith(said) and str(refused.value).endswith(".")


@pytest.mark.parametrize("text", ['title = "T"', 'schema = "other"\n[[scene]]\ntitle = "A"'])
def test_without_a_scene_there_is_nothing_to_tell(tmp_path: Path, text: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(text)
    with pytest.raises(StoryError):
        open_story(path)


def test_a_folder_or_nothing_is_no_story(tmp_path: Path, atlas: Atlas) -> None:
    for path, said in ((tmp_path, "no file"), (tmp_path / "s.toml", "cannot be read")):
        assert said in str(check_story(path, atlas)[0])
        with pytest.raises(StoryError, match=said):
            open_story(path)


def test_of_ten_thousand_scenes_the_first_are_told(tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "s.toml"
    scenes = (f'[[scene]]\nid = "s{n}"\ntitle = "T"\n[scene.view]\n' for n in range(10_000))
    path.write_text('title = "S"\n' + "".join(scenes))
    assert [fault.rule for fault in check_story(path, atlas)] == [
        "10000 scenes; at most 500 are told"
    ]
    opened = open_story(path)
    (told,) = opened.told
    assert told.text == "The story has 10000 scenes; the first 500 are told."
    assert len(opened.story.scenes) == 500


def test_marks_of_changes_and_own_layers_are_known(tmp_path: Path, atlas: Atlas) -> None:
    """Own layers may come with a project; a file by itself has none."""
    path = tmp_path / "s.toml"
    path.write_text(SOUND.replace('["landing"]', '["began:zone-soviet", "own-1-a"]'))
    assert told(path, atlas)[1] == []
    (fault,) = check_story(path, atlas)
    assert "'own-1-a' in 'highlights'" in fault.rule
    path.write_text(SOUND.replace('["zones"]', '["began:zones"]'))
    assert "'began:zones'" in check_story(path, atlas)[0].rule


def test_a_scene_that_is_gone_does_not_shift_what_is_said_of_the_next(
    tmp_path: Path, atlas: Atlas
) -> None:
    """What is said of a scene goes by its place in the talk, which is what the lecturer sees."""
    path = tmp_path / "s.toml"
    odd = f'[[scene]]\nid = "odd"\ntitle = "Odd"\nx = [{"1," * 200_000}]\n\n'
    second = '[[scene]]\nid = "two"'
    broken = SOUND.replace("lat = 37.0", "lat = 137.0").replace(second, odd + second)
    path.write_text(broken.replace('source = "book-1990"', 'source = "book"'))
    said = told(path, atlas)[1]
    assert said[0].startswith("Scene 2 of the file cannot be read and is left out (")
    assert [one[:27] for one in said[1:]] == [
        "Scene 2 'Two': Its camera c", "Scene 2 'Two': The atlas ha",
    ]  # fmt: skip


def test_a_name_in_two_panes_is_told_once(tmp_path: Path, atlas: Atlas) -> None:
    scene = open_sound(tmp_path).scenes[0]
    pane = replace(scene.view.pane, layers_on=("sones",), powers=("ussr", "nobody"))
    twice = replace(scene, view=replace(scene.view, layout="side", panes=(pane, pane)))
    story, lost = mended(Story("s", "S", scenes=(twice,)), atlas, StoryImages(tmp_path))
    assert [(one.scene, one.text) for one in lost] == [
        (0, "The atlas has no power 'nobody'; it is left out."),
        (0, "The atlas has no layer or feature 'sones'; it is left out."),
    ]
    assert all(one.powers == ("ussr",) and not one.layers_on for one in story.scenes[0].view.panes)


@pytest.mark.parametrize("kind", ["loop", "fifo"])
def test_what_never_ends_is_no_story(tmp_path: Path, atlas: Atlas, kind: str) -> None:
    path = tmp_path / "s.toml"
    path.symlink_to(path) if kind == "loop" else os.mkfifo(path)
    assert check_story(path, atlas)
    with pytest.raises(StoryError, match=r"^s\.toml: (cannot be read|no file)"):
        open_story(path)


def test_what_no_project_could_keep_is_left_out(tmp_path: Path) -> None:
    path, odd = tmp_path / "s.toml", "[" + "1," * 200_000 + "]"
    path.write_text(SOUND.replace('id = "two"', f'id = "two"\nx = {odd}'))
    opened = open_story(path)
    assert [scene.id for scene in opened.story.scenes] == ["one"]
    (told,) = opened.told
    assert told.text.startswith("Scene 2 of the file cannot be read and is left out (")
    assert told.scene is None
    path.write_text(f"x = {odd}\n{SOUND}")
    with pytest.raises(StoryError, match=r"^s\.toml: "):
        open_story(path)


def test_a_fault_in_every_field_leaves_a_scene_out(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(SOUND + "[[scene]]\nview = [[1]]\nid = 3\n")
    opened: Opened = open_story(path)
    assert [scene.id for scene in opened.story.scenes][:2] == ["one", "two"]
    assert opened.told
