"""Legend samples painted with QPainter, from the same table as the map's own marks."""

import math
from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from parallel38.domain.atlas import Atlas, Feature
from parallel38.map.inks import angle, inks, line_inks
from parallel38.map.style import HATCHES, KINDS, PALETTES, TIES, Hatch, Symbol

LINES = frozenset(
    ("claim-line", "control-line", "proposal-line", "front", "cease-fire-line", "boundary",
     "perimeter", "railway", "movement", "drawn-line",
     "drawn-arrow")
)  # fmt: skip
BAND = 5.0  # px, as in the map's own legend
POSTS = (1.8, 12.2)  # px: a post of a line of control and the way to the next


class Swatches:
    """Paints samples of features and hatched boxes in the colours of a map style."""

    def __init__(self, atlas: Atlas) -> None:
        self._powers = atlas.powers

    def ink(self, power: str, map_style: str) -> QColor:
        """A power's colour in a map style."""
        if power not in self._powers:
            return QColor(PALETTES[map_style]["muted"])
        return QColor(inks(self._powers[power].colour, power)[map_style])

    def line_ink(self, power: str, map_style: str) -> QColor:
        """A power's colour for lines and hatches in a map style."""
        if power not in self._powers:
            return QColor(PALETTES[map_style]["muted"])
        return QColor(line_inks(self._powers[power].colour, power)[map_style])

    def feature(self, painter: QPainter, rect: QRectF, feature: Feature, map_style: str) -> None:
        """The sample of a feature, as in the legend on the map."""
        symbol = KINDS[feature.kind]
        lines = self._inks(feature, symbol, map_style, self.line_ink)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(PALETTES[map_style]["paper"]))
        if feature.kind in LINES or feature.kind.startswith("own-line"):
            ties = TIES[int(angle((*feature.powers, "")[0]) // 30) % len(TIES)]
            _line(painter, rect, symbol, ties, lines[0], map_style)
        elif symbol.line in ("site", "pin", "note"):
            _site(painter, rect, lines[0], map_style)
        elif feature.kind.startswith("own-point"):
            _sign(painter, rect, symbol.line, lines[0])
        else:
            fill = self._inks(feature, symbol, map_style, self.ink)[0]
            self._area(painter, rect, feature.powers, symbol, fill, lines, map_style)
        painter.restore()

    def event(self, painter: QPainter, rect: QRectF, power: str, map_style: str) -> None:
        """A disc ringed in the colour of the first power that took part."""
        look = PALETTES[map_style]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.ink(power, map_style), 1.6))
        painter.setBrush(QColor(look["panel"]))
        painter.drawEllipse(rect.center(), 5.2, 5.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look["ink"]))
        painter.drawEllipse(rect.center(), 1.9, 1.9)
        painter.restore()

    def _inks(
        self, feature: Feature, symbol: Symbol, map_style: str, ink: Callable[[str, str], QColor]
    ) -> list[QColor]:
        if symbol.ink not in ("power", "powers"):
            return [QColor(PALETTES[map_style][symbol.ink])]
        powers = feature.powers or ("",)
        count = 2 if symbol.ink == "powers" else 1
        return [ink(power, map_style) for power in powers[:count]]

    def _area(
        self, painter: QPainter, rect: QRectF, powers: tuple[str, ...], symbol: Symbol,
        fill: QColor, lines: list[QColor], map_style: str,
    ) -> None:  # fmt: skip
        full, cap = (float(PALETTES[map_style][key]) for key in ("fill", "cap"))
        painter.fillRect(rect, _faded(fill, min(cap, symbol.fill * full)))
        if symbol.band:
            inner = rect.adjusted(BAND / 2, BAND / 2, -BAND / 2, -BAND / 2)
            painter.setPen(QPen(_faded(fill, symbol.band * full), BAND, j=_MITRE))
            painter.drawRect(inner)
        if symbol.hatch:
            for power, ink in zip(powers or ("",), lines, strict=False):
                hatch(painter, rect, HATCHES[symbol.hatch], angle(power), ink)
        if symbol.width:
            painter.setPen(_pen(lines[0], symbol.width, symbol.dash, symbol.round, symbol.alpha))
            painter.drawRect(rect)


def hatch(painter: QPainter, rect: QRectF, lines: Hatch, angle: float, ink: QColor) -> None:
    """Parallel lines clipped by a box, turned by a power's own angle (degrees)."""
    painter.save()
    clip = QPainterPath()
    clip.addRect(rect)
    painter.setClipPath(clip)
    painter.setPen(_pen(ink, lines.width, lines.dash, lines.round, lines.alpha))
    reach = math.hypot(rect.width(), rect.height())
    for turn in lines.turns:
        across = math.radians(angle + turn)
        along = QPointF(math.cos(across), math.sin(across)) * reach
        step = QPointF(-math.sin(across), math.cos(across)) * lines.spacing
        for n in range(-int(reach / lines.spacing), int(reach / lines.spacing) + 1):
            middle = rect.center() + step * n
            painter.drawLine(QLineF(middle - along, middle + along))
    painter.restore()


def _line(
    painter: QPainter, rect: QRectF, symbol: Symbol, ties: tuple[float, ...], ink: QColor,
    map_style: str,
) -> None:  # fmt: skip
    halo = QColor(PALETTES[map_style]["halo"])
    y = rect.center().y()
    line = QLineF(rect.left() + 2, y, rect.right() - 2, y)

    def stroke(ink: QColor, width: float, dash: tuple[float, ...] = (), alpha: float = 1.0) -> None:
        painter.setPen(_pen(ink, width, dash, symbol.round, alpha))
        painter.drawLine(line)

    if symbol.line in ("cased", "front", "posts"):
        stroke(halo, symbol.width + 4, alpha=0.8)
    stroke(ink, symbol.width, () if symbol.line == "rail" else symbol.dash, symbol.alpha)
    if symbol.line == "rail":
        stroke(halo, symbol.width * 0.52, ties)
    if symbol.line == "posts":
        stroke(ink, symbol.width * 4.2, POSTS)
    if symbol.line == "hollow":
        stroke(halo, symbol.width * 0.5, (symbol.dash[0] - 2.4, symbol.dash[1] + 2.4))


def _site(painter: QPainter, rect: QRectF, ink: QColor, map_style: str) -> None:
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(QColor(PALETTES[map_style]["halo"]))
    painter.drawEllipse(rect.center(), 6.0, 6.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(rect.center(), 3.0, 3.0)


def _sign(painter: QPainter, rect: QRectF, sign: str, ink: QColor) -> None:
    """A point of a person's own, as resources/web/features/signs.js draws it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    middle, r = rect.center(), 4.6
    if sign == "dot":
        painter.drawEllipse(middle, r, r)
    elif sign == "square":
        painter.drawRect(QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r))
    else:
        corners = ((0.0, -1.25), (1.15, 0.8), (-1.15, 0.8))
        painter.drawPolygon([middle + QPointF(x, y) * r for x, y in corners])


def _pen(ink: QColor, width: float, dash: tuple[float, ...], rounded: bool, alpha: float) -> QPen:
    """A pen whose dashes are in pixels, as on the map (Qt counts them in pen widths)."""
    pen = QPen(_faded(ink, alpha), width, j=_MITRE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if rounded else Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([part / width for part in dash])
    return pen


def _faded(ink: QColor, alpha: float) -> QColor:
    made = QColor(ink)
    made.setAlphaF(min(1.0, alpha))
    return made


_MITRE = Qt.PenJoinStyle.MiterJoin
