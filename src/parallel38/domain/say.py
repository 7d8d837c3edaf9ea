"""Dates in words, as a person says them: '8 September 1945', 'c. 1931', 'spring 1951'."""

from datetime import date, timedelta

from parallel38.domain.dates import OPEN, UNKNOWN, DateSpan, parse
from parallel38.words import N_, _, pgettext

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
ALONE = "alone"  # the context of a month without a day and after no preposition: nominative
_SEASONS = {
    "21": N_("spring {year}"), "22": N_("summer {year}"), "23": N_("autumn {year}"),
    "24": N_("winter {year}–{next}"),
}  # fmt: skip


def say(when: DateSpan | date | int | str, alone: bool = True) -> str:
    """A span, a day, a day number or an EDTF text in words; never more exact than it is. Not
    `alone`: it follows a preposition.
    """
    if isinstance(when, int):
        when = date.fromordinal(when)
    if isinstance(when, date):
        return _day(f"{when:%Y}".rjust(4, "0"), when.month, when.day)
    span = parse(when) if isinstance(when, str) else when
    if span.precision == "interval":
        start, _slash, end = span.text.partition("/")
        return say_range(start, end)
    about = span.qualifier in ("~", "%")
    words = _plain(span.text.rstrip("~?%"), span.precision, alone and not about)
    if about:
        words = _("c. {date}").format(date=words)
    return words + "?" if span.qualifier in ("?", "%") else words


def say_range(start: str, end: str) -> str:
    """Two EDTF texts as a range, without saying a shared month or year twice."""
    if end in (OPEN, UNKNOWN) or start in (OPEN, UNKNOWN):
        return _open_range(start, end)
    if start == end:
        return say(start)
    shared = _shared(start, end) if len(start) == len(end) and start[:4] == end[:4] else ""
    first, last = say(start), say(end)
    return shared or f"{first}{' – ' if ' ' in first else '–'}{last}"


def _shared(start: str, end: str) -> str:
    """Two days or two months of one year; "" of anything else."""
    (year, *first), (_year, *last) = start.split("-"), end.split("-")
    if len(start) not in (7, 10) or not all(part.isdigit() for part in (*first, *last)):
        return ""
    if max(int(first[0]), int(last[0])) > len(MONTHS):
        return ""
    alone = len(first) == 1
    said = {"year": int(year), "month": _month(int(last[0]), alone)}
    before = _month(int(first[0]), alone)
    if alone:
        return _("{first}–{month} {year}").format(first=before, **said)
    said["day"] = int(last[1])
    if first[0] == last[0]:
        return _("{first}–{day} {month} {year}").format(first=int(first[1]), **said)
    form = _("{first_day} {first_month} – {day} {month} {year}")
    return form.format(first_day=int(first[1]), first_month=before, **said)


def say_days(first: date, last: date) -> str:
    """The days from first to last, both inclusive: whole months and years are said as such."""
    after = last + timedelta(days=1)
    if first.day == after.day == 1:
        form = "%Y" if first.month == after.month == 1 else "%Y-%m"
        return say_range(first.strftime(form), last.strftime(form))
    return say_range(first.isoformat(), last.isoformat())


def _open_range(start: str, end: str) -> str:
    if start in (OPEN, UNKNOWN) and end in (OPEN, UNKNOWN):
        return _("at all times") if OPEN in (start, end) else _("date unknown")
    if start in (OPEN, UNKNOWN):
        return _("until {date}").format(date=say(end, alone=False))
    words = _("since {date}") if end == OPEN else _("from {date}, end unknown")
    return words.format(date=say(start, alone=False))


def _month(number: int, alone: bool) -> str:
    name = MONTHS[number - 1]
    return pgettext(ALONE, name) if alone else _(name)


def _plain(text: str, precision: str, alone: bool) -> str:
    year, month, day = [*text.split("-"), "XX", "XX"][:3]
    if precision == "decade":
        return _("{year}s").format(year=year[:3] + "0")
    if precision == "century":
        return _("{first}–{last}").format(first=year[:2] + "00", last=year[:2] + "99")
    if precision == "season":
        following = str(int(year) + 1)
        return _(_SEASONS[month]).format(year=int(year), next=following[-2:])
    if month == "XX":
        return _("{year}").format(year=int(year))
    if day == "XX":
        return _("{month} {year}").format(month=_month(int(month), alone), year=int(year))
    return _day(year, int(month), int(day))


def _day(year: str, month: int, day: int) -> str:
    name = _(MONTHS[month - 1])
    return _("{day} {month} {year}").format(day=day, month=name, year=int(year))
