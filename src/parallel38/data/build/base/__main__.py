"""Rebuild geodata/base: python -m parallel38.data.build.base [--only NAME] [--cache DIR]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from parallel38.data.build.base import geojson, inputs
from parallel38.data.build.base.targets import TARGETS


def main(arguments: list[str] | None = None) -> int:
    """Build the targets asked for, in order; 0 when all files stand, 1 with a sentence if not."""
    options = _parser().parse_args(arguments)
    for target in TARGETS:
        if options.only not in (None, target.name):
            continue
        try:
            made = target.build(options.cache, options.out)
        except (inputs.InputError, ValueError, OSError) as error:
            print(f"{target.name}: {error}", file=sys.stderr)
            return 1
        made[target.origin.file] = target.origin.toml()
        for name, data in sorted(made.items()):
            geojson.write(options.out / name, data)
        print(f"{target.name}: {len(made)} files, {sum(map(len, made.values())) / 1024:.0f} KiB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m parallel38.data.build.base",
        description="Rebuild the base map from its pinned inputs.",
    )
    names = [target.name for target in TARGETS]
    parser.add_argument("--only", choices=names, help="build this one target")
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path.home() / ".cache" / "parallel38" / "base-inputs",
        help="folder for the downloaded inputs (130 MB)",
    )
    parser.add_argument("--out", type=Path, default=Path("geodata/base"), help="folder to write to")
    return parser


if __name__ == "__main__":
    sys.exit(main())
