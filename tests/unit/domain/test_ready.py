"""What a story lacks for a lecture."""

from dataclasses import dataclass
from datetime import date

import pytest
from msgspec.structs import replace

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.ready import lacking
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Camera, View

WHOLE = Scene(
    id="a", title="A", caption="B", notes="C", sources=("frus-1943-cairo-tehran",),
    view=View().with_pane(
        date=date(1950, 9, 14), camera=Camera(36.0, 127.8, 6.5), selected="front-line",
        highlights=("state-rok-1948",),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def atlas():
    return open_atlas().atlas


@dataclass
class Found:
    grave: list[str]
    told: list[str]


def found(atlas, scene: Scene, **story: object) -> Found:
    whole = Story("s", "S", scenes=(WHOLE, scene), questions=("Why?",))
    all_ = list(lacking(replace(whole, **story), atlas))
    assert all(one.scene in (1, None) for one in all_)
    return Found(
        [one.text for one in all_ if one.grave], [one.text for one in all_ if not one.grave]
    )


def test_a_whole_story_lacks_nothing(atlas):
    assert found(atlas, WHOLE) == Found([], [])


@pytest.mark.parametrize(
    ("without", "told"),
    [
        ({"title": " "}, "It has no title."),
        ({"caption": ""}, "It has no caption."),
        ({"notes": "\n"}, "It has no notes."),
    ],
)  # fmt: skip
def test_words_and_sources(atlas, without, told):
    assert found(atlas, replace(WHOLE, **without)) == Found([told], [])


@pytest.mark.parametrize(
    ("pane", "told"),
    [
        (
            {"selected": "zone-korea-soviet"},
            "is brought out, but is not on the map on 14 September 1950.",
        ),
        ({"highlights": ("cairo-conference",)}, "is not on the map on 14 September 1950."),
        ({"camera": Camera(31.0, 31.0, 7.0)}, "is brought out, but lies outside the picture."),
        ({"layers_off": ("states",)}, "is not on the map"),
    ],
)
def test_what_is_brought_out_is_seen(atlas, pane, told):
    grave = found(atlas, replace(WHOLE, view=WHOLE.view.with_pane(**pane))).grave
    assert grave and all(told in one for one in grave)


def test_a_picture_with_nothing_in_it(atlas):
    empty = WHOLE.view.with_pane(camera=Camera(-60.0, -140.0, 7.0), selected="", highlights=())
    told = "Nothing of the atlas is in its picture."
    assert found(atlas, replace(WHOLE, view=empty)) == Found([told], [])


def test_an_event_beyond_the_picture_is_only_told(atlas):
    view = View().with_pane(
        date=date(1943, 11, 26), camera=Camera(38.0, 127.0, 6.0), selected="cairo-conference"
    )
    (told,) = found(atlas, replace(WHOLE, view=view)).told
    assert not found(atlas, replace(WHOLE, view=view)).grave
    assert "the room reads only a name at its edge: First Cairo Conference." in told
    assert told.endswith("To show the place, zoom out.")  # what to do


def test_a_story_without_questions_sources_or_scenes(atlas):
    scene = replace(WHOLE, sources=())
    told = found(atlas, scene, questions=()).told
    assert told == ["It names no source.", "There are no questions for pupils."]
    assert "There is no scene in it." in found(atlas, WHOLE, scenes=()).grave


def test_an_image_is_described_and_somebodys(atlas):
    bare = Aside(image="a.png")
    what = "Its image has no description for those who cannot see it."
    whose = "Its image has no credit and no source."
    assert found(atlas, replace(WHOLE, aside=bare)).told == [what, whose]
    said = replace(bare, alt="A table.", credit="A museum.")
    assert found(atlas, replace(WHOLE, aside=said)).told == []
    assert found(atlas, replace(WHOLE, aside=replace(bare, source="frus-1945v06-rusk"))).told == [
        what
    ]
    assert found(atlas, replace(WHOLE, sources=(), cites=("A letter of 1905.",))).told == []
