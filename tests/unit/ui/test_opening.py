"""What opens with a Scene: a film's form, too, at the start of the window and later."""

from datetime import date
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QSize

from parallel38.domain.reel import Reel
from parallel38.domain.story import Scene
from parallel38.ui.opening import frame, open_scene

FILM = Scene(title="The war", film=Reel(start=date(1950, 6, 25), end=date(1953, 7, 27)))


@pytest.mark.parametrize("opened", [frame, open_scene])
@pytest.mark.parametrize("scene", [FILM, Scene()])
def test_a_film_s_form_is_as_it_was(opened, scene):
    window = Mock(map=SimpleNamespace(size=lambda: QSize(800, 600)))
    window.clock.today = date(1950, 6, 25)
    opened(window, scene)
    assert [call.args for call in window.exports.film.recall.call_args_list] == (
        [(scene,)] if scene.film else []
    )
