"""A small hand-made Atlas: two zones and two states of Korea, a proposal, three events."""

from parallel38.domain.atlas import (
    Atlas,
    Claim,
    Control,
    Era,
    Event,
    Feature,
    Layer,
    Name,
    Place,
    Power,
    Seed,
    Source,
)
from parallel38.domain.correction import Correction
from parallel38.domain.dates import interval, parse
from parallel38.domain.story import Scene, Story


def feature(ident: str, start: str, end: str, **fields: object) -> Feature:
    """A Feature with its interval worked out; what is not given is plain."""
    given: dict[str, object] = {
        "layer": "zones", "title": ident, "kind": "occupation", "powers": (), "precision_km": 1.0,
        "summary": "", "sources": (), "confidence": "high", **fields,
    }  # fmt: skip
    announced = given.pop("announced", None)
    day = parse(announced).earliest if isinstance(announced, str) else None
    return Feature(
        id=ident, start=start, end=end, interval=interval(start, end), announced=day,
        **given,  # type: ignore[arg-type]
    )  # fmt: skip


def event(ident: str, start: str, end: str = "", **fields: object) -> Event:
    """An Event with its interval worked out; one day where no end is given."""
    end = end or start
    given: dict[str, object] = {
        "title": ident, "kind": "summit", "place": "Moscow", "lat": 55.75, "lon": 37.62,
        "position_precision": "city", "importance": 5, "summary": "", "sources": (),
        "confidence": "high", **fields,
    }  # fmt: skip
    return Event(id=ident, start=start, end=end, interval=interval(start, end), **given)  # type: ignore[arg-type]


def zone(ident: str, start: str, end: str, holder: str, side: str, **fields: object) -> Feature:
    """An occupation zone of `holder`, no one's territory in law."""
    held = Control(holder=holder, title="military occupation", side=side)  # type: ignore[arg-type]
    return feature(ident, start, end, powers=(holder,), control=held, **fields)


def state_of(ident: str, start: str, end: str, power: str, **fields: object) -> Feature:
    """A state on its own soil."""
    held = Control(holder=power, title="sovereignty", state=power)
    return feature(
        ident, start, end, kind="sovereign", layer="states", powers=(power,), control=held, **fields
    )


def small_atlas() -> Atlas:
    """The atlas the tests of domain and commands ask their questions of."""
    features = [
        zone("zone-us", "1945-09-08", "1948-08-14", "usa", "south",
             title="U.S. zone in Korea", announced="1945-08-15", sources=("go1",)),
        zone("zone-soviet", "1945-08-12", "1948-09-08", "ussr", "north",
             title="Soviet zone in Korea", sources=("go1", "cumings")),
        state_of("rok", "1948-08-15", "..", "rok", title="Republic of Korea"),
        state_of("dprk", "1948-09-09", "..", "dprk", title="DPRK"),
        feature("trusteeship", "1945-12-27", "1947-10~", kind="proposal-line", layer="proposals",
                title="Four-power trusteeship", powers=("usa", "ussr")),
    ]  # fmt: skip
    events = [
        event("moscow", "1945-12-16", "1945-12-27", title="Moscow conference",
              powers=("usa", "ussr", "uk"), themes=("trusteeship",)),
        event("inchon", "1945-09-08", title="Landing at Inchon", kind="landing", place="Inchon",
              lat=37.47, lon=126.62, powers=("usa",)),
        event("unrest", "1946-10", title="Autumn unrest", kind="incident", place="Taegu",
              lat=35.87, lon=128.6, importance=3),
    ]  # fmt: skip
    powers = [
        Power(id="usa", name="United States", kind="state", colour="#1f5fa8", start="1776-07-04"),
        Power(id="ussr", name="Soviet Union", kind="state", colour="#b3262e", start="1922-12-30",
              end="1991-12-26"),
        Power(id="rok", name="Republic of Korea", kind="state", colour="#3b7d4f",
              start="1948-08-15"),
        Power(id="dprk", name="DPRK", kind="state", colour="#7a3b8f", start="1948-09-09"),
    ]  # fmt: skip
    seoul = Place(
        id="seoul", name="Seoul", lat=37.57, lon=126.98, importance=5, kind="city",
        precision_km=1.0, names=(Name(name="Keijo", lang="ja", start="1910-08-29", end="1945"),),
    )  # fmt: skip
    pyongyang = Place(
        id="pyongyang", name="Pyongyang", lat=39.03, lon=125.75, importance=5, kind="city",
        precision_km=1.0, start="0427",
    )  # fmt: skip
    sources = [
        Source(id="go1", note="General Order No. 1.", vouched="seen"),
        Source(id="cumings", note="Cumings.", vouched="standing"),
    ]
    claim = Claim(
        id="agreed-1945", seed="essay", claim="The powers agreed at once in 1945.", kind="event",
        date="1945-12-16/1945-12-27", interval=interval("1945-12-16", "1945-12-27"),
        verdict="nuanced", record="It took them eleven days.", sources=("go1",),
        events=("moscow",), features=("trusteeship",), spots=((55.75, 37.62),),
    )  # fmt: skip
    return Atlas(
        version="1.0.0",
        powers={power.id: power for power in powers},
        layers={
            "states": Layer(id="states", title="States", description="", order=1),
            "zones": Layer(id="zones", title="Zones", description="", order=2),
            "proposals": Layer(
                id="proposals", title="Proposals", description="", order=3, on=False
            ),
        },
        features={one.id: one for one in features},
        events={one.id: one for one in events},
        places={"seoul": seoul, "pyongyang": pyongyang},
        sources={one.id: one for one in sources},
        eras={"division": Era(id="division", title="Division", start="1945-08-15",
                              end="1950-06-24")},
        seeds={"essay": Seed(id="essay", title="An essay", author="A. N.", published="2001")},
        claims={claim.id: claim},
        corrections={"inchon": (Correction(
            id="inchon", table="events", what="start", was="1945-09-07", now="1945-09-08",
            why="The day of the landing.", sources=("go1",),
        ),)},
        stories={
            "line": Story(id="line", title="The line", scenes=(Scene(id="one", title="One"),))
        },
    )  # fmt: skip
