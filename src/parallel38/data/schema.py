"""JSON Schema of the files in geodata/, made from the record types; the prose for people is here.

`python -m parallel38.data.schema FOLDER` writes them; a test compares them with geodata/schema/.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec

from parallel38.data.records import COMPUTED
from parallel38.data.stories import HEAD
from parallel38.domain.atlas import Claim, Era, Event, Feature, Layer, Place, Power, Seed
from parallel38.domain.story import STORY_SCHEMA, Scene, Story
from parallel38.domain.view import Pane

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ITEMS: dict[str, tuple[type, str]] = {
    "power": (Power, "powers/*.toml: states, armies and parties, each with one colour."),
    "event": (Event, "events/*.toml: what happened, where, and who took part."),
    "place": (Place, "places/*.toml: towns and other places, their names by date and language."),
    "era": (Era, "eras.toml: the bands of the timeline."),
}
# What an author needs to know of a field beyond its type. `end` alone stands for any record.
PROSE = {
    "id": "Lower-case words with hyphens; unique over the whole atlas, and kept for good.",
    "start": "EDTF: 1945-09-08, 1945-09, 1945, 1945~ (about), 1945? (uncertain), .. (open).",
    "end": "EDTF, the last day on which it held; .. where it still holds. The day of a handing"
    " over belongs to the successor.",
    "sources": "Ids of sources.json.",
    "powers": "Ids of powers; the first gives the colour.",
    "importance": "1 to 5; 5 is indispensable.",
    "precision_km": "How far the drawn shape or point may be off, in km.",
    "confidence": "Of date, place and facts together.",
    "control": "Only for areas that say who held the ground.",
    "phase": "Dated steps; after a proposed, ordered or signed one it is drawn lighter.",
    "came_from": "Ids of the features whose ground or role it took over.",
    "became": "Ids of the features that took over from it.",
    "claim": "What the text says, in one sentence of our own.",
    "quote": "At most twelve of the text's own words.",
    "verdict": "What the record says of it: supported, nuanced or contradicted.",
    "record": "What the record says, in words that stand alone.",
    "reading": "true for an interpretation that many hold; it is shown as one, never as a fact.",
    "published": "Where and when, as far as the text says it.",
    "places": "Ids of places; the first is where the map looks.",
    "features": "Ids of the features that it stands on.",
    "events": "Ids of the events that it stands on.",
    "moving": "Instead of a shape: the feature is made anew for each frame of a series.",
    "drawn": "false for an area that only answers who held the ground.",
    "strength": "Of a movement: how many men (or refugees, prisoners) set out, as a cited work has"
    " it; the arrow's breadth. Left out where the works differ or are silent.",
    "retreat": "true for a movement away from the enemy: its shaft is drawn broken.",
    "of": "Ids of the features whose areas it is a part of.",
    "within": "Series in whose ground it lies: front is the UN's side, cpv the Chinese sectors.",
    "without": "Series in whose ground it does not lie.",
    "edge": "For a line: the series whose ground it bounds.",
    "label": "Short form on the map; empty for none.",
    "anchor": "Where the label sits, [lon, lat]; worked out from the shape where it is not given.",
    "lat": "Degrees north.",
    "lon": "Degrees east.",
    "position_precision": "How well the position is known: a building, a city, or an area only.",
    "significance": "Why it matters, in one sentence.",
    "names": "Other names, each with its language and the dates of its use.",
    "script": "How a name is written where that is not its language's own present way: Hanja, or"
    " a romanisation. Left out for the plain form.",
    "role": "name: on the map; beside: said next to the official name; variant: for search only.",
    "colour": "#rrggbb, the same on every map.",
    "holder": "Id of the power in control on the ground.",
    "state": "Id of the power whose territory it is in the law of that date; left out where that"
    " is undetermined; below: whatever the area beneath says.",
    "rank": "Settles overlaps: the higher one answers. State 10, occupation 20, lease or base 30.",
    "filters": "Left out where nothing is narrowed.",
    "themes": "Subjects of events.",
    "highlights": "Ids of features, events or places.",
    "aside": "What stands beside the map: a text, an image, or both.",
    "image": "Name of a file beside the story's: png, jpg, webp, at most 8 MB; credit and alt due.",
    "selected": "Id of a feature, event, place or claim.",
}


def schemas() -> dict[str, dict[str, Any]]:
    """File name (without suffix) -> JSON Schema of the geodata files of that kind."""
    found = {name: _file(name, kind, title) for name, (kind, title) in ITEMS.items()}
    found["layer"] = _layer()
    found["features"] = _features()
    found["claim"] = _claim()
    found["story"] = _story()
    found["sources"] = _sources()
    return found


def _file(name: str, kind: type, title: str) -> dict[str, Any]:
    defs = _defs(kind)
    return _schema(title, {name: _list(kind)}, [name], defs)


def _features() -> dict[str, Any]:
    title = "layers/<name>/features-*.toml: more features of a long layer."
    return _schema(title, {"feature": _list(Feature)}, ["feature"], _written(Feature))


def _written(*kinds: type) -> dict[str, Any]:
    """The definitions of a layer's files: the folder says which layer it is."""
    defs = _defs(*kinds)
    _without(defs["Feature"], "layer")
    feature = defs["Feature"]["properties"]
    feature["phase"] = feature.pop("phases") | {"description": PROSE["phase"]}
    return defs


def _layer() -> dict[str, Any]:
    defs = _written(Layer, Feature)
    _without(defs["Layer"], "id")  # the name of the folder
    properties = {"layer": {"$ref": "#/$defs/Layer"}, "feature": _list(Feature)}
    title = "layers/<name>/layer.toml: a layer and the records of its features."
    return _schema(title, properties, ["layer"], defs)


def _claim() -> dict[str, Any]:
    defs = _defs(Seed, Claim)
    _without(defs["Seed"], "id")  # the name of the file
    _without(defs["Claim"], "seed")
    when = "EDTF: the day or days it is about, 1945-02-08 or 1945-02-04/1945-02-11."
    defs["Claim"]["properties"]["date"]["description"] = when
    properties = {"seed": {"$ref": "#/$defs/Seed"}, "claim": _list(Claim)}
    title = "claims/<seed>.toml: a text and the claims it makes, in its order, with the record."
    return _schema(title, properties, ["seed"], defs)


def _story() -> dict[str, Any]:
    defs = _defs(Story, Scene, Pane)
    story = defs.pop("Story")["properties"]
    _without(defs["Scene"], "extra")
    defs["Scene"]["required"] = ["id", "title", "view"]
    # One pane may stand for the whole View.
    view = {"anyOf": [{"$ref": "#/$defs/Pane"}, {"$ref": "#/$defs/View"}]}
    defs["Scene"]["properties"]["view"] = view
    properties = {"schema": {"const": STORY_SCHEMA}, **{key: story[key] for key in HEAD}}
    properties["scene"] = _list(Scene)
    return _schema("stories/<id>.toml: scenes in order.", properties, ["title"], defs)


def _sources() -> dict[str, Any]:
    item = {
        "type": "object",
        "description": "A CSL-JSON item; custom.note is its Chicago note, as it is shown.",
        "properties": {
            "id": {"type": "string", "description": PROSE["id"]},
            "title": {"type": "string"},
            "custom": {
                "type": "object",
                "properties": {
                    "note": {"type": "string"},
                    "note_by_hand": {"type": "boolean"},
                    "remark": {"type": "string"},
                    "vouched": {"enum": ["seen", "standing"]},
                },
                "required": ["note", "vouched"],
            },
        },
        "required": ["id", "type", "title", "custom"],
    }
    title = "sources.json: every work cited, one a line."
    return {"$schema": DRAFT, "title": title, "type": "array", "items": item}


def _schema(
    title: str, properties: dict[str, Any], required: list[str], defs: dict[str, Any]
) -> dict[str, Any]:
    return {
        "$schema": DRAFT, "title": title, "type": "object", "properties": properties,
        "required": required, "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }  # fmt: skip


def _defs(*kinds: type) -> dict[str, Any]:
    """The definitions of records as an author writes them."""
    _, defs = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    defs.pop("Interval", None)
    for definition in defs.values():
        _without(definition, *COMPUTED)
        definition["description"] = " ".join(definition.get("description", "").split())
        for name, field in definition.get("properties", {}).items():
            if name in PROSE:
                field["description"] = PROSE[name]
        definition["additionalProperties"] = False
    return defs


def _without(definition: dict[str, Any], *names: str) -> None:
    for name in names:
        definition.get("properties", {}).pop(name, None)
        if name in definition.get("required", []):
            definition["required"].remove(name)


def _list(kind: type) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}}


def text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    encoded = msgspec.json.encode(schema, order="deterministic")
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def write(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.json").write_text(text(schema), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
