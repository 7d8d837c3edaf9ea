"""What is wrong with a value, for people who write no programs."""

import re
from typing import Any, get_args, get_origin

_KINDS = {
    "str": "a text", "int": "a whole number", "float": "a number", "bool": "true or false",
    "array": "a list", "object": "a table", "date": "a day", "datetime": "a day with its hour",
    "time": "an hour", "null": "nothing",
}  # fmt: skip
_LIMITS = {"<=": "at most", ">=": "at least", "<": "less than", ">": "more than"}
_COUNTED = {"a text": "characters", "a list": "items", "a table": "fields"}
_NO_DAY = re.compile(r"[Ii]nvalid RFC3339 encoded date")
_NO_IMAGE = re.compile(r"[Ee]xpected `str` matching regex.*")
_MISSING = re.compile(r"[Oo]bject missing required field `(.*)`")
_CHOICE = re.compile(r"[Ii]nvalid enum value (.*)")
_EXPECTED = re.compile(
    r"[Ee]xpected `(?P<kind>[^`]+)`(?: of length)?"
    r"(?: (?P<sign>[<>]=?) (?P<limit>\S+)| (?P<exact>\d+))?(?:, got (?P<given>.+))?"
)


def plainly(rule: str, type_: Any = None) -> str:
    """A sentence of msgspec's in plain words; what the value takes is told where its `type_` is a
    choice.
    """
    if _NO_DAY.fullmatch(rule):
        return "there is no such day"
    if _NO_IMAGE.fullmatch(rule):
        return "it is no name of an image (png, jpg, webp)"
    if found := _MISSING.fullmatch(rule):
        return f"the field '{found[1]}' is missing"
    if found := _CHOICE.fullmatch(rule):
        names = ", ".join(map(str, get_args(type_))) if get_origin(type_) else ""
        return f"{found[1]} is none of {names}" if names else f"{found[1]} is not what it takes"
    if found := _EXPECTED.fullmatch(rule):
        return _expected(**found.groupdict())
    return rule


def _expected(
    kind: str, sign: str | None, limit: str | None, exact: str | None, given: str | None
) -> str:
    wanted = _named(kind)
    things = f" {_COUNTED[wanted]}" if wanted in _COUNTED else ""
    if sign and limit:
        wanted += f" of {_LIMITS[sign]} {limit.removesuffix('.0')}{things}"
    elif exact:
        wanted += f" of {exact}{things}"
    return f"expected {wanted}" + (f", got {_named(given.strip('`'))}" if given else "")


def _named(kinds: str) -> str:
    """`str | null` is a text: what may be left out need not be said to be nothing."""
    all_ = kinds.split(" | ")
    told = [_KINDS.get(one, one) for one in all_ if one != "null" or len(all_) == 1]
    return " or ".join(told)
