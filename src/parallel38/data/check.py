"""`parallel38 check`: all faults of an atlas folder, or of a story's file, at once."""

from pathlib import Path

from parallel38.data.faults import Fault, in_order
from parallel38.data.files import Item
from parallel38.data.load import draft
from parallel38.domain.atlas import Atlas


def check(geodata: Path) -> list[Fault]:
    """Every fault of a folder, by file and line, whole files first; none means that it is sound.

    Reads words, shapes and stories; looks at references, geometry, days, claims, the base map, the
    tables of hand-overs and of corrections, and at who held each place through time.
    """
    from parallel38.data import corrections, handovers, moving, shapes
    from parallel38.data.checks import base, claims, geometry, references, territory, times
    from parallel38.data.checks import stories as of_stories
    from parallel38.data.checks.handovers import faults as of_handovers

    found = draft(geodata)
    if not geodata.is_dir():
        return found.faults
    read = shapes.read_all(geodata)
    faults = [
        *found.faults,
        *references.faults(found),
        *references.unsourced(found),
        *of_stories.faults(found, references.known_of(found)),
        *of_stories.notes(found),
        *times.faults(found),
        *claims.faults(found),
        *geometry.faults(found, read),
        *base.faults(geodata),
        *corrections.faults(found),
        *moving.read(geodata, found.records["places"])[1],
        *of_handovers(found, handovers.read(geodata)),
    ]
    if not any(fault.file.startswith("layers/") and not fault.item for fault in faults):
        faults += territory.faults(found, shapes.by_id(read))  # else ground is only out of sight
    return in_order(faults)


def check_story(path: Path, atlas: Atlas) -> list[Fault]:
    """Every fault of a story's file, which is to be told on this atlas."""
    from parallel38.data import stories
    from parallel38.data.checks import stories as of_stories
    from parallel38.domain.story_names import known_to

    read = stories.survey(path, path.parent)
    head = Item(path.name, 1, {"id": path.stem})
    known = known_to(atlas)
    found = of_stories.of_story(read.story, head, read.items, known, path.parent)
    return in_order([*read.faults, *found, *of_stories.of_notes(read.written)])
