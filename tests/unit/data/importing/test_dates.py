"""Dates of strangers' tables: what was written, in every usual form, comes back as it was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.data.importing.dating import Dating
from parallel38.data.importing.guess import Plan, plan
from parallel38.data.importing.guess_dates import date_roles
from parallel38.data.importing.understood import Reading
from parallel38.data.importing.written_dates import FIRST_SERIAL, edtf
from parallel38.domain.dates import DateError, interval, parse

DAYS = st.dates(date(1866, 1, 1), date(2024, 12, 31))
FORMS: dict[str, Reading] = {
    "{0:%Y-%m-%d}": "written", "{0:%Y/%m/%d}": "written", "{0:%Y.%m.%d}": "written",
    "{0:%Y%m%d}": "written", "{0:%Y-%m-%dT%H:%M:%SZ}": "written", "{0:%d %B %Y}": "written",
    "{0:%B %d, %Y}": "written", "{0:%d %b %Y}": "written", "{0:%d/%m/%Y}": "day first",
    "{0:%d.%m.%Y}": "day first", "{0:%m/%d/%Y}": "month first", "{0:%d-%m-%Y 13:05}": "day first",
    "{0.year}년 {0.month}월 {0.day}일": "written", "{0.year}年{0.month}月{0.day}日": "written",
}  # fmt: skip


@given(DAYS, st.sampled_from(sorted(FORMS)))
def test_a_day_is_itself_in_every_form(day: date, form: str) -> None:
    assert edtf(form.format(day), FORMS[form]) == day.isoformat()


@given(DAYS)
def test_a_spreadsheets_day_is_that_day(day: date) -> None:
    if (day - FIRST_SERIAL).days >= 61:
        assert edtf(str((day - FIRST_SERIAL).days), "serial") == day.isoformat()


@given(st.lists(DAYS, min_size=30, max_size=60), st.sampled_from(sorted(FORMS)))
def test_a_column_of_days_is_found_and_never_read_wrong(days: list[date], form: str) -> None:
    texts = [form.format(day) for day in days]
    roles, readings = date_roles(["note", "Date"], [["a"], list(dict.fromkeys(texts))])
    assert roles == {1: "date"}
    for day, text in zip(days, texts, strict=True):
        read = edtf(text, readings[1])
        # Where nothing tells day from month, the year alone is said.
        assert read in (day.isoformat(), str(day.year))
        assert parse(read).earliest <= day.toordinal() <= parse(read).latest


@given(st.lists(st.integers(1866, 2024), min_size=1), st.sampled_from(["{}", "{}.0", "{}?"]))
def test_a_column_of_years_is_one_only_where_it_says_so(years: list[int], form: str) -> None:
    texts = list(dict.fromkeys(form.format(year) for year in years))
    assert date_roles(["Year"], [texts])[0] == {0: "date"}
    assert date_roles(["deaths"], [texts])[0] == {}


@given(DAYS, st.integers(0, 4000))
def test_start_and_end_are_the_days_they_are(day: date, length: int) -> None:
    after = day + timedelta(length)
    held = Dating(Plan(["start", "end"], ["written"] * 2)).of([day.isoformat(), after.isoformat()])
    told = interval(day.isoformat(), after.isoformat())
    assert held[:4] == (told.possible_from, told.possible_to, told.certain_from, told.certain_to)


@given(DAYS, st.integers(1, 4000))
def test_successors_first_days_are_the_eves(day: date, length: int) -> None:
    after = day + timedelta(length)
    dating = Dating(Plan(["start", "end"], ["written"] * 2), ends_after=True)
    held = dating.of([day.isoformat(), after.isoformat()])
    assert held.stored[1] == (after - timedelta(1)).isoformat()
    assert dating.of([day.isoformat(), day.isoformat()]).stored[:2] == (day.isoformat(),) * 2


@given(st.text(max_size=60), st.sampled_from(["written", "day first", "month first", "serial"]))
def test_any_text_is_a_date_or_one_sentence(text: str, reading: Reading) -> None:
    try:
        read = edtf(text, reading)
    except DateError as error:
        assert str(error)
    else:
        assert read in ("", "..") or parse(read)


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=8))
def test_any_table_is_guessed_at_and_dated(rows: list[list[str]]) -> None:
    found = plan(["name", "start date", "x"], rows, shaped=False)
    dating = Dating(found)
    for row in rows:
        held = dating.of(row)
        assert held.possible_from < held.possible_to or held.possible_from <= held.certain_to


@pytest.mark.parametrize(
    ("columns", "row", "roles"),
    [
        ("id year date_start date_end source_date", "1 2016 2016-01-02 2016-01-03 2016-02-02",
         {"date_start": "start", "date_end": "end"}),
        ("Date Entered", "2016-01-01 2016-01-02", {"Date": "date"}),
        ("year month day source_date", "1950 6 25 2001-01-01",
         {"year": "start_year", "month": "start_month", "day": "start_day"}),
        ("gwsyear gwsmonth gwsday gweyear gwemonth gweday", "1945 9 8 1948 8 14",
         {"gwsyear": "start_year", "gwsmonth": "start_month", "gwsday": "start_day",
          "gweyear": "end_year", "gwemonth": "end_month", "gweday": "end_day"}),
        ("from to", "1945 1948", {"from": "start", "to": "end"}),
        ("startYear endYear", "1945 1948", {"startYear": "start", "endYear": "end"}),
        ("begin deaths", "1945-09 1948", {"begin": "start"}),
        ("начало конец", "1945 1948", {"начало": "start", "конец": "end"}),
        ("開始 終了", "1945 1948", {"開始": "start", "終了": "end"}),
    ],
)  # fmt: skip
def test_columns_are_taken_for_what_they_say(columns: str, row: str, roles: dict[str, str]) -> None:
    names = columns.split()
    found = plan(names, [row.split()], shaped=True)
    taken = {name: role for name, role in zip(names, found.roles, strict=True) if role}
    assert taken == roles
