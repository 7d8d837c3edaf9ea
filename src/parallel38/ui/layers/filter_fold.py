"""The fold above the layers: what the map is narrowed to, each filter a field of its own."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.filters import CONFIDENCES
from parallel38.domain.narrowing import lens, narrow, narrowed, narrowing_of, widened
from parallel38.domain.own import is_own
from parallel38.domain.view import Store, View
from parallel38.ui import filter_words as words
from parallel38.ui.layers.choices import Offer
from parallel38.ui.layers.picker import Picker
from parallel38.ui.named import named, tool_button
from parallel38.ui.theme import Theme
from parallel38.words import _


class FilterFold(QWidget):
    """Folded at first. Its fields ask the Store and follow it."""

    def __init__(self, atlas: Atlas, store: Store, theme: Theme) -> None:
        super().__init__()
        self._atlas, self._store, self._theme = atlas, store, theme
        self.pickers = self._pickers()
        self.importance = _combo(_("Importance"), words.IMPORTANCE)
        self.confidence = _combo(_("Evidence"), words.CONFIDENCE)
        self.certain = QCheckBox(_("Only what is certain on the day"))
        self.certain.setToolTip(self.certain.text())
        self.maps = QComboBox()
        self.maps.setAccessibleName(_("Which map is narrowed"))
        self.maps.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._maps_word = named(QLabel(_("Maps")), "quiet")
        self._maps_word.setBuddy(self.maps)
        self.head, self.clear = self._head(), self._clear()
        self._body = self._fields()
        self._lay_out()
        self._join()
        self._show(store.view)

    def start(self) -> None:
        """Unfold, and give the first field the keyboard."""
        self.head.setChecked(True)
        self.pickers["powers"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pickers(self) -> dict[str, Picker]:
        """A field for each filter that is a list, by its name in domain/filters.py."""
        atlas = self._atlas
        events = list(atlas.events.values())
        features = [f for f in atlas.features.values() if f.drawn and not is_own(f.layer)]
        both: list[Event | Feature] = [*events, *features]

        return {
            "powers": Picker(_("Powers"), _("All powers"), *_said(
                lambda: (p for one in both for p in one.powers),
                lambda p: words.power(atlas, p))),
            "themes": Picker(_("Subjects of events"), _("All subjects"), *_said(
                lambda: (t for one in events for t in one.themes), words.theme)),
            "event_kinds": Picker(_("Kinds of event"), _("All kinds"), *_said(
                lambda: (one.kind for one in events), words.event_kind)),
            "kinds": Picker(_("Kinds of thing on the map"), _("All kinds"), *_said(
                lambda: (one.kind for one in features), words.kind)),
            "sources": Picker(_("Sources"), _("All sources"), *_said(
                lambda: (s for one in both for s in one.sources),
                lambda s: words.work(atlas, s), by_title=True)),
        }  # fmt: skip

    def _head(self) -> QToolButton:
        made = tool_button("fold", _("Filter"))
        made.setCheckable(True)
        made.setIconSize(QSize(12, 12))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setToolTip(_("Show only some powers, subjects, kinds or sources"))
        return made

    def _clear(self) -> QToolButton:
        made = tool_button("chip", _("Show all"))
        made.setAccessibleName(_("Clear all filters"))
        made.setToolTip(_("Clear all filters"))
        return made

    def _fields(self) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(16, 2, 12, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        rows: Sequence[tuple[str, QWidget]] = (
            (_("Powers"), self.pickers["powers"]), (_("Subjects"), self.pickers["themes"]),
            (_("Events"), self.pickers["event_kinds"]), (_("On the map"), self.pickers["kinds"]),
            (_("Sources"), self.pickers["sources"]), (_("Importance"), self.importance),
            (_("Evidence"), self.confidence),
        )  # fmt: skip
        grid.addWidget(self._maps_word, 0, 0)
        grid.addWidget(self.maps, 0, 1)
        for number, (title, field) in enumerate(rows, 1):
            label = named(QLabel(title), "quiet")
            label.setBuddy(field)
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
        grid.addWidget(self.certain, len(rows) + 1, 0, 1, 2)
        body.hide()
        return body

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 12, 0)
        head.addWidget(self.head)
        head.addStretch()
        head.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._body)

    def _join(self) -> None:
        for name, picker in self.pickers.items():
            picker.changed.connect(lambda ids, name=name: self._ask(**{name: ids}))
        self.importance.activated.connect(
            lambda _: self._ask(importance=self.importance.currentData())
        )
        self.confidence.activated.connect(
            lambda _: self._ask(confidence=self.confidence.currentData())
        )
        self.maps.activated.connect(lambda _: self._show(self._store.view))
        self.certain.clicked.connect(lambda on: self._ask(certain=on))
        self.clear.clicked.connect(lambda: self._store.set(widened(self._store.view)))
        self.head.toggled.connect(self._fold)
        self._theme.changed.connect(self._fold_again)
        leave = self._store.subscribe(self._follow)
        self.destroyed.connect(lambda: leave())
        self._fold(False)

    def _fold_again(self) -> None:
        """In the new colours."""
        self._fold(self.head.isChecked())

    def _ask(self, **changes: object) -> None:
        self._store.set(narrow(self._store.view, self._which, **changes))

    @property
    def _which(self) -> int | None:
        """The number of the map that is asked about, or None for all."""
        which: int = self.maps.currentIndex() - 1
        return which if 0 <= which < len(self._store.view.panes) else None

    def _number(self, count: int) -> None:
        """Of several maps one may be narrowed alone."""
        there = self.maps.count() - 1
        if there == (count if count > 1 else 0):
            return
        self.maps.clear()
        self.maps.addItem(_("All maps"))
        if count > 1:
            self.maps.addItems([_("Map {number}").format(number=n + 1) for n in range(count)])
        for widget in (self.maps, self._maps_word):
            widget.setVisible(count > 1)

    def _fold(self, opened: bool) -> None:
        self._body.setVisible(opened)
        self.head.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.head.setAccessibleName(_("Filter, unfolded") if opened else _("Filter, folded"))

    def _follow(self, new: View, old: View) -> None:
        told = [(pane.powers, pane.filters) for pane in new.panes]
        if told != [(pane.powers, pane.filters) for pane in old.panes]:
            self._show(new)

    def _show(self, view: View) -> None:
        self._number(len(view.panes))
        powers, filters = narrowing_of(view, self._which)
        for name, picker in self.pickers.items():
            picker.show_chosen(powers if name == "powers" else getattr(filters, name))
        self.pickers["powers"].setEnabled(self._which is not None or not lens(view))
        self.importance.setCurrentIndex(filters.importance - 1)
        self.confidence.setCurrentIndex(CONFIDENCES.index(filters.confidence))
        self.certain.setChecked(filters.certain)
        self.clear.setVisible(narrowed(view))


def _said(
    ids: Callable[[], Iterable[str]], say: Callable[[str], str], *, by_title: bool = False
) -> tuple[Callable[[], list[Offer]], Callable[[str], str]]:
    """The rows of a list, the most frequent first or by title; and how an id is named."""

    def offers() -> list[Offer]:
        rows = [Offer(ident, say(ident), count) for ident, count in Counter(ids()).items()]
        return sorted(rows, key=lambda one: (0 if by_title else -one.count, one.title.casefold()))

    return offers, say


def _combo(name: str, choices: dict[int, str] | dict[str, str]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for value, title in choices.items():
        made.addItem(_(title), value)
    made.setToolTip(made.currentText())  # in a slim panel its words are cut
    made.currentTextChanged.connect(made.setToolTip)
    return made
