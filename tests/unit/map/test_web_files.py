"""The page's modules as files: they can be inlined in order, and they stay short."""

import re

from parallel38 import paths

FILES = sorted((paths.resources() / "web").glob("*.js"))


def imports() -> dict[str, list[str]]:
    return {
        file.name: re.findall(r'from "\./(.+?)"', re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
        for file in FILES
        for text in [file.read_text(encoding="utf-8")]
    }


def test_no_module_imports_itself_by_a_detour():
    left = imports()
    assert "main.js" in left
    while left:
        ready = [name for name, needs in left.items() if not set(needs) & set(left)]
        assert ready, f"a cycle among {sorted(left)}"
        for name in ready:
            del left[name]


def test_every_import_is_there_and_every_module_is_used():
    wanted = {need for needs in imports().values() for need in needs}
    assert wanted | {"main.js", "types.js"} == {file.name for file in FILES}


def test_no_eval_no_markup_from_data_no_waiting_at_the_top():
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|innerHTML|insertAdjacentHTML|document\.write", text), file
        assert not re.search(r"^await ", text, re.MULTILINE), file
        assert len(text.splitlines()) <= 300, file
