"""What each column is taken for, from its name and a sample of its values."""

import re
from collections.abc import Sequence

from msgspec import Struct

from parallel38.data.importing import headers
from parallel38.data.importing.guess_dates import date_roles
from parallel38.data.importing.place_text import degrees, pair
from parallel38.data.importing.understood import DATE_ROLES, PLACE_ROLES, Reading, Role, Wishes

WKT = re.compile(
    r"\s*(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\s*Z?M?\s*[(E]",
    re.I,
)
MOSTLY = 0.5  # the share of a column's values that must be what it is taken for


class Plan(Struct):
    """The role of each column (by its index), and how the dates of one are read."""

    roles: list[Role]
    readings: list[Reading]

    def column(self, role: Role) -> int | None:
        """The index of the column in a role, if there is one."""
        return self.roles.index(role) if role in self.roles else None


def plan(columns: Sequence[str], sample: Sequence[Sequence[str]], shaped: bool) -> Plan:
    """Guess all roles; a file with shapes needs no columns of places."""
    values = [distinct(sample, at) for at in range(len(columns))]
    found = Plan([""] * len(columns), ["written"] * len(columns))
    if not shaped:
        _set(found, _places(columns, values))
    free = [name if not found.roles[at] else "" for at, name in enumerate(columns)]
    roles, found.readings = date_roles(free, values)
    _set(found, roles)
    name = _name(columns, values, found)
    if name is not None:
        found.roles[name] = "name"
    return found


def apply(found: Plan, columns: Sequence[str], wishes: Wishes) -> Plan:
    """The plan as the caller wants it. Raises KeyError with a column that is not there."""
    at = {name: index for index, name in enumerate(columns)}
    wished = {at[name]: role for name, role in wishes.roles.items()}
    roles = list(found.roles)
    for family in (DATE_ROLES, PLACE_ROLES, ("name",)):
        if any(role in family for role in wished.values()):
            roles = ["" if role in family else role for role in roles]
    for index, role in wished.items():
        roles[index] = role
    readings = list(found.readings)
    for name, reading in wishes.readings.items():
        readings[at[name]] = reading
    return Plan(roles, readings)


def distinct(sample: Sequence[Sequence[str]], at: int) -> list[str]:
    """The different values of a column, empty ones left out, at most some hundreds."""
    return list(dict.fromkeys(text for row in sample if (text := row[at].strip())))[:400]


def _set(found: Plan, roles: dict[int, Role]) -> None:
    for at, role in roles.items():
        found.roles[at] = role


def _places(columns: Sequence[str], values: list[list[str]]) -> dict[int, Role]:
    """Latitude and longitude, or shapes as text, or both coordinates in one cell."""
    wkt = [at for at, some in enumerate(values) if share(some, lambda text: bool(WKT.match(text)))]
    areas = [at for at in wkt if not all("POINT" in text[:12].upper() for text in values[at])]
    lat = _coordinate(columns, values, headers.LAT, ("lat", "latitude"))
    lon = _coordinate(columns, values, headers.LON, ("lon", "long", "lng", "longitude"))
    if lat is not None and lon is not None and lat != lon and not areas:
        return {lat: "lat", lon: "lon"}
    if wkt:
        return {(areas or wkt)[0]: "wkt"}
    for at, some in enumerate(values):
        if headers.says(columns[at], headers.POINT) and share(some, lambda text: bool(pair(text))):
            return {at: "point"}
    return {}


def _coordinate(
    columns: Sequence[str], values: list[list[str]], wanted: set[str], ends: tuple[str, ...]
) -> int | None:
    """The first column of numbers that is named so: in one word, in some, or in a word's end."""

    def fits(at: int) -> bool:
        return share(values[at], lambda text: degrees(text) is not None)

    exact = [at for at, name in enumerate(columns) if set(headers.words(name)) <= wanted]
    some = [at for at, name in enumerate(columns) if headers.says(name, wanted)]
    rest = [
        at
        for at, name in enumerate(columns)
        if any(word.endswith(ends) for word in headers.words(name))
    ]
    return next((at for at in [*exact, *some, *rest] if columns[at] and fits(at)), None)


def share(values: Sequence[str], is_one: "re.Match[str] | object") -> bool:
    """Whether most values are of a kind."""
    assert callable(is_one)
    return bool(values) and sum(map(is_one, values)) >= len(values) * MOSTLY


def _name(columns: Sequence[str], values: list[list[str]], found: Plan) -> int | None:
    """The column that names things: by its header, else the first of words."""

    def wordy(at: int) -> bool:
        some = values[at][:100]
        return not found.roles[at] and share(
            some, lambda text: any(map(str.isalpha, text)) and len(text) <= 200
        )

    exact = [at for at, name in enumerate(columns) if set(headers.words(name)) <= headers.NAME]
    some = [at for at, name in enumerate(columns) if headers.says(name, headers.NAME)]
    ends = [at for at, name in enumerate(columns) if name.casefold().endswith("name")]
    every = [at for at in range(len(columns)) if len(values[at]) > 1]
    return next((at for at in [*exact, *some, *ends, *every] if columns[at] and wordy(at)), None)
