"""A story's file: written in one form, read back as it was, ours being in that form already."""

import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parallel38 import paths
from parallel38.data import schema, stories
from parallel38.data.story_file import open_story
from parallel38.data.story_toml import save, to_toml
from parallel38.domain.figure import Figure, Gaps
from parallel38.domain.filters import Filters
from parallel38.domain.reel import Reel
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera, Pane, View

OURS = sorted((paths.geodata() / "stories").glob("*.toml"))
DAYS = st.dates(FIRST_DAY, LAST_DAY)
WORDS = st.text(max_size=30)
LINES = st.lists(WORDS | st.sampled_from(['"""', "\\", "\r\n", "\n", '"', "'''", "\x7f"])).map(
    "\n".join
)
NAMES = st.lists(WORDS, max_size=3).map(tuple)
# What a later version might write; its keys are not ours.
MORE = st.dictionaries(
    st.text(max_size=6).map(lambda key: f"x{key}"),
    st.recursive(
        st.booleans() | st.integers(-(2**40), 2**40) | WORDS,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3)
        ),
        max_leaves=5,
    ),
    max_size=2,
)
CAMERAS = st.builds(Camera, lat=st.floats(-90, 90), lon=st.floats(-360, 360), zoom=st.floats(0, 24))
PANES = st.builds(
    Pane, date=DAYS, window=st.none() | st.just((date(1900, 1, 1), date(1901, 1, 1))),
    camera=CAMERAS,
    layers_on=NAMES, layers_off=NAMES, powers=NAMES, highlights=NAMES, selected=WORDS,
    filters=st.builds(Filters, themes=NAMES, certain=st.booleans(), importance=st.integers(1, 5)),
    style=st.sampled_from(["screen", "stage"]), mode=st.sampled_from(["instant", "window"]),
)  # fmt: skip
VIEWS = st.builds(
    View, panes=st.lists(PANES, min_size=1, max_size=3).map(tuple), split=st.floats(0, 1),
    layout=st.sampled_from(["single", "side"]),
)  # fmt: skip
ASIDES = st.builds(Aside, title=WORDS, text=LINES, image=st.sampled_from(["", "a.png"]), alt=WORDS)
FIGURES = st.builds(
    Figure, off=NAMES, places=st.just({"head": (0.5, 0.25)}), width=st.floats(1, 1000),
    ground=st.none() | st.just((1.0, 2.0)), gaps=st.none() | st.just(Gaps(count=3)),
)  # fmt: skip
SCENES = st.builds(
    Scene, title=WORDS, caption=LINES, plain=WORDS, notes=LINES, sources=NAMES, view=VIEWS,
    dwell=st.floats(0, 3600), transition=st.sampled_from(["fly", "cut"]), core=st.booleans(),
    aside=st.none() | ASIDES, figure=st.none() | FIGURES,
    film=st.none() | st.just(Reel(start=date(1950, 6, 25), seconds=9.0)), extra=MORE,
)  # fmt: skip
STORIES = st.builds(
    lambda title, description, questions, sources, scenes, extra: Story(
        "s", title, description,
        tuple(replace_id(scene, f"s{number}") for number, scene in enumerate(scenes)),
        questions, sources, extra,
    ),
    WORDS, LINES, NAMES, NAMES, st.lists(SCENES, min_size=1, max_size=3), MORE,
)  # fmt: skip


def replace_id(scene: Scene, name: str) -> Scene:
    from msgspec.structs import replace

    return replace(scene, id=name)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(STORIES)
def test_any_story_comes_back_from_its_file(tmp_path: Path, story: Story) -> None:
    save(tmp_path / "s.toml", story)
    opened = open_story(tmp_path / "s.toml")
    assert opened.story == story and opened.told == ()
    assert to_toml(opened.story) == (tmp_path / "s.toml").read_text("utf-8")


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_ours_are_written_as_they_stand(path: Path) -> None:
    read = stories.read(path, path.parent)
    assert isinstance(read, stories.Read)
    assert to_toml(read.story).encode() == path.read_bytes()
    assert open_story(path).story == read.story and open_story(path).told == ()


def test_a_line_is_a_field_and_a_paragraph() -> None:
    scene = Scene(id="a", title="A", notes="One.\n\nTwo.\n", view=View(panes=(Pane(),)),
                  aside=Aside("P", text="T", source="b"))  # fmt: skip
    text = to_toml(Story("s", "S", questions=("Why?", "When?"), scenes=(scene,), extra={"x": [1]}))
    assert text == (
        'schema = "parallel38/story-1"\ntitle = "S"\nquestions = [\n  "Why?",\n  "When?",\n]\n'
        'sources = []\nx = [1]\n\n[[scene]]\nid = "a"\ntitle = "A"\ncaption = ""\n'
        'notes = """\nOne.\n\nTwo.\n"""\nsources = []\ndwell = 6.0\ncore = true\n'
        f'[scene.view]\ndate = "{Pane().date}"\n'
        "camera = { lat = 38.3, lon = 127.6, zoom = 6.3 }\n"
        '[scene.aside]\ntitle = "P"\ntext = "T"\nsource = "b"\n'
    )


def test_two_maps_fit_the_schema() -> None:
    scene = Scene(id="a", title="A", view=View(layout="side", panes=(Pane(), Pane())))
    text = to_toml(Story("s", "S", scenes=(scene,)))
    assert "[[scene.view.panes]]" in text
    jsonschema.validate(tomllib.loads(text), schema.schemas()["story"])


def test_images_lie_beside_it_and_only_those_it_shows(tmp_path: Path) -> None:
    scene = Scene(id="a", title="A", aside=Aside(image="a.png", alt="A", credit="C"))
    save(tmp_path / "s.toml", Story("s", "S", scenes=(scene,)), {"a.png": b"1", "b.png": b"2"})
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.png", "s.toml"]
