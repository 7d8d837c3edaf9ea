"""A story as this atlas can tell it: what it names and is not there is left out, and said."""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from parallel38.data.story_images import ImageError, StoryImages
from parallel38.domain.atlas import Atlas
from parallel38.domain.changes_told import BEGAN, ENDED, TAKEN
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Pane
from parallel38.words import _

OWN = "own-"  # ids of a project's own layers: they come and go with the project


def mended(
    story: Story, atlas: Atlas, images: StoryImages | None = None
) -> tuple[Story, tuple[str, ...]]:
    """The story without what the atlas has not, and a sentence for each thing that was left out.
    With `images` each image is looked at, too.
    """
    known: dict[str, Collection[str]] = {
        "source": atlas.sources,
        "power": atlas.powers,
        "layer": {*atlas.layers, *atlas.features},
        "mark": {*atlas.features, *atlas.events, *atlas.places, *atlas.claims},
    }
    told: list[str] = []
    scenes = tuple(
        _scene(number, scene, known, told) for number, scene in enumerate(story.scenes, 1)
    )
    if images is not None:
        scenes = tuple(
            _with_image(number, scene, story.id, images, told)
            for number, scene in enumerate(scenes, 1)
        )
    sources = tuple(one for one in story.sources if one in atlas.sources)
    told += [_missing(0, one) for one in story.sources if one not in atlas.sources]
    return replace(story, scenes=scenes, sources=sources), tuple(told)


def _scene(
    number: int, scene: Scene, known: Mapping[str, Collection[str]], told: list[str]
) -> Scene:
    def there(kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
        gone = tuple(one for one in names if not _is(one, known[kind]))
        told.extend(_missing(number, one) for one in gone)
        return tuple(one for one in names if one not in gone)

    def pane(one: Pane) -> Pane:
        return replace(
            one,
            layers_on=there("layer", one.layers_on),
            layers_off=there("layer", one.layers_off),
            powers=there("power", one.powers),
            highlights=there("mark", one.highlights),
            selected="".join(there("mark", (one.selected,) if one.selected else ())),
            filters=replace(one.filters, sources=there("source", one.filters.sources)),
        )

    panes = tuple(pane(one) for one in scene.view.panes)
    aside = scene.aside
    if aside and aside.source:
        aside = replace(aside, source="".join(there("source", (aside.source,))))
    sources = there("source", scene.sources)
    return replace(scene, view=replace(scene.view, panes=panes), aside=aside, sources=sources)


def _is(name: str, known: Collection[str]) -> bool:
    for mark in (BEGAN, ENDED, TAKEN):
        name = name.removeprefix(mark)
    return name in known or name.startswith(OWN)


def _missing(number: int, name: str) -> str:
    if not number:
        return _("The story cites {id}, which the atlas does not have.").format(id=name)
    return _("Scene {number}: the atlas has no {id}; it is left out.").format(
        number=number, id=name
    )


def _with_image(
    number: int, scene: Scene, story: str, images: StoryImages, told: list[str]
) -> Scene:
    if not (scene.aside and scene.aside.image):
        return scene
    try:
        images.get(story, scene.aside.image)
    except ImageError as error:
        said = _("Scene {number}: the image {name} is left out: it {why}.")
        told.append(said.format(number=number, name=scene.aside.image, why=error))
        return replace(scene, aside=_without_image(scene.aside))
    return scene


def _without_image(aside: Aside) -> Aside | None:
    return replace(aside, image="", alt="", credit="") if aside.text else None
