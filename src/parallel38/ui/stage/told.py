"""What the lecturer is told of a talk: notes or keys, the time, its state, what its story lacks."""

from parallel38 import notes
from parallel38.domain.atlas import Atlas
from parallel38.domain.finding import sentence
from parallel38.ui.inspector.html import paragraph, sources
from parallel38.ui.reading import talk_keys_html
from parallel38.ui.stage.elapsed import minutes
from parallel38.ui.stage.elsewhere import words
from parallel38.ui.stage.talk import Talk
from parallel38.words import _, ngettext

OFF = 60.0  # seconds beside the plan from which it is said
MOST = 2  # sentences of what a story lacks


def body(talk: Talk, atlas: Atlas, after: str = "") -> str:
    """The scene's notes as HTML, what comes `after` them, and its sources; or a talk's keys."""
    scene = talk.scene
    if talk.helps or scene is None:
        return talk_keys_html() if talk.helps else ""
    told = notes.to_html(scene.notes) if scene.notes.strip() else ""
    told = told or paragraph(_("No notes."), "quiet")
    return told + after + sources(atlas, scene.sources, scene.cites)


def pace(talk: Talk) -> str:
    """How the time that has gone stands to the time that was planned."""
    told = _("of {planned}").format(planned=minutes(talk.planned()))
    late = talk.elapsed() - talk.planned(before=talk.number + 1)
    early = talk.planned(before=talk.number) - talk.elapsed()
    if late > OFF:
        return told + "\n" + _("{time} behind").format(time=minutes(late))
    if early > OFF:
        return told + "\n" + _("{time} ahead").format(time=minutes(early))
    return told


def for_room(talk: Talk, atlas: Atlas, enters: bool) -> tuple[str, str, str]:
    """Title, caption and count below the stage's map; where the talk `enters` there, a number that
    is being typed in the count's place.
    """
    scenes, scene = talk.story.scenes if talk.story else (), talk.scene
    if scene is None:
        return "", "", ""
    typed = entering(talk) if enters else ""
    if talk.elsewhere:
        return *words(atlas, talk.shown), typed
    course = talk.course if talk.number in talk.course else tuple(range(len(scenes)))
    count = f"{course.index(talk.number) + 1} / {len(course)}"
    count = _("{count} · end").format(count=count) if talk.at_end else count
    return scene.title, scene.caption, typed or count


def entering(talk: Talk) -> str:
    """The number of a scene that is typed, or that none has."""
    if talk.missed:
        return _("no {number}").format(number=talk.missed)
    return f"{talk.typed} …" if talk.typed else ""


def standing(talk: Talk) -> str:
    """One line each of what is not as the script has it."""
    told = []
    if talk.typed:
        told.append(_("Enter goes to scene {number}.").format(number=talk.typed))
    if talk.missed:
        told.append(_("There is no scene {number}.").format(number=talk.missed))
    if talk.off_script:
        told.append(_("Off script. R or Page Down goes back to scene {number}.").format(
            number=talk.number + 1))  # fmt: skip
    if talk.frozen:
        told.append(_("The stage is frozen. F lets it follow."))
    if talk.blanked:
        told.append(_("The stage is black. B shows the map."))
    if talk.core_only:
        told.append(_("The short form: C tells all scenes."))
    return "\n".join(told)


def lacking(talk: Talk) -> list[str]:
    """What the story lacks: in this scene; also in all and in others, while the scene stands at
    which it was found; no more than a few lines.
    """
    scenes = talk.story.scenes if talk.story else ()
    titles = [scene.title for scene in scenes]
    rank = {talk.number: 0, None: 1}
    told = (one for one in talk.told if one.scene == talk.number or one not in talk.heard)
    near = sorted(told, key=lambda one: rank.get(one.scene, 2))
    said = [one.text if one.scene == talk.number else sentence(one, titles) for one in near[:MOST]]
    if (more := len(near) - MOST) > 0:
        rest = ngettext("And {count} thing more.", "And {count} things more.", more)
        said.append(rest.format(count=more))
    return said
