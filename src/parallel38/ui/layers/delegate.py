"""How a row of the layers panel is painted: check box, swatch, title, written dates."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from parallel38.domain.atlas import Feature
from parallel38.domain.view import Store
from parallel38.ui.layers.model import ROW, LayerRow, ThingRow
from parallel38.ui.layers.swatch import Swatches
from parallel38.ui.theme import Theme, sized
from parallel38.ui.tokens import Tokens

LAYER_HEIGHT = 38
LINE = 17  # px from one line of a title to the next
PAD = 7
BOX = 15.0  # the check box
SWATCH = QSize(26, 14)  # as in the legend on the map
SMALL = 12
Index = QModelIndex | QPersistentModelIndex


class LayersDelegate(QStyledItemDelegate):
    """Paints both kinds of rows."""

    def __init__(self, swatches: Swatches, store: Store, theme: Theme) -> None:
        super().__init__()
        self._swatches, self._store, self._theme = swatches, store, theme
        self.width = 200  # px that a title may take

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for a title and its dates, each of a line or more."""
        row = index.data(ROW)
        if isinstance(row, LayerRow):
            return QSize(120, LAYER_HEIGHT)
        return QSize(120, 2 * PAD + LINE * (len(self._title(row)) + len(self._dates(row))))

    @lru_cache(maxsize=2048)  # noqa: B019 (one delegate lives as long as the window)
    def _wrapped(self, text: str, width: int, font: str) -> tuple[str, ...]:
        return two_lines(text, QFontMetrics(_font_of(font)), width)

    def _title(self, row: ThingRow) -> tuple[str, ...]:
        font = sized(QApplication.font(), 13)
        return self._wrapped(row.thing.title, self.width, font.toString())

    def _dates(self, row: ThingRow) -> tuple[str, ...]:
        return self._dashed(row.dates, sized(QApplication.font(), SMALL))

    def _dashed(self, text: str, font: QFont) -> tuple[str, ...]:
        """Dates broken at their dashes, where they are too wide; a span may end in a span."""
        first, dash, last = text.partition(" – ")
        key = self.width, font.toString()
        if dash and QFontMetrics(font).horizontalAdvance(text) > self.width:
            return *self._wrapped(f"{first} –", *key), *self._dashed(last, font)
        return self._wrapped(text, *key)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, row = self._theme.tokens, index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect)
        check = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        _check_box(painter, box_of(rect), check, tokens, isinstance(row, LayerRow))
        if isinstance(row, LayerRow):
            self._layer(painter, rect, row)
        elif isinstance(row, ThingRow):
            self._thing(painter, rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not chosen and not hovered:
            return
        tokens = self._theme.tokens
        ground = QRectF(rect).adjusted(-2, 1, -8, -1)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(tokens.accent), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.hover))
        painter.drawRoundedRect(ground, 5, 5)

    def _layer(self, painter: QPainter, rect: QRect, row: LayerRow) -> None:
        tokens = self._theme.tokens
        right = QRectF(rect).adjusted(0, 0, -16, 0)
        painter.setFont(sized(painter.font(), SMALL))
        painter.setPen(QColor(tokens.ink2))
        count = str(row.shown) if row.shown else "–"
        painter.drawText(right, _MIDDLE | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(sized(painter.font(), 13, bold=True))
        painter.setPen(QColor(tokens.ink if row.check != Qt.CheckState.Unchecked else tokens.ink2))
        left = QRectF(rect).adjusted(BOX + 12, 0, -46, 0)
        _elided(painter, left, row.title)

    def _thing(self, painter: QPainter, rect: QRect, row: ThingRow) -> None:
        tokens = self._theme.tokens
        full = row.on and row.holds is not None
        style = self._store.view.pane.style
        top = rect.top() + PAD
        swatch = QRectF(rect.left() + BOX + 12, top + 2, SWATCH.width(), SWATCH.height())
        painter.setOpacity(1.0 if full else 0.38)
        if isinstance(row.thing, Feature):
            self._swatches.feature(painter, swatch, row.thing, style)
        else:
            power = row.thing.powers[0] if row.thing.powers else ""
            self._swatches.event(painter, swatch, power, style)
        painter.setOpacity(1.0)
        line = QRectF(swatch.right() + 10, top, self.width + 8, LINE)
        painter.setPen(QColor(tokens.ink if full else tokens.ink2))
        font = sized(painter.font(), 13)
        font.setItalic(row.holds == "announced")
        painter.setFont(font)
        for part in self._title(row):
            painter.drawText(line, _LEFT, part)
            line.translate(0, LINE)
        painter.setFont(sized(QApplication.font(), SMALL))
        painter.setPen(QColor(tokens.ink2))
        for part in self._dates(row):
            painter.drawText(line, _LEFT, part)
            line.translate(0, LINE)


def two_lines(title: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """A title broken at a space into at most two lines, the second cut short if need be."""
    if metrics.horizontalAdvance(title) <= width:
        return (title,)
    words = title.split(" ")
    first = words.pop(0)
    while words and metrics.horizontalAdvance(f"{first} {words[0]}") <= width:
        first += " " + words.pop(0)
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return (first, rest) if words else (first,)


def box_of(rect: QRect) -> QRectF:
    """Where the check box of a row stands, in the view's pixels."""
    top = rect.top() + ((rect.height() - BOX) / 2 if rect.height() == LAYER_HEIGHT else PAD + 1.5)
    return QRectF(rect.left() + 2, top, BOX, BOX)


def _check_box(
    painter: QPainter, box: QRectF, check: Qt.CheckState, tokens: Tokens, filled: bool
) -> None:
    on = check != Qt.CheckState.Unchecked
    loud = on and filled
    painter.setPen(QPen(QColor(tokens.accent if loud else tokens.faint), 1.1))
    painter.setBrush(QColor(tokens.accent) if loud else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5)
    if on:
        _check_mark(painter, box, check, tokens.on_accent if loud else tokens.accent)


def _check_mark(painter: QPainter, box: QRectF, check: Qt.CheckState, ink: str) -> None:
    mark = QPainterPath()
    x, y = box.left(), box.top()
    if check == Qt.CheckState.PartiallyChecked:
        mark.moveTo(QPointF(x + 4, y + 7.5))
        mark.lineTo(QPointF(x + 11, y + 7.5))
    else:
        mark.moveTo(QPointF(x + 3.8, y + 7.8))
        mark.lineTo(QPointF(x + 6.5, y + 10.5))
        mark.lineTo(QPointF(x + 11.3, y + 4.8))
    pen = QPen(QColor(ink), 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(mark)


def _font_of(text: str) -> QFont:
    font = QFont()
    font.fromString(text)
    return font


def _elided(painter: QPainter, rect: QRectF, text: str) -> None:
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, _MIDDLE | Qt.AlignmentFlag.AlignLeft, short)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
