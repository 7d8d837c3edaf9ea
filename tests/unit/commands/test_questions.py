"""`parallel38 on`, `changed`, `list` and `check`."""

import csv
import io
import json
from pathlib import Path

import pytest

from parallel38.commands.tables import TABLES
from parallel38.data.faults import Fault
from unit.commands.running import run, wrong

Caps = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("small")


def ids(rows: list[dict[str, str]]) -> list[str]:
    return [row["id"] for row in rows]


def test_on_a_day_as_json(capsys: Caps) -> None:
    ran = run(capsys, "on", "27 Dec 1945", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.json) == ["date", "features", "events", "recent_events"]
    assert ran.json["date"] == "1945-12-27"
    assert ids(ran.json["features"]) == ["zone-us", "zone-soviet", "trusteeship"]
    assert ran.json["features"][0]["certainty"] == "certain"
    assert ran.json["events"][0]["certainty"] == "certain"
    assert (ids(ran.json["events"]), ids(ran.json["recent_events"])) == (["moscow"], ["inchon"])


def test_on_a_day_in_words(capsys: Caps) -> None:
    ran = run(capsys, "on", "1947-10-05")
    assert ran.out.splitlines() == [
        "5 October 1947", "",
        "Zones",
        "  U.S. zone in Korea (8 September 1945 – 14 August 1948) [zone-us]",
        "  Soviet zone in Korea (12 August 1945 – 8 September 1948) [zone-soviet]", "",
        "Proposals",
        "  Four-power trusteeship (27 December 1945 – c. October 1947, possible) [trusteeship]", "",
        "Recent events",
        "  Autumn unrest (October 1946) [unrest]",
    ]  # fmt: skip


def test_on_a_month(capsys: Caps) -> None:
    ran = run(capsys, "on", "1948-08", "--json")
    assert ids(ran.json["features"]) == ["zone-us", "zone-soviet", "rok"]


def test_changed(capsys: Caps) -> None:
    ran = run(capsys, "changed", "8 Sep 1945", "1948-08-15", "--json")
    assert list(ran.json) == [
        "from", "to", "began", "ended", "events", "text", "changed_hands",
    ]  # fmt: skip
    assert (ran.json["from"], ran.json["to"]) == ("1945-09-08", "1948-08-15")
    assert ids(ran.json["began"]) == ["trusteeship", "rok"]
    assert ids(ran.json["ended"]) == ["trusteeship", "zone-us"]
    assert ids(ran.json["events"]) == ["moscow", "unrest"]
    assert run(capsys, "changed", "8 Sep 1945", "1948-08-15").out.splitlines() == [
        "Between 8 September 1945 and 15 August 1948", "",
        "Changed hands",
        "  United States → Republic of Korea: Seoul", "",
        "Zones, ended",
        "  U.S. zone in Korea (8 September 1945 – 14 August 1948) [zone-us]", "",
        "States, began",
        "  Republic of Korea (since 15 August 1948) [rok]", "",
        "Proposals, came and went",
        "  Four-power trusteeship (27 December 1945 – c. October 1947) [trusteeship]", "",
        "Events",
        "  Moscow conference (16–27 December 1945) [moscow]",
        "  Autumn unrest (October 1946) [unrest]",
    ]  # fmt: skip
    quiet = run(capsys, "changed", "1948-08-15", "1948-08-16")
    assert quiet.out == "Between 15 August 1948 and 16 August 1948: nothing changed.\n"


def test_changed_the_wrong_way_round(capsys: Caps) -> None:
    wrong(run(capsys, "changed", "1948", "1945"), 2, "DATE 1945 lies before 1948")
    wrong(run(capsys, "changed", "1948", "then"), 2, "DATE: 'then' is not a date")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_three_ways(capsys: Caps, table: str) -> None:
    rows = run(capsys, "list", table, "--json").json
    assert rows
    assert all({"id", "title"} <= set(row) and row["title"] for row in rows)
    assert ids(list(csv.DictReader(io.StringIO(run(capsys, "list", table, "--csv").out)))) == ids(
        rows
    )
    lines = run(capsys, "list", table).out.splitlines()
    assert [line.split()[0] for line in lines] == ids(rows)


def test_sources_and_corrections_for_a_person(capsys: Caps) -> None:
    lines = run(capsys, "list", "sources").out.splitlines()
    assert [line.split(maxsplit=1)[1] for line in lines] == [
        "General Order No. 1. [seen]", "Cumings. [standing]",
    ]  # fmt: skip
    (line,) = run(capsys, "list", "corrections", "--subject", "inchon").out.splitlines()
    assert line == "inchon  start: 1945-09-07 -> 1945-09-08"


def test_places_with_a_beginning_for_a_person(capsys: Caps) -> None:
    lines = run(capsys, "list", "places").out.splitlines()
    assert lines == ["seoul      Seoul", "pyongyang  Pyongyang (since 427)"]


def test_the_tables_have_geodata_s_own_fields(capsys: Caps) -> None:
    event = run(capsys, "list", "events", "--json").json[0]
    assert {"kind", "start", "end", "lat", "lon", "place"} <= set(event)
    assert "interval" not in event
    feature = run(capsys, "list", "features", "--json").json[0]
    assert {"layer", "start", "end", "powers"} <= set(feature)
    assert {"name", "start", "end", "colour"} <= set(
        run(capsys, "list", "powers", "--json").json[0]
    )
    assert run(capsys, "list", "stories", "--json").json[0]["scenes"][0]["id"] == "one"
    claim = run(capsys, "list", "claims", "--json").json[0]
    assert {"seed", "verdict", "date", "features", "events", "sources"} <= set(claim)
    assert claim["title"] == claim["claim"] and "spots" not in claim
    assert (
        "U.S. zone in Korea (8 September 1945 – 14 August 1948)"
        in run(capsys, "list", "features").out
    )


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("events", "--from", "1946"), ["unrest"]),
        (("events", "--to", "1945-09-08"), ["inchon"]),
        (("events", "--from", "1945-12-27", "--to", "1945-12-31"), ["moscow"]),
        (("features", "--to", "1945-08-31"), ["zone-soviet"]),
        (("features", "--from", "1948-09-09"), ["rok", "dprk"]),
        (("places", "--near", "37.47,126.62,40"), ["seoul"]),
        (("places", "--near", "-37.47,-126.62,40"), []),
        (("features", "--near", "40,127,10"), ["zone-soviet", "dprk"]),
        (("features", "--near", "37.99,127,10", "--from", "1949"), ["rok", "dprk"]),
        (("events", "--subject", "trusteeship"), ["moscow"]),
        (("events", "--subject", "USA"), ["moscow", "inchon"]),
        (("features", "--subject", "proposals"), ["trusteeship"]),
        (("features", "--subject", "zone in korea"), ["zone-us", "zone-soviet"]),
        (("claims", "--from", "1945", "--to", "1945-12-20"), ["agreed-1945"]),
        (("claims", "--to", "1945-12-15"), []),
        (("claims", "--near", "55.7,37.6,20"), ["agreed-1945"]),
        (("claims", "--near", "37.5,127,20"), []),
        (("claims", "--subject", "nuanced"), ["agreed-1945"]),
        (("claims", "--subject", "supported"), []),
        (("powers", "--from", "1992"), None),
    ],
)
def test_filters(capsys: Caps, args: tuple[str, ...], expected: list[str] | None) -> None:
    ran = run(capsys, "list", *args, "--json")
    assert ran.code == 0
    if expected is not None:
        assert ids(ran.json) == expected


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "Missing argument 'TABLE'"),
        (("nations",), "TABLE: 'nations' is not one of 'events'"),
        (("events", "--from", "whenever"), "--from: 'whenever' is not a date"),
        (("events", "--near", "37,127"), "--near: '37,127' is not LAT,LON,KM"),
        (("events", "--near", "97,127,5"), "'97' is not a number from -90 to 90"),
        (("events", "--near", "37,127,far"), "--near: LAT,LON,KM"),
        (("events", "--near", "37,127,-5"), "-5 km is not a distance on Earth"),
        (("events", "--json", "--csv"), "only one of them"),
        (("events", "--from", "1948", "--to", "1945"), "--to lies before --from"),
        (("sources", "--from", "1945"), "cannot narrow the table sources, which has no dates"),
        (
            ("layers", "--near", "37,127,5"),
            "cannot narrow the table layers, which has no positions",
        ),
    ],
)
def test_wrong_lists(capsys: Caps, args: tuple[str, ...], said: str) -> None:
    wrong(run(capsys, "list", *args), 2, said)


def faulty(monkeypatch: pytest.MonkeyPatch, *faults: Fault) -> None:
    monkeypatch.setattr("parallel38.data.check.check", lambda path: list(faults))


def test_check_without_faults(
    capsys: Caps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty(monkeypatch)
    ran = run(capsys, "check", str(tmp_path))
    assert (ran.code, ran.out, ran.err) == (0, "", f"{tmp_path}: no faults\n")
    assert run(capsys, "check", str(tmp_path), "--json").json == []


def test_check_with_faults(capsys: Caps, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch, Fault("eras.toml", 3, "division", "end lies before start"))
    ran = run(capsys, "check")
    assert ran.code == 1
    assert ran.out == "eras.toml:3: division: end lies before start\n"
    assert ran.err.endswith(": 1 fault\n")
    ran = run(capsys, "check", "--json")
    assert json.loads(ran.out) == [
        {"file": "eras.toml", "line": 3, "item": "division", "rule": "end lies before start"}
    ]


def test_check_of_a_story(capsys: Caps, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('title = "T"\n[[scene]]\nid = "a"\ntitle = "A"\n[scene.view]\n', "utf-8")
    ran = run(capsys, "check", str(path))
    assert (ran.code, ran.out, ran.err) == (0, "", f"{path}: no faults\n")
    path.write_text(path.read_text("utf-8") + 'selected = "nothing"\n', "utf-8")
    ran = run(capsys, "check", str(path))
    assert ran.code == 1
    assert ran.out.startswith("mine.toml:6: a: unknown feature, event, place or claim 'nothing'")


def test_check_of_no_folder(capsys: Caps, tmp_path: Path) -> None:
    wrong(run(capsys, "check", str(tmp_path / "none")), 2, "DIR takes a folder")
