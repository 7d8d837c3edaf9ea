"""The layers and what is in them as Qt's model; it reads the Store and asks it, no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.narrowing import fits
from parallel38.domain.own import is_own
from parallel38.domain.say import say_range
from parallel38.domain.view import Pane, Store
from parallel38.domain.visible import EVENTS_LAYER, State, doubtful, glow, reach, state
from parallel38.ui.layers import switches
from parallel38.words import N_, _

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole  # a LayerRow or a ThingRow
_CHECK = Qt.ItemDataRole.CheckStateRole


@dataclass(eq=False, slots=True)
class ThingRow:
    """A feature or an event: whether it is on, and how it holds now."""

    thing: Feature | Event
    on: bool = True
    holds: State | None = None
    _said: str = ""

    @property
    def dates(self) -> str:
        """Its written dates in words; said when they are first asked for."""
        self._said = self._said or say_range(self.thing.start, self.thing.end)
        return self._said


@dataclass(eq=False)
class LayerRow:
    """A layer with what is in it, by date."""

    id: str
    title: str
    description: str
    things: list[ThingRow]

    @property
    def shown(self) -> int:
        """How many of its things are on and hold now."""
        return sum(row.on and row.holds is not None for row in self.things)

    @property
    def check(self) -> Qt.CheckState:
        """On, off, or in part."""
        on = sum(row.on for row in self.things)
        if on == len(self.things):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if on else Qt.CheckState.Unchecked


def layer_rows(atlas: Atlas) -> list[LayerRow]:
    """What lies on top comes first; within a layer by date."""
    layers = sorted(atlas.layers.values(), key=lambda layer: -layer.order)
    events = _("Summits, treaties, battles and other happenings; they fade in the following year.")
    rows = [LayerRow(EVENTS_LAYER, _("Events"), events, _things(list(atlas.events.values())))]
    inside: dict[str, list[Feature]] = {layer.id: [] for layer in layers}
    for feature in atlas.features.values():
        if feature.drawn:
            inside[feature.layer].append(feature)
    for layer in layers:
        things = _things(inside[layer.id])
        rows.append(LayerRow(layer.id, _(layer.title), layer.description, things))
    return [row for row in rows if row.things]


def _things(things: Sequence[Feature | Event]) -> list[ThingRow]:
    """Of an own layer's thousands the order is known (own.py)."""
    if not things or not is_own(things[0].id):
        things = sorted(things, key=lambda one: (one.interval.possible_from, one.title))
    return [ThingRow(one) for one in things]


class LayersModel(QAbstractItemModel):
    """Two levels: layers, and the features or events in them."""

    def __init__(self, atlas: Atlas, store: Store) -> None:
        super().__init__()
        self._atlas, self._store = atlas, store
        self._fill()

    def renew(self) -> None:
        """Layers of a person's own have come or gone."""
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        self.layers = layer_rows(self._atlas)
        self._places = {
            row.thing.id: (n, m)
            for n, layer in enumerate(self.layers)
            for m, row in enumerate(layer.things)
        }
        self.follow()

    @property
    def shown(self) -> int:
        """How many features and events the map shows now."""
        return sum(layer.shown for layer in self.layers)

    def follow(self) -> bool:
        """Read the Store's pane; whether anything changed."""
        pane = self._store.view.pane
        changed = [self._read(n, layer, pane) for n, layer in enumerate(self.layers)]
        return any(changed)

    def find(self, ident: str) -> QModelIndex:
        """Where a feature or event stands."""
        if ident not in self._places:
            return QModelIndex()
        layer, thing = self._places[ident]
        return self.index(thing, 0, self.index(layer, 0))

    def toggle(self, index: Index) -> None:
        """Ask for the other state; a layer in part becomes whole."""
        row, pane = index.data(ROW), self._store.view.pane
        if isinstance(row, LayerRow):
            on = row.check != Qt.CheckState.Checked
            switches.ask(self._store, switches.with_layer(self._atlas, pane, row.id, on))
        elif isinstance(row, ThingRow):
            switches.ask(self._store, switches.with_thing(self._atlas, pane, row.thing, not row.on))

    def _read(self, number: int, layer: LayerRow, pane: Pane) -> bool:
        changed = []
        for place, (row, now) in enumerate(zip(layer.things, self._now(layer, pane), strict=True)):
            if now != (row.on, row.holds):
                row.on, row.holds = now
                changed.append(place)
        if changed:
            top = self.index(number, 0)
            self.dataChanged.emit(self.index(changed[0], 0, top), self.index(changed[-1], 0, top))
            self.dataChanged.emit(top, top)
        return bool(changed)

    def _now(self, layer: LayerRow, pane: Pane) -> Iterator[tuple[bool, State | None]]:
        """Whether each of a layer's things is on, and how it holds. Of thousands in an own layer
        most are neither switched nor of these days, which is quickly seen.
        """
        if not is_own(layer.id):
            for row in layer.things:
                yield switches.is_on(self._atlas, pane, row.thing), _holds(row.thing, pane)
            return
        switched, whole = {*pane.layers_on, *pane.layers_off}, self._atlas.layers[layer.id].on
        usual = layer.id not in pane.layers_off and (whole or layer.id in pane.layers_on)
        first, after = reach(pane)
        for row in layer.things:
            thing, held = row.thing, row.thing.interval
            apart = thing.id in switched
            gone = held.possible_from >= after or held.possible_to <= first
            yield (
                switches.is_on(self._atlas, pane, thing) if apart else usual,
                None if gone else _holds(thing, pane),
            )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        if not parent.isValid():
            return len(self.layers)
        return len(self.layers[parent.row()].things) if parent.internalId() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def index(
        self,
        row: int,
        column: int,
        parent: Index = QModelIndex(),  # noqa: B008
    ) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, 0)

    def row(self, index: Index) -> LayerRow | ThingRow:
        """The record behind an index."""
        if index.internalId() == 0:
            return self.layers[index.row()]
        return self.layers[int(index.internalId()) - 1].things[index.row()]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index)
        if role == ROW:
            return row
        if isinstance(row, LayerRow):
            return _layer_data(row, role)
        return _thing_data(row, role)

    def setData(self, index: Index, value: object, role: int = _CHECK) -> bool:
        if role != _CHECK:
            return False
        self.toggle(index)
        return True


def _layer_data(row: LayerRow, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.title
        case Qt.ItemDataRole.CheckStateRole:
            return row.check
        case Qt.ItemDataRole.ToolTipRole:
            # rich text: its lines are broken
            return f"<p><b>{escape(row.title)}</b><br>{escape(row.description)}</p>"
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return _("{count} shown now").format(count=row.shown)
    return None


def _thing_data(row: ThingRow, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.thing.title
        case Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked
        case Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(row.thing.title)}<br>{escape(row.dates)}</p>"
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{row.dates}; {_(_HOLDS[row.holds])}"
    return None


_HOLDS: dict[State | None, str] = {
    "certain": N_("holds now"),
    "possible": N_("may hold now"),
    "announced": N_("announced, not yet in effect"),
    None: N_("not now"),
}


def _holds(thing: Feature | Event, pane: Pane) -> State | None:
    """Nothing holds for the list that powers or filters leave out."""
    if not fits(pane, thing):
        return None
    if isinstance(thing, Feature):
        found = state(thing.interval, thing.announced, pane)
        return found if found == "certain" or not pane.filters.certain else None
    lit = glow(thing.interval, pane) > 0 and not (pane.filters.certain and doubtful(thing, pane))
    return "certain" if lit else None
