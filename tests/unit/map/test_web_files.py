"""The page's modules as files: all are used, and they stay short and safe."""

import re

from parallel38 import paths
from parallel38.map.script import script

WEB = paths.resources() / "web"
FILES = {str(file.relative_to(WEB)): file.read_text("utf-8") for file in WEB.rglob("*.js")}


def test_every_module_is_used():
    used = re.findall(r"^const \$(\w+) = ", script(WEB), re.MULTILINE)
    named = [re.sub(r"\W", "_", name.removesuffix(".js")) for name in FILES if name != "types.js"]
    assert sorted(used) == sorted(named)
    assert len(named) == len(set(named)) > 60


def test_no_eval_no_markup_from_data_no_waiting_at_the_top():
    for name, text in FILES.items():
        assert not re.search(r"\beval\(|innerHTML|insertAdjacentHTML|document\.write", text), name
        assert not re.search(r"^await ", text, re.MULTILINE), name
        assert len(text.splitlines()) <= 300, name
