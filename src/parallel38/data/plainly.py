"""What is wrong with a value, for people who write no programs."""

import re
from typing import Any, get_args, get_origin

from parallel38.words import N_, _

_KINDS = {
    "str": N_("a text"), "int": N_("a whole number"), "float": N_("a number"),
    "bool": N_("true or false"), "array": N_("a list"), "object": N_("a table"),
    "date": N_("a date"), "datetime": N_("a day with its hour"), "time": N_("an hour"),
    "null": N_("nothing"),
}  # fmt: skip
_LIMITS = {
    "<=": N_("{kind} of at most {limit}"), ">=": N_("{kind} of at least {limit}"),
    "<": N_("{kind} of less than {limit}"), ">": N_("{kind} of more than {limit}"),
}  # fmt: skip
_COUNTED = {
    "str": N_("{limit} characters"), "array": N_("{limit} items"), "object": N_("{limit} fields"),
}  # fmt: skip
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
        return _("there is no such day")
    if _NO_IMAGE.fullmatch(rule):
        return _("it is no name of an image (png, jpg, webp)")
    if found := _MISSING.fullmatch(rule):
        return _("the field '{name}' is missing").format(name=found[1])
    if found := _CHOICE.fullmatch(rule):
        names = ", ".join(map(str, get_args(type_))) if get_origin(type_) else ""
        told = _("{value} is none of {names}") if names else _("{value} is not what it takes")
        return told.format(value=found[1], names=names)
    if found := _EXPECTED.fullmatch(rule):
        return _expected(**found.groupdict())
    return rule


def _expected(
    kind: str, sign: str | None, limit: str | None, exact: str | None, given: str | None
) -> str:
    wanted = _named(kind)
    if limit := limit or exact:
        counted = _COUNTED.get(_all(kind)[0], "{limit}")
        limit = _(counted).format(limit=limit.removesuffix(".0"))
        wanted = _(_LIMITS.get(sign or "", N_("{kind} of {limit}"))).format(
            kind=wanted, limit=limit
        )
    if not given:
        return _("expected {kind}").format(kind=wanted)
    return _("expected {kind}, got {given}").format(kind=wanted, given=_named(given.strip("`")))


def _named(kinds: str) -> str:
    """`str | null` is a text: what may be left out need not be said to be nothing."""
    return _(" or ").join(_(_KINDS[one]) if one in _KINDS else one for one in _all(kinds))


def _all(kinds: str) -> list[str]:
    found = kinds.split(" | ")
    return [one for one in found if one != "null" or len(found) == 1]
