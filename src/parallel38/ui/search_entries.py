"""What can be found: everything in the atlas that bears a name, and the window's commands."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from parallel38.domain.atlas import Atlas, Claim, Event, Feature, Place, Source
from parallel38.domain.kana import hepburn, is_kana
from parallel38.domain.own import is_own
from parallel38.domain.own_name import power_name
from parallel38.domain.say import say_range
from parallel38.domain.story import Story
from parallel38.words import N_, _, ngettext

Kind = Literal[
    "date", "position", "place", "event", "person", "feature", "power", "story", "claim", "source",
    "command", "bookmark",
]  # fmt: skip
_BRACKETS = re.compile(r"\([^)]*\)")
ALIKE = 6  # of one name in one own layer
VERDICTS = {
    "supported": N_("Supported"), "nuanced": N_("Nuanced"), "contradicted": N_("Contradicted"),
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One thing that can be gone to. `detail` is its second line, `tag` a word at the end of the
    first; `people` are names of who took part, in plain forms; one that `unfolds` is a list.
    """

    kind: Kind
    key: str
    title: str
    detail: str
    importance: int
    words: tuple[str, ...]
    people: tuple[str, ...] = ()
    tag: str = ""
    unfolds: bool = False


@dataclass(frozen=True)
class Found:
    """An Entry, and the name by which it was found where that is not its title."""

    entry: Entry
    name: str
    score: float


def entries(atlas: Atlas) -> Iterator[Entry]:
    """Every record that bears a name."""
    for place in atlas.places.values():
        yield _of_place(place)
    for event in atlas.events.values():
        yield of_event(event)
    for feature in _told_apart(atlas.features.values()):
        when = say_range(feature.start, feature.end)
        forms = *_forms(feature.title), feature.label, *feature.names.values()
        words = tuple(dict.fromkeys(word for word in forms if word))
        yield Entry("feature", feature.id, feature.title, when, feature.importance, words)
    for power in atlas.powers.values():
        if is_own(power.id):
            continue
        words = tuple(dict.fromkeys([power.name, *power.names.values()]))
        yield Entry(
            "power",
            power.id,
            power_name(atlas, power.id),
            say_range(power.start, power.end),
            3,
            words,
        )
    for story in atlas.stories.values():
        yield of_story(story)
    for claim in atlas.claims.values():
        yield _of_claim(atlas, claim)
    for source in atlas.sources.values():
        yield _of_source(source)


def _told_apart(features: Iterable[Feature]) -> Iterator[Feature]:
    """All of the atlas; of thousands in an own layer that bear one name only the first few, as a
    list of results has room for no more.
    """
    alike: Counter[tuple[str, str]] = Counter()
    for feature in features:
        if is_own(feature.id):
            alike[feature.layer, feature.title] += 1
            if alike[feature.layer, feature.title] > ALIKE:
                continue
        yield feature


def of_story(story: Story) -> Entry:
    """A story, by its title; choosing it presents it."""
    scenes = ngettext("{count} scene", "{count} scenes", len(story.scenes))
    detail = _("Story") + " · " + scenes.format(count=len(story.scenes))
    return Entry("story", story.id, story.title, detail, 2, (story.title,))


def of_event(event: Event) -> Entry:
    """An event, by its titles."""
    when = say_range(event.start, event.end)
    words = *_forms(event.title), *event.native_names.values()
    took_part = tuple(one.name for one in event.participants)
    return Entry("event", event.id, event.title, when, event.importance, words, took_part)


def _forms(title: str) -> tuple[str, ...]:
    """A title, and the same without what it says in brackets, as people say it."""
    return tuple(dict.fromkeys([title, " ".join(_BRACKETS.sub(" ", title).split())]))


def _of_place(place: Place) -> Entry:
    short = place.name.partition(" (")[0]
    names = dict.fromkeys([place.name, short, *(name.name for name in place.names)])
    plainly = dict.fromkeys(name.name for name in place.names if name.on_map)
    detail = " · ".join([one for one in plainly if one != place.name][:4])
    read = [name.note for name in place.names if is_kana(name.note)]
    heard = [hepburn(kana).capitalize() for kana in read]
    words = tuple(dict.fromkeys([*names, *read, *heard]))
    return Entry("place", place.id, place.name, detail, place.importance, words)


def _of_claim(atlas: Atlas, claim: Claim) -> Entry:
    seed = atlas.seeds.get(claim.seed)
    said = [say_range(claim.start, claim.end), seed.title if seed else ""]
    tag = _("A reading") if claim.reading else _(VERDICTS[claim.verdict])
    words = claim.claim, claim.quote
    return Entry(
        "claim", claim.id, claim.claim, " · ".join(filter(None, said)), 0,
        tuple(filter(None, words)), tag=tag,
    )  # fmt: skip


def _of_source(source: Source) -> Entry:
    csl = source.csl
    title = str(csl.get("title") or source.note)
    authors = csl.get("author") or csl.get("editor")
    listed = authors if isinstance(authors, list) else []
    family = [str(one.get("family") or one.get("literal") or "") for one in listed]
    issued = csl.get("issued")
    dates = issued.get("date-parts") if isinstance(issued, dict) else None
    year = str(dates[0][0]) if isinstance(dates, list) and dates and dates[0] else ""
    detail = ", ".join(filter(None, [*family, year]))
    words = tuple(dict.fromkeys([title, f"{detail} {title}"]))
    return Entry("source", source.id, title, detail, 0, words, unfolds=True)


def cited(atlas: Atlas, source: str) -> Iterator[Entry]:
    """What rests on a source, in the order of time."""
    for event in atlas.events.values():
        if source in event.sources:
            yield of_event(event)
    for feature in atlas.features.values():
        if source in feature.sources:
            when = say_range(feature.start, feature.end)
            yield Entry("feature", feature.id, feature.title, when, feature.importance, ())
    for claim in atlas.claims.values():
        if source in claim.sources:
            yield _of_claim(atlas, claim)
    for place in atlas.places.values():
        if source in place.sources:
            yield _of_place(place)
