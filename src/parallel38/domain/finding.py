"""What was found about a story: one sentence, of one of its scenes or of all."""

from collections.abc import Sequence

from msgspec import Struct

from parallel38.words import _


class Finding(Struct, frozen=True):
    """One sentence; of a `scene`, counted from 0, or of all. What is not `grave` is only told."""

    text: str
    scene: int | None = None
    grave: bool = True


def sentence(found: Finding, titles: Sequence[str]) -> str:
    """A finding with the number, from 1, and the title of the scene that it is of."""
    if found.scene is None:
        return " ".join(found.text.split())
    told = _("Scene {number} '{title}': {text}").format(
        number=found.scene + 1, title=titles[found.scene], text=found.text
    )
    return " ".join(told.split())
