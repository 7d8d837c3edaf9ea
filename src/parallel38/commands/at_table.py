"""`parallel38 at --csv FILE`: the same question for every row of a table."""

import csv
import datetime
import gc
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from operator import attrgetter, itemgetter
from pathlib import Path

import click
from msgspec import UNSET

from parallel38 import paths
from parallel38.commands.asking import days_of, degrees, the_atlas
from parallel38.commands.at import ground_of
from parallel38.domain.control import Answer
from parallel38.domain.many import Question, who_held
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY

ASKED = ("lat", "lon", "date")
ANSWERED = ("holder", "state", "title", "side", "features", "certainty", "distance_to_line_km",
            "sources", "reason")  # fmt: skip
MOST_FAULTS = 20
PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

_answered = attrgetter(*ANSWERED)


def answer_table(path: Path, out: Path | None, force: bool) -> None:
    """Answer all rows, or none: every row that cannot be read is named. Raises ClickException."""
    if out and out.exists() and not force:
        raise click.UsageError(f"--out {out} exists; --force replaces it")
    columns, rows, comma = read_table(path)
    asked = _questions(path, columns, rows)
    atlas_file = the_atlas()
    ground = ground_of(atlas_file.blob("control.msgpack"), atlas_file.atlas)
    names = [f"at_{key}" if key in columns else key for key in ANSWERED]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=comma, lineterminator="\n")
    writer.writerow([*columns, *names])
    with _uncollected():
        writer.writerows(map(_with_answer, rows, who_held(ground, asked)))
    if out is None:
        click.echo(text.getvalue(), nl=False)
    else:
        _write(out, text.getvalue())


def read_table(path: Path) -> tuple[list[str], list[list[str]], str]:
    """Columns, rows (a cell for each column) and the mark between cells of a CSV file. Raises
    ClickException.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise click.ClickException(f"{path}: the file is not UTF-8 text") from None
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from None
    head = text.split("\n", 1)[0]
    comma = max(",;\t", key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True))
    except csv.Error as error:
        raise click.ClickException(f"{path}: the file is not a CSV table: {error}") from None
    columns = [name.strip() for name in lines[0]] if lines else []
    missing = [name for name in ASKED if name not in columns]
    if missing:
        raise click.ClickException(f"{path}: the table has no column {' and no '.join(missing)}")
    if len(set(columns)) < len(columns):
        raise click.ClickException(f"{path}: two columns of the table have the same name")
    width = len(columns)
    rows = [(line + [""] * width)[:width] for line in lines[1:] if any(line)]
    return columns, rows, comma


def _questions(path: Path, columns: list[str], rows: list[list[str]]) -> list[Question]:
    found, faults = [], []
    cells = itemgetter(*(columns.index(name) for name in ASKED))
    for number, row in enumerate(rows, 1):
        try:
            found.append(_question(*cells(row)))
        except ValueError as error:
            faults.append(f"{path}, row {number}: {error}")
    if faults:
        for fault in faults[1:MOST_FAULTS]:
            click.echo(fault, err=True)
        more = f" ({len(faults)} rows cannot be read)" if len(faults) > 1 else ""
        raise click.ClickException(faults[0] + more)
    return found


def _question(lat: str, lon: str, date: str) -> Question:
    try:
        north, east = degrees(lat, 90), degrees(lon, 180)
    except ValueError as error:
        raise ValueError(f"lat or lon: {error}") from None
    return Question(north, east, *_days(date))


@cache
def _days(date: str) -> tuple[int, int, str]:
    """First and last day (ordinals) of a typed date, and it in EDTF; a plain day needs no rules."""
    if PLAIN_DAY.fullmatch(date):
        with suppress(ValueError):
            day = datetime.date.fromisoformat(date)
            if FIRST_DAY <= day <= LAST_DAY:
                return day.toordinal(), day.toordinal(), date
    span = parse_typed(date)
    return *days_of(span), span.text


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: there are none among so many answers."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _with_answer(row: list[str], answer: Answer) -> list[object]:
    holder, state, title, side, features, certainty, km, sources, reason = _answered(answer)
    return [
        *row, holder, state, title, side, ";".join(features), certainty, km, ";".join(sources),
        None if reason is UNSET else reason,
    ]  # fmt: skip


def _write(out: Path, text: str) -> None:
    try:
        paths.write_whole(out, text.encode())
    except OSError as error:
        raise click.ClickException(f"--out {out}: {error.strerror}") from None
