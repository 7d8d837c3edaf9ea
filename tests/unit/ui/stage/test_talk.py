"""The talk by itself: two Stores, no widget."""

from datetime import date

import pytest
from msgspec.structs import replace

from parallel38.domain.finding import Finding
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import Camera, Pane, Store, View
from parallel38.ui.stage.talk import LEAST, Talk
from parallel38.ui.stage.told import entering, lacking, standing

SIZE = 800, 500


def scene(number: int, core: bool = True) -> Scene:
    pane = Pane(date=date(1945, 8, number + 1), camera=Camera(38, 127, 6 + number / 10))
    notes = "word " * 50 * number
    return Scene(id=f"s{number}", title=f"Scene {number}", view=View(panes=(pane,)), core=core,
                 notes=notes)  # fmt: skip


STORY = Story(id="s", title="S", scenes=tuple(scene(n, core=n % 2 == 0) for n in range(5)))


class Room:
    """A desk, a talk, and what the stage was told."""

    def __init__(self) -> None:
        self.desk = Store(View(panes=(Pane(date=date(1904, 2, 8), style="dark", language="ko"),)))
        self.talk = Talk(self.desk, lambda: SIZE)
        self.seen: list[tuple[View, str]] = []
        self.talk.staged.connect(lambda view, how: self.seen.append((view, how)))
        self.talk.tell(STORY)


@pytest.fixture
def room(qapp) -> Room:
    return Room()


def test_the_desk_has_the_scene_in_its_own_style(room):
    pane = room.desk.view.pane
    assert pane.date == date(1945, 8, 1)
    assert (pane.style, pane.language) == ("dark", "ko")
    assert (
        pane.camera.zoom < STORY.scenes[0].view.pane.camera.zoom
    )  # a smaller map, the same ground
    assert room.seen == [(STORY.scenes[0].view, "cut")]


def test_a_digression_is_followed_and_one_comes_back(room):
    room.talk.turn(1)
    room.desk.change(date=date(1950, 6, 25), selected="seoul")
    assert room.talk.off_script
    view, _how = room.seen[-1]
    assert (view.pane.date, view.pane.selected) == (date(1950, 6, 25), "seoul")
    assert view.pane.camera.zoom == pytest.approx(STORY.scenes[1].view.pane.camera.zoom, abs=0.002)
    room.talk.turn(1)  # a clicker's next press leads back first
    assert not room.talk.off_script
    assert room.talk.number == 1
    assert room.seen[-1] == (STORY.scenes[1].view, "cut")
    assert room.desk.view.pane.date == STORY.scenes[1].view.pane.date


def test_a_frozen_stage_sees_nothing_until_it_thaws(room):
    room.talk.freeze()
    told = len(room.seen)
    room.talk.turn(1)
    room.desk.change(date=date(1950, 6, 25))
    assert len(room.seen) == told
    room.talk.freeze()
    assert room.seen[-1][0].pane.date == date(1950, 6, 25)


def test_a_thaw_off_script_lays_no_scenes_paper(room):
    arrived = []
    room.talk.arriving.connect(arrived.append)
    room.talk.freeze()
    room.desk.change(date=date(1950, 6, 25))
    room.talk.freeze()
    assert arrived == []


def test_what_comes_back_arrives_by_a_cut_whatever_its_scene_says(room):
    """For a fade the stage keeps a picture of what stands there."""
    ways = []
    room.talk.arriving.connect(lambda _scene: ways.append(room.talk.transition))
    room.talk.show_scene(2)
    room.talk.back()
    room.talk.freeze()
    room.talk.show_scene(1)
    room.talk.freeze()
    assert ways == [STORY.scenes[2].transition, "cut", "cut"]
    assert ways[0] != "cut"


def test_another_story_is_seen_though_the_stage_was_frozen(room):
    room.talk.freeze()
    room.talk.tell(STORY, 3)
    assert room.seen[-1] == (STORY.scenes[3].view, "cut")


def test_the_short_form_is_the_core(room):
    room.talk.shorten()
    assert room.talk.course == (0, 2, 4)
    room.talk.turn(1)
    assert room.talk.number == 2
    assert room.talk.following is STORY.scenes[4]
    room.talk.leap(last=True)
    assert (room.talk.number, room.talk.following) == (4, None)
    room.talk.turn(1)
    assert room.talk.at_end


def test_the_time_that_is_planned(room):
    assert room.talk.planned() == pytest.approx(LEAST + 30 + 60 + 90 + 120)
    assert room.talk.planned(before=2) == pytest.approx(LEAST + 30)


def test_a_thaw_on_script_is_the_scene_whatever_size_the_desk_has_by_then(room):
    sizes = [SIZE]
    room.talk._size = lambda: sizes[-1]
    room.talk.freeze()
    sizes.append((SIZE[0] // 2, SIZE[1]))
    room.talk.freeze()
    assert room.seen[-1][0] == STORY.scenes[0].view


def test_a_story_without_a_short_form_has_none(room):
    whole = Story(id="w", title="W", scenes=tuple(scene(n, core=False) for n in range(3)))
    room.talk.tell(whole)
    room.talk.shorten()
    assert not room.talk.core_only
    room.talk.tell(STORY)
    room.talk.shorten()
    assert room.talk.core_only
    room.talk.shorten()
    assert not room.talk.core_only


def test_what_is_found_late_is_told_until_the_next_scene(room):
    talk = room.talk
    talk.turn(1)
    talk.told = (Finding("Sleep cannot be held off.", grave=False),)
    assert lacking(talk) == ["Sleep cannot be held off."]
    talk.back()
    assert lacking(talk) == ["Sleep cannot be held off."]
    talk.turn(1)
    assert lacking(talk) == []


def test_what_is_planned_begins_at_the_scene_where_the_talk_began(room):
    room.talk.tell(STORY, 2)
    assert room.talk.planned(before=2) == 0
    assert room.talk.planned() == pytest.approx(60 + 90 + 120)


def test_a_number_leads_to_its_scene_and_one_that_no_scene_has_is_told(room):
    talk = room.talk
    talk.type("4")
    assert (entering(talk), standing(talk)) == ("4 …", "Enter goes to scene 4.")
    talk.enter()
    assert (talk.number, entering(talk), standing(talk)) == (3, "", "")
    talk.type("1")
    talk.type("2")
    talk.enter()
    assert (talk.number, entering(talk)) == (3, "no 12")
    assert standing(talk) == "There is no scene 12."
    talk.untype()
    assert standing(talk) == ""
    talk.type("0")
    talk.enter()
    assert (talk.number, talk.missed) == (3, "0")
    talk.type("5")
    assert talk.missed == ""
    talk.untype()
    talk.enter()
    assert talk.number == 4


def test_keys_stand_in_place_of_the_notes_until_the_next_scene(room):
    talk = room.talk
    talk.help()
    assert talk.helps
    talk.turn(1)
    assert (talk.helps, talk.noted) == (False, False)
    talk.help()
    talk.note()
    assert (talk.helps, talk.noted) == (False, False)
    talk.note()
    talk.help()
    talk.help()
    assert (talk.helps, talk.noted) == (False, True)


def test_the_end_brings_the_desk_back(room):
    before = room.talk.home
    room.talk.turn(3)
    room.desk.change(selected="seoul")
    room.talk.stop()
    assert room.desk.view == before
    room.desk.change(selected="pusan")
    assert room.seen[-1][0].pane.selected != "pusan"  # it hears no more


def test_beyond_the_ends_nothing_happens(room):
    told = len(room.seen)
    room.talk.turn(-1)
    room.talk.show_scene(99)
    room.talk.show_scene(-1)
    assert (room.talk.number, len(room.seen)) == (0, told)


def test_a_talk_begun_in_its_short_form_has_all_scenes_by_one_key(room):
    room.talk.tell(STORY, 2, core=True)
    assert (room.talk.course, room.talk.number) == ((0, 2, 4), 2)
    room.talk.turn(1)
    assert room.talk.number == 4
    room.talk.shorten()
    assert room.talk.course == (0, 1, 2, 3, 4)
    room.talk.turn(-1)
    assert room.talk.number == 3
    room.talk.tell(STORY)
    assert not room.talk.core_only


def test_a_story_without_a_short_form_is_told_whole(room):
    whole = Story(id="w", title="W", scenes=tuple(scene(n, core=False) for n in range(3)))
    room.talk.tell(whole, core=True)
    room.talk.turn(1)
    assert (room.talk.course, room.talk.number) == ((0, 1, 2), 1)


def hiding(talk):
    """The first scene put a layer away and marks a thing."""
    first = STORY.scenes[0]
    shown = {"highlights": ("seoul",), "selected": "cairo"}
    view = first.view.with_pane(layers_off=("railways",), **shown)
    talk.tell(replace(STORY, scenes=(replace(first, view=view), *STORY.scenes[1:])))


def test_another_day_has_what_the_scene_had_put_away(room):
    hiding(room.talk)
    room.desk.change(date=date(1950, 6, 25))
    assert room.talk.elsewhere
    for pane in (room.desk.view.pane, room.seen[-1][0].pane):
        assert (pane.date, pane.layers_off) == (date(1950, 6, 25), ())
        assert (pane.highlights, pane.selected) == ((), "")
    room.desk.change(layers_off=("borders",))  # the lecturer's own choice holds
    room.desk.change(date=date(1951, 6, 25))
    assert room.seen[-1][0].pane.layers_off == ("borders",)
    room.talk.back()
    assert not room.talk.elsewhere
    assert room.seen[-1][0].pane.layers_off == ("railways",)


def test_a_place_that_one_goes_to_has_it_and_a_closer_look_has_not(room):
    hiding(room.talk)
    room.desk.change(selected="pusan")
    room.desk.change(camera=Camera(39, 125, 9))
    assert room.talk.off_script
    assert not room.talk.elsewhere
    assert room.seen[-1][0].pane.layers_off == ("railways",)
    room.desk.change(camera=Camera(40.1, 124.4, 9), selected="dandong")
    assert room.talk.elsewhere
    assert room.seen[-1][0].pane.layers_off == ()


def test_the_room_is_told_once_that_the_scene_is_left(room):
    left = []
    room.talk.leaving.connect(lambda: left.append(room.talk.number))
    room.talk.freeze()
    room.desk.change(date=date(1950, 6, 25))
    assert left == []
    room.talk.freeze()
    room.desk.change(date=date(1951, 6, 25))
    assert left == [0]


def test_the_scenes_own_thing_keeps_its_name_where_one_goes_to_it(room):
    hiding(room.talk)
    room.desk.change(selected="")
    room.desk.change(selected="cairo", date=date(1943, 11, 22), camera=Camera(30, 31, 9))
    assert room.talk.elsewhere
    assert room.seen[-1][0].pane.selected == "cairo"
