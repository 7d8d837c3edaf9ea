import json
import logging
from typing import get_args, get_type_hints

import msgspec
import pytest

from parallel38.domain.view import Language
from parallel38.settings import Settings, SettingsFile, read
from parallel38.ui.clock import UNITS


def test_what_is_changed_is_there_the_next_day(tmp_path):
    path = tmp_path / "new" / "settings.json"
    kept = SettingsFile(path)
    assert kept.values == Settings()
    kept.change(theme="dark", play_speed=2.5)
    assert SettingsFile(path).values == Settings(theme="dark", play_speed=2.5)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text", ["", "null", "[1]", "{", "\0\xff", "[" * 100_000, '{"theme": "dark"']
)
def test_a_spoilt_file_gives_way_to_the_defaults(tmp_path, caplog, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="latin-1")
    with caplog.at_level(logging.WARNING):
        assert SettingsFile(path).values == Settings()
    assert "defaults" in caplog.text


def test_one_bad_value_does_not_spoil_the_others(caplog):
    given = {"theme": "pink", "play_speed": -1, "fade_days": 30, "of tomorrow": 1, "width": "wide"}
    with caplog.at_level(logging.WARNING):
        assert read(json.dumps(given)) == Settings(fade_days=30)
    assert [word in caplog.text for word in ("theme", "play_speed", "width")] == [True] * 3


def test_no_value_out_of_bounds_is_taken(tmp_path):
    kept = SettingsFile(tmp_path / "settings.json")
    with pytest.raises(ValueError, match="play_speed"):
        kept.change(play_speed=0)
    assert kept.values == Settings()
    assert not kept.path.exists()


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    kept = SettingsFile(tmp_path / "file" / "settings.json")
    with caplog.at_level(logging.WARNING):
        kept.change(theme="light")
    assert kept.values.theme == "light"
    assert "could not be written" in caplog.text


def test_choices_are_those_of_the_view_and_the_clock():
    hints = get_type_hints(Settings)
    assert get_args(hints["language"]) == get_args(Language)
    assert get_args(hints["step"]) == UNITS


def test_every_setting_has_a_title_and_a_help():
    schema = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"]
    assert all(setting.get("title") and setting.get("description") for setting in schema.values())
