"""A story made ready to be handed out, from what the atlas knows of its scenes."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from parallel38 import words
from parallel38.data.out.about import BASE, LICENCE
from parallel38.domain.atlas import Atlas
from parallel38.domain.link import link_of
from parallel38.domain.short_cites import short_cite, short_title
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import Language
from parallel38.export.deck.told import Deck, Slide
from parallel38.export.framed import TOLD, framed
from parallel38.notes import to_text
from parallel38.ui.export.beside import in_words
from parallel38.ui.pane_state import map_text
from parallel38.words import _


def deck_of(
    story: Story, atlas: Atlas, language: Language | None = None, core: bool = False,
    images: Mapping[str, bytes] | None = None,
) -> Deck:  # fmt: skip
    """The story as the stage shows it, its maps in a `language` where one is asked for; of its
    scenes the `core` alone. It speaks that language, too, but for the story's own words. `images`
    are those that its asides name.
    """
    told = [
        _dressed(_credited(one, atlas), language) for one in story.scenes if one.core or not core
    ]
    with words.of_map(language or words.language()):
        slides = tuple(_slide(number, one, atlas) for number, one in enumerate(told, 1))
        credit = _("Map: Parallel 38, atlas {version} ({licence}). Base: {base}.").format(
            version=atlas.version, licence=LICENCE, base=BASE
        )
    used = [*story.sources, *(name for one in told for name in one.sources)]
    used += [one.aside.source for one in told if one.aside]
    works = _in_full(used, atlas, [work for one in told for work in one.cites])
    return Deck(
        story=replace(story, scenes=tuple(told)), slides=slides, works=works,
        images=images or {}, version=atlas.version, credit=credit, licence=LICENCE,
        language=language or "en",
    )  # fmt: skip


def _slide(number: int, scene: Scene, atlas: Atlas) -> Slide:
    view = framed(scene, TOLD.width, TOLD.height)
    own = (scene.aside.source,) if scene.aside else ()
    named = (*scene.sources, *own)
    return Slide(
        number=number, scene=scene, notes=to_text(scene.notes),
        cites=_in_short(named, atlas, scene.cites), works=_in_full(named, atlas, scene.cites),
        date="; ".join(dict.fromkeys(map_text(pane) for pane in view.panes)),
        alt=in_words(atlas, replace(scene, view=view), TOLD),
        link=link_of(view, atlas),
    )  # fmt: skip


def _dressed(scene: Scene, language: Language | None) -> Scene:
    """In the look of the stage."""
    view = scene.view.with_pane(style="stage")
    return replace(scene, view=view.with_pane(language=language) if language else view)


def _credited(scene: Scene, atlas: Atlas) -> Scene:
    """What stands beside it with its source in short, where no credit is said."""
    aside = scene.aside
    if aside is None or aside.credit or aside.source not in atlas.sources:
        return scene
    credit = short_cite(atlas.sources[aside.source])
    return replace(scene, aside=replace(aside, credit=credit))


def _in_short(names: Iterable[str], atlas: Atlas, own: Iterable[str]) -> tuple[str, ...]:
    """Sources as a slide's foot cites them, each once, in the order of the alphabet; `own` are in a
    teller's words.
    """
    known = (short_cite(atlas.sources[name]) for name in names if name in atlas.sources)
    return tuple(sorted({*known, *map(short_title, own)}, key=str.casefold))


def _in_full(names: Iterable[str], atlas: Atlas, own: Iterable[str]) -> tuple[str, ...]:
    """The same as a bibliography has them."""
    known = (atlas.sources[name].note for name in names if name in atlas.sources)
    return tuple(sorted({*known, *own}, key=str.casefold))
