"""Every word of the window comes from the catalogue: a made-up language changes them all."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import write_po
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTextBrowser,
    QWidget,
)

from e2e.conftest import Desk
from parallel38 import words
from parallel38.commands.words import catalogue
from parallel38.settings import SettingsFile
from parallel38.ui.choices import LANGUAGES
from parallel38.ui.reading import IN_A_TALK, ON_THE_MAP, keys_of

OPEN, SHUT = "⟦", "⟧"
# What is called the same in every language.
OWN = {"Parallel 38", "Esperanto", *LANGUAGES.values()}
KEY = re.compile(r" \([^()]*\)$")  # stands after a title in its tip


def marked(message):
    """The made-up language says everything in brackets."""
    if isinstance(message, tuple):
        return tuple(f"{OPEN}{one}{SHUT}" for one in message)
    return f"{OPEN}{message}{SHUT}"


@pytest.fixture
def spoken(qtbot, atlas_file, tmp_path: Path, monkeypatch):
    made = catalogue("en")
    for one in made:
        if one.id:
            one.string = marked(one.id)
    made.locale = "eo"
    with (tmp_path / "eo.po").open("wb") as file:
        write_po(file, made)
    monkeypatch.setattr(words, "_folder", lambda: tmp_path)
    settings = tmp_path / "settings.json"
    SettingsFile(settings).change(interface="eo")
    desk = Desk(qtbot, atlas_file, settings)
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    words.use("en")


def said_by(widget: QWidget):
    """All that a widget says to eyes and ears."""
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QMenu):
        yield widget.title()
    if isinstance(widget, QTextBrowser):
        yield from widget.toPlainText().splitlines()


def unspoken(top: QWidget, data: set[str]) -> set[str]:
    """What is said in no brackets, and is neither data nor a figure."""
    found: set[str] = set()
    for widget in (top, *top.findChildren(QWidget)):
        found |= set(said_by(widget))
    for action in top.findChildren(QAction):
        found |= {action.text(), action.toolTip()}
    bare = {text for text in found if OPEN not in text and re.search(r"[^\W\d_]{2}", text)}
    return {text for text in bare if not {text, KEY.sub("", text)} & (OWN | data)}


def data_of(atlas) -> set[str]:
    """What the atlas says itself."""
    names = "title", "label", "place", "name", "claim", "description"
    return {atlas.version} | {
        str(getattr(one, name, ""))
        for things in (atlas.features, atlas.events, atlas.claims, atlas.layers, atlas.stories,
                       atlas.eras, atlas.powers, atlas.places)
        for one in things.values()
        for name in names
    }  # fmt: skip


def test_a_language_of_one_file_changes_every_word_of_the_window(spoken):
    window, data = spoken.window, data_of(spoken.window.atlas)
    data |= {keys_of(command) for command in window.actions_.table if command.key}
    data |= {keys for _what, keys in (*ON_THE_MAP, *IN_A_TALK)}
    window.actions_.by_id["simple"].trigger()
    window.actions_.by_id["simple"].trigger()
    for command in ("settings", "keys", "tour"):
        window.actions_.by_id[command].trigger()
    assert OPEN in window.windowTitle()
    assert "\n".join(sorted(unspoken(window, data))) == ""
    for made in window.findChildren(QDialog):
        made.close()
