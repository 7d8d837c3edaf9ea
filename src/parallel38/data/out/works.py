"""Sources for reference managers: BibTeX by pybtex, RIS by rispy, both from CSL-JSON."""

from collections.abc import Iterable
from typing import Any

from parallel38.domain.atlas import Source

# CSL type: BibTeX's and RIS's; any other is a document on its own.
TYPES = {
    "article-journal": ("article", "JOUR"), "article-magazine": ("article", "MGZN"),
    "article-newspaper": ("article", "NEWS"), "book": ("book", "BOOK"),
    "chapter": ("incollection", "CHAP"), "entry-encyclopedia": ("incollection", "ENCYC"),
    "legislation": ("misc", "STAT"), "manuscript": ("unpublished", "MANSCPT"),
    "map": ("misc", "MAP"), "report": ("techreport", "RPRT"), "thesis": ("phdthesis", "THES"),
    "webpage": ("misc", "ELEC"),
}  # fmt: skip
OTHER = ("misc", "GEN")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PUBLISHER = {"phdthesis": "school", "techreport": "institution", "misc": "organization"}

Csl = dict[str, Any]


def bibtex(sources: Iterable[Source]) -> str:
    """A .bib file, an entry for each source under its id; `note` says what the atlas remarks."""
    from pybtex.database import BibliographyData, Entry
    from pybtex.database.output.bibtex import Writer

    class Addresses(Writer):  # type: ignore[misc]
        """Leaves web addresses as they are: TeX's commands for them take them so."""

        def _write_field(self, stream: Any, name: str, value: str) -> None:
            if name in ("url", "doi"):
                stream.write(f",\n    {name} = {{{value}}}")
            else:
                super()._write_field(stream, name, value)

    entries = {}
    for source in sources:
        csl, kind = source.csl, _types(source.csl)[0]
        people = {
            role: found for role in ("author", "editor", "translator")
            if (found := [_person(one) for one in _people(csl, role)])
        }  # fmt: skip
        entries[source.id] = Entry(kind, list(_fields(csl, kind)), persons=people)
    return str(Addresses().to_string(BibliographyData(entries)))


def ris(sources: Iterable[Source]) -> str:
    """A .ris file, a record for each source with its id; years and days as RIS writes them."""
    import rispy

    class Plain(rispy.RisWriter):  # type: ignore[misc]
        """Without the numbers between records, which are no part of the format."""

        def set_header(self, count: int) -> str:
            return ""

    records = [_record(source.id, source.csl) for source in sources]
    return str(rispy.dumps(records, implementation=Plain))


def _fields(csl: Csl, kind: str) -> Iterable[tuple[str, str]]:
    date = _date(csl)
    places = {"article": "journal", "incollection": "booktitle"}
    pairs = {
        "title": f"{{{csl['title']}}}",
        places.get(kind, "howpublished"): csl.get("container-title"),
        PUBLISHER.get(kind, "publisher"): csl.get("publisher"),
        "address": csl.get("publisher-place"),
        "year": str(date[0]) if date else None,
        "month": MONTHS[date[1] - 1] if len(date) > 1 else None,
        "day": str(date[2]) if len(date) > 2 else None,
        "type": csl.get("genre"),
        "series": csl.get("collection-title"),
        "volume": csl.get("volume"),
        "number": csl.get("issue") or csl.get("number"),
        "pages": str(csl["page"]).replace("-", "--") if "page" in csl else None,
        "edition": csl.get("edition"),
        "library": csl.get("archive"),
        "language": csl.get("language"),
        "doi": csl.get("DOI"),
        "url": csl.get("URL"),
    }
    return [(name, str(value)) for name, value in pairs.items() if value]


def _record(ident: str, csl: Csl) -> dict[str, Any]:
    date = _date(csl)
    first, _, last = str(csl.get("page", "")).partition("-")
    pairs = {
        "type_of_reference": _types(csl)[1],
        "id": ident,
        "title": csl["title"],
        "authors": [_inverted(one) for one in _people(csl, "author")],
        "secondary_authors": [_inverted(one) for one in _people(csl, "editor")],
        "subsidiary_authors": [_inverted(one) for one in _people(csl, "translator")],
        "secondary_title": csl.get("container-title") or csl.get("collection-title"),
        "publisher": csl.get("publisher"),
        "place_published": csl.get("publisher-place"),
        "year": str(date[0]) if date else None,
        "date": "/".join(f"{part:02}" for part in date) if len(date) > 1 else None,
        "volume": csl.get("volume"),
        "number": csl.get("issue") or csl.get("number"),
        "start_page": first,
        "end_page": last,
        "edition": csl.get("edition"),
        "name_of_database": csl.get("archive"),
        "type_of_work": csl.get("genre"),
        "language": csl.get("language"),
        "doi": csl.get("DOI"),
        "urls": [csl["URL"]] if "URL" in csl else [],
    }
    return {name: value for name, value in pairs.items() if value}


def _types(csl: Csl) -> tuple[str, str]:
    return TYPES.get(str(csl.get("type")), OTHER)


def _date(csl: Csl) -> list[int]:
    """Year, month and day, as far as they are known."""
    parts: list[list[int]] = csl.get("issued", {}).get("date-parts", [[]])
    return parts[0]


def _people(csl: Csl, role: str) -> list[dict[str, str]]:
    people: list[dict[str, str]] = csl.get(role, [])
    return people


def _person(one: dict[str, str]) -> Any:
    from pybtex.database import Person

    if "literal" in one:
        return Person(last=f"{{{one['literal']}}}")
    particle = one.get("non-dropping-particle", "")
    return Person(
        first=one.get("given", ""), prelast=particle, last=one["family"],
        lineage=one.get("suffix", ""),
    )  # fmt: skip


def _inverted(one: dict[str, str]) -> str:
    """A name as RIS writes it: family, given, suffix; a body's as it stands."""
    if "literal" in one:
        return one["literal"]
    family = f"{one.get('non-dropping-particle', '')} {one['family']}".strip()
    return ", ".join(part for part in (family, one.get("given"), one.get("suffix")) if part)
