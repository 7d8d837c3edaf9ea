"""`parallel38 check [DIR]`: validates an atlas folder."""

from pathlib import Path

import click

from parallel38.commands.asking import as_json, print_json


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@as_json
def check(folder: Path | None, as_json: bool) -> int:
    """Validate geodata, or another atlas folder: all faults at once.

    Each fault is a line with file, line, item and rule; with any fault the exit code is 1.

    \b
    Examples:
      parallel38 check
      parallel38 check my-atlas --json
    """  # noqa: D301 (click wants the character)
    from parallel38 import paths
    from parallel38.data.check import check as faults_of

    root = folder or paths.geodata()
    if not root.is_dir():
        raise click.UsageError(f"DIR takes a folder with an atlas; {root} is none")
    faults = faults_of(root)
    if as_json:
        print_json(faults)
    else:
        for fault in faults:
            click.echo(str(fault))
    count = len(faults)
    click.echo(f"{root}: {count or 'no'} fault{'' if count == 1 else 's'}", err=True)
    return 1 if faults else 0
