"""What figures are made for, as data: resources/presets/figures.toml, and a person's own."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct, ValidationError, convert

from parallel38 import paths
from parallel38.domain.figure import CSS_DPI, MM, PIECES, Factor, Figure
from parallel38.domain.view import MapStyle
from parallel38.export.figure import ExportError, checked

_Name = Annotated[str, Meta(min_length=1, max_length=80)]
_Side = Annotated[float, Meta(gt=0, le=100_000)]
_MOST_BYTES = 256 * 1024
OFFERED = ("png", "pdf", "svg", "tif", "jpg")  # formats that are drawn at a preset's size


class Preset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of them. Width and height are `mm`, or `px` at `dpi`; `type_least` is in points; an empty
    `style` is that of the map. The rest is as in domain/figure.py.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
    title: _Name
    mm: tuple[_Side, _Side] | None = None
    px: tuple[_Side, _Side] | None = None
    dpi: Annotated[float, Meta(ge=30, le=2400)] = CSS_DPI
    type_least: Annotated[float, Meta(ge=0, le=72)] = 0.0
    type_scale: Factor = 1.0
    line_weight: Factor = 1.0
    density: Factor = 1.0
    margin: Annotated[float, Meta(ge=0, le=100)] = 0.0
    style: MapStyle | Literal[""] = ""
    map_only: bool = False
    legend: Literal["over", "below"] = "over"
    off: Annotated[tuple[_Name, ...], Meta(max_length=40)] = ()
    formats: Annotated[tuple[str, ...], Meta(min_length=1)] = ("pdf", "png", "svg")

    def figure(self) -> Figure:
        """The Figure that it makes."""
        scale = MM if self.mm else CSS_DPI / self.dpi
        width, height = self.mm or self.px or (0.0, 0.0)
        return Figure(
            width=round(width * scale, 4), height=round(height * scale, 4), dpi=self.dpi,
            preset=self.id, map_only=self.map_only, type_least=self.type_least,
            type_scale=self.type_scale, line_weight=self.line_weight, density=self.density,
            margin=self.margin, legend=self.legend, off=self.off,
        )  # fmt: skip


def presets(own: Path | None = None) -> dict[str, Preset]:
    """All presets by id, a person's own after those that come with the program. Raises ExportError
    with one sentence for a fault in the own ones.
    """
    found = read_presets(_ours())
    own = paths.own_presets() if own is None else own
    if own.exists():
        for id_, preset in read_presets(own).items():
            if id_ in found:
                raise ExportError(f"{own}: {id_}: a preset of the program has this id.")
            found[id_] = preset
    return found


def usable(tell: Callable[[str], object]) -> dict[str, Preset]:
    """As `presets`, but where there is a fault in a person's own it is told, and those are left
    out.
    """
    try:
        return presets()
    except ExportError as error:
        tell(str(error))
        return read_presets(_ours())


def preset_named(name: str) -> Preset:
    """The preset of an id. Raises ExportError, which names the nearest."""
    from difflib import get_close_matches

    found = presets()
    if name not in found:
        near = get_close_matches(name, found, n=3, cutoff=0.5) or list(found)
        raise ExportError(f"--preset {name}: there is no such preset; perhaps {', '.join(near)}.")
    return found[name]


def read_presets(path: Path) -> dict[str, Preset]:
    """The presets of a file by id. Raises ExportError naming file, preset and rule."""
    found: dict[str, Preset] = {}
    for number, row in enumerate(_rows(path), 1):
        said = row.get("id") if isinstance(row, dict) else None
        where = f"{path}: {str(said)[:60] if said else f'preset {number}'}"
        try:
            preset = convert(row, Preset)
        except ValidationError as error:
            raise ExportError(f"{where}: {_rule(error)}.") from None
        _check(preset, where)
        if preset.id in found:
            raise ExportError(f"{where}: this id stands there twice.")
        found[preset.id] = preset
    return found


def _ours() -> Path:
    return paths.resources() / "presets" / "figures.toml"


def _rows(path: Path) -> list[object]:
    try:
        data = path.read_bytes()
        if len(data) > _MOST_BYTES:
            raise ExportError(f"{path}: it is larger than {_MOST_BYTES // 1024} KB.")
        document = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ExportError(f"{path}: it is not TOML: {error}.") from None
    rows = document.get("preset", [])
    if not isinstance(rows, list):
        raise ExportError(f"{path}: write each preset under [[preset]].")
    return rows


def _rule(error: ValidationError) -> str:
    what, _, where = str(error).partition(" - at `$.")
    what = what[:1].lower() + what[1:]
    return f"{where.rstrip('`')}: {what}" if where else what


def _check(preset: Preset, where: str) -> None:
    if (preset.mm is None) == (preset.px is None):
        raise ExportError(f"{where}: it takes mm or px, and not both.")
    for form in preset.formats:
        if form not in OFFERED:
            raise ExportError(f"{where}: formats: {form}: it takes {', '.join(OFFERED)}.")
    for piece in preset.off:
        if piece not in PIECES:
            raise ExportError(f"{where}: off: {piece}: it takes {', '.join(PIECES)}.")
    checked(preset.figure(), where)
