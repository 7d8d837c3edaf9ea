"""What msgspec says of a wrong value, told to people who write no programs."""

from typing import Annotated, Any, Literal

import msgspec
import pytest
from msgspec import Meta

from parallel38.data.plainly import plainly


class Table(msgspec.Struct):
    name: str


@pytest.mark.parametrize(
    ("value", "type_", "said"),
    [
        (None, Table, "expected a table, got nothing"),
        ("x", float, "expected a number, got a text"),
        (1.5, int, "expected a whole number, got a number"),
        ({}, int | None, "expected a whole number, got a table"),
        (1, str | list[int], "expected a text or a list, got a whole number"),
        (-1, Annotated[float, Meta(ge=0)], "expected a number of at least 0"),
        (3, Annotated[int, Meta(lt=3)], "expected a whole number of at most 2"),
        ("abc", Annotated[str, Meta(max_length=2)], "expected a text of at most 2 characters"),
        ([1], tuple[int, int], "expected a list of 2 items, got 1"),
        ({}, Table, "the field 'name' is missing"),
        ("c", Literal["a", "b"], "'c' is none of a, b"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(value: object, type_: Any, said: str) -> None:
    with pytest.raises(msgspec.ValidationError) as told:
        msgspec.convert(value, type_)
    assert plainly(str(told.value), type_) == said


def test_a_choice_within_is_told_without_its_names() -> None:
    assert plainly("Invalid enum value 'c'") == "'c' is not what it takes"
    assert plainly("Something else") == "Something else"
