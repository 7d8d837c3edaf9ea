"""What goes beside a figure: a caption with date, sources and credit, the map in words, and the
works it rests on for reference managers.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from parallel38.data.out.about import BASE, LICENCE
from parallel38.data.out.works import bibtex, ris
from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.figure import Figure
from parallel38.domain.framing import box_of, meet
from parallel38.domain.link import link_of
from parallel38.domain.own import is_own
from parallel38.domain.say import say_range
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane
from parallel38.domain.visible import visible
from parallel38.export import projected
from parallel38.export.figure import ExportError
from parallel38.paths import write_whole
from parallel38.ui.announcer import told
from parallel38.ui.pane_state import map_text
from parallel38.words import _

SUFFIXES = (".caption.txt", ".bib", ".ris")
Thing = Feature | Event


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
    """Write the files beside these figures; which they are. Raises OSError."""
    said = texts(atlas, scene, figure)
    written = names(outs)
    for path in written:
        suffix = next(one for one in SUFFIXES if path.name.endswith(one))
        write_whole(path, said[suffix].encode())
    return written


def texts(atlas: Atlas, scene: Scene, figure: Figure) -> dict[str, str]:
    """The text of each file, by its suffix."""
    seen = (thing for pane in scene.view.panes for thing in shown(atlas, pane, figure))
    things = list({thing.id: thing for thing in seen}.values())
    cited = sorted({name for thing in things for name in thing.sources})
    works = [atlas.sources[name] for name in cited if name in atlas.sources]
    said = replace(
        scene, caption=" ".join(filter(None, (scene.caption, _projection(scene, figure))))
    )
    return dict(zip(SUFFIXES, (_caption(atlas, said, things, [one.note for one in works]),
                               bibtex(works), ris(works)), strict=True))  # fmt: skip


def _projection(scene: Scene, figure: Figure) -> str:
    """One sentence where it is not that of the screen."""
    name = projected.said(scene, figure)
    return _("Projection: {name}.").format(name=name) if name else ""


def shown(atlas: Atlas, pane: Pane, figure: Figure) -> list[Thing]:
    """What a pane shows within the figure's frame, features before events."""
    box = box_of(pane.camera, *figure.room)
    seen = visible(atlas, pane, figure.fade_days)
    found: list[Thing] = [
        feature for id_ in seen.features
        if (feature := atlas.features[id_]).extent is None or meet(feature.extent, box)
    ]  # fmt: skip
    for id_ in seen.events:
        event = atlas.events[id_]
        if meet((event.lon, event.lat, event.lon, event.lat), box):
            found.append(event)
    return found


def _caption(atlas: Atlas, scene: Scene, things: Sequence[Thing], notes: Sequence[str]) -> str:
    pane = scene.view.pane
    dates = "; ".join(dict.fromkeys(map_text(one) for one in scene.view.panes))
    head = ". ".join(filter(None, (scene.title.rstrip("."), dates))) + "."
    credit = _("Map: Parallel 38, atlas {version} ({licence}). Base: {base}.").format(
        version=atlas.version, licence=LICENCE, base=BASE
    )
    features = [one for one in things if isinstance(one, Feature)]
    lit = visible(atlas, pane).events
    events = [one for one in things if isinstance(one, Event) and lit.get(one.id) == 1]  # not faded
    parts = [
        (_("Caption"), [" ".join(filter(None, (head, scene.caption, credit)))]),
        (_("Alternative text"), [told(map_text(pane), events, features)]),
        (_("Shown"), [_row(one) for one in things]),
        (_("Sources"), list(notes)),
        (_("The same view"), [link_of(scene.view, atlas)]),
    ]
    return "\n\n".join("\n".join([title, *lines]) for title, lines in parts if lines) + "\n"


def _row(thing: Thing) -> str:
    """Its id, its name, its dates, and how sure its place is."""
    when = say_range(thing.start, thing.end)
    km = f", ± {thing.precision_km:g} km" if isinstance(thing, Feature) else ""
    own = "" if is_own(thing.id) else f"{thing.id}: "
    return f"{own}{thing.title} ({when}{km})"
