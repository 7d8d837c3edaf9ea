import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from parallel38 import paths
from parallel38.ui.icons import icon
from parallel38.ui.theme import Theme, palette, style_sheet
from parallel38.ui.tokens import DARK, LIGHT, Tokens


@pytest.fixture
def theme(qtbot):
    app = QApplication.instance()
    yield Theme(app, "light")
    app.setStyleSheet("")


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "ink2", "accent", "error"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "raised"])
def test_words_are_read_on_every_ground(tokens: Tokens, ink: str, ground: str):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["hover", "pressed", "accent_soft"])
def test_words_are_read_on_a_button_that_is_down_or_chosen(tokens: Tokens, ground: str):
    assert contrast(tokens.ink, getattr(tokens, ground)) >= 7
    assert contrast(tokens.ink2, getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "raised"])
def test_focus_and_boxes_stand_out_from_every_ground(tokens: Tokens, ground: str):
    """WCAG 2, 1.4.11: what shows a control or its state has 3:1 against what lies beside it."""
    for mark in (tokens.accent, tokens.ink2):
        assert contrast(mark, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_date_on_the_knob_and_the_names_of_eras_are_read(tokens: Tokens):
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    for band in (tokens.band_a, tokens.band_b):
        assert contrast(tokens.ink2, band) >= 4


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_is_filled_in_from_the_tokens_alone(tokens: Tokens):
    sheet = style_sheet(tokens)
    assert "@" not in sheet
    known = {getattr(tokens, field.name) for field in fields(tokens)}
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= known
    for file in re.findall(r'url\("([^"]+)"\)', sheet):
        assert (paths.resources() / "icons" / file.rpartition("/")[2]).is_file()


def test_light_and_dark_change_everything_at_once(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    app = QApplication.instance()
    assert app.palette().window().color() == QColor(DARK.paper)
    assert app.styleSheet() == style_sheet(DARK)
    theme.choose("light")
    assert app.palette().text().color() == palette(LIGHT).text().color()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_icons_have_as_many_pixels_as_the_screen(theme, scale):
    picture = icon("menu", theme).pixmap(QSize(18, 18), scale)
    assert picture.size() == QSize(18, 18) * scale
    assert picture.devicePixelRatio() == scale
    assert picture.toImage().pixelColor(int(9 * scale), int(9 * scale)).alpha() > 0


def test_icons_take_the_ink_of_the_theme(theme):
    made = icon("menu", theme)
    light = made.pixmap(QSize(40, 40)).toImage()
    theme.choose("dark")
    dark = made.pixmap(QSize(40, 40)).toImage()
    assert light.pixelColor(20, 20).lightness() < 80 < 170 < dark.pixelColor(20, 20).lightness()
