"""Notes and drawings as the message to the page."""

from collections.abc import Sequence

from parallel38.domain.atlas import Atlas
from parallel38.domain.drawn import records
from parallel38.domain.project import Drawing
from parallel38.map.drawn import inks_of, items
from parallel38.ui.bridge import Drawings
from parallel38.words import _


def message_of(drawings: Sequence[Drawing], found: Atlas | None = None) -> Drawings:
    """All of them; `found` are their records, where they are known."""
    return Drawings(
        items=items(drawings, found or records(drawings)), inks=inks_of(drawings),
        title=_("Notes and drawings"),
    )  # fmt: skip
