"""What a story lacks for a lecture, as far as the atlas can tell."""

from collections.abc import Iterator

from msgspec import Struct

from parallel38.domain.atlas import Atlas, Claim, Event, Feature, Place
from parallel38.domain.changes_told import BEGAN, ENDED, TAKEN
from parallel38.domain.framing import STAGE, Box, box_of, meet
from parallel38.domain.say import say
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import Pane
from parallel38.domain.visible import Visible, state, visible
from parallel38.words import _

Thing = Feature | Event | Place | Claim


class Finding(Struct, frozen=True):
    """One sentence; of a `scene`, counted from 0, or of all. What is not `grave` is only told."""

    text: str
    scene: int | None = None
    grave: bool = True


def lacking(story: Story, atlas: Atlas) -> Iterator[Finding]:
    """All that is to be mended, then what is only told, scene by scene."""
    if not story.scenes:
        yield Finding(_("There is no scene in it."))
    for number, scene in enumerate(story.scenes):
        yield from (Finding(text, number) for text in _grave(scene, atlas))
        yield from (Finding(text, number, grave=False) for text in _told(scene, atlas))
    for name in story.sources:
        if name not in atlas.sources:
            yield Finding(_unknown(name))
    if not story.questions:
        yield Finding(_("There are no questions for pupils."), grave=False)


def _grave(scene: Scene, atlas: Atlas) -> Iterator[str]:
    if not scene.title.strip():
        yield _("It has no title.")
    if not scene.caption.strip():
        yield _("It has no caption.")
    if not scene.notes.strip():
        yield _("It has no notes.")
    yield from (_unknown(name) for name in scene.sources if name not in atlas.sources)
    for pane in scene.view.panes:
        yield from _unseen(pane, atlas)


def _told(scene: Scene, atlas: Atlas) -> Iterator[str]:
    if not scene.sources:
        yield _("It names no source.")
    far = dict.fromkeys(
        thing.title
        for pane in scene.view.panes
        for said in (*pane.highlights, pane.selected)
        if (thing := atlas.events.get(said)) and not meet(_box(thing), _picture(pane))
    )
    if far:
        named = "; ".join(far)
        yield _("Beyond the picture, named at its rim alone: {titles}.").format(titles=named)


def _unknown(source: str) -> str:
    return _("The source '{name}' is not in the atlas.").format(name=source)


def _unseen(pane: Pane, atlas: Atlas) -> Iterator[str]:
    """What a pane brings out, and nobody sees."""
    seen = visible(atlas, pane)
    for said in dict.fromkeys((*pane.highlights, pane.selected)):
        name = said.removeprefix(BEGAN).removeprefix(ENDED).removeprefix(TAKEN)
        thing = _thing(name, atlas)
        if thing is None:
            if name:
                yield _("'{name}' is brought out, and is not in the atlas.").format(name=name)
        elif isinstance(thing, Feature | Event) and not said.startswith(ENDED):
            if not _alive(thing, pane, seen):
                yield _("{title} is brought out, but is not on the map on {date}.").format(
                    title=thing.title, date=say(pane.date)
                )
            elif isinstance(thing, Feature) and not meet(_box(thing), _picture(pane)):
                yield _("{title} is brought out, but lies outside the picture.").format(
                    title=thing.title
                )


def _alive(thing: Feature | Event, pane: Pane, seen: Visible) -> bool:
    """Whether it is drawn; of a series the line of each day has a name of its own."""
    if isinstance(thing, Feature) and thing.moving:
        return state(thing.interval, thing.announced, pane) is not None
    return thing.id in seen.features or thing.id in seen.events


def _picture(pane: Pane) -> Box:
    return box_of(pane.camera, *STAGE)


def _thing(name: str, atlas: Atlas) -> Thing | None:
    tables = atlas.features, atlas.events, atlas.places, atlas.claims
    return next((table[name] for table in tables if name in table), None)


def _box(thing: Feature | Event) -> Box:
    if isinstance(thing, Event):
        return thing.lon, thing.lat, thing.lon, thing.lat
    return thing.extent or (-180.0, -90.0, 180.0, 90.0)
