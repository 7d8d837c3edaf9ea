"""Every format on a full disk, in a folder that may not be written to or has gone, and killed in
the middle: the old file stays whole, and there is no half one.
"""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator

import pikepdf
import pytest
from msgspec.structs import replace

from parallel38 import paths
from parallel38.domain.figure import Gaps
from parallel38.domain.story import Scene
from parallel38.export.figure import ExportError, Figure
from parallel38.export.formats import FORMATS
from parallel38.export.write import write_figures
from tests.long.figure_kill import Printed, killed
from unit.small_disk import Disk, read_only

FIGURE = Figure(width=400, height=300, dpi=384)


@pytest.fixture
def disk(tmp_path) -> Iterator[Disk]:
    made = Disk(tmp_path / "disk")
    yield made
    made.close()


@pytest.fixture(scope="module")
def printed() -> Printed:
    """What stands for the engine: a page that was printed before."""
    return Printed(400_000)


@pytest.mark.parametrize("suffix", FORMATS)
def test_on_a_full_disk_the_old_figure_stays_whole(printed, disk, suffix):
    out = disk.folder / f"f{suffix}"
    out.write_bytes(b"old")
    with pytest.raises(ExportError, match=r"could not be written: (No space|File too large)"):
        write_figures(Scene(), FIGURE, printed, [out], force=True)
    assert out.read_bytes() == b"old"
    assert [path.name for path in disk.folder.iterdir()] == [out.name]


def test_on_a_full_disk_an_old_sheet_stays_whole(printed, disk):
    out = disk.folder / "sheet.pdf"
    out.write_bytes(b"old")
    with pytest.raises(ExportError, match=r"could not be written: (No space|File too large)"):
        write_figures(Scene(), replace(FIGURE, gaps=Gaps()), printed, [out], force=True)
    assert out.read_bytes() == b"old"
    assert [path.name for path in disk.folder.iterdir()] == [out.name]


@pytest.mark.parametrize("gaps", [None, Gaps()])
def test_pikepdf_makes_no_draft_of_its_own(tmp_path, monkeypatch, gaps):
    """One that a kill would leave for ever."""
    saved, save = [], pikepdf.Pdf.save
    monkeypatch.setattr(
        pikepdf.Pdf, "save", lambda pdf, to, **how: (saved.append(to), save(pdf, to, **how))
    )
    write_figures(Scene(), replace(FIGURE, gaps=gaps), Printed(10), [tmp_path / "f.pdf"])
    assert [type(to) for to in saved[1:]] == [io.BytesIO] * (2 if gaps else 1)


def test_of_several_figures_none_is_replaced_where_one_finds_no_room(printed, disk):
    outs = [disk.folder / "a.svg", disk.folder / "b.png"]
    for out in outs:
        out.write_bytes(b"old")
    with pytest.raises(ExportError):
        write_figures(Scene(), FIGURE, Printed(10), outs, force=True)
    assert {out.read_bytes() for out in disk.folder.iterdir()} == {b"old"}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_folder_that_goes_while_it_is_drawn_is_one_sentence(tmp_path, suffix):
    folder = tmp_path / "gone"
    folder.mkdir()
    surface = Printed(10)
    surface.laid_out = lambda: shutil.rmtree(folder)
    with pytest.raises(ExportError, match="could not be written: No such file"):
        write_figures(Scene(), FIGURE, surface, [folder / f"f{suffix}"])
    assert not folder.exists()


def test_a_folder_that_may_not_be_written_to_is_one_sentence(tmp_path):
    folder = tmp_path / "shut"
    folder.mkdir()
    (folder / "f.pdf").write_bytes(b"old")
    with read_only(folder), pytest.raises(ExportError, match="may not be written to"):
        write_figures(Scene(), FIGURE, Printed(10), [folder / "f.pdf"], force=True)
    assert (folder / "f.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_killed_writer_leaves_whole_figures(tmp_path, suffix):
    """A sample of tests/long/figure_kill.py."""
    for seed in range(2):
        killed(tmp_path, suffix, seed)


def test_what_the_killed_left_is_swept_and_what_lives_is_let_be(tmp_path):
    with paths.draft_beside(tmp_path / "f.pdf") as mine:
        dead = subprocess.Popen(["true"])
        dead.wait()
        name = mine.name.split("-")
        left = tmp_path / "-".join([*name[:2], str(dead.pid), name[3]])
        elsewhere = tmp_path / "-".join([name[0], "0" * 8, str(dead.pid), name[3]])
        old = tmp_path / "-".join([name[0], "0" * 8, str(dead.pid), f"f{name[3][1:]}"])
        for one in (left, elsewhere, old):
            one.touch()
        os.utime(old, (0, 0))
        foreign = tmp_path / ".parallel38-mine.pdf"
        foreign.touch()
        paths.write_whole(tmp_path / "other.csv", b"")
        found = {path.name for path in tmp_path.iterdir()}
    assert found == {mine.name, elsewhere.name, foreign.name, "other.csv"}
