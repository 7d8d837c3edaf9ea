"""A small atlas file for the commands to ask."""

from pathlib import Path

import msgspec
import pytest
from shapely import box, to_wkb

from parallel38.data import atlasfile
from unit.domain.small_atlas import small_atlas

AREAS = {
    "zone-us": box(125, 34, 129, 38), "zone-soviet": box(125, 38, 129, 42),
    "rok": box(125, 34, 129, 38), "dprk": box(125, 38, 129, 42),
}  # fmt: skip


@pytest.fixture(scope="session")
def atlas_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An atlas file of the small atlas."""
    made = small_atlas()
    features = {
        ident: msgspec.structs.replace(one, extent=AREAS[ident].bounds) if ident in AREAS else one
        for ident, one in made.features.items()
    }
    atlas = msgspec.structs.replace(made, features=features)
    path = tmp_path_factory.mktemp("atlas") / "atlas-small.zip"
    control = {ident: to_wkb(area) for ident, area in AREAS.items()}
    blobs = {
        "atlas.msgpack": msgspec.msgpack.encode(atlas),
        "control.msgpack": msgspec.msgpack.encode(control),
    }
    atlasfile.write(path, blobs)
    return path


@pytest.fixture
def small(atlas_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the commands open the small atlas file."""
    monkeypatch.setattr(atlasfile, "open_atlas", lambda: atlasfile.AtlasFile(atlas_path))
    return atlas_path
