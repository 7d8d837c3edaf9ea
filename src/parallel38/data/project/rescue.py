"""Opening a file that may not be written to: what could be kept goes on in a new one."""

from pathlib import Path

from parallel38.data.project.reading import Opened, open_project
from parallel38.data.project.writing import ProjectFile
from parallel38.words import _


def open_or_rescue(path: Path, spare: Path) -> Opened:
    """A project and the file to go on in: its own, or where that is damaged or was changed by
    another program, `spare`; then `fault` tells so. Raises ProjectError, OSError.
    """
    found = open_project(path)
    if not found.fault:
        return found
    copy = ProjectFile(spare)
    project = copy.rescue(found.project, path)
    kept = _("What could be kept is in a project of its own; the file was not touched.")
    return Opened(project, copy, f"{found.fault} {kept}")


def open_copy(path: Path, spare: Path) -> Opened:
    """A copy of a project that another window has, in `spare`; `fault` tells so, and what is not
    in it. Raises ProjectError, OSError.
    """
    found, copy = open_project(path), ProjectFile(spare)
    project = copy.rescue(found.project, path)
    told = _("{name} is open in another window. This is a copy of it.").format(name=path.name)
    return Opened(project, copy, f"{told} {found.fault}".rstrip(), True)
