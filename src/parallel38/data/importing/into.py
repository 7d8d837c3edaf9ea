"""A layer that was read, copied into a project's file."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from parallel38.data.importing.understood import DATE_ROLES, Understood
from parallel38.data.project.guarded import ProjectError, connect
from parallel38.data.project.layers import own_tables
from parallel38.data.project.reading import open_project
from parallel38.data.project.writing import ProjectFile
from parallel38.domain.project import OwnLayer, Project, Taken
from parallel38.domain.scan import Scan

COLUMNS = ("name", "start", "end")  # of every layer that was read


def into_project(
    layer: Path, told: Understood, project: Path, scan: Mapping[str, str] | None = None
) -> OwnLayer:
    """Copy the table of `layer` into a project, which is made when it is not there; `scan` are
    fields of a scanned map. Raises ProjectError, OSError.
    """
    if project.exists():
        opened = open_project(project)
        if opened.fault:
            raise ProjectError(opened.fault)
        file, now = opened.file, opened.project
    else:
        file, now = ProjectFile(project), Project()
        file.save(now)
    own = own_layer(told, tables_of(project))
    if own.scan:
        own = replace(own, scan=replace(own.scan, **scan or {}))
    file.add_layer(layer, told.layer, own.table)
    file.save(replace(now, layers=(*now.layers, own)))
    return own


def tables_of(project: Path) -> set[str]:
    """The names of layers' tables that a project's file has, listed or not."""
    with closing(connect(project, "ro")) as base:
        return own_tables(base)


def own_layer(told: Understood, taken: Collection[str]) -> OwnLayer:
    """The record of a layer, with the name of a table that is not taken."""
    part = f" {told.part}" if told.parts else ""
    title = f"{Path(told.file).stem}{part}"[:500]
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    base = "layer_" + (re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:50] or "own")
    names = [base, *(f"{base}_{number}" for number in range(2, len(taken) + 3))]
    table = next(name for name in names if name not in taken)
    columns = {name: name for name in COLUMNS}
    return OwnLayer(
        id=table, title=title, table=table, source=told.file,
        columns={} if told.scan else columns, scan=scan_of(told), taken=taken_of(told),
    )  # fmt: skip


def scan_of(told: Understood) -> Scan | None:
    """What a layer is told of a scanned map."""
    found = told.scan
    if found is None:
        return None
    return Scan(extent=found.extent, zooms=found.zooms, size=found.size)


def taken_of(told: Understood) -> Taken:
    """What the columns were taken for, to be corrected later."""
    return Taken(
        {one.name: one.role for one in told.columns},
        {one.name: one.reading for one in told.columns if one.role in DATE_ROLES},
        told.ends_after,
    )
