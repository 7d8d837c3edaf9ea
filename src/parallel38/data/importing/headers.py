"""What the name of a column says about it, in the languages of the atlas."""

import re
import unicodedata
from functools import cache

START = {
    "start", "starts", "started", "begin", "begins", "began", "beginning", "beg", "from", "since",
    "first", "founded", "established", "opened", "st", "s", "시작", "시작일", "개시", "начало", "с",
    "开始", "開始", "始", "起",
}  # fmt: skip
END = {
    "end", "ends", "ended", "ending", "to", "until", "till", "finish", "finished", "last", "recent",
    "through", "closed", "dissolved", "e", "끝", "종료", "종료일", "конец", "окончание", "по",
    "结束", "結束", "終了", "終", "止",
}  # fmt: skip
DATE = {
    "date", "dates", "when", "day", "time", "timestamp", "datetime", "dated", "occurred", "event",
    "날짜", "일자", "일시", "дата", "日期", "日付", "年月日", "期日",
}  # fmt: skip
YEAR = {"year", "years", "yr", "yyyy", "연도", "년도", "년", "год", "года", "年", "年份", "西暦"}
MONTH = {"month", "mon", "mth", "mo", "mm", "월", "месяц", "月", "月份"}
DAY = {"day", "dy", "dd", "일", "день", "日"}
ABOUT_THE_RECORD = {
    "entered", "updated", "update", "created", "modified", "source", "published", "accessed",
    "retrieved", "edited", "version", "import", "imported", "added", "active",
}  # fmt: skip
LAT = {"lat", "latitude", "lati", "y", "ycoord", "northing", "위도", "широта", "緯度", "纬度"}
LON = {
    "lon", "lng", "long", "longitude", "longi", "x", "xcoord", "easting", "경도", "долгота", "経度",
    "經度", "经度",
}  # fmt: skip
POINT = {
    "coordinates", "coordinate", "coords", "latlon", "latlng", "location", "position", "point",
    "gps", "좌표", "координаты", "座標", "坐标",
}  # fmt: skip
NAME = {
    "name", "names", "title", "label", "이름", "명칭", "제목", "название", "наименование", "имя",
    "名称", "名稱", "名前", "名", "標題",
}  # fmt: skip
UNITS = {"year": YEAR, "month": MONTH, "day": DAY}


@cache
def words(header: str) -> tuple[str, ...]:
    """A header as its words: 'startDate', 'start_date' and 'Start date (UTC)' begin alike."""
    text = unicodedata.normalize("NFKC", header)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).casefold()
    return tuple(re.findall(r"[^\W\d_]+", text))


def says(header: str, wanted: set[str]) -> bool:
    """Whether one of a header's words is among those wanted."""
    return not wanted.isdisjoint(words(header))


def unit_of(header: str) -> tuple[str, str] | None:
    """A part of a date that a header names (year, month, day), and what else it says: of
    'start_year' and of 'syear' year and 'start' or 's'.
    """
    found = words(header)
    for unit, wanted in UNITS.items():
        if hit := [word for word in found if word in wanted]:
            return unit, " ".join(word for word in found if word != hit[-1])
    for unit in UNITS:
        for word in found:
            if word.endswith(unit) and len(word) > len(unit):
                return unit, word.removesuffix(unit)
    return None


def side_of(rest: str) -> str:
    """Which side of a span the rest of a header names: start, end, or neither."""
    found = set(words(rest))
    if found & START or (len(rest) <= 4 and rest.endswith("s")):
        return "start"
    if found & END or (len(rest) <= 4 and rest.endswith("e")):
        return "end"
    return ""
