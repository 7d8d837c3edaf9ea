from pathlib import Path

import pytest

from unit.data import small_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound atlas folder."""
    return small_folder.write(tmp_path / "atlas")
