"""What the desk without Python works out for itself, against what Python says."""

import datetime
import json
import random

import numpy as np

from parallel38 import words
from parallel38.domain.say import say, say_days, say_range
from parallel38.standalone.pack import BITS, pack
from parallel38.standalone.saying import sayings
from parallel38.ui.clock import shifted
from tests.web import atlas

FIRST, LAST = datetime.date(1866, 1, 1).toordinal(), datetime.date(2024, 12, 31).toordinal()


def spans(count: int) -> list[tuple[int, int]]:
    """Days from and to, with whole months and years among them."""
    dice = random.Random(38)
    found = []
    for number in range(count):
        first = datetime.date.fromordinal(dice.randint(FIRST, LAST))
        last = datetime.date.fromordinal(
            min(first.toordinal() + dice.choice((0, 3, 40, 400)), LAST)
        )
        if number % 3 == 1:
            first, last = first.replace(day=1), last.replace(day=28)
            last = (last + datetime.timedelta(days=5)).replace(day=1) - datetime.timedelta(days=1)
        elif number % 9 == 2:
            first, last = first.replace(month=1, day=1), last.replace(month=12, day=31)
        found.append((first.toordinal(), last.toordinal()))
    return found


def test_dates_are_said_as_python_says_them(rig):
    asked, day = spans(500), datetime.date.fromordinal
    for language in ("en", "ko", "ru", "zh", "ja"):
        found = rig.module(
            "standalone/say",
            f"const f = {json.dumps(sayings()[language])};"
            f"return {[list(one) for one in asked]}.map(([a, b]) =>"
            " [m.sayDay(f, a), m.sayUntil(f, b), m.sayDays(f, a, b)]);",
        )
        with words.of_map(language):
            wanted = [
                [say(day(a)), say_range("..", day(b).isoformat()), say_days(day(a), day(b))]
                for a, b in asked
            ]
        assert found == wanted


def test_an_address_with_names_of_the_language_asks_for_nothing(rig):
    data = {"pages": {"seoul": {}}, "languages": {"en": "", "ko": ""}, "sayings": {"": {}}}
    found = rig.module(
        "standalone/fragment",
        f"const desk = {{ data: {json.dumps(data)} }};"
        "return ['#lang=toString&select=constructor', '#lang=ko&select=seoul']"
        ".map((hash) => m.wishes(desk, m.read(hash)));",
    )
    assert found == [{"selected": ""}, {"language": "ko", "selected": "seoul"}]


def test_steps_are_the_clocks(rig):
    asked = [first for first, _last in spans(200)]
    found = rig.module(
        "standalone/clock",
        f"return {asked}.map((d) => [m.shifted(d, 'month', 1), m.shifted(d, 'month', -1),"
        " m.shifted(d, 'year', 1), m.shifted(d, 'year', -1)]);",
    )
    for day, answers in zip(map(datetime.date.fromordinal, asked), found, strict=True):
        steps = [shifted(day, unit, count) for unit in ("month", "year") for count in (1, -1)]
        assert answers == [one.toordinal() for one in steps]


def test_points_come_back_where_they_were(rig):
    text, geometry = atlas.build()
    packed = pack({"/a.json": text, "/b.bin": geometry}, frozenset({"/b.bin"}))
    found = rig.module(
        "standalone/archive",
        f"return m.unpack({packed!r}).then((a) => [new TextDecoder().decode(a.get('/a.json')),"
        " [...new Float32Array(a.get('/b.bin').buffer)]]);",
    )
    assert found[0] == text.decode()
    assert np.abs(np.array(found[1]) - np.frombuffer(geometry, "<f4")).max() <= 0.51 / (1 << BITS)


TYPED = {
    "8 Sep 1945": "1945-09-08", "Sept 1945": "1945-09-01", "1945": "1945-01-01",
    "September 8, 1945": "1945-09-08", "1945-09-08": "1945-09-08",
    "8 сентября 1945": "1945-09-08", "1945년 9월 8일": "1945-09-08",
    "8.9.1945": "two ways", "31 June 1950": "no date", "soon": "no date",
    "1950-13-01": "no date", "": "no date",
}  # fmt: skip


def test_typed_dates_are_read_or_refused_in_a_sentence(rig):
    forms = json.dumps(list(sayings().values()))
    answers = rig.module(
        "standalone/typed",
        f"return {json.dumps(list(TYPED))}.map((text) => {{"
        f" try {{ return m.dayOf(text, {forms}); }} catch (e) {{ return e.message; }} }});",
    )
    for (typed, said), found in zip(TYPED.items(), answers, strict=True):
        if isinstance(found, int):
            found = datetime.date.fromordinal(found).isoformat()
        assert said in found, typed
