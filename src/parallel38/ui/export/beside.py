"""What goes beside a figure: a caption with date, sources and credit, the map in words, and the
works it rests on for reference managers.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from msgspec.structs import replace

from parallel38.data.out.about import BASE, LICENCE
from parallel38.data.out.works import bibtex, ris
from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.compare import room_of_each
from parallel38.domain.figure import Figure
from parallel38.domain.framing import box_of, meet
from parallel38.domain.link import link_of
from parallel38.domain.own import is_own
from parallel38.domain.say import say_range
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.domain.visible import State, doubtful, visible
from parallel38.export import projected
from parallel38.export.figure import ExportError, UnwrittenError
from parallel38.paths import write_whole
from parallel38.ui.announcer import told
from parallel38.ui.pane_state import map_text
from parallel38.words import N_, _

SUFFIXES = (".caption.txt", ".bib", ".ris")
Thing = Feature | Event
_SURE = get_args(State)
_LESS: dict[State, str] = {
    "possible": N_("not certain for this date"),
    "announced": N_("announced, not yet in effect"),
}


class Shown(NamedTuple):
    """A thing on the map, how it holds there, and whether it is `over` and only glows on."""

    thing: Thing
    how: State
    over: bool = False


def names(outs: Iterable[Path]) -> list[Path]:
    """The files beside these figures; figures that differ by suffix alone share theirs."""
    stems = dict.fromkeys(out.with_suffix("") for out in outs)
    return [stem.with_name(stem.name + suffix) for stem in stems for suffix in SUFFIXES]


def check(outs: Iterable[Path], force: bool, rule: str = "--force replaces it") -> None:
    """Refuse what may not be replaced. Raises ExportError."""
    for path in names(outs):
        if path.is_dir() or (path.exists() and not force):
            raise ExportError(f"{path} exists already; {rule}.")


def write(atlas: Atlas, scene: Scene, figure: Figure, outs: Iterable[Path]) -> list[Path]:
    """Write the files beside these figures; which they are. Raises UnwrittenError."""
    said = texts(atlas, scene, figure)
    written = names(outs)
    for path in written:
        suffix = next(one for one in SUFFIXES if path.name.endswith(one))
        try:
            write_whole(path, said[suffix].encode())
        except OSError as error:
            raise UnwrittenError.of([path], error) from None
    return written


def texts(atlas: Atlas, scene: Scene, figure: Figure) -> dict[str, str]:
    """The text of each file, by its suffix."""
    room = room_of_each(scene.view, figure)
    panes = [shown(atlas, pane, room, figure.fade_days) for pane in scene.view.panes]
    things = list({one.thing.id: one.thing for pane in panes for one in pane}.values())
    cited = sorted({name for thing in things for name in thing.sources})
    works = [atlas.sources[name] for name in cited if name in atlas.sources]
    said = replace(
        scene, caption=" ".join(filter(None, (scene.caption, _projection(scene, figure))))
    )
    caption = _caption(atlas, said, panes, [one.note for one in works])
    return dict(zip(SUFFIXES, (caption, bibtex(works), ris(works)), strict=True))


def _projection(scene: Scene, figure: Figure) -> str:
    """One sentence where it is not that of the screen."""
    name = projected.said(scene, figure)
    return _("Projection: {name}.").format(name=name) if name else ""


def shown(atlas: Atlas, pane: Pane, room: tuple[float, float], fade_days: int) -> list[Shown]:
    """What a pane shows on a map of `room` CSS pixels, features before events."""
    box = box_of(pane.camera, *room)
    seen = visible(atlas, pane, fade_days)
    found = [
        Shown(feature, how) for id_, how in seen.features.items()
        if (feature := atlas.features[id_]).extent is None or meet(feature.extent, box)
    ]  # fmt: skip
    for id_, glow in seen.events.items():
        event = atlas.events[id_]
        if meet((event.lon, event.lat, event.lon, event.lat), box):
            how: State = "possible" if doubtful(event, pane) else "certain"
            found.append(Shown(event, how, glow < 1))
    return found


def _caption(
    atlas: Atlas, scene: Scene, panes: Sequence[Sequence[Shown]], notes: Sequence[str]
) -> str:
    view = scene.view
    dates = "; ".join(dict.fromkeys(map_text(one) for one in view.panes))
    head = ". ".join(filter(None, (scene.title.rstrip("."), dates))) + "."
    credit = _("Map: Parallel 38, atlas {version} ({licence}). Base: {base}.").format(
        version=atlas.version, licence=LICENCE, base=BASE
    )
    parts = [
        (_("Caption"), [" ".join(filter(None, (head, scene.caption, credit)))]),
        (_("Alternative text"), _in_words(view, panes)),
        (_("Shown"), _rows(panes)),
        (_("Sources"), list(notes)),
        (_("The same view"), [link_of(view, atlas)]),
    ]
    return "\n\n".join("\n".join([title, *lines]) for title, lines in parts if lines) + "\n"


def in_words(atlas: Atlas, scene: Scene, figure: Figure) -> str:
    """The figure's maps in words, for who does not see them."""
    room = room_of_each(scene.view, figure)
    panes = [shown(atlas, pane, room, figure.fade_days) for pane in scene.view.panes]
    return " ".join(_in_words(scene.view, panes))


def _in_words(view: View, panes: Sequence[Sequence[Shown]]) -> list[str]:
    return [
        told(map_text(pane), [(one.thing, one.how) for one in seen if not one.over])
        for pane, seen in zip(view.panes, panes, strict=True)
    ]


def _rows(panes: Sequence[Sequence[Shown]]) -> list[str]:
    """A line for each thing, as sure as it is in any of the maps."""
    best: dict[str, Shown] = {}
    for one in (one for pane in panes for one in pane):
        known = best.setdefault(one.thing.id, one)
        if _SURE.index(one.how) < _SURE.index(known.how):
            best[one.thing.id] = one
    return [_row(one.thing, one.how) for one in best.values()]


def _row(thing: Thing, how: State) -> str:
    """Its id, its name, its dates, how sure its place is, and whether it is more than certain."""
    when = say_range(thing.start, thing.end)
    km = f", ± {thing.precision_km:g} km" if isinstance(thing, Feature) else ""
    own = "" if is_own(thing.id) else f"{thing.id}: "
    less = f"; {_(_LESS[how])}" if how in _LESS else ""
    return f"{own}{thing.title} ({when}{km}{less})"
