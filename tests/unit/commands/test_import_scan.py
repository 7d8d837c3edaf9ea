"""`parallel38 import` of a scanned map: placed, dated, owed to someone, or refused."""

from pathlib import Path

import pytest
from PIL import Image

from parallel38.data.project.reading import open_project
from unit.commands.running import run, wrong

Caps = pytest.CaptureFixture[str]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.png"
    Image.new("RGB", (60, 40), "tan").save(path)
    return path


def test_corners_dates_and_credit_go_into_the_project(capsys: Caps, plan: Path) -> None:
    project = plan.with_name("class.gpkg")
    ran = run(
        capsys, "import", str(plan), "--corners", "-1.5,-70 -2,-69.5", "--dates", "1946/1950?",
        "--credit", "Army Map Service", "--into", str(project),
    )  # fmt: skip
    assert ran.code == 0
    assert "plan.png: PNG, 60 x 40 pixels." in ran.out
    (layer,) = open_project(project).project.layers
    assert layer.scan.extent == pytest.approx((-70, -2, -69.5, -1.5), abs=1e-6)
    assert (layer.scan.start, layer.scan.end) == ("1946", "1950?")
    assert (layer.scan.credit, layer.columns) == ("Army Map Service", {})


def test_without_a_place_it_says_how(capsys: Caps, plan: Path) -> None:
    ran = run(capsys, "import", str(plan))
    assert ran.code == 1
    assert "plan.png does not say where it lies" in ran.err and "--corners" in ran.err


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("a.png", ["--corners", "38"], "--corners '38': it takes two to four corners"),
        ("a.png", ["--corners", "38,126 x,y"], "two to four corners"),
        ("a.png", ["--dates", "1950/1946"], "--dates '1950/1946'"),
        ("a.png", ["--dates", "soon"], "--dates 'soon'"),
        ("a.csv", ["--corners", "38,126 37,127"], "--corners: a.csv is no scanned map"),
        ("a.csv", ["--credit", "me"], "--credit: a.csv is no scanned map"),
        ("a.png", ["--credit", "x" * 301], "--credit: it takes at most 300"),
        ("a.png", ["--dates", "1946"], "--dates and --credit are kept in a project"),
    ],
)
def test_a_wrong_call_is_one_sentence(
    capsys: Caps, tmp_path: Path, name: str, options: list[str], said: str
) -> None:
    wrong(run(capsys, "import", str(tmp_path / name), *options), 2, said)
