import io
import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import av
import pytest
from msgspec.structs import replace
from PIL import Image

from parallel38.commands.figure_options import FigureAsked
from parallel38.commands.film import Progress
from parallel38.commands.film_figure import film_figure
from parallel38.commands.film_reel import ReelAsked, parts_of, reel_of
from parallel38.commands.view_options import Asked
from parallel38.data.project.writing import ProjectFile
from parallel38.data.story_toml import save
from parallel38.domain.atlas import Atlas
from parallel38.domain.project import Project
from parallel38.domain.reel import Reel
from parallel38.domain.story import Aside, Scene, Story, scene_to_json
from parallel38.domain.view import Camera, Pane, View
from parallel38.export.film import framed
from parallel38.export.scenes import read_scene
from unit.commands.running import run, wrong

SPAN = ("--from", "1950-06-25", "--to", "1950-06-28")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("film.avi", *SPAN), "film.avi: its suffix must be one of mp4, gif."),
        (("film.mp4",), "a film needs --from and --to, or --story."),
        (("film.mp4", "--from", "1950"), "a film needs --from and --to, or --story."),
        (("film.mp4", "--from", "1950", "--to", "1949"), "--to 1949: it lies before --from."),
        (("film.mp4", "--from", "8.9.1945", "--to", "1949"), "--from: "),
        (("film.mp4", *SPAN, "--date", "1950"), "--date: the days of a film are said by --from"),
        (("film.mp4", *SPAN, "--story", "x"), "--story and --from, --to: only one"),
        (("film.mp4", "--story", "x"), "--story x: there is no such story"),
        (("film.mp4", "--story", "a/photo.jpg"), "--story a/photo.jpg: this is no story's file"),
        (("film.mp4", "--story", "x.toml"), "--story x.toml: "),
        (("film.mp4", "--story", "empty.gpkg"), "--story empty.gpkg: there is no scene in it."),
        (("film.mp4", "--story", "x", "--zoom", "5"), "--zoom: with --story its scenes say"),
        (("film.mp4", "--story", "x", "--scene", "y/z"), "--scene: with --story its scenes say"),
        (("film.mp4", *SPAN, "--size", "1921x1080"), "--size 1921x1080: a film's sides are even"),
        (("film.mp4", *SPAN, "--size", "big"), "--size big: write the pixels as 1920x1080."),
        (("film.mp4", *SPAN, "--fps", "500"), "--fps: "),
        (("film.mp4", *SPAN, "--seconds", "nan"), "--seconds nan: it takes a number."),
        (("film.mp4", *SPAN, "--preset", "handout-a4"), "--preset handout-a4: this is for paper;"),
        (("film.mp4", *SPAN, "--paper", "A4"), "--paper: a film takes --size, or a --preset"),
        (("film.mp4", *SPAN, "--projection", "albers"), "--projection albers: a film is drawn in"),
        (("film.mp4", "--scene", "there.mp4"), "--scene there.mp4: there.mp4 holds no scene"),
        (("no/film.mp4", *SPAN), "no/film.mp4: there is no folder no."),
        (("there.mp4", *SPAN), "there.mp4 exists already; --force replaces it."),
        (("new.mp4", *SPAN, "--poster"), "new.png exists already; --force replaces it."),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(capsys, small, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    Path("there.mp4").touch()
    Path("new.png").touch()
    ProjectFile(Path("empty.gpkg")).save(Project(stories=(Story("empty", "Empty"),)))
    wrong(run(capsys, "film", *words), 2, said)
    assert sorted(one.name for one in Path().iterdir()) == ["empty.gpkg", "new.png", "there.mp4"]


@pytest.mark.parametrize("command", [("film", "a.mp4", *SPAN), ("snapshot", "a.png")])
def test_a_project_that_is_not_there_is_one_sentence(capsys, small, tmp_path, command):
    gone = tmp_path / "gone.gpkg"
    told = run(capsys, *command, "--project", str(gone))
    wrong(told, 1, f"parallel38: {gone}: No such file or directory.")


def asked(**said: object) -> ReelAsked:
    nothing = dict.fromkeys(ReelAsked.__struct_fields__)
    return ReelAsked(**nothing | said)


def test_a_film_is_made_again_as_it_was_but_for_what_is_said(tmp_path):
    reel = Reel(start=date(1950, 6, 25), end=date(1953, 7, 27), by="month", seconds=45, fps=25)
    shape = framed("1080x1080")
    file = tmp_path / "scene.json"
    file.write_text(scene_to_json(Scene(figure=replace(shape, off=("legend",)), film=reel)))
    view = Asked(scene=str(file))
    assert reel_of(asked(), str(file), 30) == reel
    assert reel_of(asked(end="1951", by="day"), str(file), 30) == replace(
        reel, end=date(1951, 12, 31), by="day"
    )
    told = reel_of(asked(story="cairo"), str(file), 30)
    assert (told.story, told.start, told.end) == ("cairo", None, None)
    assert reel_of(asked(start="1950", end="1950"), None, 10).fps == 10
    own = replace(reel, start=None, end=None, story="mine", own=True)
    file.write_text(scene_to_json(Scene(film=own)))
    assert reel_of(asked(), str(file), 30) == own
    assert reel_of(asked(story="mine"), str(file), 30).own is None
    assert reel_of(asked(start="1950", end="1950"), str(file), 30).own is None
    file.write_text(scene_to_json(Scene(figure=replace(shape, off=("legend",)), film=reel)))
    figure, _view = film_figure(FigureAsked(), view, ".mp4")
    assert figure == replace(shape, off=("legend",))
    figure, _view = film_figure(FigureAsked(size="640x360"), view, ".mp4")
    assert (figure.pixels, figure.off) == ((640, 360), ("legend",))


@pytest.mark.parametrize(
    ("said", "pixels", "style"),
    [
        ({}, (1920, 1080), None),
        ({"preset": "slide-4k"}, (3840, 2160), "stage"),
        ({"preset": "slide-4-3"}, (1440, 1080), "stage"),
        ({"preset": "slide", "size": "640x360"}, (640, 360), "stage"),
    ],
)
def test_a_preset_says_size_and_style(said, pixels, style):
    figure, view = film_figure(FigureAsked(**said), Asked(), ".mp4")
    assert (figure.pixels, view.style) == (pixels, style)
    assert bool(figure.type_least) == ("preset" in said)


CAIRO = "cairo-to-the-38th-parallel"


def test_a_film_of_ones_own_story_is_never_made_again_of_the_atlas_s(capsys, small, tmp_path):
    """A story of one's own may have the name of one of the atlas."""
    named = tmp_path / "film.json"
    named.write_text(scene_to_json(Scene(film=Reel(story=CAIRO, own=True))))
    out, other = str(tmp_path / "film.mp4"), tmp_path / "other.gpkg"
    ProjectFile(other).save(Project(stories=(Story("other", "Other"),)))
    said = f"--scene {named}: this film tells the story '{CAIRO}' of a project or a file; name that"
    for words in ((), ("--project", str(other))):
        wrong(run(capsys, "film", out, "--scene", str(named), *words), 2, said)
    mine = tmp_path / "mine.gpkg"
    ProjectFile(mine).save(Project(stories=(Story(CAIRO, "Mine"),)))
    for words in (("--project", str(mine)), ("--story", str(mine))):
        told = run(capsys, "film", out, "--scene", str(named), *words)
        wrong(told, 2, "there is no scene in it.")


def test_a_reel_says_whose_its_story_is(tmp_path):
    """A project is asked for its layers, too; what was the atlas's story stays it."""
    mine = tmp_path / "mine.gpkg"
    ProjectFile(mine).save(Project(stories=(Story("s", "Mine", scenes=(Scene("a", "Mine"),)),)))
    ours = {"s": Story("s", "S", scenes=(Scene("a", "Ours"),))}
    tables = ("powers", "layers", "features", "events", "places", "sources", "eras")
    atlas = Atlas(version="1", stories=ours, **{name: {} for name in tables})
    for reel, project, title, own in (
        (Reel(story="s"), None, "Ours", False),
        (Reel(story="s"), mine, "Mine", True),
        (Reel(story="s", own=False), mine, "Ours", False),
        (Reel(story="s", own=True), mine, "Mine", True),
    ):
        begun, _parts, _images = parts_of(reel, Asked(), atlas, framed("640x360"), project)
        assert (begun.title, begun.film) == (title, replace(reel, own=own))


def test_progress_says_now_and_then_how_much_time_is_left(capsys):
    now = iter([0.0, 0.5, 2.0, 2.1, 4.0])
    progress = Progress(lambda: next(now))
    for done in (10, 20, 21, 40):
        progress(done, 40)
    told = capsys.readouterr().err.splitlines()
    assert told == ["20 of 40 frames, 2 s left", "40 of 40 frames, 0 s left"]


def test_what_is_stopped_draws_no_more():
    progress = Progress()
    progress.stop()
    with pytest.raises(KeyboardInterrupt):
        progress(1, 40)


def filming(folder: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "parallel38", "film", *words],
        cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_short_film_of_the_real_atlas(tmp_path):
    command = filming(tmp_path, "war.mp4", *SPAN, "--seconds", "2", "--size", "640x360", "--poster")
    out, err = command.communicate(timeout=300)
    assert (command.returncode, out) == (0, ""), err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["war.mp4", "war.png"]
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", "war.mp4"],
        cwd=tmp_path, capture_output=True, check=True,
    )  # fmt: skip
    [stream] = json.loads(told.stdout)["streams"]
    assert stream["nb_read_frames"] == "60"
    assert (stream["width"], stream["height"], stream["pix_fmt"]) == (640, 360, "yuv420p")
    assert "a film of 2.0 s: 60 frames, 30 a second" in err
    found = read_scene(tmp_path / "war.mp4")
    assert (found.film, found.view.pane.date) == (
        Reel(start=date(1950, 6, 25), end=date(1950, 6, 28), seconds=2), date(1950, 6, 25)
    )  # fmt: skip
    assert found.figure and found.figure.pixels == (640, 360)


def test_a_film_of_a_story_s_file_has_its_paper_beside_the_map(tmp_path):
    aside = Aside(title="Article 1", image="red.png", alt="Red", credit="Us")
    view = View(panes=(Pane(date=date(1945, 9, 8), camera=Camera(38, 127, 6)),))
    scenes = Scene("a", "A", dwell=1, view=view), Scene("b", "B", dwell=1, view=view, aside=aside,
                                                        transition="cut")  # fmt: skip
    red = io.BytesIO()
    Image.new("RGB", (80, 60), "#d00000").save(red, "PNG")
    save(tmp_path / "mine.toml", Story("mine", "Mine", scenes=scenes), {"red.png": red.getvalue()})
    words = "out.mp4", "--story", "mine.toml", "--size", "640x360", "--fps", "2"
    command = filming(tmp_path, *words)
    _out, err = command.communicate(timeout=300)
    assert command.returncode == 0, err
    assert read_scene(tmp_path / "out.mp4").film == Reel(story="mine", own=True, fps=2)
    with av.open(str(tmp_path / "out.mp4")) as file:
        frames = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]
    assert len(frames) == 4
    beside = [frame[60:180, 480:600].reshape(-1, 3).astype(int) for frame in frames]
    reds = [(one[:, 0] > 150) & (one[:, 1] < 80) for one in beside]
    assert [one.mean() > 0.5 for one in reds] == [False, False, True, True]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_film_that_is_stopped_leaves_nothing_and_the_old_one_whole(tmp_path, number):
    (tmp_path / "war.mp4").write_text("old")
    with filming(
        tmp_path, "war.mp4", "--from", "1945", "--to", "1953", "--size", "320x180", "--force"
    ) as command:
        assert command.stderr is not None
        line = command.stderr.readline()
        command.send_signal(number)
        command.communicate(timeout=30)
    assert " frames, " in line
    assert command.returncode != 0
    assert [one.name for one in tmp_path.iterdir()] == ["war.mp4"]
    assert (tmp_path / "war.mp4").read_text() == "old"
