"""What a film shows, frame by frame, before anything is drawn."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from parallel38.domain.film import (
    HOLD,
    Still,
    begun,
    by_calendar,
    by_events,
    of_story,
    seconds_of,
    stills,
)
from parallel38.domain.first_day import day_of
from parallel38.domain.flight import flown
from parallel38.domain.framing import beside, staged
from parallel38.domain.pace import dwell, shifted
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera, Pane, View
from unit.domain.small_atlas import event, small_atlas

FPS = 30
FIRST, LAST = date(1945, 1, 1), date(1948, 12, 31)
EVENTS = list(small_atlas().events.values())


def days(film: list[Still]) -> list[date]:
    return [still.moment.view.pane.date for still in film]


def frames(film: list[Still]) -> int:
    return sum(still.frames for still in film)


def test_from_event_to_event_the_clock_rests_by_importance():
    film = stills(by_events(Scene(), EVENTS, FIRST, LAST), FPS)
    rests = {still.moment.view.pane.date: still for still in film if still.frames > FPS / 4}
    inside = [one for one in EVENTS if FIRST.toordinal() <= day_of(one) <= LAST.toordinal()]
    assert inside
    best = {}
    for one in sorted(inside, key=lambda one: one.importance):
        best[date.fromordinal(day_of(one))] = one
    assert set(rests) == {*best, FIRST, LAST}
    for day, one in best.items():
        assert rests[day].moment.view.pane.selected == one.id
        assert rests[day].frames == pytest.approx(dwell(one.importance) * FPS, abs=2)


def test_days_never_run_backwards_and_first_and_last_are_held():
    film = stills(by_events(Scene(), EVENTS, FIRST, LAST), FPS)
    assert all(one <= other for one, other in pairwise(days(film)))
    assert all(one.moment != other.moment for one, other in pairwise(film))
    assert (days(film)[0], days(film)[-1]) == (FIRST, LAST)
    assert min(film[0].frames, film[-1].frames) >= HOLD * FPS - 1


def test_the_front_moves_by_days_between_events():
    parts = by_events(Scene(), [], date(1950, 6, 25), date(1950, 7, 5))
    assert len(set(days(stills(parts, 60)))) == 11


@pytest.mark.parametrize("seconds", [3, 8.5, 60])
def test_a_film_lasts_as_long_as_it_was_asked_to(seconds):
    for parts in (
        by_events(Scene(), EVENTS, FIRST, LAST, seconds),
        by_calendar(Scene(), "month", FIRST, LAST, seconds),
        of_story(STORY, 1280, 720, seconds=seconds),
    ):
        assert frames(stills(parts, FPS)) == round(seconds * FPS)


def test_a_short_film_leaves_out_lesser_events():
    many = [
        event(f"event-{n}", f"1946-{n:02}-01", importance=1 + 4 * (n == 6)) for n in range(1, 13)
    ]
    whole = by_events(Scene(), many, FIRST, LAST)
    film = stills(by_events(Scene(), many, FIRST, LAST, 6), FPS)
    assert seconds_of(whole) > 12
    assert {still.moment.view.pane.selected for still in film} == {"", "event-6"}


def test_by_the_calendar_each_step_is_one_picture():
    film = stills(by_calendar(Scene(), "month", date(1945, 1, 31), date(1945, 5, 10)), FPS)
    assert days(film) == [
        date(1945, 1, 31), date(1945, 2, 28), date(1945, 3, 31), date(1945, 4, 30),
        date(1945, 5, 10),
    ]  # fmt: skip


def test_a_film_of_one_day_is_one_picture():
    for parts in (by_events(Scene(), [], FIRST, FIRST), by_calendar(Scene(), "day", FIRST, FIRST)):
        assert days(stills(parts, FPS)) == [FIRST]


def test_a_window_goes_along():
    pane = Pane(date=FIRST, window=(FIRST, date(1945, 2, 1)), mode="window")
    film = stills(by_calendar(Scene(view=View(panes=(pane,))), "day", FIRST, LAST, 5), FPS)
    assert film[-1].moment.view.pane.window == (LAST, date(1949, 1, 31))


def test_beside_it_a_map_of_its_day_goes_along_and_one_of_another_stands_still():
    before = date(1944, 6, 1)
    panes = (
        Pane(date=before), Pane(date=before, layers_off=("zones",)), Pane(date=before),
        Pane(date=date(1910, 8, 29), layers_off=("zones",)),
    )  # fmt: skip
    opened = begun(Scene(view=View(layout="grid", panes=panes)), FIRST)
    film = stills(by_calendar(opened, "year", FIRST, LAST), FPS)
    found = [[pane.date for pane in one.moment.view.panes] for one in (film[0], film[-1])]
    assert [pane.date for pane in opened.view.panes] == found[0]
    assert found[0] == [FIRST, FIRST, before, date(1910, 8, 29)]
    assert found[1] == [LAST, LAST, before, date(1910, 8, 29)]


def test_a_flight_is_told_and_where_it_ends_is_the_scene():
    film = [one.moment for one in stills(of_story(STORY, 1280, 720), FPS)]
    flights = [one for one in film if one.flies]
    assert flights and not any(one.title for one in flights)
    landed = [after for one, after in pairwise(film) if one.flies and not after.flies]
    assert all(one.title for one in landed)


def scene(day: date, camera: Camera, **more) -> Scene:
    pane = Pane(date=day, camera=camera)
    return Scene(title=str(day), view=View(panes=(pane,)), dwell=2, **more)


STORY = Story(
    id="s", title="S",
    scenes=(
        scene(FIRST, Camera(38, 127, 6)),
        scene(LAST, Camera(39.9, 116.4, 7)),
        scene(FIRST, Camera(55.7, 37.6, 6), transition="cut"),
        scene(LAST, Camera(35, 129, 8), transition="fade"),
    ),
)  # fmt: skip


def test_between_scenes_the_camera_flies_and_the_clock_runs():
    film = stills(of_story(STORY, 1600, 830), FPS)
    first, *flight = film[: next(n for n, one in enumerate(film) if n and one.frames > FPS)]
    assert first.frames == 2 * FPS
    assert len(flight) > FPS
    on_the_way = [FIRST, *days(flight), LAST]
    assert all(one <= other for one, other in pairwise(on_the_way))
    lons = [still.moment.view.pane.camera.lon for still in flight]
    assert lons == sorted(lons, reverse=True)
    assert {still.moment.title for still in flight} == {""}
    assert film[len(flight) + 1].moment.title == STORY.scenes[1].title


def test_a_cut_is_at_once_and_a_fade_mixes():
    film = stills(of_story(STORY, 1600, 830), FPS)
    titles = [still.moment.title for still in film]
    cut = next(n for n in range(len(film)) if film[n].moment.view.pane.camera.lat == 55.7)
    assert titles[cut] != titles[cut - 1] or film[cut].moment != film[cut - 1].moment
    assert film[cut].frames == 2 * FPS
    fade = film[cut + 1 : -1]
    assert len(fade) > FPS / 2
    assert {still.moment.before for still in fade} == {film[cut].moment}
    shares = [still.moment.share for still in fade]
    assert shares == sorted(shares)
    assert film[-1].moment.before is None


def test_what_stands_beside_a_map_does_so_from_the_beginning_of_the_way_there():
    paper = Aside(title="Article 1", text="Words.")
    first, second, *_rest = STORY.scenes
    for far, near in ((Camera(38, 127, 6), None), (Camera(38, 127, 6), paper)):
        scenes = replace(first, aside=near), replace(second, aside=paper)
        film = [
            one.moment for one in stills(of_story(Story("p", "P", scenes=scenes), 1600, 900), 30)
        ]
        assert [one.aside for one in film] == [near] + [paper] * (len(film) - 1)
        room = 1600 - beside(1600, 900)
        assert film[0].view.pane.camera == staged(far, room if near else 1600, 900)
        assert film[-1].view.pane.camera == staged(second.view.pane.camera, room, 900)
        assert film[1].view.pane.camera.zoom == pytest.approx(staged(far, room, 900).zoom, abs=0.1)


def test_a_story_shows_the_same_ground_on_any_size():
    film = stills(of_story(STORY, 800, 415), FPS)
    assert film[0].moment.view.pane.camera == staged(Camera(38, 127, 6), 800, 415)
    assert film[0].moment.view.pane.camera.zoom == 5


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        (Camera(38, 127, 6), Camera(55.7, 37.6, 7)),
        (Camera(38, 127, 6), Camera(38.9, -77, 5)),
        (Camera(38, 127, 6), Camera(38, 127, 9)),
    ],
)
def test_a_flight_begins_and_ends_where_it_should_without_a_jump(start, goal):
    way = [flown(start, goal, n / 200, 1280) for n in range(201)]
    assert (way[0], way[-1]) == (start, goal)
    for one, other in pairwise(way):
        across = abs((other.lon - one.lon + 180) % 360 - 180)
        seen = 360 * 1280 / (256 * 2 ** min(one.zoom, other.zoom))
        assert across < 0.12 * seen
        assert abs(other.zoom - one.zoom) < 0.2


def test_a_far_flight_goes_out_and_in_again():
    start, goal = Camera(38, 127, 8), Camera(55.7, 37.6, 8)
    assert flown(start, goal, 0.5, 1280).zoom < 5.5


def test_steps_of_days_end_just_beyond_the_last_day_and_at_the_first():
    """So that who steps sees the end; months keep to the days that there are."""
    assert shifted(LAST_DAY, "day", 9) == LAST_DAY + timedelta(1)
    assert shifted(FIRST_DAY, "day", -9) == FIRST_DAY
    assert shifted(date(1950, 6, 25), "day", 3) == date(1950, 6, 28)
    assert shifted(date(1950, 1, 31), "month", 1) == date(1950, 2, 28)
    assert shifted(date(1948, 2, 29), "year", -1) == date(1947, 2, 28)
