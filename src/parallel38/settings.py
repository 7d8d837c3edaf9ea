"""Every setting once: name, type, default, bounds, title and help; kept in one small JSON file."""

import json
import logging
import os
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from parallel38 import paths
from parallel38.words import N_

log = logging.getLogger(__name__)

MOST_RECENT = 10  # projects that are remembered
LAYERS_WIDTHS, INSPECTOR_WIDTHS = (180, 420), (240, 620)  # least and most, in pixels

# `words` name the values of a choice for people, in their `own` language where that is said. What
# is `kept` is set by use alone.
_KEPT = {"kept": True}
_UNITS = {"words": {"event": N_("Event"), "day": N_("Day"), "month": N_("Month"),
                    "year": N_("Year")}}  # fmt: skip
_THEMES = {"words": {"system": N_("As the desktop"), "light": N_("Light"), "dark": N_("Dark")}}
_COORDINATES = {"words": {"decimal": N_("Decimal degrees"), "none": N_("Not shown"),
                          "dms": N_("Degrees, minutes, seconds")}}  # fmt: skip
_LANGUAGES = {"words": {"en": "English", "ko": "한국어", "ru": "Русский", "zh": "中文",
                        "ja": "日本語"}, "own": True}  # fmt: skip


class Settings(Struct, frozen=True, kw_only=True):
    """What the program remembers from one day to the next. Dates and layers are not here: they
    are the View's.
    """

    theme: Annotated[
        Literal["system", "light", "dark"],
        Meta(
            title=N_("Appearance"),
            description=N_("Light, dark, or as the desktop is."),
            extra=_THEMES,
        ),
    ] = "system"
    language: Annotated[
        Literal["en", "ko", "ru", "zh", "ja"],
        Meta(
            title=N_("Names of places"),
            description=N_("The language of names on the map."),
            extra=_LANGUAGES,
        ),
    ] = "en"
    interface: Annotated[
        str,
        Meta(
            max_length=16,
            title=N_("Words of the window"),
            description=N_("From the next start; titles and texts of the atlas stay English."),
        ),
    ] = "en"
    simple: Annotated[
        bool,
        Meta(
            title=N_("Simple window"),
            description=N_("For a class: the map, the timeline, ten dates and Print."),
        ),
    ] = False
    step: Annotated[
        Literal["event", "day", "month", "year"],
        Meta(title=N_("Step"), description=N_("What one step of the timeline is."), extra=_UNITS),
    ] = "event"
    play_by: Annotated[
        Literal["event", "day", "month", "year"],
        Meta(
            title=N_("Play by"),
            description=N_("From event to event, or by the calendar."),
            extra=_UNITS,
        ),
    ] = "event"
    play_speed: Annotated[
        float,
        Meta(
            ge=0.01,
            le=1000,
            title=N_("Speed"),
            description=N_("Days, months or years a second; by events, times as fast as usual."),
        ),
    ] = 1.0
    loop: Annotated[
        bool,
        Meta(title=N_("Play again from the start"), description=N_("Or stop at the last day.")),
    ] = False
    fade_days: Annotated[
        int,
        Meta(
            ge=1, le=3660, title=N_("Events fade over"), description=N_("Days an event glows on.")
        ),
    ] = 365
    coordinates: Annotated[
        Literal["decimal", "dms", "none"],
        Meta(
            title=N_("Coordinates"),
            description=N_("Of the pointer, at the foot of the map."),
            extra=_COORDINATES,
        ),
    ] = "decimal"
    flights: Annotated[
        bool,
        Meta(
            title=N_("Camera flights"),
            description=N_("Fly to a new place and glide, or cut: nothing moves by itself."),
        ),
    ] = True
    welcomed: Annotated[
        bool, Meta(title="Welcomed", description="Whether the first line was read.", extra=_KEPT)
    ] = False
    width: Annotated[
        int, Meta(ge=0, le=20_000, title="Window's width", description="0: what fits.", extra=_KEPT)
    ] = 0
    height: Annotated[
        int,
        Meta(ge=0, le=20_000, title="Window's height", description="0: what fits.", extra=_KEPT),
    ] = 0
    maximised: Annotated[
        bool, Meta(title="Maximised", description="The window fills it.", extra=_KEPT)
    ] = False
    layers_width: Annotated[
        int,
        Meta(
            ge=LAYERS_WIDTHS[0],
            le=LAYERS_WIDTHS[1],
            title="Layers' width",
            description="Pixels.",
            extra=_KEPT,
        ),
    ] = 280
    inspector_width: Annotated[
        int,
        Meta(
            ge=INSPECTOR_WIDTHS[0],
            le=INSPECTOR_WIDTHS[1],
            title="Inspector's width",
            description="Pixels.",
            extra=_KEPT,
        ),
    ] = 340
    layers_shown: Annotated[
        bool, Meta(title="Layers", description="Left panel shown.", extra=_KEPT)
    ] = True
    inspector_shown: Annotated[
        bool, Meta(title="Inspector", description="Right panel shown.", extra=_KEPT)
    ] = True
    timeline_shown: Annotated[
        bool, Meta(title="Timeline", description="Bottom panel shown.", extra=_KEPT)
    ] = True
    export_folder: Annotated[
        str,
        Meta(
            title="Folder of figures", description="Where the last figure was written.", extra=_KEPT
        ),
    ] = ""
    figure: Annotated[
        dict[str, str],
        Meta(
            max_length=20,
            title="Last figure",
            description="What was chosen in the export view.",
            extra=_KEPT,
        ),
    ] = {}
    recent: Annotated[
        tuple[str, ...],
        Meta(
            max_length=MOST_RECENT,
            title="Recent projects",
            description="The newest first.",
            extra=_KEPT,
        ),
    ] = ()


def default_path() -> Path:
    """The user's settings file; PARALLEL38_CONFIG names another folder."""
    import platformdirs

    folder = os.environ.get("PARALLEL38_CONFIG")
    return Path(folder or platformdirs.user_config_dir("parallel38", False)) / "settings.json"


def read(text: str | bytes) -> Settings:
    """Settings from JSON; what is no setting, or out of bounds, gives way to its default."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        log.warning("the settings file is no JSON object; the defaults are used")
        return Settings()
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(Settings):
        if field.name in given:
            try:
                values[field.name] = msgspec.convert(given[field.name], field.type)
            except msgspec.ValidationError as error:
                log.warning("setting %s: %s; the default is used", field.name, error)
    return Settings(**values)


class SettingsFile:
    """The settings in force, written to their file, whole, whenever one changes."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        self.values = read(self.path.read_bytes()) if self.path.is_file() else Settings()

    def change(self, **changes: object) -> None:
        """Take new values and write them; ValueError where one is out of bounds."""
        values = msgspec.structs.replace(self.values, **changes)
        try:
            self.values = msgspec.convert(msgspec.to_builtins(values), Settings)
        except msgspec.ValidationError as error:
            raise ValueError(str(error)) from None
        try:
            self._write()
        except OSError as error:
            log.warning("%s could not be written: %s", self.path, error.strerror)

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(msgspec.to_builtins(self.values), indent=1) + "\n"
        paths.write_whole(self.path, text.encode())
