"""Where things lie, in a checkout and in a wheel."""

import errno
from pathlib import Path

import pytest

from parallel38 import paths


def test_checkout_finds_both_folders_beside_src() -> None:
    root = Path(__file__).resolve().parents[2]
    assert paths.geodata() == root / "geodata"
    assert paths.resources() == root / "resources"


def test_wheel_finds_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "parallel38"
    (package / "geodata").mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE", package)
    paths._home.cache_clear()
    try:
        assert paths.geodata() == package / "geodata"
        with pytest.raises(FileNotFoundError, match="resources is missing"):
            paths.resources()
    finally:
        paths._home.cache_clear()


def test_cache_goes_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARALLEL38_CACHE", str(tmp_path / "a" / "b"))
    assert paths.cache() == tmp_path / "a" / "b"
    assert paths.cache().is_dir()


def test_inside_takes_what_lies_inside(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert paths.inside(tmp_path, "a/b.txt") == tmp_path / "a" / "b.txt"
    assert paths.inside(tmp_path, "a/../b.txt") == tmp_path / "b.txt"


@pytest.mark.parametrize(
    "bad", ["..", "../x", "a/../../x", "/etc/passwd", "", ".", "a\0b", "..\\x", "link/x"]
)
def test_inside_refuses_what_leads_out(tmp_path: Path, bad: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(paths.OutsideError):
        paths.inside(root, bad)


def test_a_file_is_written_whole_with_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    for content in (b"first", b"second"):
        paths.write_whole(tmp_path / "out.csv", content)
        assert (tmp_path / "out.csv").read_bytes() == content
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "plain"]


def test_on_a_full_disk_the_old_file_stays_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "out").write_bytes(b"old")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        paths.write_whole(tmp_path / "out", b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_no_folder_is_made_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        paths.write_whole(tmp_path / "a" / "b", b"")
    assert not (tmp_path / "a").exists()
