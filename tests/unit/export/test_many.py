from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.framing import CLOSE
from parallel38.domain.story import Scene
from parallel38.domain.view import Camera, View
from parallel38.export.figure import ExportError
from parallel38.export.many import files, numbered, of_dates, of_events, safe, years

BASE = Scene(view=View().with_pane(camera=Camera(lat=10, lon=20, zoom=4)))


def named(pattern: str, *titles: str) -> list[str]:
    items = numbered([(f"id-{n}", title, BASE) for n, title in enumerate(titles)])
    return [one[0].name for one in files(items, Path("d"), pattern, [".pdf"])]


def test_names_are_filled_in_and_numbers_have_one_width():
    titles = [f"Title {n}" for n in range(12)]
    found = named("{number} {date} {id} {title}", *titles)
    day = BASE.view.pane.date.isoformat()
    assert found[0] == f"01 {day} id-0 Title 0.pdf"
    assert found[11] == f"12 {day} id-11 Title 11.pdf"


def test_no_two_names_are_alike_on_any_system():
    assert named("{title}", "War", "war", "WAR", "war 2") == [
        "War.pdf", "war 2.pdf", "WAR 3.pdf", "war 2 2.pdf",
    ]  # fmt: skip


def test_each_item_has_all_its_formats():
    items = numbered([("a", "", BASE)])
    assert files(items, Path("d"), "{id}", [".pdf", ".png"]) == [[Path("d/a.pdf"), Path("d/a.png")]]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "C-Windows-x"),
        ("a/b:c*d?", "a-b-c-d"),
        ("..", "_"),
        ("", "_"),
        ("con.txt", "_con.txt"),
        ("line\nbreak\0end", "line-break-end"),
        ("  .hidden. ", "hidden"),
        ("서울 38도선", "서울 38도선"),
    ],
)
def test_a_name_leads_nowhere_and_every_system_takes_it(title, name):
    assert safe(title) == name


def test_a_long_name_is_cut_between_letters():
    assert len(safe("한" * 400).encode()) == 150


@pytest.mark.parametrize(
    "pattern",
    [
        "{place}",
        "{date:>9}",
        "{date!r}",
        "{date.year}",
        "{",
        "{}",
        "a/{date}",
        "..\\{id}",
        "\udcff",
    ],
)
def test_what_cannot_be_filled_in_is_one_sentence(pattern):
    with pytest.raises(ExportError, match="--pattern"):
        named(pattern, "x")


def test_an_event_is_shown_on_its_day_in_the_middle():
    with closing(open_atlas()) as file:
        atlas = file.atlas
    events = [atlas.events["byongin-persecution-1866"], next(iter(atlas.events.values()))]
    first, _second = of_events(BASE, events, stay=False)
    event = atlas.events[first.id]
    pane = first.scene.view.pane
    assert (pane.camera.lat, pane.camera.lon, pane.camera.zoom) == (event.lat, event.lon, CLOSE)
    assert pane.selected == event.id
    assert first.scene.sources == event.sources
    assert event.interval.possible_from <= first.day.toordinal() < event.interval.possible_to
    stayed, _ = of_events(BASE, events, stay=True)
    assert stayed.scene.view.pane.camera == BASE.view.pane.camera


def test_years_and_dates():
    assert list(years(date(1945, 3, 1).toordinal(), date(1947, 1, 1).toordinal())) == [
        date(1945, 12, 31), date(1946, 12, 31), date(1947, 12, 31),
    ]  # fmt: skip
    found = of_dates(BASE, [date(1950, 6, 25), date(1953, 7, 27)])
    assert [(one.number, one.id, one.said) for one in found] == [
        (1, "1950-06-25", "25 June 1950"), (2, "1953-07-27", "27 July 1953"),
    ]  # fmt: skip
