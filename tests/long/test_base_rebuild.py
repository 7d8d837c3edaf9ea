"""The whole base map rebuilt from its inputs is the committed one, to the byte.

Needs the package registries (or a filled cache folder) and about two minutes. Run by hand:
python -m pytest tests/long/test_base_rebuild.py
"""

from __future__ import annotations

import os
from pathlib import Path

from parallel38.data.build.base.__main__ import main

BASE = Path(__file__).parents[2] / "geodata" / "base"


def test_a_rebuild_gives_the_committed_bytes(tmp_path: Path) -> None:
    cache = Path(os.environ.get("PARALLEL38_BASE_INPUTS", tmp_path / "inputs"))
    out = tmp_path / "base"
    assert main(["--cache", str(cache), "--out", str(out)]) == 0
    made = {path.relative_to(out) for path in out.rglob("*") if path.is_file()}
    kept = {path.relative_to(BASE) for path in BASE.rglob("*") if path.is_file()}
    assert made == kept - {Path("README.md")}
    changed = [
        str(name)
        for name in sorted(made)
        if (out / name).read_bytes() != (BASE / name).read_bytes()
    ]
    assert changed == []
