import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from parallel38.__main__ import main
from parallel38.commands import selftest
from parallel38.commands.selftest import embedded_fonts
from parallel38.export.scenes import read_scene
from unit.commands.running import run
from unit.pictures import differing, svg_to_png

FORBIDDEN = {"folium", "pandas", "geopandas", "edtf", "shapely", "numpy", "pyproj"}
DAY = ("--date", "8 Sep 1945", "--view", "peninsula")


@pytest.fixture(scope="module")
def figures(tmp_path_factory) -> Path:
    """Three formats by one call, with no display named and none there."""
    folder = tmp_path_factory.mktemp("figures")
    program = (
        "import sys; from parallel38.__main__ import main; code = main(sys.argv[1:]); "
        f"print(sorted(set(sys.modules) & {FORBIDDEN!r})); sys.exit(code)"
    )
    blind = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    run = subprocess.run(
        [sys.executable, "-c", program, "snapshot", "f.png", "f.pdf", "f.svg", *DAY],
        cwd=folder, capture_output=True, text=True, check=False, timeout=300,
        env={key: value for key, value in os.environ.items() if key not in blind},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout == "[]\n", "heavy imports on the way to a figure"
    assert "drawing 8 September 1945\n" in run.stderr
    assert re.findall(r"wrote f\.(\w+) \(\d+ KB\)", run.stderr) == ["png", "pdf", "svg"]
    ours = ("preparing the atlas", "drawing ", "wrote ")
    assert [line for line in run.stderr.splitlines() if not line.startswith(ours)] == []
    return folder


def poppler(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    return done.stdout


def test_the_picture_is_a_map(figures):
    with Image.open(figures / "f.png") as image:
        assert image.size == (1920, 1080)
        colours = image.getcolors(2**24)
    assert colours is not None
    assert len(colours) > 1000
    assert max(count for count, _ in colours) < 0.8 * 1920 * 1080


def test_fonts_are_embedded_as_truetype(figures):
    fonts = embedded_fonts(figures / "f.pdf")
    assert set(fonts.values()) == {"TrueType"}
    rows = poppler("pdffonts", figures / "f.pdf").splitlines()[2:]
    assert rows
    for row in rows:
        assert "TrueType" in row
        assert re.search(r"yes yes yes", row)


def test_lines_and_areas_are_vectors(figures):
    svg = figures / "vectors.svg"
    poppler("pdftocairo", "-svg", figures / "f.pdf", svg)
    text = svg.read_text()
    assert text.count("<path") > 100
    assert text.count("<image") <= 1  # the relief
    assert "8 September 1945" in poppler("pdftotext", figures / "f.pdf", "-")
    assert "Pages:           1" in poppler("pdfinfo", figures / "f.pdf")


def test_the_three_show_the_same_map(qapp, figures):
    poppler("pdftoppm", "-png", "-singlefile", "-r", "96", figures / "f.pdf", figures / "from-pdf")
    svg_to_png(figures / "f.svg", figures / "from-svg.png", 1920, 1080)
    for other in ("from-pdf.png", "from-svg.png"):
        assert differing(figures / "f.png", figures / other) < 0.01


def test_a_figure_opens_again_as_its_scene(figures, tmp_path, capsys):
    scenes = [read_scene(figures / f"f.{suffix}") for suffix in ("png", "pdf", "svg")]
    assert scenes[0] == scenes[1] == scenes[2]
    assert scenes[0].view.pane.date.isoformat() == "1945-09-08"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--date", "1945-02-30"), "--date: '1945-02-30'"),
        (("--date", "yesterday"), "--date: 'yesterday'"),
        (("--date", "1200 AD"), "--date: '1200 AD'"),
        (("--date", "1865-01-01"), "outside"),
        (("--date", "8.9.1945"), "9 August 1945 or 8 September 1945"),
        (("--date", "1945-01/1945-03"), "--window takes one"),
        (("--window", "soon"), "--window: 'soon' is not a date"),
        (("--window", "1946/1945"), "'1945' lies before the start '1946'"),
        (("--window", "1945/1946", "--date", "1950"), "--date 1950: it lies outside --window"),
        (("--mode", "window"), "--window must say"),
        (("--mode", "soon"), "'soon' is not one of"),
        (("--view", "peninsular"), "perhaps peninsula"),
        (("--center", "95,10"), "LAT takes -85 to 85"),
        (("--center", "-38"), "write LAT,LON"),
        (("--center", "nan,3"), "write LAT,LON"),
        (("--zoom", "40"), "--zoom 40: it takes 1.5 to 12"),
        (("--bbox", "130,40,120,30"), "S must lie below N"),
        (("--bbox", "1,2,3"), "write W,S,E,N"),
        (("--bbox", "5,30,5,40"), "W and E must differ"),
        (("--view", "world", "--center", "1,2"), "only one of them"),
        (("--layers", "sates"), "perhaps states"),
        (("--layers=-railway",), "perhaps railways"),
        (("--select", "soul"), "there is no such feature, event, place or claim; perhaps "),
        (("--scene", "nothing/there"), "there is no such story"),
        (("--scene", "missing.png"), "No such file"),
        (("--scene", "word"), "write STORY/SCENE"),
        (("--size", "big"), "write the pixels as 1920x1080"),
        (("--size", "800x600", "--paper", "A4"), "only one of them"),
        (("--paper", "A0"), "A4, A3 or Letter"),
        (("--dpi", "1"), "30 to 2400"),
        (("--dpi", "many"), "not a valid float"),
        (("--paper", "A3", "--dpi", "2400"), "megapixels"),
        (("--lang", "fr"), "'fr' is not one of"),
        (("--style", "neon"), "'neon' is not one of"),
    ],
)
def test_bad_values_are_one_sentence_and_write_nothing(tmp_path, capsys, args, words):
    assert main(["snapshot", str(tmp_path / "f.png"), *args]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert len(told.err.splitlines()) == 1
    assert told.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["f.gif", "nowhere/f.png", "f"])
def test_bad_outs(tmp_path, capsys, name):
    assert main(["snapshot", str(tmp_path / name)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_window_is_said_whole(tmp_path, capsys, monkeypatch):
    def stop(*_given):
        raise RuntimeError("no engine")

    monkeypatch.setattr("parallel38.figures.figure_surface", stop)
    ran = run(capsys, "snapshot", str(tmp_path / "f.png"), "--window", "1950-06-25/1953-07-27")
    assert "drawing 25 June 1950 – 27 July 1953\n" in ran.err
    assert ran.code == 1


def test_an_existing_out_is_kept(tmp_path, capsys):
    out = tmp_path / "f.png"
    out.write_bytes(b"mine")
    assert main(["snapshot", str(out)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert out.read_bytes() == b"mine"


def test_self_test_tells_each_check(qapp, capsys):
    assert main(["self-test", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    names = [check["check"] for check in told["checks"]]
    assert names == ["fonts", "engine", "sandbox", "page", "drawing", "figure"]


def test_self_test_says_what_fails(monkeypatch, capsys):
    def broken(trial: selftest.Trial) -> str:
        raise RuntimeError("no engine here")

    broken.__name__ = "engine"
    monkeypatch.setattr(selftest.Trial, "engine", broken)
    assert main(["self-test"]) == 1
    told = capsys.readouterr().out
    assert "FAIL engine   RuntimeError: no engine here" in told
    assert "page" not in told.split("FAIL")[1]


def test_work_that_fails_is_one_sentence(tmp_path, capsys, monkeypatch):
    def dead(*_given: object) -> None:
        raise RuntimeError("The map's page ended while it drew.")

    monkeypatch.setattr("parallel38.figures.figure_surface", dead)
    assert main(["snapshot", str(tmp_path / "f.png")]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "parallel38: The map's page ended while it drew."
    )
    assert list(tmp_path.iterdir()) == []
