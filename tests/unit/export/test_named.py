import pytest

from parallel38.domain.story import Story
from parallel38.export.named import story_name


@pytest.mark.parametrize(
    ("id_", "title", "name"),
    [
        ("good-offices", "Good offices: Korea opened", "good-offices"),
        ("My lesson (2)", "My lesson", "my-lesson-2"),
        (
            "story-58d03b1c22aa",
            "Two zones, one people: 1945-1948",
            "two-zones-one-people-1945-1948",
        ),
        ("story-58d03b1c22aa", "38선의 역사", "38선의-역사"),
        ("story-58d03b1c22aa", "../../CON", "_con"),
        ("story-58d03b1c22aa", 'a:b*c?"d"<e>|f\\g', "a-b-c-d-e-f-g"),
        ("story-58d03b1c22aa", "?!", "story"),
        ("story-58d03b1c22aa", "word " * 40, "-".join(["word"] * 12)),
    ],
)
def test_files_are_called_as_their_reader_would_call_them(id_, title, name):
    assert story_name(Story(id_, title)) == name
