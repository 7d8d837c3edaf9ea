import io
import os
import signal
import subprocess
from contextlib import closing

import pikepdf
import pytest
from PySide6.QtCore import QTimer

from parallel38.engine.raster import raster
from parallel38.engine.surface import Surface
from parallel38.engine.waiting import Answer, NoAnswerError


def figure(revision: int, width: float, height: float) -> str:
    return f'{{"type":"figure","revision":{revision},"width":{width},"height":{height}}}'


@pytest.fixture
def surface(qapp, tiny_site):
    made = Surface(tiny_site)
    yield made
    made.close()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1122.52, 793.7), (601, 401)])
def test_pdf_is_one_vector_page_of_the_size(surface, width, height, tmp_path):
    surface.lay_out(figure(1, width, height), 1, width, height)
    assert surface.svg().startswith("<svg")
    pdf = surface.pdf()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 1
        box = [float(v) for v in document.pages[0].mediabox]
    assert box[2] - box[0] == pytest.approx(width * 0.75, abs=0.01)
    assert box[3] - box[1] == pytest.approx(height * 0.75, abs=0.01)
    (tmp_path / "f.pdf").write_bytes(pdf)
    subprocess.run(["pdftocairo", "-svg", "f.pdf", "f.svg"], cwd=tmp_path, check=True)
    assert "<image" not in (tmp_path / "f.svg").read_text()


def test_raster_has_the_colours_and_the_size(surface):
    surface.lay_out(figure(2, 401, 301), 2, 401, 301)
    rgb = raster(surface.pdf(), 802, 602)
    assert len(rgb) == 802 * 602 * 3

    def at(x: int, y: int) -> tuple[int, ...]:
        start = (y * 802 + x) * 3
        return tuple(rgb[start : start + 3])

    assert at(10, 10) == (0xEE, 0xEE, 0xFF)
    assert at(280, 200) == (0xCC, 0x33, 0x33)
    assert surface.blocked == []


def test_faults_are_sentences(surface, qtbot):
    surface._page.bridge.heard.emit('{"type":"loaded"}')
    with pytest.raises(NoAnswerError, match="cannot be read"):
        raster(b"not a pdf", 10, 10)
    answer = Answer()
    with pytest.raises(NoAnswerError, match=r"The moon did not come within 0\.05 s"):
        answer.wait("The moon", 0.05)
    answer.give(3)  # too late, and no harm
    with pytest.raises(NoAnswerError, match="holds no figure"):
        surface.svg()


def test_a_page_that_fails_is_told(qapp, tiny_site):
    tiny_site.body = '<script src="/broken.js"></script>'
    tiny_site.more["broken.js"] = ("text/javascript", b"throw new Error('no atlas')")
    with closing(Surface(tiny_site)) as surface, pytest.raises(NoAnswerError, match="no atlas"):
        surface.load()


def test_ctrl_c_is_heard_while_waiting(qapp):
    before = signal.getsignal(signal.SIGINT)
    QTimer.singleShot(50, lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        Answer().wait("The moon", 5)
    assert signal.getsignal(signal.SIGINT) is before


def pid(surface) -> int:
    """Of the renderer; there is none before a page came, and 0 would be this process's group."""
    found = surface._page.renderProcessPid()
    assert found > 0
    return found


def test_a_renderer_that_dies_while_it_draws_is_told(surface):
    surface.load()
    os.kill(pid(surface), signal.SIGKILL)
    with pytest.raises(NoAnswerError, match="ended while it drew"):
        surface.lay_out(figure(1, 300, 200), 1, 300, 200)
