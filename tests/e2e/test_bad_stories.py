"""Stories with something wrong in them: the talk goes on with what there is, the console says so
quietly, the stage never does.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from parallel38.ui.stage.displays import Displays
from parallel38.ui.stage.told import MOST

SOUND = '''title = "Sound"
sources = ["frus-1943-cairo-tehran"]

[[scene]]
id = "one"
title = "One"
caption = "A first caption."
notes = """
Look **here**.
"""
sources = ["frus-1943-cairo-tehran"]
[scene.view]
date = "1943-11-26"
camera = { lat = 38.0, lon = 127.0, zoom = 6.0 }
layers_on = ["railways"]
highlights = ["cairo-conference"]

[[scene]]
id = "two"
title = "Two"
caption = "A second caption."
notes = "More."
[scene.view]
date = "1945-09-09"
camera = { lat = 37.0, lon = 127.0, zoom = 7.0 }
[scene.aside]
text = "A paper."

[[scene]]
id = "three"
title = "Three"
caption = "A third caption."
notes = "The end."
[scene.view]
date = "1950-09-15"
camera = { lat = 37.5, lon = 127.0, zoom = 7.0 }
'''
# What is wrong, and what of it is said to the lecturer; nothing where all of it can be told.
BAD = {
    "sound": ("", "", ""),
    "layer": ('["railways"]', '["sones"]', "The atlas has no layer or feature"),
    "event": ('["cairo-conference"]', '["atlantis"]', "no feature, event, place or claim 'atla"),
    "image": ('text = "A paper."', 'text = "A paper."\nimage = "gone.png"\nalt = "A"',
              "Scene 2 'Two': The image gone.png is left out: it is not there."),
    "image alone": ('text = "A paper."', 'image = "gone.png"', "The image gone.png is left out"),
    "date": ('"1945-09-09"', '"1945-02-30"', "Scene 2 'Two': Its date cannot be read"),
    "year": ('"1945-09-09"', '"2145-02-03"', "Scene 2 'Two': Its date cannot be read"),
    "loop": ('id = "two"', 'id = "one"\nnext = "one"', "Another scene is called one;"),
    "script": ("Look **here**.", '<script>document.title="x"</script><img src=x onerror=a()>', ""),
    "outside": ("lat = 37.0", "lat = 137.0", "Scene 2 'Two': Its camera cannot be read"),
    "far": ("lat = 37.0, lon = 127.0, zoom = 7.0", "lat = -90.0, lon = 360.0, zoom = 24.0",
            "Scene 2 'Two': Its camera looks beyond the end of the map."),
    "version": ('title = "Sound"', 'schema = "parallel38/story-9"\ntitle = "Sound"\nmood = 3',
                "The story is of another version (parallel38/story-9)"),
}  # fmt: skip


@pytest.fixture
def two(monkeypatch):
    """Two displays; both are the one there is."""
    monkeypatch.setattr(Displays, "two", property(lambda _self: True))


def words_on(widget) -> str:
    """All that a widget and those in it say."""
    labels = (one.text() for one in widget.findChildren(QLabel) if one.isVisible())
    return "\n".join((*labels, widget.words.title, widget.words.caption, widget.words.count))


@pytest.mark.usefixtures("two")
def test_the_talk_goes_on_and_the_lecturer_alone_is_told(desk, tmp_path: Path):
    presenter, console = desk.window.presenter, desk.window.presenter.console
    for name, (old, new, said) in BAD.items():
        assert old in SOUND
        path = tmp_path / f"{name.replace(' ', '-')}.toml"
        text = SOUND.replace(old, new, 1)
        if name not in ("sound", "far", "outside"):  # which fly, and run the clock
            text = text.replace("caption =", 'transition = "cut"\ncaption =')
        path.write_text(text, "utf-8")
        presenter.start_file(path)
        presenter.stage.map.failed.connect(desk.errors.append)
        assert len(presenter.story.scenes) == 3, name
        stage, told = presenter.stage, console.prompter.lacks.text()
        assert (said in told) if said else told == "", (name, told)
        for number, scene in enumerate(presenter.story.scenes):
            assert presenter.number == number
            assert (stage.words.title, stage.words.caption) == (scene.title, scene.caption)
            desk.qtbot.waitUntil(
                lambda day=scene.view.pane.date: presenter.stage.store.view.pane.date == day,
                timeout=10_000,
            )
            lacks = console.prompter.lacks.text()
            here = [one.text for one in presenter.talk.told if one.scene == number]
            assert all(text in lacks for text in here[:MOST]), (name, number, lacks)
            seen = words_on(stage)
            for word in ("left out", "sones", "atlantis", "gone.png", "script", "story-9", "read"):
                assert word not in seen, (name, number, seen)
            assert "<script" not in console.prompter.text.toHtml()
            QTest.keyClick(desk.window.map.focusProxy() or desk.window.map, Qt.Key.Key_PageDown)
        assert presenter.talk.at_end
        presenter.stop()
    assert desk.errors == []


@pytest.mark.usefixtures("two")
def test_many_faults_leave_the_notes_their_room(desk, tmp_path: Path):
    presenter, console = desk.window.presenter, desk.window.presenter.console
    many = ", ".join(f'"lost-{n}"' for n in range(300))
    path = tmp_path / "many.toml"
    path.write_text(SOUND.replace('["railways"]', f"[{many}]"), "utf-8")
    presenter.start_file(path)
    assert len(presenter.talk.told) == 300
    told = console.prompter.lacks.text().splitlines()
    assert len(told) == 3 and told[-1] == "And 298 things more."
    assert console.prompter.lacks.height() < console.prompter.text.height()
    presenter.stop()


def test_a_file_that_leads_to_itself_is_one_sentence(desk, tmp_path: Path):
    path = tmp_path / "loop.toml"
    path.symlink_to(path)
    presenter = desk.window.presenter
    presenter.start()
    presenter.start_file(path)
    assert presenter.chooser.fault.text().startswith("loop.toml: ")
    assert not presenter.active
    presenter.stop()
