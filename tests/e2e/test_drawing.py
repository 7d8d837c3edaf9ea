"""Notes and drawings in the real window: made, dated, undone, saved, opened, in a figure."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt

from parallel38.data.project.reading import open_project
from parallel38.domain.drawn import MOST_WORDS, feature_id
from parallel38.domain.project import Drawing
from parallel38.ui import bridge

LINE = (126.98, 37.57), (125.75, 39.03)


@pytest.fixture
def drawings(desk):
    return desk.window.projects.drawings


def place(desk, *points: tuple[float, float]) -> None:
    """Points as the page tells them."""
    for lon, lat in points:
        tool = desk.window.deeds.placing.tool
        last = len(desk.window.deeds.placing.points) + 1 == tool.most
        desk.window.map.placing.emit(bridge.Placed(lat, lon, last))
    if not last:
        desk.window.map.placing.emit(bridge.PlacedAll())


def do(desk, command: str) -> None:
    desk.window.actions_.by_id[command].trigger()


def on_page(desk) -> list[str]:
    desk.settle()
    desk.js("parallel38.page.draw() && 0")
    return desk.js("parallel38.page.picture.seen.filter((s) => s.feature.drawn)"
                   ".map((s) => s.feature.id.split('/')[1])")  # fmt: skip


def written(desk) -> list[str]:
    desk.js("parallel38.page.draw() && 0")
    return desk.js("parallel38.page.picture.top.filter((m) => m.k == 'text').map((m) => m.text)")


def test_a_note_by_keyboard_is_written_dated_undone_and_done_again(desk, drawings, qtbot):
    window = desk.window
    do(desk, "draw-text")
    qtbot.waitUntil(lambda: desk.js("!!parallel38.sheet.placing.tool") is True, timeout=5000)
    desk.js("map_atlas.getContainer().dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}))"
            " && 0")  # fmt: skip
    qtbot.waitUntil(lambda: len(drawings.all) == 1, timeout=5000)
    form = drawings._form
    assert form.isVisible() and not window.inspector.isVisible()
    assert form.words.hasFocus() or window.focusWidget() is form.words
    qtbot.keyClicks(form.words, "Here <b>it</b> began")
    (note,) = drawings.all
    assert note.text == "Here <b>it</b> began"
    qtbot.waitUntil(lambda: "Here <b>it</b> began" in written(desk), timeout=5000)
    form.start_day.field.setText("1 March 1946")
    form.start_day.field.setModified(True)
    qtbot.keyClick(form.start_day.field, Qt.Key.Key_Return)
    assert drawings.all[0].start == "1946-03-01"
    qtbot.waitUntil(lambda: on_page(desk) == [], timeout=5000)
    do(desk, "undo")
    qtbot.waitUntil(lambda: on_page(desk) == [note.id], timeout=5000)
    do(desk, "undo")
    assert drawings.all[0].text == ""  # all the letters are one deed
    do(desk, "undo")
    assert drawings.all == () and form.isHidden() and window.inspector.isVisible()
    do(desk, "redo")
    do(desk, "redo")
    assert drawings.all[0].text == "Here <b>it</b> began"
    form.words.setPlainText("x" * (MOST_WORDS + 9))
    qtbot.keyClicks(form.words, "y")
    assert form.words.toPlainText() == drawings.all[0].text == "x" * MOST_WORDS


def test_drawings_are_saved_opened_again_and_in_a_figure(desk, drawings, qtbot, tmp_path):
    window, keeper = desk.window, desk.window.projects.keeper
    for kind, points in (
        ("point", [(127.0, 37.5)]), ("arrow", [(126.0, 39.0), (127.0, 38.2)]),
        ("line", [(170.0, 40.0), (-170.0, 41.0)]),
        ("area", [(128.0, 38.5), (130.0, 38.5), (130.0, 39.5), (128.0, 39.5)]),
    ):  # fmt: skip
        do(desk, f"draw-{kind}")
        place(desk, *points)
        qtbot.keyClicks(drawings._form.words, f"My {kind}")
    made = drawings.all
    assert [one.kind for one in made] == ["point", "arrow", "line", "area"]
    assert made[2].points == ((170.0, 40.0), (190.0, 41.0))
    path = tmp_path / "lesson.gpkg"
    with qtbot.waitSignal(keeper.named, timeout=10_000):
        keeper.save_as(path)
    window.projects.close()
    qtbot.waitUntil(lambda: on_page(desk) == [], timeout=5000)
    assert not [one for one in window.atlas.features if one.startswith("own-")]
    with qtbot.waitSignal(keeper.opened, timeout=10_000):
        keeper.open(path)
    assert drawings.all == made == open_project(path).project.drawings
    qtbot.waitUntil(lambda: len(on_page(desk)) >= 3, timeout=5000)
    figure = tmp_path / "figure.svg"
    words = ["snapshot", str(figure), "--size", "1200x900", "--date", "1945-12-27",
             "--view", "peninsula", "--project", str(path)]  # fmt: skip
    subprocess.run([sys.executable, "-m", "parallel38", *words], check=True, timeout=120)
    svg = figure.read_text("utf-8")
    assert "My area" in svg and "My point" in svg and "Notes and drawings" in svg


def test_select_duplicate_drag_and_delete(desk, drawings, qtbot):
    window = desk.window
    do(desk, "draw-line")
    place(desk, (126.0, 38.0), (128.0, 39.0))
    (line,) = drawings.all
    window.notice.hide()
    do(desk, "escape")
    assert not window.pane.selected and drawings._form.isHidden()
    do(desk, "drawing-next")
    assert window.pane.selected == feature_id(line)
    window.map.dragged.emit(bridge.Dragged(feature_id(line), 1, 39.0, 128.0, 40.0, 129.0))
    assert drawings.all[0].points == ((126.0, 38.0), (129.0, 40.0))
    window.map.dragged.emit(bridge.Dragged(feature_id(line), -1, 38.0, 126.0, 38.0, 127.0))
    assert drawings.all[0].points == ((127.0, pytest.approx(38.0)), (130.0, pytest.approx(40.0)))
    do(desk, "drawing-duplicate")
    assert len(drawings.all) == 2 and window.pane.selected == feature_id(drawings.all[1])
    do(desk, "drawing-delete")
    do(desk, "drawing-next")
    do(desk, "drawing-delete")
    assert drawings.all == ()
    for _ in range(5):
        do(desk, "undo")
    assert drawings.all == (line,)


def test_what_cannot_be_drawn_is_told_in_a_sentence(desk, drawings):
    do(desk, "draw-area")
    place(desk, (126.0, 38.0), (128.0, 39.0), (128.0, 38.0), (126.0, 39.0))
    assert "crosses itself" in desk.window.notice.text
    assert drawings.all == () and desk.window.deeds.placing.tool is not None
    do(desk, "escape")
    assert desk.window.deeds.placing.tool is None


def test_what_another_program_wrote_is_edited_but_not_made_worse(desk, drawings):
    keeper, notice = desk.window.projects.keeper, desk.window.notice
    long = Drawing("long", "line", tuple((n / 100, 38.0) for n in range(3000)))
    square = Drawing("square", "area", ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)))
    keeper.change("bring", drawings=(long, square))
    assert drawings.change(long, "write {title}", text="Long")
    desk.window.map.dragged.emit(bridge.Dragged(feature_id(long), 0, 38.0, 0.0, 39.0, 0.0))
    assert "at most 2,000 points" in notice.text
    desk.window.map.dragged.emit(bridge.Dragged(feature_id(square), 0, 1.0, 1.0, 1.5, 9.0))
    assert "crosses itself" in notice.text
    assert [one.points for one in drawings.all] == [long.points, square.points]
    assert not drawings.change(square, "date {title}", start="1950", end="1945")
    assert "lies before" in notice.text


def test_search_finds_what_was_written(desk, drawings, qtbot):
    do(desk, "draw-point")
    place(desk, (127.0, 37.5))
    qtbot.keyClicks(drawings._form.words, "Grandmother's house")
    drawings._listed.now()
    found = desk.window.search._index.find("grandmothers house")
    assert any(one.entry.key == feature_id(drawings.all[0]) for one in found)


def test_an_unnamed_project_with_a_note_is_kept_for_the_next_start(desk, drawings, qtbot):
    do(desk, "draw-text")
    place(desk, (127.0, 38.0))
    qtbot.keyClicks(drawings._form.words, "Kept")
    keeper = desk.window.projects.keeper
    keeper.save_now()
    qtbot.waitUntil(
        lambda: keeper._written is not None and keeper._written.drawings == drawings.all,
        timeout=10_000,
    )
    assert open_project(keeper.holds).project.drawings[0].text == "Kept"


@pytest.mark.parametrize(("points", "kept"), [(LINE, 1), (LINE[:1], 0)])
def test_what_is_being_drawn_is_kept_as_far_as_it_got_when_the_window_closes(
    desk, drawings, points, kept
):
    do(desk, "draw-line")
    for lon, lat in points:
        desk.window.map.placing.emit(bridge.Placed(lat, lon, False))
    assert drawings.all == ()
    keeper = desk.window.projects.keeper
    desk.window.close()
    assert len(drawings.all) == kept
    assert len(open_project(keeper.holds).project.drawings) == kept if kept else not keeper.holds
