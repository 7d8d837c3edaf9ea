"""Films of pictures with a number in them, read back by other programs."""

import json
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import av
import numpy as np
import pytest
from msgspec.structs import replace

from parallel38.domain.film import Moment, Still
from parallel38.domain.reel import Reel
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.export.encode import ENCODERS, Pixels
from parallel38.export.figure import ExportError, Figure
from parallel38.export.film import write_film
from parallel38.export.scenes import read_scene

WIDE, HIGH, FPS = 640, 360, 25
BITS, CELL = 12, 40  # a picture's number in black and white squares
FILM = [(n, 1 + n % 3 * (n % 5)) for n in range(40)]  # its number, for how many frames it stands


def numbered(number: int) -> np.ndarray:
    """A picture that bears its number."""
    rng = np.random.default_rng(number)
    pixels = np.full((HIGH, WIDE, 4), (210, 225, 220, 255), np.uint8)
    pixels[200:, :, :3] = rng.integers(0, 255, (1, WIDE, 3), np.uint8)
    for bit in range(BITS):
        pixels[20 : 20 + CELL, 20 + bit * CELL : 20 + (bit + 1) * CELL, :3] = (
            255 if number >> bit & 1 else 0
        )
    return pixels


def number_of(pixels: np.ndarray) -> int:
    cells = [pixels[40, 40 + bit * CELL].mean() > 128 for bit in range(BITS)]
    return sum(1 << bit for bit, white in enumerate(cells) if white)


@pytest.fixture(scope="module", params=[".mp4", ".gif"])
def film(request, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("film") / f"film{request.param}"
    encoder = ENCODERS[request.param](path, (WIDE, HIGH), FPS, {"title": "Korea 한국"})
    for number, frames in FILM:
        encoder.put(numbered(number), frames)
    encoder.end()
    encoder.close()
    return path


def probed(path: Path) -> dict:
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", str(path)],
        capture_output=True, check=True,
    )  # fmt: skip
    return json.loads(told.stdout)


def seen(path: Path) -> list[tuple[int, float]]:
    """The number of each decoded frame, and when it is shown."""
    with av.open(str(path)) as file:
        return [
            (number_of(frame.to_ndarray(format="rgb24")), float(frame.pts * frame.time_base))
            for frame in file.decode(video=0)
        ]


def test_each_frame_is_there_once_and_in_its_turn(film):
    wanted = [number for number, frames in FILM for _n in range(frames)]
    begun = [sum(frames for _n, frames in FILM[:n]) / FPS for n in range(len(FILM))]
    if film.suffix == ".mp4":
        assert [number for number, _at in seen(film)] == wanted
        assert [at for _n, at in seen(film)] == pytest.approx([n / FPS for n in range(len(wanted))])
    else:
        assert [number for number, _at in seen(film)] == [number for number, _frames in FILM]
        assert [at for _n, at in seen(film)] == pytest.approx(begun, abs=0.006)


def test_another_program_reads_its_length(film):
    seconds = sum(frames for _n, frames in FILM) / FPS
    assert float(probed(film)["format"]["duration"]) == pytest.approx(seconds, abs=0.02)


@pytest.mark.parametrize("film", [".mp4"], indirect=True)
def test_players_know_format_rate_and_colours(film):
    told = probed(film)
    [stream] = told["streams"]
    assert (stream["codec_name"], stream["pix_fmt"]) == ("h264", "yuv420p")
    assert (stream["width"], stream["height"]) == (WIDE, HIGH)
    assert stream["r_frame_rate"] == stream["avg_frame_rate"] == f"{FPS}/1"
    told_of = ("color_space", "color_primaries", "color_transfer")
    assert {stream[name] for name in told_of} == {"bt709"}
    assert stream["color_range"] == "tv"
    assert told["format"]["tags"]["title"] == "Korea 한국"
    data = film.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_colours_come_back_as_they_were(film):
    with av.open(str(film)) as file:
        frame = next(file.decode(video=0))
        red, green, blue = frame.to_ndarray(format="rgb24")[120, 320].astype(int)
    assert abs(red - 220) < 5
    assert abs(green - 225) < 5
    assert abs(blue - 210) < 5


SCENE = Scene(
    title="서울 · Сеул", view=View(layout="side", panes=(Pane(), Pane(date=date(1953, 7, 27)))),
    notes="n" * 3000,
    film=Reel(start=date(1950, 6, 25), end=date(1953, 7, 27), by="day", seconds=60),
)  # fmt: skip


class Two:
    """Two pictures in their turn."""

    def picture(self, moment: Moment) -> Pixels:
        return numbered(len(moment.title))


@pytest.mark.parametrize("name", ["film.mp4", "film.gif"])
def test_a_film_opens_again_at_its_scene_and_runs_as_it_ran(tmp_path, name):
    figure, out = Figure(width=WIDE, height=HIGH), tmp_path / name
    film = [Still(Moment(View(), "a"), 3), Still(Moment(View(), "bb"), 2)]
    write_film(film, figure, FPS, Two(), out, SCENE)
    moved = out.rename(tmp_path / f"renamed{out.suffix}")
    assert read_scene(moved) == replace(SCENE, figure=figure)
    assert {number for number, _at in seen(moved)} == {1, 2}


@pytest.mark.parametrize("name", ["film.mp4", "film.gif"])
def test_a_film_of_others_or_a_broken_one_is_refused_politely(tmp_path, name):
    out = tmp_path / name
    theirs = {"title": "theirs", "comment": "a comment of others"}
    encoder = ENCODERS[out.suffix](out, (WIDE, HIGH), FPS, theirs)
    encoder.put(numbered(1), 1)
    encoder.end()
    encoder.close()
    whole = out.read_bytes()
    for data in (whole, whole[: len(whole) // 2], b"no film at all", b""):
        out.write_bytes(data)
        with pytest.raises(ExportError, match="holds no scene"):
            read_scene(out)


def test_a_folder_that_vanishes_is_told_in_one_sentence(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    out = folder / "film.mp4"

    class Gone(Noise):
        def picture(self, moment: Moment) -> Pixels:
            if folder.exists() and moment.title == "9":
                shutil.rmtree(folder)
            return super().picture(moment)

    film = [Still(Moment(View(), str(n)), 1) for n in range(20)]
    with pytest.raises(ExportError) as told:
        write_film(film, Figure(width=WIDE, height=HIGH), FPS, Gone(), out, Scene())
    assert str(told.value).startswith(f"{out}: could not be written: ")
    assert list(tmp_path.iterdir()) == []


class Noise:
    """Pictures that nothing can pack."""

    def __init__(self) -> None:
        self._rng = np.random.default_rng(1)

    def picture(self, _moment: Moment) -> Pixels:
        return self._rng.integers(0, 255, (HIGH, WIDE, 4), np.uint8)


@contextmanager
def files_of_at_most(length: int) -> Iterator[None]:
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@pytest.mark.parametrize("name", ["film.mp4", "film.gif"])
def test_a_full_disk_is_told_in_one_sentence_and_the_old_film_stays(tmp_path, name):
    out = tmp_path / name
    out.write_text("old")
    film = [Still(Moment(View(), str(n)), 1) for n in range(20)]
    figure = Figure(width=WIDE, height=HIGH)
    with files_of_at_most(300_000), pytest.raises(ExportError) as told:
        write_film(film, figure, FPS, Noise(), out, Scene())
    assert str(told.value).startswith(f"{out}: could not be written: ")
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert out.read_text() == "old"
