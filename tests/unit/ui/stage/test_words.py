"""What a room reads below the map, and the cards of stories, have room for their words."""

import pytest

from e2e.cut_words import cut
from parallel38.domain.story import Scene
from parallel38.ui.stage.chooser import StoryChooser
from parallel38.ui.stage.words import StageWords

pytestmark = pytest.mark.usefixtures("own_type")

STORY = "cairo-to-the-38th-parallel"


@pytest.mark.parametrize("wide, high", [(1920, 1080), (800, 800), (560, 800)])
def test_every_scene_has_room_below_the_map(qtbot, atlas, wide, high):
    words, scenes = StageWords(), atlas.stories[STORY].scenes
    qtbot.addWidget(words)
    words.fit(high, wide, scenes)
    words.resize(wide, words.height())
    words.show()
    for scene in scenes:
        words.say(scene.title, scene.caption, "1 / 8")
        assert cut(words) == []


def test_the_band_is_as_high_for_all_scenes_of_a_story(qtbot, atlas):
    words, scenes = StageWords(), atlas.stories[STORY].scenes
    qtbot.addWidget(words)
    words.fit(1080, 1920)
    least = words.height()
    words.fit(1080, 1920, scenes)
    assert words.height() == least < 1080 / 5
    words.fit(800, 560, scenes)
    assert words.height() > 800 * least / 1080


@pytest.mark.parametrize("wide", [1600, 800, 500])
def test_a_card_shows_all_of_its_description(qtbot, atlas, theme, wide):
    chooser = StoryChooser(None, atlas.stories.values(), theme)
    qtbot.addWidget(chooser)
    chooser.resize(wide, 800)
    chooser.show()
    qtbot.waitUntil(lambda: cut(chooser.list) == [])


def test_a_long_caption_leaves_the_map_its_room(qtbot):
    words = StageWords()
    qtbot.addWidget(words)
    words.fit(768, 1024, [Scene(id="a", title="A", caption="word " * 2000)])
    assert words.height() <= 0.37 * 768
    words.fit(768, 1024, [Scene(id="a", title="A", caption="Short.")])
    assert words.height() < 0.25 * 768


def test_a_long_title_and_a_long_caption_of_two_scenes_do_not_add_up(qtbot):
    words = StageWords()
    qtbot.addWidget(words)
    titled = Scene(id="a", title="word " * 16, caption="Short.")
    told = Scene(id="b", title="Short", caption="word " * 45)

    def high(*scenes: Scene) -> int:
        words.fit(768, 1024, scenes)
        return words.height()

    least = high(Scene(id="c", title="Short", caption="Short."))
    assert high(titled) > least
    assert high(told) > least
    assert high(titled, told) == max(high(titled), high(told))
