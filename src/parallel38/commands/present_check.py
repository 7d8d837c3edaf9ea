"""`parallel38 present STORY --check`: is it ready for the lecture? With a fallback in any case."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from parallel38.commands.asking import print_json
from parallel38.commands.faults import faults_told
from parallel38.commands.film import Progress, ended_by
from parallel38.domain.finding import Finding, sentence
from parallel38.words import _, ngettext, use

if TYPE_CHECKING:
    from parallel38.data.atlasfile import AtlasFile
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.story import Story
    from parallel38.own import Own
    from parallel38.rehearsal import Drawn

Look = Callable[["Story"], tuple[list[Finding], list["Drawn"]]]
MB = 1_000_000
LEAST_DISK, LEAST_POWER = 200 * MB, 30  # bytes, percent


class Report(Struct, frozen=True):
    """What was found; `seconds` that each scene took to draw, null where it is not of the short
    form that was asked for; `ready` where nothing is grave, and what is said of it in one line.
    `fallback` is the PDF's path, or nothing where no page could be drawn.
    """

    story: str
    title: str
    ready: bool
    said: str
    scenes: tuple[str, ...]
    seconds: tuple[float | None, ...]
    findings: tuple[Finding, ...]
    fallback: str


def check(named: str, project: Path | None, core: bool, out: Path | None, force: bool) -> Report:
    """Go through a story. Raises click's exceptions. The findings are in the language that the
    environment's PARALLEL38_WORDS names: a window's, which shows them.
    """
    from parallel38.commands.present import known_story
    from parallel38.commands.project_option import with_own
    from parallel38.commands.story_of import images_of, project_of
    from parallel38.data.atlasfile import AtlasError, open_atlas
    from parallel38.data.story_mended import mended
    from parallel38.domain.story import course
    from parallel38.export.bound import fallback_in

    if spoken := os.environ.get("PARALLEL38_WORDS"):
        use(spoken)
    project = project_of(named, project)
    try:
        with faults_told(), closing(open_atlas()) as atlas_file:
            own, atlas = with_own(atlas_file.atlas, project)
            opened, images = known_story(named, atlas, project, core), images_of(named, project)
            story, gone = mended(opened.story, atlas, images, own=False)
            fallback = fallback_in(out or _beside(named, project), story, force)
            shown, _lost = images.of(story)
            look = partial(
                _looked_at, images=shown, atlas=atlas, atlas_file=atlas_file, own=own, out=fallback
            )
            lost = (*opened.told, *gone)
            return _gone_through(story, course(story, core), lost, look, fallback)
    except (AtlasError, RuntimeError) as error:
        raise click.ClickException(str(error)) from None


def tell(report: Report, as_json: bool) -> int:
    """Print it; the exit code."""
    if as_json:
        print_json(report)
    else:
        colour = "green" if report.ready else "red"
        click.echo(click.style(report.said, fg=colour))
        for finding in sorted(report.findings, key=lambda one: not one.grave):
            click.echo(f"  {sentence(finding, report.scenes)}")
    return 0 if report.ready else 1


def _gone_through(
    story: Story, told: Sequence[int], lost: Sequence[Finding], look: Look, out: Path
) -> Report:
    """Look at the scenes that are told, and report in the numbers of the whole story."""
    found, drawn = look(replace(story, scenes=tuple(story.scenes[n] for n in told)))
    found += [Finding(one.fault, n) for n, one in enumerate(drawn) if one.fault]
    of_whole = [one if one.scene is None else replace(one, scene=told[one.scene]) for one in found]
    findings = [*(one for one in lost if one.scene is None or one.scene in told), *of_whole]
    seconds = {n: round(one.seconds, 3) for n, one in zip(told, drawn, strict=True)}
    pages = any(one.page for one in drawn)
    return Report(
        story=story.id, title=story.title, ready=not any(one.grave for one in findings),
        said=_said(findings, drawn, out.name if pages else ""),
        scenes=tuple(scene.title for scene in story.scenes), findings=tuple(findings),
        seconds=tuple(seconds.get(n) for n in range(len(story.scenes))),
        fallback=str(out) if pages else "",
    )  # fmt: skip


def _looked_at(
    story: Story,
    images: Mapping[str, bytes],
    atlas: Atlas,
    atlas_file: AtlasFile,
    own: Own | None,
    out: Path,
) -> tuple[list[Finding], list[Drawn]]:
    """What a story lacks and how each of its scenes was drawn; the pages are bound into a PDF."""
    from parallel38.domain.ready import lacking
    from parallel38.export.bound import bind

    found = [*lacking(story, atlas), *_machine(out.parent)]  # before drawing hides the displays
    with TemporaryDirectory(prefix="parallel38-") as folder:
        drawn, small = _rehearsed(story, images, atlas_file, own, Path(folder))
        titles = (scene.title for scene in story.scenes)
        pages = [(title, one.page) for title, one in zip(titles, drawn, strict=True) if one.page]
        if pages:
            bind(pages, story, out)
    return [*found, *small, *_unlettered(story), *_unread(story)], drawn


def _rehearsed(
    story: Story, images: Mapping[str, bytes], atlas_file: AtlasFile, own: Own | None, folder: Path
) -> tuple[list[Drawn], list[Finding]]:
    """Each scene drawn, and the words that take too much of a small stage."""
    from parallel38.easel import Easel
    from parallel38.figures import engine_offscreen
    from parallel38.fonts import FILES, fonts_dir
    from parallel38.rehearsal import rehearse

    progress = Progress(what="scenes")
    with engine_offscreen(), ended_by(progress.stop):
        from parallel38.ui.stage.fits import MOST, SMALL, shares
        from parallel38.ui.theme import load_fonts

        load_fonts([str(fonts_dir() / name) for name in FILES])
        too_long = _("Its words take {share:.0%} of a stage of {wide} × {high}: shorten them.")
        small = [
            Finding(too_long.format(share=share, wide=SMALL[0], high=SMALL[1]), number)
            for number, share in enumerate(shares(story))
            if share > MOST
        ]
        easel = Easel(atlas_file)
        easel.bring(own)
        try:
            return list(rehearse(story, easel, images, folder, progress)), small
        finally:
            easel.close()


def _unlettered(story: Story) -> Iterator[Finding]:
    from parallel38.fonts import without_face

    for number, scene in enumerate(story.scenes):
        words = "".join((scene.title, scene.caption, scene.plain, scene.notes))
        if letters := without_face(words):
            told = _("The type has no letter for: {letters}").format(letters=" ".join(letters))
            yield Finding(told, number)


def _unread(story: Story) -> Iterator[Finding]:
    from parallel38.notes import unread

    told = _(
        "Its notes have HTML, a picture or a link that is not followed: Markdown alone is read."
    )
    for number, scene in enumerate(story.scenes):
        if any(unread(scene.notes)):
            yield Finding(told, number, grave=False)


def _machine(folder: Path) -> Iterator[Finding]:
    from parallel38 import machine
    from parallel38.engine.backend import has_display
    from parallel38.sleepless import CANNOT, can_hold_off

    yield Finding(_displays(machine.displays() if has_display() else ()), grave=False)
    if (free := machine.free_bytes(folder)) < LEAST_DISK:
        yield Finding(_("The disk has {mb} MB left.").format(mb=free // MB))
    if power := machine.power():
        low = power.emptied and power.percent < LEAST_POWER
        charge = _("The battery is at {percent} %, and being used.") if power.emptied else _(
            "The battery is at {percent} %, and plugged in."
        )  # fmt: skip
        yield Finding(charge.format(percent=power.percent), grave=low)
    if not can_hold_off():
        yield Finding(_(CANNOT), grave=False)


def _displays(found: Sequence[tuple[int, int]]) -> str:
    sizes = ", ".join(f"{wide} × {high}" for wide, high in found)
    if not found:
        return _("No display is found from here.")
    if len(found) == 1:
        return _("One display, {sizes}: notes would lie on the stage.").format(sizes=sizes)
    return _("Displays: {sizes}.").format(sizes=sizes)


def _said(findings: Sequence[Finding], drawn: Sequence[Drawn], fallback: str) -> str:
    count, grave = len(drawn), sum(one.grave for one in findings)
    if grave:
        told = ngettext("{count} thing to mend", "{count} things to mend", grave)
        head = told.format(count=grave)
        if light := len(findings) - grave:
            more = ngettext("{count} more to know", "{count} more to know", light)
            head += ", " + more.format(count=light)
    else:
        told = ngettext("Ready: {count} scene", "Ready: {count} scenes", count)
        head = told.format(count=count)
    slowest = max((one.seconds for one in drawn), default=0.0)
    told = _("{head}; drawn in {all:.1f} s, {slowest:.1f} s at most; fallback: {file}")
    return told.format(
        head=head, all=sum(one.seconds for one in drawn), slowest=slowest,
        file=fallback or _("none"),
    )  # fmt: skip


def _beside(named: str, project: Path | None) -> Path:
    """Where the story is kept; for the atlas's the current folder."""
    from parallel38.commands.story_of import FILE

    return Path(named).parent if named.lower().endswith(FILE) else (project or Path("x")).parent
