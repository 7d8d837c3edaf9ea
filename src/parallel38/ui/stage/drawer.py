"""The speaker's notes beside the stage's map, for one display: off unless asked for."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.view import Store
from parallel38.ui.inspector.browser import Browser
from parallel38.ui.inspector.html import paragraph, section
from parallel38.ui.stage.elapsed import Elapsed
from parallel38.ui.stage.talk import Talk
from parallel38.ui.stage.told import body, lacking, standing
from parallel38.ui.theme import Theme
from parallel38.words import _

WIDTH = 0.3  # of the stage


class Drawer(QWidget):
    """Notes of the scene, what comes next, sources, and the time since the beginning."""

    def __init__(self, parent: QWidget, atlas: Atlas, store: Store, theme: Theme) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Speaker's notes"))
        self.clock = Elapsed()
        self.clock.setObjectName("title")
        self.text = Browser(atlas, store, theme)
        self.text.setAccessibleName(_("Notes of the scene"))
        font = self.text.font()
        font.setPixelSize(17)
        self.text.document().setDefaultFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 10, 18)
        column.setSpacing(12)
        self.warning = QLabel()
        self.warning.setObjectName("quiet")
        self.warning.setWordWrap(True)
        self.warn(lost=False)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.hide()
        column.addWidget(self.clock)
        column.addWidget(self.warning)
        column.addWidget(self.state)
        column.addWidget(self.text)
        self.hide()

    def warn(self, lost: bool) -> None:
        """Who sees these notes; whether the lecturer's display or the room's is gone."""
        gone = _("There is one display left; the talk goes on where it was.") if lost else ""
        seen = _("The room sees these notes; N puts them away.")
        self.warning.setText(f"{gone} {seen}".strip())

    def wide(self, stage: int) -> int:
        """Its width on a stage so many pixels wide."""
        return round(stage * WIDTH)

    def say(self, talk: Talk) -> None:
        """A scene's notes, how the talk stands, and what its story lacks."""
        scene, after = talk.scene, talk.following
        self.clock.follow(talk)
        if scene is None:
            return
        told = "\n".join(filter(None, (standing(talk), *lacking(talk))))
        self.state.setText(told)
        self.state.setVisible(bool(told))
        head = "" if talk.helps else f"<p><b>{escape(scene.title)}</b></p>"
        last = section(_("Next"), paragraph(after.title if after else _("The end.")))
        self.text.show_body(head + body(talk, self._atlas, last), keep_place=False)
