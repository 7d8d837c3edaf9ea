"""What the form of a figure asks for."""

from parallel38.export.presets import presets
from parallel38.ui.export import ready
from parallel38.ui.export.form import CLASS, FigureForm


def test_letters_are_outlines_where_the_format_is_svg(qtbot):
    form = FigureForm(presets().values())
    qtbot.addWidget(form)
    assert form.outlines.isHidden()
    form.formats["svg"].setChecked(True)
    assert not form.outlines.isHidden()
    assert form.outlines.text() == "Letters as outlines"
    assert not form.figure((800, 600), 365).outlines
    form.outlines.setChecked(True)
    assert form.figure((800, 600), 365).outlines
    again = FigureForm(presets().values())
    qtbot.addWidget(again)
    ready.choose(again, ready.chosen(form))
    assert again.outlines.isChecked() and not again.outlines.isHidden()
    form.choose(CLASS)
    assert form.outlines.isHidden()
    form.formats["svg"].setChecked(True)
    assert form.figure((800, 600), 365).outlines
