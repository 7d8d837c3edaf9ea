"""The map in one HTML file that presents a story: it opens on the stage, with its notes within."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parallel38.export.framed import TOLD
from parallel38.standalone.document import document

if TYPE_CHECKING:
    from parallel38.data.atlasfile import AtlasFile
    from parallel38.export.deck.told import Deck
    from parallel38.own import Own


def presenting(file: AtlasFile, deck: Deck, own: Own | None) -> bytes:
    """The file; `own` is a person's own, drawn beside the atlas."""
    first = deck.slides[0].scene
    return document(file, first, (TOLD.width, TOLD.height), TOLD.fade_days, own)
