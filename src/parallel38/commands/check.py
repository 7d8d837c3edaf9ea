"""`parallel38 check [DIR]`: validates an atlas folder, or the file of a story."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parallel38.commands.asking import as_json, print_json

if TYPE_CHECKING:
    from parallel38.data.faults import Fault


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@as_json
def check(folder: Path | None, as_json: bool) -> int:
    """Validate geodata, another atlas folder, or a story's file (toml): all faults at once.

    Each fault is a line with file, line, item and rule; with any fault the exit code is 1.

    \b
    Examples:
      parallel38 check
      parallel38 check my-atlas --json
      parallel38 check my-story.toml
    """  # noqa: D301 (click wants the character)
    from parallel38 import paths
    from parallel38.data.check import check as faults_of

    root = folder or paths.geodata()
    if root.is_file() and root.suffix.lower() == ".toml":
        faults = _of_story(root)
    elif root.is_dir():
        faults = faults_of(root)
    else:
        raise click.UsageError(
            f"DIR takes a folder with an atlas, or a story's file (toml); {root} is none"
        )
    if as_json:
        print_json(faults)
    else:
        for fault in faults:
            click.echo(str(fault))
    count = len(faults)
    click.echo(f"{root}: {count or 'no'} fault{'' if count == 1 else 's'}", err=True)
    return 1 if faults else 0


def _of_story(path: Path) -> "list[Fault]":
    from parallel38.data.atlasfile import AtlasError, open_atlas
    from parallel38.data.check import check_story

    try:
        return check_story(path, open_atlas().atlas)
    except (AtlasError, OSError) as error:
        raise click.ClickException(str(error)) from None
