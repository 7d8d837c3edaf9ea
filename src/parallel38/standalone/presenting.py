"""The map in one HTML file that presents a story: it opens on the stage, with its notes within."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38.export.framed import TOLD
from parallel38.standalone.document import document

if TYPE_CHECKING:
    from parallel38.data.atlasfile import AtlasFile
    from parallel38.domain.story import Scene
    from parallel38.export.deck.told import Deck
    from parallel38.own import Own


def presenting(file: AtlasFile, deck: Deck, own: Own | None) -> bytes:
    """The file; `own` is a person's own, drawn beside the atlas. Away from the stage its map looks
    as any other.
    """
    scenes = tuple(_plainly(number, one) for number, one in enumerate(deck.story.scenes, 1))
    deck = replace(deck, story=replace(deck.story, scenes=scenes))
    return document(file, scenes[0], (TOLD.width, TOLD.height), TOLD.fade_days, own, deck)


def _plainly(number: int, scene: Scene) -> Scene:
    """In the style of the screen, and with a name in the address."""
    view = scene.view.with_pane(style="screen")
    return replace(scene, view=view, id=scene.id or f"scene-{number}")
