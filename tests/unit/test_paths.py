"""Where things lie, in a checkout and in a wheel."""

from pathlib import Path

import pytest

from parallel38 import paths


def test_checkout_finds_both_folders_beside_src() -> None:
    root = Path(__file__).resolve().parents[2]
    assert paths.geodata() == root / "geodata"
    assert paths.resources() == root / "resources"
    assert paths.in_checkout()


def test_wheel_finds_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "parallel38"
    (package / "geodata").mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE", package)
    paths._home.cache_clear()
    try:
        assert paths.geodata() == package / "geodata"
        assert not paths.in_checkout()
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
