"""What narrows the map, in words: of subjects, kinds, and of all that is chosen."""

from collections.abc import Iterator

from parallel38.domain.atlas import Atlas
from parallel38.domain.filters import Filters
from parallel38.domain.narrowing import differ, lens, narrowing_of
from parallel38.domain.own_name import power_name
from parallel38.domain.view import View
from parallel38.map.style import KINDS
from parallel38.words import N_, _, ngettext

_THEMES = {
    "alliance": N_("Alliance"), "armistice-and-peace": N_("Armistice and peace"),
    "colonial-rule-and-independence": N_("Colonial rule and independence"),
    "diaspora-and-exile": N_("Diaspora and exile"), "division": N_("Division"),
    "imperial-rivalry": N_("Imperial rivalry"), "inter-korean": N_("Between the two Koreas"),
    "korean-war": N_("The Korean War"), "military-aid": N_("Military aid"),
    "normalisation": N_("Normalisation"), "nuclear": N_("Nuclear weapons"),
    "occupation": N_("Occupation"), "opening-and-treaties": N_("Opening and treaties"),
    "sanctions-and-un": N_("Sanctions and the UN"),
    "security-incidents": N_("Security incidents"), "state-formation": N_("Founding of states"),
    "trusteeship": N_("Trusteeship"), "wartime-diplomacy": N_("Wartime diplomacy"),
}  # fmt: skip
IMPORTANCE = {
    1: N_("Any importance"), 2: N_("2 and above"), 3: N_("3 and above"), 4: N_("4 and above"),
    5: N_("5: indispensable"),
}  # fmt: skip
CONFIDENCE = {
    "low": N_("Any evidence"), "medium": N_("Medium or high"), "high": N_("High only"),
}  # fmt: skip
_SAID_CONFIDENCE = {"medium": N_("medium or high evidence"), "high": N_("high evidence")}


def theme(ident: str) -> str:
    """'Trusteeship', 'Imperial rivalry'."""
    return _(_THEMES[ident]) if ident in _THEMES else ident.replace("-", " ").capitalize()


def kind(ident: str) -> str:
    """The title of a kind of feature, as the legend has it."""
    return _(KINDS[ident].title) if ident in KINDS else ident.replace("-", " ").capitalize()


def event_kind(ident: str) -> str:
    """'Treaty', 'Summit'."""
    from parallel38.ui.inspector.words import event_kind

    return event_kind(ident)


def power(atlas: Atlas, ident: str) -> str:
    """Its name; an unknown id as it is."""
    return power_name(atlas, ident)


def work(atlas: Atlas, ident: str) -> str:
    """A source, short: 'Cumings, The Origins of the Korean War (1981)'."""
    csl = atlas.sources[ident].csl if ident in atlas.sources else {}
    authors, issued = csl.get("author"), csl.get("issued")
    first = authors[0] if isinstance(authors, list) and authors else {}
    name = first.get("family") or first.get("literal") or "" if isinstance(first, dict) else ""
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    year = f" ({parts[0][0]})" if parts and parts[0] else ""
    return ", ".join(filter(None, (name, str(csl.get("title", ident))))) + year


def narrowing_words(atlas: Atlas, view: View) -> list[str]:
    """Each filter that narrows the map, as a person says it; of maps narrowed differently with the
    number of each.
    """
    if not differ(view):
        return words_of(atlas, *narrowing_of(view))
    return [
        _("map {number}: {what}").format(number=number, what=", ".join(words))
        for number, pane in enumerate(view.panes, 1)
        if (words := words_of(atlas, () if lens(view) else pane.powers, pane.filters))
    ]


def words_of(atlas: Atlas, powers: tuple[str, ...], filters: Filters) -> list[str]:
    """Each of some powers and filters, as a person says it."""
    return list(filter(None, (
        ", ".join(power(atlas, one) for one in powers),
        ", ".join(map(theme, filters.themes)),
        ", ".join(map(event_kind, filters.event_kinds)),
        ", ".join(map(kind, filters.kinds)),
        *_least(filters.importance, filters.confidence),
        _("certain on the day") if filters.certain else "",
        ", ".join(work(atlas, one) for one in filters.sources[:1])
        if len(filters.sources) < 2
        else ngettext("{count} source", "{count} sources", len(filters.sources)).format(
            count=len(filters.sources)),
    )))  # fmt: skip


def _least(importance: int, confidence: str) -> Iterator[str]:
    if importance > 1:
        yield _("importance {least} and above").format(least=importance)
    if confidence in _SAID_CONFIDENCE:
        yield _(_SAID_CONFIDENCE[confidence])
