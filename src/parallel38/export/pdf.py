"""PDF: the printed page, with title, language and the Scene as an attachment."""

import io
from pathlib import Path

from parallel38.domain.story import Scene, scene_to_json
from parallel38.export.figure import Figure
from parallel38.export.scenes import KEY
from parallel38.export.surface import Surface


def write_pdf(scene: Scene, figure: Figure, surface: Surface, path: Path) -> None:
    """One page of vectors with embedded fonts."""
    import pikepdf

    with pikepdf.open(io.BytesIO(surface.pdf())) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
            meta["dc:title"] = scene.title or _date(scene)
            meta["xmp:CreatorTool"] = "Parallel 38"
            if scene.caption:
                meta["dc:description"] = scene.caption
        pdf.attachments[f"{KEY}.json"] = pikepdf.AttachedFileSpec(
            pdf,
            scene_to_json(scene).encode(),
            filename=f"{KEY}.json",
            mime_type="application/json",
            description="The scene that Parallel 38 re-opens",
            creation_date="",
            mod_date="",
        )
        pdf.Root.Lang = pikepdf.String(scene.view.pane.language)
        out = io.BytesIO()  # into a file pikepdf writes by a draft of its own, which a kill leaves
        pdf.save(out)
    path.write_bytes(out.getbuffer())


def _date(scene: Scene) -> str:
    from parallel38.domain.say import say

    return f"Parallel 38: {say(scene.view.pane.date)}"
