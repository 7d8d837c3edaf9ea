"""What the menus let one choose among: names' languages, styles, themes, spans."""

from parallel38.words import N_

LANGUAGES = {"en": "English", "ko": "한국어", "ru": "Русский", "zh": "中文", "ja": "日本語"}
STYLES = {
    "screen": N_("Screen"), "dark": N_("Dark"), "stage": N_("Stage"), "print": N_("Print"),
    "grey": N_("Grey"), "copy": N_("Copier"),
}  # fmt: skip
THEMES = {"system": N_("As the desktop"), "light": N_("Light"), "dark": N_("Dark")}
# Layers without features, which help to find one's way.
GROUNDS = (
    ("graticule", N_("Graticule"), "Ctrl+Shift+G"), ("locator", N_("Locator map"), "Ctrl+Shift+L"),
    ("borders", N_("Borders of today"), ""),
)  # fmt: skip
FADES = {30: N_("A month"), 91: N_("Three months"), 365: N_("A year"), 1826: N_("Five years")}
