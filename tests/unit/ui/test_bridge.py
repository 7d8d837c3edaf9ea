import json
from datetime import date

import pytest

from parallel38.domain.view import Pane
from parallel38.ui import bridge
from parallel38.ui.pane_state import clock_text, pane_state


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"type":"loaded"}', bridge.Loaded()),
        ('{"type":"drawn","revision":3}', bridge.Drawn(3)),
        ('{"type":"ready","revision":4}', bridge.Ready(4)),
        (
            '{"type":"moved","lat":38,"lon":127,"zoom":6.5,"west":1,"south":2,"east":3,"north":4,'
            '"gesture":true}',
            bridge.Moved(38, 127, 6.5, 1, 2, 3, 4, True),
        ),
        (
            '{"type":"picked","kind":"place","id":"seoul","lat":37.5,"lon":127}',
            bridge.Picked("place", "seoul", 37.5, 127),
        ),
        ('{"type":"failed","text":"boom"}', bridge.Failed("boom")),
    ],
)
def test_every_message_of_the_page_is_read(text, message):
    assert bridge.from_json(text) == message


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", '{"type":"show"}', '{"type":"x"}', '{"type":"drawn","revision":"3"}', "{"],
)
def test_what_is_not_declared_is_an_error(text):
    with pytest.raises(bridge.UnknownMessageError, match="message from the page"):
        bridge.from_json(text)


def test_show_as_json():
    pane = Pane(date=date(1945, 9, 8), layers_off=("railways",), selected="zone")
    show = json.loads(bridge.to_json(bridge.Show(revision=7, pane=pane_state(pane))))
    assert show["type"] == "show"
    assert show["revision"] == 7
    assert show["pane"]["day"] == date(1945, 9, 8).toordinal()
    assert show["pane"]["window"] is None
    assert show["pane"]["layers_off"] == ["railways"]
    assert show["furniture"] == {
        "title": "", "caption": "", "map_only": False, "fade_days": 365, "manner": None,
        "off": ["north", "neat", "sources"], "places": {}, "room": False,
    }  # fmt: skip
    assert json.loads(bridge.to_json(bridge.Escape())) == {"type": "escape"}
    camera = bridge.to_json(bridge.CameraTo(lat=-1, lon=2, zoom=3))
    told = json.loads(camera)
    assert told == {"type": "camera", "lat": -1, "lon": 2, "zoom": 3, "fly": False, "seconds": 1.6}


def test_the_clock_is_said_as_a_person_says_it():
    day = date(1945, 9, 8)
    window = (date(1945, 8, 1), date(1945, 9, 1))
    assert clock_text(Pane(date=day)) == "8 September 1945"
    assert clock_text(Pane(date=day, mode="cumulative")) == "until 8 September 1945"
    narrowed = Pane(date=day, mode="window", window=window)
    assert clock_text(narrowed) == "August 1945"
    assert pane_state(narrowed).window == (window[0].toordinal(), window[1].toordinal())
    assert pane_state(Pane(date=day, window=window)).window is None
