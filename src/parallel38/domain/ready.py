"""What a story lacks for a lecture, as far as the atlas can tell."""

from collections.abc import Iterator

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.changes_told import BEGAN, ENDED, TAKEN
from parallel38.domain.finding import Finding
from parallel38.domain.framing import STAGE, Box, box_of, meet
from parallel38.domain.say import say
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import Pane
from parallel38.domain.visible import Visible, state, visible
from parallel38.words import _


def lacking(story: Story, atlas: Atlas) -> Iterator[Finding]:
    """All that is to be mended, then what is only told, scene by scene. What the story names and
    the atlas has not is `story_names.sifted`'s to tell.
    """
    if not story.scenes:
        yield Finding(_("There is no scene in it."))
    for number, scene in enumerate(story.scenes):
        yield from (Finding(text, number) for text in _grave(scene, atlas))
        yield from (Finding(text, number, grave=False) for text in _told(scene, atlas))
        if story.id not in atlas.stories:  # the atlas's own mean what they name at a map's edge
            yield from (Finding(text, number, grave=False) for text in _off(scene, atlas))
    if not story.questions:
        yield Finding(_("There are no questions for pupils."), grave=False)


def _grave(scene: Scene, atlas: Atlas) -> Iterator[str]:
    if not scene.title.strip():
        yield _("It has no title.")
    if not scene.caption.strip():
        yield _("It has no caption.")
    if not scene.notes.strip():
        yield _("It has no notes.")
    for pane in scene.view.panes:
        unseen = list(_unseen(pane, atlas))
        yield from unseen or _nothing(pane, atlas)


def _told(scene: Scene, atlas: Atlas) -> Iterator[str]:
    if not scene.sources and not scene.cites:
        yield _("It names no source.")
    if (aside := scene.aside) and aside.image:
        if not aside.alt.strip():
            yield _("Its image has no description for those who cannot see it.")
        if not aside.credit.strip() and not aside.source:
            yield _("Its image has no credit and no source.")


def _off(scene: Scene, atlas: Atlas) -> Iterator[str]:
    """What is brought out and happened beyond the picture."""
    far = dict.fromkeys(
        thing.title
        for pane in scene.view.panes
        for said in (*pane.highlights, pane.selected)
        if (thing := atlas.events.get(said)) and not meet(_box(thing), _picture(pane))
    )
    if far:
        named = "; ".join(far)
        yield _(
            "Off this map, so the room reads only a name at its edge: {titles}. To show the place,"
            " zoom out."
        ).format(titles=named)


def _unseen(pane: Pane, atlas: Atlas) -> Iterator[str]:
    """What a pane brings out, and nobody sees."""
    seen = visible(atlas, pane)
    for said in dict.fromkeys((*pane.highlights, pane.selected)):
        name = said.removeprefix(BEGAN).removeprefix(ENDED).removeprefix(TAKEN)
        thing = atlas.features.get(name) or atlas.events.get(name)
        if thing and not said.startswith(ENDED):
            if not _alive(thing, pane, seen):
                yield _("{title} is brought out, but is not on the map on {date}.").format(
                    title=thing.title, date=say(pane.date)
                )
            elif isinstance(thing, Feature) and not meet(_box(thing), _picture(pane)):
                yield _("{title} is brought out, but lies outside the picture.").format(
                    title=thing.title
                )


def _nothing(pane: Pane, atlas: Atlas) -> Iterator[str]:
    """That a pane looks where the atlas shows nothing."""
    seen = visible(atlas, pane)
    shown = (*map(atlas.features.get, seen.features), *map(atlas.events.get, seen.events))
    if not any(one and meet(_box(one), _picture(pane)) for one in shown):
        yield _("Nothing of the atlas is in its picture.")


def _alive(thing: Feature | Event, pane: Pane, seen: Visible) -> bool:
    """Whether it is drawn; of a series the line of each day has a name of its own."""
    if isinstance(thing, Feature) and thing.moving:
        return state(thing.interval, thing.announced, pane) is not None
    return thing.id in seen.features or thing.id in seen.events


def _picture(pane: Pane) -> Box:
    return box_of(pane.camera, *STAGE)


def _box(thing: Feature | Event) -> Box:
    if isinstance(thing, Event):
        return thing.lon, thing.lat, thing.lon, thing.lat
    return thing.extent or (-180.0, -90.0, 180.0, 90.0)
