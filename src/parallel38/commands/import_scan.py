"""What `parallel38 import` is told of a scanned map: corners, dates, credit."""

from __future__ import annotations

from pathlib import Path

import click

from parallel38.data.importing.understood import SCANS

_MOST = 300  # characters of a credit


def corners_of(text: str | None, file: Path) -> tuple[tuple[float, float], ...]:
    """'LAT,LON LAT,LON …' as longitudes and latitudes. Raises click.UsageError."""
    if text is None:
        return ()
    _of_scan("--corners", file)
    try:
        found = tuple(_pair(one) for one in text.split())
    except ValueError:
        found = ()
    if not 2 <= len(found) <= 4:
        raise click.UsageError(
            f"--corners '{text}': it takes two to four corners as LAT,LON LAT,LON in degrees."
        )
    return found


def about(dates: str | None, credit: str | None, file: Path) -> dict[str, str]:
    """Fields of domain.scan.Scan. Raises click.UsageError."""
    from parallel38.domain.dates import DateError, interval

    found: dict[str, str] = {}
    if dates is not None:
        _of_scan("--dates", file)
        start, slash, end = dates.partition("/")
        try:
            interval(start, end if slash else start)
        except DateError as error:
            raise click.UsageError(f"--dates '{dates}': {error}") from None
        found |= {"start": start, "end": end if slash else start}
    if credit is not None:
        _of_scan("--credit", file)
        if len(credit) > _MOST:
            raise click.UsageError(f"--credit: it takes at most {_MOST} characters.")
        found["credit"] = credit
    return found


def _of_scan(option: str, file: Path) -> None:
    if file.suffix.casefold() not in SCANS:
        kinds = ", ".join(suffix[1:] for suffix in SCANS)
        raise click.UsageError(f"{option}: {file.name} is no scanned map; those are {kinds}.")


def _pair(text: str) -> tuple[float, float]:
    lat, lon = text.split(",")
    return float(lon), float(lat)
