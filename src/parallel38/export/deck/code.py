"""QR codes: an address that a telephone reads off a slide or a sheet."""

import io
from urllib.parse import quote

from parallel38.export.deck.told import Deck, Slide

_QUIET = 4  # modules of white round it, as the standard asks


def qr_svg(text: str) -> str:
    """As `<svg>` text that fills its box."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=_QUIET, xmldecl=False, omitsize=True, light="#fff"
    )
    return out.getvalue().decode()


def qr_png(text: str, pixels: int = 600) -> bytes:
    """As PNG, at most so many pixels wide, each module as large as the next."""
    import segno

    code = segno.make(text, error="m", micro=False)
    across = code.symbol_size(border=_QUIET)[0]
    out = io.BytesIO()
    code.save(out, kind="png", border=_QUIET, scale=max(1, pixels // across))
    return out.getvalue()


def scene_link(link: str, deck: Deck, slide: Slide) -> str:
    """Where the story's page, hosted at `link`, opens on a scene."""
    scene = slide.scene.id or f"scene-{slide.number}"
    return f"{link.partition('#')[0]}#scene={quote(deck.story.id)}/{quote(scene)}"
