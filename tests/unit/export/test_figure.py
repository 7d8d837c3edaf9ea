import pytest

from parallel38.export.figure import ExportError, Figure, check_pixels, on_paper, sized


def test_size_in_pixels():
    assert sized("1920x1080") == Figure(width=1920, height=1080, dpi=96)
    assert sized("3840x2160", 192).pixels == (3840, 2160)
    assert sized("3840x2160", 192).width == 1920  # twice as sharp, not twice as small
    assert sized("800×600", map_only=True).map_only


@pytest.mark.parametrize(
    ("paper", "pixels"),
    [
        ("A4", (3508, 2480)),
        ("a4-portrait", (2480, 3508)),
        ("A3", (4961, 3508)),
        ("Letter", (3300, 2550)),
        ("Letter-portrait", (2550, 3300)),
    ],
)
def test_paper_at_300_dpi(paper, pixels):
    assert on_paper(paper).pixels == pixels


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: sized("1920"), "--size 1920: write the pixels as 1920x1080"),
        (lambda: sized("0x100"), "each side must be 100"),
        (lambda: sized("10x10"), "each side must be 100"),
        (lambda: sized("90000x1000"), "each side must be 100"),
        (lambda: sized("-5x5"), "write the pixels"),
        (lambda: sized("800x600", 0), "--dpi 0: it takes 30 to 2400"),
        (lambda: sized("800x600", float("nan")), "--dpi nan"),
        (lambda: on_paper("A5"), "--paper A5: it takes A4, A3 or Letter"),
        (lambda: on_paper("A4-upright"), "--paper A4-upright"),
        (lambda: on_paper("A4", 9000), "--dpi 9000"),
        (lambda: check_pixels(on_paper("A3", 2400)), "39685 x 28063 pixels has 1114 megapixels"),
    ],
)
def test_bad_sizes_are_one_sentence(make, words):
    with pytest.raises(ExportError, match=words) as told:
        make()
    assert "\n" not in str(told.value)
