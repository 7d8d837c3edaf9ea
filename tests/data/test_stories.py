"""Every story can be told: its length, its cameras and days, words for each listener, sources."""

import re
from calendar import month_name
from datetime import date, datetime

import pytest

from parallel38 import paths
from parallel38.data.load import load
from parallel38.domain.atlas import Atlas
from parallel38.domain.ready import lacking
from parallel38.domain.story import Story

LESSON = "checking-two-essays"  # it goes from statement to statement, not from year to year
_MONTHS = "|".join(month_name[1:])
_SPAN = re.compile(
    rf"(?:(?P<from>\d+)(?: (?P<since>{_MONTHS}))?(?:-| to ))?"
    rf"(?P<to>\d+) (?P<month>{_MONTHS}) (?P<year>\d{{4}}):"
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load(paths.geodata())


@pytest.fixture(scope="module")
def stories(atlas: Atlas) -> dict[str, Story]:
    return atlas.stories


def test_there_are_seven_and_a_lesson(stories: dict[str, Story]) -> None:
    assert len(stories) == 8 and LESSON in stories


def test_each_fills_a_lesson_and_can_be_cut_to_five_scenes(stories: dict[str, Story]) -> None:
    for story in stories.values():
        assert 8 <= len(story.scenes) <= 10, story.id
        assert sum(scene.core for scene in story.scenes) == 5, story.id
        assert 3 <= len(story.questions) <= 5, story.id
        panes = [scene.view.pane for scene in story.scenes]
        assert len({pane.camera for pane in panes}) >= 8, story.id
        assert len({pane.date for pane in panes}) >= 8, story.id


def test_their_clocks_run_forwards(stories: dict[str, Story]) -> None:
    for story in stories.values():
        days = [scene.view.pane.date for scene in story.scenes]
        assert story.id == LESSON or days == sorted(days), story.id


def test_a_title_that_names_days_has_the_map_on_one_of_them(stories: dict[str, Story]) -> None:
    """'12 April 1945: …', '14-22 August 1945: …', '24 September to 1 October 1949: …'."""
    named = 0
    for story in stories.values():
        for scene in story.scenes:
            if days := _days(scene.title):
                named += 1
                first, last = days
                assert first <= scene.view.pane.date <= last, f"{story.id}/{scene.id}"
    assert named > 20


def _days(title: str) -> tuple[date, date] | None:
    """The first and the last day that a title begins with."""
    found = _SPAN.match(title)
    if not found:
        return None
    last = datetime.strptime(f"{found['to']} {found['month']} {found['year']}", "%d %B %Y").date()
    if not found["from"]:
        return last, last
    month = found["since"] or found["month"]
    first = datetime.strptime(f"{found['from']} {month} {found['year']}", "%d %B %Y").date()
    return first, last


def test_each_scene_has_words_for_lecturer_reader_and_pupil(stories: dict[str, Story]) -> None:
    for story in stories.values():
        for scene in story.scenes:
            where = f"{story.id}/{scene.id}"
            assert 150 <= len(scene.notes.split()) <= 220, where
            assert scene.caption and len(scene.caption.split()) <= 45, where
            assert 0 < len(scene.plain.split()) <= 20, where


def test_what_a_scene_selects_is_sourced_in_it(atlas: Atlas) -> None:
    """A source of the selected record is the scene's too, and the record is of its year."""
    for story in atlas.stories.values():
        for scene in story.scenes:
            pane, where = scene.view.pane, f"{story.id}/{scene.id}"
            record = atlas.events.get(pane.selected) or atlas.features[pane.selected]
            assert set(record.sources) & set(scene.sources), where
            if pane.selected in atlas.events:
                since = pane.date.toordinal() - record.interval.possible_from
                assert 0 <= since <= 365, where


def test_none_lacks_anything_for_a_lecture(atlas: Atlas) -> None:
    """Nor is anything brought out that is not on the map."""
    for story in atlas.stories.values():
        grave = [one for one in lacking(story, atlas) if one.grave]
        assert not grave, (story.id, grave)
