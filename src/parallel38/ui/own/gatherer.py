"""The tables of own layers, read by a child process once each; styled and joined in a thread."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import DecodeError
from PySide6.QtCore import QObject

from parallel38.data.project.guarded import ProjectError
from parallel38.domain.project import OwnLayer
from parallel38.own import NOTHING, Own, Table, asked, command, join, written
from parallel38.ui.project.worker import Worker
from parallel38.words import _

Key = tuple[str, str, str]  # of a table that was read: its file, its name, its layer's title
Gathered = tuple[Own, Mapping[str, Table]]  # tables by their layers' ids


class Gatherer(QObject):
    """Keeps what was read: another colour or sign costs no reading."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._tables: dict[Key, Table] = {}
        self._child: subprocess.Popen[bytes] | None = None

    def ask(
        self, path: Path, layers: Sequence[OwnLayer], then: Callable[[Gathered], object],
        failed: Callable[[str], object],
    ) -> None:  # fmt: skip
        """Gather the layers of a project's file; `then` or `failed` comes in the GUI thread."""
        self._worker.ask(partial(self._gather, path, layers), then, failed)

    def finish(self) -> None:
        """The window closes."""
        if self._child is not None:
            self._child.kill()
        self._worker.finish()

    def _gather(self, path: Path, layers: Sequence[OwnLayer]) -> Gathered:
        keys = {layer.id: (str(path), layer.table, layer.title) for layer in layers}
        self._tables = {key: self._tables[key] for key in keys.values() if key in self._tables}
        missing = [one for one in layers if not one.scan and keys[one.id] not in self._tables]
        if missing:
            read = self._read(path, missing)
            self._tables |= {keys[one.id]: table for one, table in zip(missing, read, strict=True)}
        found = {layer.id: self._tables.get(keys[layer.id], NOTHING) for layer in layers}
        return join(path, layers, found), found

    def _read(self, path: Path, layers: Sequence[OwnLayer]) -> list[Table]:
        with tempfile.TemporaryDirectory(prefix="parallel38-") as folder:
            out = Path(folder)
            self._child = subprocess.Popen(
                command(path, out), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
            )
            try:
                self._child.communicate(asked(layers))
                return [written(out, number) for number in range(len(layers))]
            except (OSError, DecodeError):
                told = _("The layers of {name} could not be read.").format(name=path.name)
                raise ProjectError(told) from None
            finally:
                self._child = None
