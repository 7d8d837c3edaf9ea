"""A sample of tests/long/project_kill.py."""

import pytest

from tests.long.project_kill import killed


@pytest.mark.parametrize(("seed", "after"), [(101, 1.3), (102, 2.1), (103, 3.6)])
def test_a_killed_program_leaves_a_project_that_opens(tmp_path, seed, after):
    killed(tmp_path, seed, after)
