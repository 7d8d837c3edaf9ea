"""The worked answers in the help of `at`; a test asks the atlas for each of them again."""

from typing import NamedTuple


class Worked(NamedTuple):
    """A question as typed, and its answer."""

    lat: str
    lon: str
    date: str
    holder: str | None
    title: str | None
    state: str | None
    place: str


WORKED = (
    Worked("37.57", "126.98", "1900", "korean-empire", "sovereignty", "korean-empire", "Seoul"),
    Worked("38.81", "121.24", "1900-01-01", "russian-empire", "lease", "qing", "Port Arthur"),
    Worked("45.75", "126.65", "1905", "russian-empire", "railway zone", "qing", "Harbin"),
    Worked("37.57", "126.98", "'1 Dec 1905'", "japan", "protectorate", "korean-empire", "Seoul"),
    Worked("37.57", "126.98", "1911", "japan", "colony", "japan", "Seoul"),
    Worked("41.80", "123.43", "1935", "japan", "puppet state", "manchukuo", "Mukden"),
    Worked("37.97", "126.55", "1946-01-01", "usa", "military occupation", None, "Kaesong"),
    Worked("38.70", "125.30", "1946-01-01", "ussr", "military occupation", None, "near Nampo"),
    Worked("38.25", "127.20", "1960", "rok", "sovereignty", "rok", "Chorwon"),
    Worked("0", "-150", "1946", None, None, None, "the Pacific"),
)


def help_of_at() -> str:
    """The help text of `at`, with the worked answers."""
    width = max(len(f"{one.lat} {one.lon} {one.date}") for one in WORKED)
    lines = [
        f"  at {f'{one.lat} {one.lon} {one.date}':{width}}  {_answer(one)}  ({one.place})"
        for one in WORKED
    ]
    return (
        "Who held a point on a date, and by what title.\n\n"
        "LAT and LON are degrees (WGS84, south and west negative); DATE is a day, month or year: "
        "1945-09-08, '8 Sep 1945', 1945. For a month or a year the answer is that of most of its "
        "days. A point less than 1.5 km off a coast is taken as its land; farther out at sea the "
        "atlas does not reach.\n\n"
        "holder: who was in control on the ground. state: whose territory it was in that date's "
        "own law. certainty: of the dates. distance: to the nearest edge with ground that "
        "another power held.\n\n"
        "\b\nTen worked answers (holder, title, state):\n" + "\n".join(lines) + "\n\n"
        "\b\nExamples:\n  parallel38 at 37.97 126.55 1946-01-01 --json\n"
        "  parallel38 at --csv towns.csv --out answered.csv\n\n"
        "With --csv the answers become columns, lists joined by ';'; a column that stands there "
        "already keeps its name, and the answer's is called at_…"
    )


def _answer(one: Worked) -> str:
    return f"{one.holder}, {one.title}, {one.state or '-'}" if one.holder else "outside the atlas"
