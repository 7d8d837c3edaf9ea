"""The written form of a Scene."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.domain.story import (
    MOST_BYTES,
    SCENE_SCHEMA,
    Aside,
    Scene,
    scene_from_json,
    scene_schema,
    scene_schema_text,
    scene_to_json,
)
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera, Pane, View

SCHEMA_FILE = Path(__file__).parents[3] / "geodata" / "schema" / "scene-1.json"

DAYS = st.dates(FIRST_DAY, LAST_DAY)
WINDOWS = st.lists(DAYS, min_size=2, max_size=2, unique=True).map(lambda two: tuple(sorted(two)))
PANES = st.builds(
    Pane,
    date=DAYS,
    window=st.none() | WINDOWS,
    camera=st.builds(Camera, lat=st.floats(-90, 90), lon=st.floats(-360, 360),
                     zoom=st.floats(0, 24)),
    selected=st.text(max_size=20),
)  # fmt: skip
VIEWS = st.builds(View, panes=st.lists(PANES, min_size=1, max_size=9).map(tuple))
ASIDES = st.none() | st.builds(
    Aside, text=st.text(max_size=40), image=st.sampled_from(["", "a.png", "Seoul-1945.JPEG"]),
    credit=st.text(max_size=20),
)  # fmt: skip
SCENES = st.builds(
    Scene, view=VIEWS, dwell=st.floats(0, 3600), aside=ASIDES, figure=st.none(), film=st.none(),
    extra=st.just({}),
)  # fmt: skip


def written(**changes: Any) -> str:
    return json.dumps({**json.loads(scene_to_json(Scene())), **changes})


def with_pane(**changes: Any) -> str:
    view = json.loads(scene_to_json(Scene()))["view"]
    view["panes"][0].update(changes)
    return written(view=view)


@given(SCENES)
def test_what_is_written_is_read_back_and_fits_the_schema(scene: Scene) -> None:
    text = scene_to_json(scene)
    assert scene_from_json(text) == scene_from_json(text.encode()) == scene
    jsonschema.validate(json.loads(text), scene_schema())


def test_the_schema_file_is_made_from_the_types() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == scene_schema_text()
    jsonschema.Draft202012Validator.check_schema(json.loads(scene_schema_text()))


def test_dates_are_iso() -> None:
    scene = Scene(view=View(panes=(Pane(date=date(1945, 9, 8)),)))
    document = json.loads(scene_to_json(scene))
    assert document["schema"] == SCENE_SCHEMA
    assert document["view"]["panes"][0]["date"] == "1945-09-08"


def test_unknown_keys_are_kept_at_every_level() -> None:
    document = json.loads(with_pane(tilt=30, camera={"lat": 1, "lon": 2, "zoom": 3, "roll": [4]}))
    document |= {"image": {"file": "a.png"}, "extra": {"own": None}}
    document["view"]["sync"] = False
    scene = scene_from_json(json.dumps(document))
    assert scene.view.pane.camera == Camera(1, 2, 3)
    assert json.loads(scene_to_json(scene)) == document


@pytest.mark.parametrize("name", ["../a.png", "/a.png", "C:a.png", "http://e/a.png", "a", "a.gif"])
def test_an_image_is_a_name_and_no_way(name: str) -> None:
    with pytest.raises(ValueError, match=r"aside\.image: Expected `str` matching regex"):
        scene_from_json(written(aside={"image": name}))


def test_unknown_keys_outlive_a_change_of_panes() -> None:
    scene = scene_from_json(with_pane(tilt=30))
    more = View(panes=(scene.view.pane, Pane()))
    again = json.loads(scene_to_json(Scene(view=more, extra=scene.extra)))
    assert "tilt" in again["view"]["panes"][0]
    assert "tilt" not in again["view"]["panes"][1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the scene is not JSON"),
        ('{"schema": "parallel38/sc', "the scene is not JSON"),
        ("[]", "the scene is not a JSON object"),
        ("{}", "schema: missing is not parallel38/scene-1"),
        (written(schema="parallel38/scene-2"), "schema: parallel38/scene-2 is not"),
        (written(title=3), "title: Expected `str`, got `int`"),
        (written(dwell=-1), "dwell: "),
        (written(view={"panes": []}), "view.panes: "),
        (with_pane(mode="spiral"), "view.panes[0].mode: Invalid enum value 'spiral'"),
        (with_pane(date="1945-02-30"), "view.panes[0].date: "),
        (with_pane(date="1200-01-01"), "1200-01-01 lies outside 1866-01-01 to 2024-12-31"),
        (with_pane(window=["1865-01-01", "1900-01-01"]), "view.panes[0].window: 1865-01-01"),
        (with_pane(window=["1945-01-02", "1945-01-02"]), "its end is not after its start"),
        (with_pane(camera={"lat": 91}), "view.panes[0].camera.lat: "),
        (written(film={"start": "0001-01-01"}), "film.start: 0001-01-01 lies outside"),
        (written(film={"end": "2030-12-31"}), "film.end: 2030-12-31 lies outside"),
        (written(film={"start": "1951-01-01", "end": "1950-01-01"}), "1950-01-01 lies before"),
        (written(deep=json.loads("[" * 40 + "]" * 40)), "nested deeper than 32 levels"),
        ('{"a":' * 30_000 + "1" + "}" * 30_000, "the scene is not JSON"),
        (written(notes="x" * MOST_BYTES), "the scene is 257 KB long; at most 256 KB"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_one_sentence_for_what_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        scene_from_json(text)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 200


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(ValueError, match="the scene is not JSON"):
        scene_from_json(b'{"schema": "\xff"}')


def test_a_scene_too_long_is_not_written() -> None:
    with pytest.raises(ValueError, match="at most 256 KB"):
        scene_to_json(Scene(notes="x" * MOST_BYTES))
