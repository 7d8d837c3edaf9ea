"""All that is no figure (see test_safe_writing), on a full disk, in a folder that has gone or may
not be written to, and killed in the middle: the old file stays whole, and there is no half one.
"""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from parallel38.commands.import_ import understood
from parallel38.data.importing.understood import Wishes
from parallel38.export.figure import ExportError
from tests.long.file_kill import WRITERS, check, give, killed
from unit.small_disk import Disk, read_only

WAITING = 1, 2, 4, 5, 7, 8, 10, 11  # seeds whose kill waits for a draft
NAMES = [name for name in WRITERS if not name.startswith("figure")]
FAULTS = (ExportError, click.ClickException)


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> Path:
    return give(tmp_path_factory.mktemp("given"))


@pytest.fixture
def disk(tmp_path) -> Iterator[Disk]:
    made = Disk(tmp_path / "disk")
    yield made
    made.close()


def one_sentence(fault: BaseException) -> None:
    """One line, in no program's own words, that names the file."""
    told = str(fault)
    assert "\n" not in told
    assert "[Errno" not in told
    assert "/" in told


def write(out: Path, given: Path) -> None:
    """As it is written; a layer by a process of its own."""
    if out.name == "layer.gpkg":
        understood(given / "asked.csv", out, Wishes())
    else:
        WRITERS[out.name](out, given)


@pytest.mark.parametrize("name", NAMES)
def test_on_a_full_disk_the_old_file_stays_whole(disk, given, name):
    out = disk.folder / name
    out.write_bytes(b"old")
    with pytest.raises(FAULTS) as told:
        write(out, given)
    assert any(why in str(told.value) for why in ("No space", "too large", "is full", "write"))
    one_sentence(told.value)
    assert out.read_bytes() == b"old"
    assert [path.name for path in disk.folder.iterdir()] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_may_not_be_written_to_is_one_sentence(tmp_path, given, name):
    folder = tmp_path / "shut"
    folder.mkdir()
    (folder / name).write_bytes(b"old")
    with read_only(folder), pytest.raises(FAULTS) as told:
        write(folder / name, given)
    assert any(why in str(told.value) for why in ("ermission", "Read-only", "may not be written"))
    one_sentence(told.value)
    assert (folder / name).read_bytes() == b"old"
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_has_gone_is_one_sentence(tmp_path, given, name):
    folder = tmp_path / "gone"
    with pytest.raises(FAULTS, match=r"No such file|there is no folder") as told:
        write(folder / name, given)
    one_sentence(told.value)
    assert not folder.exists()


@pytest.mark.parametrize("name", ["data.gpkg", "film.mp4", "answers.csv"])
def test_a_killed_writer_leaves_a_whole_file(tmp_path, given, name):
    """A sample of tests/long/file_kill.py; one kill at least meets a draft."""
    out = tmp_path / "out"
    out.mkdir()
    assert any(killed(out, given, name, seed) for seed in WAITING)


def test_half_a_file_is_seen(tmp_path, given):
    out = tmp_path / "data.gpkg"
    write(out, given)
    check(out)
    out.write_bytes(out.read_bytes()[:-40_000])
    with pytest.raises(Exception, match=r"malformed|image"):
        check(out)
