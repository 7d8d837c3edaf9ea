"""The option of a project whose own layers are on the map, too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.own import Own

project_option = click.option(
    "--project", metavar="FILE", type=click.Path(path_type=Path),
    help="With the layers of a project.",
)  # fmt: skip


def with_own(atlas: Atlas, project: Path | None) -> tuple[Own | None, Atlas]:
    """A project's own layers, and the atlas with them. Raises click.ClickException."""
    if project is None:
        return None, atlas
    from parallel38.data.project.guarded import ProjectError
    from parallel38.own import of_project, with_guests

    try:
        own = of_project(project)
    except OSError as error:
        raise click.ClickException(f"{project}: {error.strerror or error}.") from None
    except ProjectError as error:
        raise click.ClickException(str(error)) from None
    return own, with_guests(atlas, own)
