"""What the drawing child is asked and what it tells: one line of JSON each."""

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from parallel38.domain.story import Scene, scene_from_json, scene_to_json
from parallel38.export.figure import Figure


class Small(Struct, frozen=True):
    """A picture of a figure besides its files: rows of 8-bit R, G, B in the file `path`."""

    path: str
    width: int
    height: int


class Job(Struct, frozen=True, kw_only=True):
    """One figure, written to each of `outs`; without any it is drawn into nothing, so that the next
    of its kind comes sooner. `scene` is its written form, `project` the file of the
    person's own layers; `force` replaces what is there; `sidecar` has caption and sources beside.
    """

    number: int
    scene: str
    figure: Figure
    outs: tuple[str, ...]
    project: str = ""
    force: bool = False
    sidecar: bool = False
    small: Small | None = None

    def read_scene(self) -> Scene:
        """The Scene. Raises ValueError."""
        return scene_from_json(self.scene)


class Told(Struct, frozen=True):
    """`ready` once, when the first figure can be drawn; then of each job that it is drawn, and that
    it is done or has failed, for which `text` is one sentence; `pieces` is where its furniture
    stands: x, y, width, height as shares of the figure's sides.
    """

    state: Literal["ready", "drawing", "done", "failed"]
    number: int = 0
    text: str = ""
    pieces: dict[str, tuple[float, float, float, float]] = {}


def job(
    number: int, scene: Scene, figure: Figure, outs: tuple[Path, ...],
    project: Path | None = None, force: bool = False, sidecar: bool = False,
    small: Small | None = None,
) -> Job:  # fmt: skip
    """What is to be drawn, as the child reads it. Raises ValueError for a Scene too large."""
    return Job(
        number=number, scene=scene_to_json(scene), figure=figure, force=force, sidecar=sidecar,
        small=small,
        outs=tuple(str(out.absolute()) for out in outs),
        project=str(project.absolute()) if project else "",
    )  # fmt: skip


def line(said: Job | Told) -> bytes:
    """As one line."""
    return msgspec.json.encode(said) + b"\n"


def read_job(text: bytes) -> Job:
    """A line that asks. Raises msgspec.DecodeError."""
    return msgspec.json.decode(text, type=Job)


def read_told(text: bytes) -> Told:
    """A line that tells. Raises msgspec.DecodeError."""
    return msgspec.json.decode(text, type=Told)
