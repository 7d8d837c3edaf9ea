"""What a file that presents a story holds besides its maps: what is said, and what stands beside.

All of it is text; resources/web/standalone/prose.js lets no more of the notes' markup through than
is named there.
"""

from collections.abc import Iterator, Mapping, Sequence

from parallel38.domain.story import Scene, Story
from parallel38.notes import to_html
from parallel38.ui.stage.talk import spoken

PICTURES = "/beside/"  # where the page finds the pictures of asides


def of_scene(scene: Scene, works: Sequence[str]) -> dict[str, object]:
    """What is said of a scene, the works it cites, and what stands beside its map."""
    said = {"plain": scene.plain, "speech": to_html(scene.notes), "works": list(works)}
    return said | {"aside": _aside(scene)}


def of_story(story: Story) -> dict[str, object]:
    """What is asked when it has been told, and the seconds that takes."""
    return {"questions": list(story.questions), "planned": sum(map(spoken, story.scenes))}


def pictures(story: Story, images: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The pictures that its asides name, by path; those that are there."""
    for scene in story.scenes:
        aside = scene.aside
        if aside and aside.image in images:
            yield f"{PICTURES}{aside.image}", images[aside.image]


def _aside(scene: Scene) -> dict[str, str] | None:
    aside = scene.aside
    if aside is None:
        return None
    said = {name: getattr(aside, name) for name in ("title", "text", "alt", "credit")}
    return said | {"image": f"{PICTURES}{aside.image}" if aside.image else ""}
