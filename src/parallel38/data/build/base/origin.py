"""Origin records: beside every file, where it came from and what was done to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from parallel38.data.build.base.inputs import RETRIEVED, Input


@dataclass(frozen=True)
class Origin:
    """What an origin record says.

    Attributes:
        made: name of the file or folder in geodata/base.
        inputs: outside packages that went in, largest share first.
        done: what was done, in sentences.
        precision_km: how far a line may lie from the truth, about.
        own: what the project itself drew, '' for nothing.
    """

    made: str
    inputs: Sequence[Input]
    done: str
    precision_km: float
    own: str = ""

    @property
    def file(self) -> str:
        """Name of the record itself."""
        return self.made.split(".")[0] + ".origin.toml"

    def toml(self) -> bytes:
        """The record as TOML."""
        lines = [
            f"file = {_text(self.made)}",
            f"precision_km = {self.precision_km}",
            f"done = {_text(self.done)}",
        ]
        if self.own:
            lines.append(f"own = {_text(self.own)}")
        for item in self.inputs:
            lines += ["", "[[input]]", *_input_lines(item)]
        return ("\n".join(lines) + "\n").encode()


def _input_lines(item: Input) -> list[str]:
    return [
        f"package = {_text(item.name)}",
        f"version = {_text(item.version)}",
        f"registry = {_text(item.registry)}",
        f"archive = {_text(item.file)}",
        f"sha256 = {_text(item.sha256)}",
        f"member = {_text(item.member)}",
        f"source = {_text(item.source)}",
        f"licence = {_text(item.licence)}",
        f"retrieved = {RETRIEVED}",
    ]


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
