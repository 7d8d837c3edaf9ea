"""The list under the search field: results in groups, two lines each."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from parallel38.ui.search_entries import Entry, Found, Kind
from parallel38.ui.search_words import plain
from parallel38.ui.theme import Theme, sized
from parallel38.words import N_, _

HEADINGS: dict[Kind, str] = {
    "date": N_("Date"), "place": N_("Places"), "event": N_("Events"), "feature": N_("On the map"),
    "power": N_("Powers"), "claim": N_("Claims"), "person": N_("People"),
    "story": N_("Stories"), "source": N_("Sources"), "command": N_("Commands"),
    "bookmark": N_("Bookmarks"),
    "position": N_("Position"),
}  # fmt: skip
_ROLE = Qt.ItemDataRole.UserRole
_ROW, _HEADING, _MOST = 44, 28, 460
Index = QModelIndex | QPersistentModelIndex


class Results(QAbstractListModel):
    """Headings and what stands below them. No items of Qt's own, whose holders PySide loses count
    of.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Found | str, ...] = ()

    def fill(self, rows: Sequence[Found | str]) -> None:
        """These in place of those before."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def at(self, row: int) -> Found | None:
        """The result in a row; None for a heading, or where there is no such row."""
        one = self.rows[row] if 0 <= row < len(self.rows) else None
        return one if isinstance(one, Found) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.at(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return found.entry.title if found else self.rows[index.row()]
        if found is None or role == _ROLE:
            return found
        entry = found.entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.title, entry.detail, entry.tag)))
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = "<br>".join(escape(line) for line in (_title(found), entry.detail) if line)
            return f"<p>{lines}</p>"  # rich text: its lines are broken
        return None


class ResultList(QListView):
    """Shows what was found; never takes the focus from the field."""

    chosen = Signal(object)  # Found

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self._results = Results(self)
        self.setModel(self._results)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Search results"))
        self.clicked.connect(self._clicked)
        self.hide()

    @property
    def results(self) -> list[Found]:
        """What is listed, in order."""
        return [one for one in self._results.rows if isinstance(one, Found)]

    @property
    def current(self) -> Found | None:
        """The marked result."""
        return self._results.at(self.currentIndex().row())

    def fill(self, results: Sequence[Found]) -> None:
        """List these, the first of them marked; a sentence where there are none."""
        rows: list[Found | str] = [] if results else [_("Nothing found")]
        group = ""
        for found in results:
            if found.entry.kind != group:
                group = found.entry.kind
                rows.append(_(HEADINGS[found.entry.kind]))
            rows.append(found)
        self._results.fill(rows)
        self.move_mark(1)

    def height_wanted(self) -> int:
        """Pixels that show all, up to a limit."""
        rows = len(self.results)
        headings = self._results.rowCount() - rows
        return min(rows * _ROW + headings * _HEADING + 12, _MOST)

    def move_mark(self, step: int) -> None:
        """Mark the next (1) or the one before (-1), headings left out."""
        row = self.currentIndex().row() + step
        while 0 <= row < self._results.rowCount():
            if self._results.at(row):
                self.setCurrentIndex(self._results.index(row, 0))
                return
            row += step
        if step < 0:
            self.scrollToTop()

    def move_group(self, step: int) -> None:
        """Mark the first result of the next group (1) or of the one before (-1)."""
        found, row = self.current, self.currentIndex().row()
        kinds = [one.entry.kind if isinstance(one, Found) else None for one in self._results.rows]
        firsts = [at for at, kind in enumerate(kinds) if kind and (not at or not kinds[at - 1])]
        others = [at for at in firsts if found and (at > row if step > 0 else at < row)]
        if others:
            at = others[0] if step > 0 else others[-1]
            self.scrollTo(self._results.index(at - 1, 0))  # its heading
            self.setCurrentIndex(self._results.index(at, 0))

    def _clicked(self, index: QModelIndex) -> None:
        if found := self._results.at(index.row()):
            self.chosen.emit(found)


def _title(found: Found) -> str:
    """The title, and beside it the name by which it was found where that is another."""
    entry, name = found.entry, found.name
    other = entry.kind in ("place", "power", "person") and name
    return (
        f"{entry.title}  ({name})"
        if other and plain(name) not in plain(entry.title)
        else entry.title
    )


class _Delegate(QStyledItemDelegate):
    """Title and, in the second ink, what else is known of it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW if index.data(_ROLE) else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        box = QRectF(option.rect)
        found = index.data(_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found is None:
            painter.setFont(sized(option.font, 11, bold=True))
            painter.setPen(QColor(tokens.ink2))
            line = box.adjusted(14, 6, -8, 0)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            state = option.state
            if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
                marked = bool(state & QStyle.StateFlag.State_Selected)
                painter.setPen(QPen(QColor(tokens.accent), 2) if marked else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent_soft if marked else tokens.hover))
                painter.drawRoundedRect(box.adjusted(6, 2, -6, -2), 5, 5)
            _two_lines(painter, option, box.adjusted(14, 4, -14, -4), found, self._theme)
        painter.restore()


def _two_lines(
    painter: QPainter, option: QStyleOptionViewItem, box: QRectF, found: Found, theme: Theme
) -> None:
    entry = found.entry
    half = box.height() / 2
    if entry.tag or entry.unfolds:
        box = box.adjusted(0, 0, -_tag(painter, option, box, entry, theme) - 12, 0)
    lines = [(_title(found), 13, theme.tokens.ink), (entry.detail, 11, theme.tokens.ink2)]
    if not entry.detail:
        lines, half = lines[:1], box.height()
    for number, (text, size, ink) in enumerate(lines):
        painter.setFont(sized(option.font, size))
        painter.setPen(QColor(ink))
        line = QRectF(box.left(), box.top() + number * half, box.width(), half)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(line.width())
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)


def _tag(
    painter: QPainter, option: QStyleOptionViewItem, box: QRectF, entry: Entry, theme: Theme
) -> float:
    """The word at the end of a row, in a frame where it is a verdict; its width in pixels."""
    painter.setFont(sized(option.font, 11))
    text = f"{entry.tag} ›".lstrip() if entry.unfolds else entry.tag
    framed = entry.kind == "claim"
    width = painter.fontMetrics().horizontalAdvance(text) + (14 if framed else 0)
    place = QRectF(box.right() - width, box.center().y() - 9, width, 18)
    if framed:
        painter.setPen(QColor(theme.tokens.faint))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(theme.tokens.ink2))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    return width
