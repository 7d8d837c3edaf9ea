"""The look in one table: every colour and length of the window, light and dark."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """Colours as #rrggbb. `ink2` is for second-rank text (at least 4.5:1 on `sheet`); `faint` is
    for marks that carry no words and the borders of fields and boxes (3:1).
    """

    name: str
    paper: str  # bars round the map
    sheet: str  # panels and fields
    raised: str  # what lies on a panel: menus, tooltips
    ink: str
    ink2: str
    faint: str
    line: str  # hairlines
    hover: str
    pressed: str
    accent: str  # the playhead, links, focus
    accent_soft: str
    on_accent: str
    band_a: str  # eras, by turns
    band_b: str
    density: str
    error: str


LIGHT = Tokens(
    name="light",
    paper="#f3efe6",
    sheet="#faf8f2",
    raised="#fffdf8",
    ink="#2a2825",
    ink2="#5f5a51",
    faint="#857e70",
    line="#ded7c8",
    hover="#ebe5d8",
    pressed="#e7e0d2",
    accent="#1c5a69",
    accent_soft="#d8e4e4",
    on_accent="#fdfbf6",
    band_a="#e9e2d3",
    band_b="#e1d8c5",
    density="#d3c9b4",
    error="#a0341f",
)

DARK = Tokens(
    name="dark",
    paper="#1b1d1f",
    sheet="#212426",
    raised="#2a2d30",
    ink="#e9e4d8",
    ink2="#aaa597",
    faint="#85827a",
    line="#37393b",
    hover="#2d3033",
    pressed="#383b3e",
    accent="#86c5d1",
    accent_soft="#273e45",
    on_accent="#15181a",
    band_a="#2b2d2e",
    band_b="#343535",
    density="#45453f",
    error="#f09a86",
)
