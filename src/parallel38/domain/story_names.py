"""What a story names: sources, powers, layers, what is on the map, images; and whether it is there.

`sifted` alone knows every place in a story where something is named. The check of a file tells
what it finds by line, a talk leaves it out, and the check of a lecture tells it scene by scene.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from parallel38.domain.atlas import Atlas
from parallel38.domain.changes_told import BEGAN, ENDED, TAKEN
from parallel38.domain.finding import Finding
from parallel38.domain.own import is_own
from parallel38.domain.selected import is_free
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Pane
from parallel38.words import _

SOURCE, POWER = ("sources",), ("powers",)
IN_TREE, ON_MAP = ("layers", "features"), ("features", "events", "places", "claims")
IMAGE = ("images",)
TABLES = (*SOURCE, *POWER, "layers", *ON_MAP)

Known = Mapping[str, Collection[str]]  # table of the atlas -> ids; one that is absent is not judged
Judge = Callable[[str, str], str]  # of a story's id and an image's name: what is wrong with it


class Gone(Struct, frozen=True):
    """A name that leads nowhere, in a `field` of a `scene` (from 0) or of the story itself; the
    `tables` that were looked into, and of an image `why` it is not taken.
    """

    name: str
    field: str
    tables: tuple[str, ...]
    scene: int | None = None
    why: str = ""

    def finding(self) -> Finding:
        """The same as a sentence for who tells the story."""
        if self.tables == IMAGE:
            told = _("The image {name} is left out: it {why}.")
        elif self.tables == SOURCE:
            told = _("The atlas has no source '{name}'; it is left out.")
        elif self.tables == POWER:
            told = _("The atlas has no power '{name}'; it is left out.")
        elif self.tables == IN_TREE:
            told = _("The atlas has no layer or feature '{name}'; it is left out.")
        else:
            told = _("The atlas has no feature, event, place or claim '{name}'; it is left out.")
        return Finding(told.format(name=self.name, why=self.why), self.scene)


def known_to(atlas: Atlas) -> Known:
    """The ids of each table of an atlas."""
    return {table: getattr(atlas, table) for table in TABLES}


def sifted(
    story: Story, known: Known, image: Judge, *, own: bool
) -> tuple[Story, tuple[Gone, ...]]:
    """The story without what it names and is not there, and each such name once. With `own` any id
    of a project's own layers is taken to be there.
    """
    sieve = _Sieve(known, image, story.id, own)
    sources = sieve.keep(None, "sources", story.sources, SOURCE)
    scenes = tuple(_scene(sieve, number, one) for number, one in enumerate(story.scenes))
    return replace(story, scenes=scenes, sources=sources), tuple(sieve.gone)


class _Sieve:
    """Keeps names that are there and remembers the others."""

    def __init__(self, known: Known, image: Judge, story: str, own: bool) -> None:
        self._known, self._image, self._story, self._own = known, image, story, own
        self.gone: dict[Gone, None] = {}

    def keep(
        self, scene: int | None, field: str, names: Iterable[str], tables: tuple[str, ...]
    ) -> tuple[str, ...]:
        kept = []
        for name in names:
            if self._is(name, tables):
                kept.append(name)
            else:
                self.gone[Gone(name, field, tables, scene)] = None
        return tuple(kept)

    def one(self, scene: int, field: str, name: str, tables: tuple[str, ...]) -> str:
        """A name, or nothing."""
        return "".join(self.keep(scene, field, [name] if name else [], tables))

    def image(self, scene: int, name: str) -> bool:
        """Whether an image, if one is named, is there and whole."""
        why = self._image(self._story, name) if name else ""
        if why:
            self.gone[Gone(name, "aside", IMAGE, scene, why)] = None
        return not why

    def _is(self, name: str, tables: tuple[str, ...]) -> bool:
        if tables == ON_MAP:
            for mark in (BEGAN, ENDED, TAKEN):
                name = name.removeprefix(mark)
        if self._own and is_own(name):
            return True
        unread = any(table not in self._known for table in tables)
        return unread or any(name in self._known[table] for table in tables)


def _scene(sieve: _Sieve, number: int, scene: Scene) -> Scene:
    return replace(
        scene,
        sources=sieve.keep(number, "sources", scene.sources, SOURCE),
        aside=_aside(sieve, number, scene.aside) if scene.aside else None,
        view=replace(
            scene.view, panes=tuple(_pane(sieve, number, one) for one in scene.view.panes)
        ),
    )


def _pane(sieve: _Sieve, number: int, pane: Pane) -> Pane:
    cited = sieve.keep(number, "filters", pane.filters.sources, SOURCE)
    return replace(
        pane,
        powers=sieve.keep(number, "powers", pane.powers, POWER),
        filters=replace(pane.filters, sources=cited),
        highlights=sieve.keep(number, "highlights", pane.highlights, ON_MAP),
        selected=pane.selected
        if is_free(pane.selected)
        else sieve.one(number, "selected", pane.selected, ON_MAP),
        layers_on=sieve.keep(number, "layers_on", pane.layers_on, IN_TREE),
        layers_off=sieve.keep(number, "layers_off", pane.layers_off, IN_TREE),
    )


def _aside(sieve: _Sieve, number: int, aside: Aside) -> Aside | None:
    """Without an image that is not there; none where nothing is left to be seen."""
    aside = replace(aside, source=sieve.one(number, "aside", aside.source, SOURCE))
    if sieve.image(number, aside.image):
        return aside
    return replace(aside, image="", alt="", credit="") if aside.text else None
