import numpy as np
import pytest

from parallel38.map.spines import spine


def box(w, h, turn=0.0, at=(0.5, 0.4)):
    ring = np.array([[-w, -h], [w, -h], [w, h], [-w, h], [-w, -h]]) / 2
    a = np.radians(turn)
    return ring @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) + at


def turn_of(curve):
    return np.degrees(np.arctan2(curve[5] - curve[1], curve[4] - curve[0]))


def test_a_wide_area_is_named_along_its_middle():
    curve, room = spine([box(0.4, 0.1)], 8)
    assert abs(turn_of(curve)) < 3
    assert curve[2:4] == pytest.approx([0.5, 0.4], abs=0.01)
    assert curve[4] - curve[0] == pytest.approx(0.4, rel=0.1)
    assert room == pytest.approx(0.1, rel=0.15)


@pytest.mark.parametrize("turn", [-62, -28, 28, 62])
def test_a_long_slanting_area_is_named_along_its_slant(turn):
    curve, _ = spine([box(0.4, 0.04, turn)], 8)
    assert turn_of(curve) == pytest.approx(turn, abs=4)


def test_a_squarish_area_keeps_its_name_level():
    curve, _ = spine([box(0.1, 0.13, 10)], 8)
    assert abs(turn_of(curve)) < 15


def test_a_crescent_bends_its_name_gently_and_keeps_it_inside():
    t = np.linspace(0.3 * np.pi, 0.7 * np.pi, 40)
    out, back = (r * np.column_stack([np.cos(t), -np.sin(t)]) for r in (0.5, 0.4))
    ring = np.concatenate([out, back[::-1], out[:1]]) + 0.5
    curve, room = spine([ring], 8)
    x, y = np.array(curve[2:4]) - 0.5
    assert 0.4 < np.hypot(x, y) < 0.5
    assert curve[3] < (curve[1] + curve[5]) / 2  # its middle lies above the chord
    assert room > 0.05


def test_a_name_keeps_out_of_a_hole():
    curve, _ = spine([box(0.4, 0.2), box(0.3, 0.04)], 8)
    assert abs(curve[3] - 0.4) > 0.02


def test_what_has_no_extent_has_no_spine():
    assert spine([np.array([[0.1, 0.1], [0.2, 0.1], [0.1, 0.1]])], 5) is None


def test_specks_all_over_the_world_have_no_spine():
    assert spine([box(1e-4, 1e-4, at=(x, 0.4)) for x in (0.01, 0.5, 0.99)], 8) is None
