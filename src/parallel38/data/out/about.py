"""What a file of data says of itself: whose it is, on what terms, what it rests on."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

ATLAS = "Parallel 38: A Dated Map of US and Soviet/Russian Policy toward Korea, 1866–2024"
LICENCE = "CC BY 4.0"  # of all that the atlas says; what a person brought in has its own
ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
BASE = "World Vector Shoreline; Natural Earth; GeoNames (CC BY 4.0)"

# From the kinds and first powers of a table, and the dimension of its shapes, to a style for QGIS.
Style = Callable[[Iterable[tuple[str, str]], int], str]


class About(Struct, frozen=True):
    """`licence` is empty where nothing of it is the atlas's. `layers` are descriptions by layer,
    `works` the notes of the works that are cited, by id.
    """

    title: str
    licence: str = ""
    layers: Mapping[str, str] = {}
    works: Mapping[str, str] = {}
    style: Style | None = None

    @property
    def told(self) -> str:
        """Title and terms in a sentence or two."""
        terms = f"Licence: {self.licence} ({ADDRESS}). Base: {BASE}." if self.licence else ""
        return " ".join(filter(None, (f"{self.title}.", terms)))
