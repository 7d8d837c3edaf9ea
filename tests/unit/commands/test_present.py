import pytest

from parallel38.__main__ import main


def test_an_unknown_story_names_those_there_are(capsys):
    assert main(["present", "atlantis"]) == 2
    told = capsys.readouterr().err
    assert "atlantis" in told
    assert "cairo-to-the-38th-parallel" in told
    assert told.count("\n") == 1


def test_a_scene_beyond_the_end_is_refused(capsys):
    assert main(["present", "cairo-to-the-38th-parallel", "--scene", "99"]) == 2
    assert "8 scenes" in capsys.readouterr().err


@pytest.mark.parametrize("scene", ["0", "-1", "two"])
def test_scenes_are_counted_from_one(scene, capsys):
    assert main(["present", "cairo-to-the-38th-parallel", "--scene", scene]) == 2
    assert "--scene" in capsys.readouterr().err


def test_without_a_display_it_says_so(monkeypatch, capsys):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert main(["present", "cairo-to-the-38th-parallel"]) == 1
    assert "no display" in capsys.readouterr().err
