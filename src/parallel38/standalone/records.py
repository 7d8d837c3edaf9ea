"""What the inspector of a standalone file says: a page for each record, every word said here.

A page is `{k: kicker, t: title, w: dates, b: blocks}`, with `n` what lists call it where that is
not its title. A block is a list whose first item says what it is: `p` a paragraph, `lead` the first
of them, `h` a heading, `facts` rows of label and value, `links` ids, `steps` rows of day, date,
status and note, `sources` numbers of notes, `people` rows of name and second line. `now` is where
the desk says whether the thing holds.
"""

from collections.abc import Iterable, Sequence

from parallel38.domain.atlas import Atlas, Claim, Event, Feature, Place, Source
from parallel38.domain.own_name import power_name
from parallel38.domain.say import say, say_range
from parallel38.map.style import KINDS
from parallel38.ui.inspector import words
from parallel38.ui.inspector.feature_page import after, before
from parallel38.ui.inspector.held import TITLES
from parallel38.words import _

Block = list[object]


class Records:
    """The pages of an atlas's records; `drawn` are the ids of features that the page has."""

    def __init__(self, atlas: Atlas, drawn: Iterable[str]) -> None:
        self._atlas = atlas
        self._drawn = frozenset(drawn)
        self._number = {ident: at for at, ident in enumerate(atlas.sources)}
        self._events: dict[str, list[str]] = {}
        for event in atlas.events.values():
            for ident in event.features:
                self._events.setdefault(ident, []).append(event.id)
        self._claims: dict[str, list[str]] = {}
        for claim in atlas.claims.values():
            for ident in (*claim.features, *claim.events):
                self._claims.setdefault(ident, []).append(claim.id)

    def notes(self) -> list[str]:
        """The citations in the order of their numbers."""
        return [_note(source) for source in self._atlas.sources.values()]

    def pages(self) -> dict[str, dict[str, object]]:
        """All pages by id."""
        atlas = self._atlas
        found = {one.id: self._event(one) for one in atlas.events.values()}
        found |= {one.id: self._place(one) for one in atlas.places.values()}
        found |= {one.id: self._claim(one) for one in atlas.claims.values()}
        features = (one for one in atlas.features.values() if one.id in self._drawn)
        return found | {one.id: self._feature(one) for one in features}

    def _event(self, event: Event) -> dict[str, object]:
        people = [
            [one.name, " · ".join(filter(None, (one.office, self._power(one.power))))]
            for one in event.participants
        ]
        facts = [
            (_("Place"), f"{event.place} ({words.degrees(event.lat, event.lon)})"),
            (_("Position"), _(words.POSITION[event.position_precision])),
            (_("Date"), words.precision(event.start, event.end)),
            (_("Names"), " · ".join(event.native_names.values())),
            (_("Confidence"), _(words.CONFIDENCE[event.confidence])),
        ]
        return _page(words.event_kind(event.kind), event.title, say_range(event.start, event.end), [
            *_text(event.summary, "lead"), *_facts(facts),
            *_under(_("Significance"), _text(event.significance)),
            *_under(_("Who took part"), [["people", people]] if people else []),
            *self._links(_("On the map"), event.features),
            *self._links(_("Led to"), event.led_to),
            *self._links(_("Claims about it"), self._claims.get(event.id, [])),
            *self._sources(event.sources),
        ])  # fmt: skip

    def _feature(self, feature: Feature) -> dict[str, object]:
        powers = [self._power(one) for one in feature.powers]
        facts = [
            (_("Dates"), words.precision(feature.start, feature.end)),
            (_("Power") if len(powers) == 1 else _("Powers"), ", ".join(powers)),
            (_("Title"), _(TITLES[feature.control.title]) if feature.control else ""),
            (_("Strength"), f"{feature.strength:,}" if feature.strength else ""),
            (_("Names"), " · ".join(feature.names.values())),
            (_("Confidence"), _(words.CONFIDENCE[feature.confidence])),
        ]
        exact = _("Drawn here to ± {distance}.").format(
            distance=words.kilometres(feature.precision_km)
        )
        steps = [
            [one.interval.possible_from, say(one.start), _(words.STATUS[one.status]), one.note]
            for one in feature.phases
        ]
        kind, dates = _(KINDS[feature.kind].title), say_range(feature.start, feature.end)
        return _page(kind, feature.title, dates, [
            *_text(feature.summary, "lead"), ["now"], *_facts(facts),
            *_under(_("Step by step"), [["steps", steps]] if steps else []),
            *_under(_("Legal basis"), _text(feature.legal_basis)),
            *_under(_("Who drew it"), _text(feature.biography)),
            *_under(_("Notes"), [*_text(feature.notes), *_text(exact)]),
            *self._links(_("Came from"), before(self._atlas, feature)),
            *self._links(_("Became"), after(self._atlas, feature)),
            *self._links(_("Events"), self._events.get(feature.id, [])),
            *self._links(_("Claims about it"), self._claims.get(feature.id, [])),
            *self._sources(feature.sources),
        ])  # fmt: skip

    def _place(self, place: Place) -> dict[str, object]:
        names = [
            [name.name, " · ".join(filter(None, (
                _(words.SCRIPTS[name.script]) if name.script else _(words.LANGUAGES[name.lang]),
                say_range(name.start, name.end) if name.start or name.end != ".." else "",
                name.note,
            )))]
            for name in place.names
        ]  # fmt: skip
        return _page(_("Place"), place.name, "", [
            *_text(place.notes, "lead"),
            *_under(_("Names"), [["people", names]] if names else []),
            *self._sources(place.sources),
        ])  # fmt: skip

    def _claim(self, claim: Claim) -> dict[str, object]:
        verdicts = words.READING if claim.reading else words.VERDICT
        seed = self._atlas.seeds.get(claim.seed)
        facts = [
            (_("Its words"), f"“{claim.quote}”" if claim.quote else ""),
            (_("Text"), seed.title if seed else ""),
            (_("Author"), seed.author if seed else ""),
            (_("Published"), seed.published if seed else ""),
        ]
        dates = say_range(claim.start, claim.end)
        return _page(_(words.CLAIM[claim.kind]), _(verdicts[claim.verdict]), dates, [
            *_under(_("Claimed"), [*_text(claim.claim), *_facts(facts)]),
            *_under(_("What the record says"), _text(claim.record, "lead")),
            *_text(claim.notes),
            *self._links(_("Where to look"), [*claim.events, *claim.features, *claim.places]),
            *self._sources(claim.sources),
        ]) | {"n": claim.claim}  # fmt: skip

    def _power(self, ident: str) -> str:
        return power_name(self._atlas, ident) if ident else ""

    def _links(self, head: str, idents: Sequence[str]) -> list[Block]:
        atlas = self._atlas
        known = (self._drawn, atlas.events, atlas.places, atlas.claims)
        found = [ident for ident in idents if any(ident in some for some in known)]
        return _under(head, [["links", found]] if found else [])

    def _sources(self, idents: Sequence[str]) -> list[Block]:
        found = [self._number[one] for one in idents if one in self._number]
        return _under(_("Sources"), [["sources", found]] if found else [])


def _page(kicker: str, title: str, dates: str, blocks: list[Block]) -> dict[str, object]:
    return {"k": kicker, "t": title, "w": dates, "b": blocks}


def _text(text: str, kind: str = "p") -> list[Block]:
    return [[kind, text]] if text else []


def _facts(rows: Iterable[tuple[str, str]]) -> list[Block]:
    found = [[label, value] for label, value in rows if value]
    return [["facts", found]] if found else []


def _under(head: str, blocks: list[Block]) -> list[Block]:
    return [["h", head], *blocks] if blocks else []


def _note(source: Source) -> str:
    vouched = {"seen": _("read for the atlas"), "standing": _("cited as standing literature")}
    told = vouched.get(source.vouched)
    return f"{source.note} [{told}]" if told else source.note
