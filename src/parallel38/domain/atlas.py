"""The atlas as frozen records: what geodata/ says, with dates already worked out.

Positions are WGS84 degrees (lon east, lat north); days are proleptic Gregorian ordinals
(1 = 0001-01-01, as in datetime.date.toordinal); lengths are km. Records are made by
data/load.py and never changed.
"""

from typing import Literal

from msgspec import Struct

from parallel38.domain.correction import Correction
from parallel38.domain.dates import Interval
from parallel38.domain.frames import Moving, Series
from parallel38.domain.story import Story
from parallel38.domain.view import Camera

Confidence = Literal["high", "medium", "low"]

# What a feature is. Territory first, then lines, then the rest; each has its own look.
Kind = Literal[
    "sovereign", "occupation", "lease", "concession", "protectorate", "colony", "puppet-state",
    "sphere", "presence", "neutral-zone", "demilitarised-zone", "disputed", "detached",
    "transferred", "claim-line", "control-line", "proposal-line", "front", "cease-fire-line",
    "boundary", "perimeter", "railway", "railway-zone", "movement", "site",
]  # fmt: skip

# By what title a power held a point: the closed list of `parallel38 at`.
Title = Literal[
    "sovereignty", "lease", "concession", "railway zone", "military occupation", "protectorate",
    "colony", "puppet state", "administration", "naval base", "joint operation", "none",
]  # fmt: skip

# For Control.state: ask the area beneath.
BELOW = "below"

Status = Literal["proposed", "ordered", "signed", "in force", "effective", "ended"]

# What the record says of a claim: right; right at heart but not as worded; wrong.
Verdict = Literal["supported", "nuanced", "contradicted"]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: immutable, no unknown fields."""


class Source(Record, frozen=True):
    """A cited work: `note` is its Chicago note, `csl` its CSL-JSON item. `vouched` says whether its
    text was read for the atlas (seen) or is cited from the standing literature.
    """

    id: str
    note: str
    vouched: Literal["seen", "standing", ""] = ""
    csl: dict[str, object] = {}


class Power(Record, frozen=True):
    """A state, army or party; `start`/`end` are EDTF, `colour` is #rrggbb, the same everywhere."""

    id: str
    name: str
    kind: Literal["state", "colony", "army", "party", "alliance"]
    colour: str
    start: str
    end: str = ".."
    adjective: str = ""
    names: dict[str, str] = {}
    interval: Interval = Interval()
    sources: tuple[str, ...] = ()


class Control(Record, frozen=True, kw_only=True):
    """Who holds the ground of a feature and by what title; `state` is whose territory it is in
    that date's own law (null: undetermined; "below": that of the area it lies on, which may
    change under a lease). `rank` settles overlaps: the higher one answers. Where the atlas names
    nobody, `holder` is null, `title` none, and `reason` says why.
    """

    holder: str | None = None
    title: Title
    state: str | None = None
    rank: int = 10
    side: Literal["north", "south"] | None = None
    reason: str = ""


class Phase(Record, frozen=True):
    """A dated step in the life of a feature: ordered before held, signed before in force."""

    status: Status
    start: str
    note: str = ""
    interval: Interval = Interval()


class Layer(Record, frozen=True):
    """A folder of features; `order` is the drawing order, low first; `on`: shown at first."""

    id: str
    title: str
    description: str
    order: int
    on: bool = True


class Feature(Record, frozen=True):
    """One dated thing on the map. `start`/`end` are EDTF, `end` the last day on which it held.

    `interval` holds the day numbers; `announced` is the first day on which it is drawn lighter
    than the fact, before its start (a zone ordered, a treaty signed), or None.
    `names` are its label in ko, zh, ja and ru, as people wrote it in its time.
    `anchor` is where its label sits, `extent` its west, south, east, north, all in degrees.
    A `moving` feature has no shape of its own; one that is not `drawn` only answers who held.
    Of a movement, `strength` is how many men set out, where a cited work says so, and `retreat`
    tells it from an advance.
    """

    id: str
    layer: str
    title: str
    kind: Kind
    start: str
    end: str
    powers: tuple[str, ...]
    precision_km: float
    summary: str
    sources: tuple[str, ...]
    confidence: Confidence
    label: str = ""
    names: dict[str, str] = {}
    control: Control | None = None
    phases: tuple[Phase, ...] = ()
    importance: int = 3
    legal_basis: str = ""
    biography: str = ""
    notes: str = ""
    came_from: tuple[str, ...] = ()
    became: tuple[str, ...] = ()
    moving: Moving | None = None
    drawn: bool = True
    strength: int | None = None
    retreat: bool = False
    interval: Interval = Interval()
    announced: int | None = None
    anchor: tuple[float, float] | None = None
    extent: tuple[float, float, float, float] | None = None


class Participant(Record, frozen=True):
    """Who took part: a person or body, their office, and the power they stood for (an id)."""

    name: str
    office: str = ""
    power: str = ""


class Event(Record, frozen=True):
    """Something that happened at a place; `lat`, `lon` in degrees with their own precision."""

    id: str
    title: str
    kind: str
    start: str
    end: str
    place: str
    lat: float
    lon: float
    position_precision: Literal["building", "city", "area"]
    importance: int
    summary: str
    sources: tuple[str, ...]
    confidence: Confidence
    significance: str = ""
    native_names: dict[str, str] = {}
    participants: tuple[Participant, ...] = ()
    powers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    led_to: tuple[str, ...] = ()
    interval: Interval = Interval()


# How a name is written where that is not its language's own present way.
Script = Literal["", "Hanja", "RR", "MR", "DPRK", "pinyin", "Wade-Giles"]


class Name(Record, frozen=True):
    """A name a place bore between two EDTF dates; `lang` is en, ko, ru, zh or ja.

    The map writes a `name`, and below it what was said `beside` it (the press, the people); a
    `variant` and what bears a `script` is found by search and listed. Hanja are Korean; the map
    takes them for Chinese too where no Chinese name of the day says otherwise.
    """

    name: str
    lang: Literal["en", "ko", "zh", "ja", "ru"] = "en"
    start: str = ""
    end: str = ".."
    script: Script = ""
    role: Literal["name", "beside", "variant"] = "name"
    note: str = ""
    interval: Interval = Interval()

    @property
    def on_map(self) -> bool:
        """Whether a map may write it."""
        return self.role != "variant" and self.script in ("", "Hanja")


class Place(Record, frozen=True):
    """A town, port or other place. `name` is today's English form; `names` all others. `start`
    (EDTF) is when it was founded or first mattered: no map of an earlier day names it.
    """

    id: str
    name: str
    lat: float
    lon: float
    importance: int
    kind: str
    precision_km: float
    start: str = ""
    interval: Interval = Interval()
    names: tuple[Name, ...] = ()
    notes: str = ""
    sources: tuple[str, ...] = ()


class Era(Record, frozen=True):
    """A named band of the timeline."""

    id: str
    title: str
    start: str
    end: str
    interval: Interval = Interval()


class Seed(Record, frozen=True):
    """A text whose claims are held against the record; itself evidence for none of them."""

    id: str
    title: str
    author: str
    published: str


class Claim(Record, frozen=True):
    """What a seed says, in the atlas's own words, and what the record says of it. A `reading` is
    an interpretation that many hold: it is shown as one, never as a fact. `date` is EDTF, a day
    or a/b; `quote` holds a few of the seed's own words; `spots` are the lat, lon of its places and
    events; `camera` looks at it where they would show too little.
    """

    id: str
    seed: str
    claim: str
    kind: Literal["event", "condition", "interpretation", "attribute"]
    date: str
    verdict: Verdict
    record: str
    sources: tuple[str, ...]
    quote: str = ""
    reading: bool = False
    places: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    notes: str = ""
    camera: Camera | None = None
    interval: Interval = Interval()
    spots: tuple[tuple[float, float], ...] = ()

    @property
    def start(self) -> str:
        """The first of its days, EDTF."""
        return self.date.partition("/")[0]

    @property
    def end(self) -> str:
        """The last of its days, EDTF."""
        return self.date.rpartition("/")[2]


class Atlas(Record, frozen=True):
    """All records of one geodata folder, each table keyed by id and in drawing or date order."""

    version: str
    powers: dict[str, Power]
    layers: dict[str, Layer]
    features: dict[str, Feature]
    events: dict[str, Event]
    places: dict[str, Place]
    sources: dict[str, Source]
    eras: dict[str, Era]
    stories: dict[str, Story]
    seeds: dict[str, Seed] = {}
    claims: dict[str, Claim] = {}
    moving: dict[str, Series] = {}
    corrections: dict[str, tuple[Correction, ...]] = {}
