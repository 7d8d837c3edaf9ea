"""Time, what comes next, and the notes of the scene, to be read from a metre away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.atlas import Atlas
from parallel38.domain.view import Store
from parallel38.ui.inspector.browser import Browser
from parallel38.ui.named import named, tool_button, with_key
from parallel38.ui.scene_pictures import HIGH, WIDE, ScenePictures
from parallel38.ui.stage.elapsed import Elapsed
from parallel38.ui.stage.talk import Talk
from parallel38.ui.stage.told import body, lacking, pace, standing
from parallel38.ui.theme import Theme
from parallel38.words import _

SIZES = 16, 18, 28  # px of the notes: least, at first, most
CLOCK = 40  # px of the elapsed time
LINES = 1  # of what is told of the talk's state, so that the notes below keep their place
NEXT = 11  # the next scene's picture is no higher than this part of the whole
_CLOSE = "<style>p { line-height: 92%; }</style>"  # of large type: more of the notes at once


class Prompter(QWidget):
    """What the lecturer reads; the room never sees it. `followed` asks that the stage follow or
    stand, `returned` to go back to the scene.
    """

    followed = Signal()
    returned = Signal()

    def __init__(self, atlas: Atlas, store: Store, theme: Theme, pictures: ScenePictures) -> None:
        super().__init__()
        self._atlas, self._pictures = atlas, pictures
        self._talk: Talk | None = None
        self.size_ = SIZES[1]
        self.clock, self.pace = named(Elapsed(), "clock"), named(QLabel(), "quiet")
        self.clock.setStyleSheet(f"font-size: {CLOCK}px; font-weight: bold;")
        self.pace.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.state.setMinimumHeight(LINES * self.state.fontMetrics().lineSpacing())
        self.lacks = named(QLabel(), "quiet")
        self.lacks.setWordWrap(True)
        self.lacks.setTextFormat(Qt.TextFormat.PlainText)
        self.follow = tool_button("plain", _("The stage follows"))
        self.follow.setToolTip(with_key(_("Whether the room sees where you go"), "F"))
        self.follow.setCheckable(True)
        self.back = tool_button("plain", _("Back to the scene"))
        self.back.setToolTip(with_key(_("The scene with its map as it is written"), "R"))
        self.follow.clicked.connect(self.followed)
        self.back.clicked.connect(self.returned)
        self.picture, self.next = QLabel(), QLabel()
        self.next.setWordWrap(True)
        self.next.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.text = Browser(atlas, store, theme)
        self.text.setAccessibleName(_("Notes of the scene"))
        self.text.setMinimumHeight(160)
        self.text.setToolTip(_("Ctrl+Down and Ctrl+Up scroll"))
        pictures.drawn.connect(self._show_next)
        self.clock.ticked.connect(self._tell_pace)
        self._lay_out()
        self._dress()

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.addWidget(self.clock)
        times.addWidget(self.pace, 1)
        rule = named(QFrame(), "rule")
        rule.setFixedHeight(1)
        after = QHBoxLayout()
        after.setSpacing(12)
        after.addWidget(self.picture, 2)
        after.addWidget(self.next, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 10, 10)
        column.setSpacing(8)
        deeds = QHBoxLayout()
        deeds.addWidget(self.follow)
        deeds.addWidget(self.back)
        deeds.addStretch(1)
        column.addLayout(times)
        column.addLayout(deeds)
        column.addWidget(self.state)
        column.addWidget(self.text, 1)
        column.addWidget(self.lacks)
        column.addWidget(rule)
        column.addLayout(after)

    def say(self, talk: Talk) -> None:
        """The scene where the talk is, and how the talk stands."""
        self._talk = talk
        if talk.scene is None:
            return
        self.text.show_body(_CLOSE + body(talk, self._atlas), keep_place=False)
        self.state.setText(standing(talk))
        lacks = lacking(talk)
        self.lacks.setText("\n".join(lacks))
        self.lacks.setVisible(bool(lacks))
        self.follow.setChecked(not talk.frozen)
        self.back.setEnabled(talk.off_script)
        self._show_next()
        self.clock.follow(talk)

    def rest(self) -> None:
        """The talk is over."""
        self._talk = None
        self.clock.follow(None)

    def larger(self, steps: int) -> None:
        """Notes larger or smaller."""
        self.size_ = min(max(self.size_ + 2 * steps, SIZES[0]), SIZES[2])
        self._dress()

    def _dress(self) -> None:
        font = self.text.font()
        font.setPixelSize(self.size_)
        self.text.document().setDefaultFont(font)

    def _show_next(self) -> None:
        after = self._talk.following if self._talk else None
        if after is None:
            self.next.setText(_("Next: the end."))
            self.picture.setPixmap(QPixmap())
            return
        self.next.setText(_("Next: {title}").format(title=after.title))
        wide = max(min(self.width() * 2 // 5 - 20, self.height() // NEXT * WIDE // HIGH), 60)
        seen = self._pictures.of(after)
        high = round(wide * HIGH / WIDE)
        self.picture.setFixedHeight(high)
        self.picture.setMaximumWidth(wide)
        self.picture.setPixmap(QPixmap())
        if not seen.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            ratio = self.devicePixelRatioF()
            fit = seen.scaledToWidth(round(wide * ratio), smooth)
            fit.setDevicePixelRatio(ratio)
            self.picture.setPixmap(fit)

    def _tell_pace(self) -> None:
        if self._talk is not None:
            self.pace.setText(pace(self._talk))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The next scene's picture keeps its share."""
        super().resizeEvent(event)
        self._show_next()
