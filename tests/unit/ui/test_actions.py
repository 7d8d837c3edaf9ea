from PySide6.QtGui import QKeySequence

from parallel38.domain.framing import named_views
from parallel38.ui.actions import FIGURE, MENUS, PARENTS, PRESENT, commands
from parallel38.ui.export_flow import FORMS
from parallel38.ui.help.about import about_html
from parallel38.ui.reading import IN_A_TALK, ON_THE_MAP, keys_html
from unit.domain.small_atlas import small_atlas

TABLE = commands(small_atlas())
KEYS = [key for command in TABLE for key in command.key.split(",") if key]


def test_ids_and_keys_are_each_given_once():
    assert len({command.id for command in TABLE}) == len(TABLE)
    sequences = [QKeySequence(key).toString() for key in KEYS]
    assert len(set(sequences)) == len(sequences)
    assert all(sequences), "a key that Qt does not know"


def test_every_command_can_be_reached():
    """By a menu, or by a key where it has no menu."""
    for command in TABLE:
        assert command.menu in (*MENUS, "quit") or command.key, command.id
        assert command.title
    assert set(PARENTS) | set(PARENTS.values()) <= set(MENUS)


def test_no_menu_is_empty():
    used = {command.menu for command in TABLE} | set(PARENTS.values())
    assert set(MENUS) <= used


def test_named_views_figures_and_stories_have_their_rows():
    ids = [command.id for command in TABLE]
    assert all(f"view-{name}" in ids for name in named_views())
    figures = [command.id for command in TABLE if command.menu == FIGURE]
    assert figures == [
        "export",
        "many",
        "film",
        "share",
        "print",
        *(f"export-{form.id}" for form in FORMS),
    ]
    assert [(c.title, c.key) for c in TABLE if c.menu == PRESENT] == [
        ("The line", ""), ("Go on where the talk was left", "Shift+F5"),
        ("Ready for the lecture?", ""),
    ]  # fmt: skip


def test_the_list_of_keys_names_every_command():
    html = keys_html(TABLE)
    missing = [c.id for c in TABLE if c.title.replace("'", "&#x27;") not in html]
    assert missing == []
    rows = html.count("<tr>") - len(ON_THE_MAP) - len(IN_A_TALK)
    assert rows == sum(bool(command.key) for command in TABLE)


def test_about_names_versions_licences_and_the_log():
    html = about_html("1.0.0")
    assert all(word in html for word in ("1.0.0", "MIT", "CC BY 4.0", "GeoNames", "parallel38.log"))
