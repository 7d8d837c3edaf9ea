import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QToolButton

from parallel38 import paths
from parallel38.map.style import PALETTES
from parallel38.ui.essays.badge import ORDER
from parallel38.ui.essays.badge import ink as badge
from parallel38.ui.icons import icon
from parallel38.ui.named import named
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
        assert contrast(tokens.ink2, band) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "raised"])
def test_borders_of_fields_and_boxes_are_seen(tokens: Tokens, ground: str):
    assert contrast(tokens.faint, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_the_palette_is_read(tokens: Tokens):
    """What Qt draws by itself: dialogs of files, menus, selections."""
    made, role = palette(tokens), QPalette.ColorRole
    for ink, ground in (
        (role.WindowText, role.Window), (role.Text, role.Base), (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button), (role.ToolTipText, role.ToolTipBase),
        (role.PlaceholderText, role.Base), (role.HighlightedText, role.Highlight),
        (role.Link, role.Base), (role.LinkVisited, role.Window),
    ):  # fmt: skip
        assert contrast(made.color(ink), made.color(ground)) >= 4.5, (ink, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("verdict", ORDER)
def test_badges_of_verdicts_are_seen_and_their_signs_read(tokens: Tokens, verdict):
    for ground in (tokens.sheet, tokens.raised, tokens.hover, tokens.accent_soft):
        assert contrast(badge(verdict, tokens), ground) >= 3
    assert contrast(tokens.sheet, badge(verdict, tokens)) >= 4.5


@pytest.mark.parametrize("style", PALETTES)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "panel", 7), ("muted", "panel", 4.5), ("accent", "panel", 4.5),  # legend, chips
        ("ink", "halo", 7), ("muted", "halo", 4.5), ("accent", "halo", 4.5),  # names on the map
        ("seaText", "halo", 4.5), ("seaText", "sea", 3),  # names of seas are large
        ("ink", "paper", 7), ("coast", "paper", 3),
    ],
)  # fmt: skip
def test_the_furniture_and_the_names_of_the_map_are_read(style, ink, ground, least):
    look = PALETTES[style]
    assert contrast(look[ink], look[ground]) >= least


def test_real_pixels_of_buttons_and_fields_have_the_contrast_that_is_counted(theme, qtbot):
    """The darkest and the lightest pixel of what was painted, light and dark."""
    for choice in ("light", "dark"):
        theme.choose(choice)
        for widget in (named(QToolButton(text="Compare"), "plain"), QLineEdit("1945"),
                       QLabel("On this date"), QCheckBox("Only what is certain")):  # fmt: skip
            qtbot.addWidget(widget)
            widget.ensurePolished()
            widget.setAutoFillBackground(True)
            widget.resize(widget.sizeHint())
            image = widget.grab().toImage()
            inks = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
            tones = sorted(luminance(QColor(ink)) for ink in inks)
            assert (tones[-1] + 0.05) / (tones[0] + 0.05) >= 4.5, type(widget).__name__


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


@pytest.mark.parametrize("count", [2, 5])
def test_a_list_of_choices_shows_all_its_rows(qtbot, theme, count):
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems([str(one) for one in range(count)])
    box.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    assert box.view().verticalScrollBar().maximum() == 0
    box.hidePopup()
