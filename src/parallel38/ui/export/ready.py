"""What the Export menu opens the export view with, and what the view remembers of a choice."""

from collections.abc import Mapping

from msgspec import ValidationError, convert, to_builtins

from parallel38.domain.figure import Gaps
from parallel38.ui.export.form import CLASS, FigureForm

Choices = Mapping[str, str]

# By the `ready` of a row in ui/export_flow.py; `days` names a set of days in compare.toml.
READY: dict[str, Choices] = {
    "journal": {"preset": "column-colour", "projection": "lambert", "beside": "true"},
    "class": {"preset": CLASS, "projection": "mercator", "beside": "false"},
    "war": {"preset": CLASS, "projection": "mercator", "beside": "false", "days": "war"},
}
_GAPS = "count", "legend", "bank", "keyed"


def chosen(form: FigureForm) -> dict[str, str]:
    """What is remembered of a form: not what is written on one figure."""
    gaps = to_builtins(form.pupils.gaps)
    said = {
        "preset": form.preset.currentData(), "projection": form.projection.currentData(),
        "format": form.suffix[1:], "language": form.language.currentData(),
        "beside": form.beside.isChecked(), "outlines": form.outlines.isChecked(),
    }  # fmt: skip
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in (said | {name: gaps[name] for name in _GAPS}).items()
    }


def choose(form: FigureForm, choices: Choices) -> None:
    """Have the form choose this; what it does not know, or is not said, stays as it is."""
    if form.preset.findData(choices.get("preset", "")) >= 0:
        form.choose(choices["preset"])
    for name, box in (("projection", form.projection), ("language", form.language)):
        if name in choices and (at := box.findData(choices[name])) >= 0:
            box.setCurrentIndex(at)
    button = form.formats.get(choices.get("format", ""))
    if button is not None and not button.isHidden():
        button.setChecked(True)
    for name, mark in (("beside", form.beside), ("outlines", form.outlines)):
        if name in choices:
            mark.setChecked(choices[name] == "true")
    form.pupils.take(_gaps(form.pupils.gaps, choices))


def _gaps(gaps: Gaps, choices: Choices) -> Gaps:
    said = {name: choices[name] for name in _GAPS if name in choices}
    try:
        return convert(to_builtins(gaps) | said, Gaps, strict=False)
    except ValidationError:
        return gaps
