import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from parallel38.commands.film import Progress
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
        (("film.mp4", "--story", "x", "--zoom", "5"), "--zoom: with --story its scenes say"),
        (("film.mp4", *SPAN, "--size", "1921x1080"), "--size 1921x1080: a film's sides are even"),
        (("film.mp4", *SPAN, "--size", "big"), "--size big: write the pixels as 1920x1080."),
        (("film.mp4", *SPAN, "--fps", "500"), "--fps: "),
        (("film.mp4", *SPAN, "--seconds", "nan"), "--seconds nan: it takes a number."),
        (("no/film.mp4", *SPAN), "no/film.mp4: there is no folder no."),
        (("there.mp4", *SPAN), "there.mp4 exists already; --force replaces it."),
        (("new.mp4", *SPAN, "--poster"), "new.png exists already; --force replaces it."),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(capsys, small, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    Path("there.mp4").touch()
    Path("new.png").touch()
    wrong(run(capsys, "film", *words), 2, said)
    assert sorted(one.name for one in Path().iterdir()) == ["new.png", "there.mp4"]


@pytest.mark.parametrize("command", [("film", "a.mp4", *SPAN), ("snapshot", "a.png")])
def test_a_project_that_is_not_there_is_one_sentence(capsys, small, tmp_path, command):
    gone = tmp_path / "gone.gpkg"
    told = run(capsys, *command, "--project", str(gone))
    wrong(told, 1, f"parallel38: {gone}: No such file or directory.")


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
