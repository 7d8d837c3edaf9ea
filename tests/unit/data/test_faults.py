"""How a fault is told."""

from parallel38.data.faults import Fault


def test_a_fault_is_one_line_and_its_file_is_called_as_it_is():
    fault = Fault("own/my  story.toml", 3, "two\nlines", "is  wrong")
    assert str(fault) == "own/my  story.toml:3: two lines: is  wrong"
