import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from parallel38 import paths
from parallel38.data import schema
from unit.data.small_folder import edit

KINDS = {
    "power": "powers/*.toml", "event": "events/*.toml", "place": "places/*.toml",
    "era": "eras.toml", "layer": "layers/*/layer.toml", "story": "stories/*.toml",
    "claim": "claims/*.toml",
    "features": "layers/*/features-*.toml",
}  # fmt: skip


def read(name: str) -> Any:
    return json.loads((paths.geodata() / f"schema/{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", [*KINDS, "sources"])
def test_the_committed_schema_is_the_record_types(name: str, tmp_path: Path) -> None:
    schema.write(tmp_path)
    assert (tmp_path / f"{name}.json").read_text("utf-8") == (
        paths.geodata() / f"schema/{name}.json"
    ).read_text("utf-8")
    jsonschema.Draft202012Validator.check_schema(read(name))


@pytest.mark.parametrize(("name", "pattern"), KINDS.items())
def test_all_files_obey(name: str, pattern: str) -> None:
    validator = jsonschema.Draft202012Validator(read(name))
    found = sorted(paths.geodata().glob(pattern))
    assert found
    for path in found:
        assert list(validator.iter_errors(tomllib.loads(path.read_text("utf-8")))) == []


def test_sources_obey() -> None:
    jsonschema.validate(
        json.loads((paths.geodata() / "sources.json").read_text("utf-8")), read("sources")
    )


@pytest.mark.parametrize(
    ("name", "file", "old", "new"),
    [
        ("layer", "layers/zones/layer.toml", 'kind = "occupation"', 'kind = "trusteeship"'),
        ("layer", "layers/zones/layer.toml", 'summary = "A zone."', 'layer = "zones"'),
        ("event", "events/all.toml", "importance = 5", 'importance = "5"'),
        ("story", "stories/short.toml", 'title = "One"\n', ""),
        ("power", "powers/all.toml", 'kind = "state"', 'kind = "kingdom"'),
        ("claim", "claims/essay.toml", 'verdict = "nuanced"', 'verdict = "true"'),
        ("claim", "claims/essay.toml", 'id = "taken-1945"', 'seed = "essay"'),
    ],
)
def test_a_schema_refuses(folder: Path, name: str, file: str, old: str, new: str) -> None:
    validator = jsonschema.Draft202012Validator(read(name))
    edit(folder, file, old, new)
    assert list(validator.iter_errors(tomllib.loads((folder / file).read_text("utf-8"))))
