"""Written dates against Python's calendar, brute force and the edtf package."""

import re
from datetime import date, timedelta
from itertools import product

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from parallel38.domain.dates import (
    FIRST,
    FOREVER,
    DateError,
    DateSpan,
    Interval,
    day_text,
    interval,
    parse,
)


def days(span: DateSpan) -> tuple[str, str]:
    return day_text(span.earliest), day_text(span.latest)


@given(st.dates())
def test_a_day_is_its_ordinal(day: date) -> None:
    span = parse(day.isoformat())
    assert (span.earliest, span.latest) == (day.toordinal(), day.toordinal())
    assert day_text(span.earliest) == day.isoformat()


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_month_and_a_year_are_all_their_days(day: date) -> None:
    month, year = parse(day.isoformat()[:7]), parse(day.isoformat()[:4])
    inside = [day + timedelta(n) for n in range(-366, 367) if day.toordinal() + n > 1]
    for other in inside:
        n = other.toordinal()
        assert (month.earliest <= n <= month.latest) == (
            other.timetuple()[:2] == day.timetuple()[:2]
        )
        assert (year.earliest <= n <= year.latest) == (other.year == day.year)


@given(st.from_regex(r"\A[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?\Z"))
def test_what_is_read_never_ends_before_it_begins(text: str) -> None:
    try:
        span = parse(text)
    except DateError:
        assume(False)
        return
    assert 1 <= span.earliest <= span.latest <= date.max.toordinal()


@given(st.text(max_size=80))
def test_any_text_is_a_span_or_one_sentence(text: str) -> None:
    try:
        parse(text)
    except DateError as error:
        assert "\n" not in str(error)
        assert len(str(error)) < 200


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "qualifier"),
    [
        ("195X", "1950-01-01", "1959-12-31", "decade", ""),
        ("19XX", "1900-01-01", "1999-12-31", "century", ""),
        ("1950-XX", "1950-01-01", "1950-12-31", "year", ""),
        ("1950-XX-XX", "1950-01-01", "1950-12-31", "year", ""),
        ("1950-06-XX", "1950-06-01", "1950-06-30", "month", ""),
        ("1951-21", "1951-03-01", "1951-05-31", "season", ""),
        ("1951-22", "1951-06-01", "1951-08-31", "season", ""),
        ("1951-23", "1951-09-01", "1951-11-30", "season", ""),
        ("1951-24", "1951-12-01", "1952-02-29", "season", ""),
        ("1936~", "1935-01-01", "1937-12-31", "year", "~"),
        ("1920-10~", "1920-09-01", "1920-11-30", "month", "~"),
        ("1950-12-16~", "1950-12-06", "1950-12-26", "day", "~"),
        ("1945-01?", "1944-12-01", "1945-02-28", "month", "?"),
        ("1951-21%", "1950-12-01", "1951-08-31", "season", "%"),
        ("195X~", "1940-01-01", "1969-12-31", "decade", "~"),
        ("0001~", "0001-01-01", "0002-12-31", "year", "~"),
        ("0001-01-05~", "0001-01-01", "0001-01-15", "day", "~"),
        ("9999-12-31~", "9999-12-21", "9999-12-31", "day", "~"),
        ("9999%", "9998-01-01", "9999-12-31", "year", "%"),
        ("1945/1948-08-14", "1945-01-01", "1948-08-14", "interval", ""),
    ],
)
def test_bounds(text: str, earliest: str, latest: str, precision: str, qualifier: str) -> None:
    span = parse(text)
    assert days(span) == (earliest, latest)
    assert (span.precision, span.qualifier, span.text) == (precision, qualifier, text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("1945-02-30", "1945-02 has 28 days"),
        ("1900-02-29", "1900-02 has 28 days"),
        ("1945-09-00", "1945-09 has 30 days"),
        ("1945-13", "months run from 01 to 12"),
        ("1945-13-01", "months run from 01 to 12"),
        ("1945-21-01", "months run from 01 to 12"),
        ("1945-00", "months run from 01 to 12"),
        ("0000", "years run from 0001"),
        ("195X-06", "a known month needs its year"),
        ("195X-06-01", "a known day needs"),
        ("1950-XX-05", "a known day needs"),
        ("1945/1946/1947", "an interval has one '/'"),
        ("1945/1944", "lies before the start '1945'"),
        ("8.9.1945", "is not a date"),
        ("yesterday", "is not a date"),
        ("", "is not a date"),
        ("..", "is not a date"),
        ("~1945", "is not a date"),
        ("1945~~", "is not a date"),
        ("-0044", "is not a date"),
        ("١٩٤٥", "is not a date"),
        ("x" * 10_000, "…' is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_its_rule(text: str, rule: str) -> None:
    with pytest.raises(DateError, match=re.escape(rule)):
        parse(text)


def test_an_end_is_the_last_day_on_which_a_thing_held() -> None:
    held = interval("1945-09-08", "1948-08-14")
    first, after = date(1945, 9, 8).toordinal(), date(1948, 8, 15).toordinal()
    assert held == Interval(first, after, first, after)


def test_months_and_years_leave_days_possible_that_are_not_certain() -> None:
    held = interval("1945-09", "1948")
    assert [day_text(day) for day in (held.possible_from, held.certain_from)] == [
        "1945-09-01", "1945-09-30",
    ]  # fmt: skip
    assert [day_text(day) for day in (held.certain_to, held.possible_to)] == [
        "1948-01-02", "1949-01-01",
    ]  # fmt: skip


def test_open_ends_are_certain_and_unknown_ends_are_not() -> None:
    day = date(1948, 8, 15).toordinal()
    assert interval("1948-08-15", "..") == Interval(day, FOREVER, day, FOREVER)
    assert interval("..", "1948-08-15") == Interval(FIRST, day + 1, FIRST, day + 1)
    assert interval("1948-08-15", "") == Interval(day, FOREVER, day, day + 1)
    assert interval("", "1948-08-15") == Interval(FIRST, day + 1, day, day + 1)
    nowhere = interval("", "")
    assert (nowhere.possible_from, nowhere.possible_to) == (FIRST, FOREVER)
    assert nowhere.certain_from >= nowhere.certain_to
    assert interval("..", "..") == Interval()


def test_the_datum_s_own_bounds_replace_the_table_s() -> None:
    held = interval("1936~", "1939~", earliest="1936-03-01", latest="1939-06")
    assert day_text(held.possible_from) == "1936-03-01"
    assert day_text(held.possible_to) == "1939-07-01"
    assert day_text(held.certain_from) == "1937-12-31"
    assert day_text(held.certain_to) == "1938-01-02"


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(DateError, match="'1944-12' lies before the start '1945'"):
        interval("1945", "1944-12")
    with pytest.raises(DateError, match="'1945-07' lies before the start '1945-08'"):
        interval("1945", "1946", earliest="1945-08", latest="1945-07")


def test_an_interval_of_a_single_date_is_a_happening_within_it() -> None:
    month = interval("1945-09", "1945-09")
    assert (day_text(month.possible_from), day_text(month.possible_to)) == (
        "1945-09-01", "1945-10-01",
    )  # fmt: skip
    assert month.certain_from >= month.certain_to


STARTS = ["1945-01-02", "1945-01", "1945-01-02~", "1945-01-30?"]
ENDS = ["1945-01-30", "1945-01", "1945-02-05~", "1945-01-25"]


@pytest.mark.parametrize(("start", "end"), list(product(STARTS, ENDS)))
def test_possible_and_certain_days_are_those_of_some_and_of_every_reading(
    start: str, end: str
) -> None:
    first, last = parse(start), parse(end)
    readings = [
        range(a, b + 1)
        for a in range(first.earliest, first.latest + 1)
        for b in range(last.earliest, last.latest + 1)
        if a <= b
    ]
    held = interval(start, end)
    for day in range(date(1944, 12, 1).toordinal(), date(1945, 3, 1).toordinal()):
        assert (held.possible_from <= day < held.possible_to) == any(day in r for r in readings)
        assert (held.certain_from <= day < held.certain_to) == all(day in r for r in readings)


@given(st.dates(date(1866, 1, 1), date(2024, 12, 31)), st.sampled_from([4, 7, 10]))
def test_the_edtf_package_reads_plain_dates_alike(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    theirs = parse_edtf(text)
    assert days(parse(text)) == tuple(
        "{:04}-{:02}-{:02}".format(*bound[:3])
        for bound in (theirs.lower_strict(), theirs.upper_strict())
    )


def test_where_the_edtf_package_errs_we_do_not() -> None:
    assert str(parse_edtf("1900-02-29")) == "1900-02-29"
    with pytest.raises(DateError):
        parse("1900-02-29")
    assert parse_edtf("1948-08-15/").upper_fuzzy()[0] == 1958
    assert parse("1948-08-15/").latest == FOREVER
