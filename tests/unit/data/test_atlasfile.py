import os
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

from parallel38 import paths
from parallel38.compile import compile_atlas
from parallel38.data import atlasfile
from parallel38.data.atlasfile import AtlasError, open_atlas, target, write
from parallel38.data.faults import LoadError
from parallel38.data.load import load
from unit.data.small_folder import edit


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("PARALLEL38_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The atlas files compiled, without page and geometry; the list grows with each."""
    made: list[Path] = []

    def compile_(root: Path, path: Path) -> None:
        write(path, {"atlas.msgpack": msgspec.msgpack.encode(load(root)), "page.html": b"page"})
        made.append(path)

    monkeypatch.setattr(atlasfile, "_compile", compile_)
    return made


def test_compiled_once_and_opened_again(folder: Path, compiled: list[Path]) -> None:
    first = open_atlas(folder)
    assert first.atlas == load(folder)
    assert first.blob("page.html") == b"page"
    with pytest.raises(KeyError):
        first.blob("none")
    first.close()
    open_atlas(folder).close()
    assert compiled == [first.path]


def test_a_changed_word_is_compiled_again(folder: Path, compiled: list[Path]) -> None:
    open_atlas(folder).close()
    edit(folder, "events/all.toml", "A landing.", "Another landing.")
    with zipfile.ZipFile(open_atlas(folder).path) as found:
        assert b"Another landing." in found.read("atlas.msgpack")
    assert len(set(compiled)) == 2


def test_a_touched_file_is_not(folder: Path, compiled: list[Path]) -> None:
    open_atlas(folder).close()
    os.utime(folder / "events/all.toml", (1, 1))
    open_atlas(folder).close()
    assert len(compiled) == 1


def test_the_content_is_not_read_when_nothing_changed(
    folder: Path, compiled: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = open_atlas(folder).path
    monkeypatch.setattr(atlasfile, "target", lambda root: pytest.fail("the content was hashed"))
    assert open_atlas(folder).path == path


def test_a_spoilt_note_and_a_lost_file_are_made_good(
    folder: Path, compiled: list[Path], cache: Path
) -> None:
    path = open_atlas(folder).path
    (note,) = cache.glob("geodata-*.json")
    note.write_bytes(b"{")
    open_atlas(folder).close()
    path.unlink()
    open_atlas(folder).close()
    assert compiled == [path, path]


def test_hidden_files_do_not_count(folder: Path) -> None:
    before = target(folder)
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text("x")
    (folder / "events/.swap").write_text("x")
    assert target(folder) == before


def test_old_atlas_files_go(cache: Path) -> None:
    cache.mkdir()
    for number in range(12):
        path = cache / f"atlas-{number:02}.zip"
        path.touch()
        os.utime(path, (number, number))
    atlasfile._prune(cache / "atlas-00.zip")
    left = sorted(path.name for path in cache.glob("atlas-*.zip"))
    assert left == ["atlas-00.zip"] + [f"atlas-{number:02}.zip" for number in range(4, 12)]


def test_nothing_half_written_stays(cache: Path) -> None:
    class NoBytes(dict[str, bytes]):
        def items(self):  # type: ignore[no-untyped-def]
            yield "one", b"1"
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        write(cache / "atlas-1.zip", NoBytes())
    assert list(cache.iterdir()) == []


def test_the_same_blobs_make_the_same_bytes(cache: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write(cache / name, {"x": b"1", "y": b"2"})
    assert (cache / "a.zip").read_bytes() == (cache / "b.zip").read_bytes()


WRITER = """
import sys
from pathlib import Path
from parallel38.data.atlasfile import AtlasFile, write
path = Path(sys.argv[1])
for number in range(40):
    write(path, {"x": bytes([number]) * 100_000, "y": bytes([number])})
    found = AtlasFile(path)
    x, y = found.blob("x"), found.blob("y")
    assert x == y * 100_000, "a mixed file"
"""


def test_two_writers_at_once_leave_a_whole_file(cache: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(cache / "atlas-1.zip")]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [one.communicate(timeout=60)[1] for one in running] == [b"", b""]
    assert [path.name for path in cache.iterdir()] == ["atlas-1.zip"]


def test_the_compilers_words_reach_the_caller(folder: Path) -> None:
    edit(folder, "events/all.toml", 'led_to = ["landing"]', 'led_to = ["leaving"]')
    with pytest.raises(AtlasError, match="unknown event 'leaving'") as caught:
        open_atlas(folder)
    assert "Traceback" not in str(caught.value)


def test_a_broken_base_is_one_sentence_before_any_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "base/lakes.geojson").write_text("[")
    with pytest.raises(AtlasError) as caught:
        open_atlas(folder)
    assert str(caught.value) == "base/lakes.geojson: not JSON: Input data was truncated"
    monkeypatch.setattr("parallel38.data.build.layers.lod.Pyramid", lambda *_: pytest.fail("began"))
    with pytest.raises(LoadError):
        compile_atlas(folder)


def test_what_was_not_foreseen_is_one_sentence_and_the_log_has_the_rest(folder: Path) -> None:
    tile = folder / "base/relief/5/x/9.webp"
    tile.parent.mkdir(parents=True)
    tile.touch()
    with pytest.raises(AtlasError) as caught:
        open_atlas(folder)
    said, log = str(caught.value), paths.log_file()
    assert said == (
        f"The atlas of {folder} could not be compiled (exit code 1); what went wrong stands in"
        f" {log}."
    )
    assert "Traceback" in log.read_text("utf-8")
