"""What the one script says; that it runs as the modules do, the real page shows in tests/web."""

import re
from graphlib import CycleError
from pathlib import Path

import pytest

from parallel38 import paths
from parallel38.map.script import script


def made(folder: Path, **texts: str) -> str:
    for name, text in texts.items():
        file = folder / (name.replace("__", "/") + ".js")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return script(folder)


def test_each_module_comes_once_and_after_what_it_needs(tmp_path: Path) -> None:
    told = made(
        tmp_path,
        main='import { draw as paint, LINE } from "./pens/pen.js";\nimport "./pens/ink.js";\n'
        "paint(LINE);\n",
        pens__pen='import {\n  RED,\n} from "./ink.js";\nexport const LINE = 1;\n'
        "export async function draw(x) { return RED + x; }\n",
        pens__ink='import { one } from "../one.js";\nexport const { RED, BLUE: SEA } = one();\n'
        "export class Ink {}\nexport {};\n",
        one="export function one() { return { RED: 1, BLUE: 2 }; }\n",
    )
    names = re.findall(r"^const (\$\w+) = \(\(\) => \{$", told, re.M)
    assert names == ["$one", "$pens_ink", "$pens_pen", "$main"]
    assert "const { draw : paint, LINE } = $pens_pen;" in told
    assert "const {\n  RED,\n} = $pens_ink;" in told
    assert "return { LINE, draw };" in told
    assert "return { RED, SEA, Ink };" in told
    assert not re.search(r"^(import|export)\b", told, re.M)


@pytest.mark.parametrize(
    "text",
    [
        'import pen from "./one.js";\n', 'export * from "./one.js";\n', "export { a };\n",
        "export let a = 1;\n", "export default 1;\n",
    ],
)  # fmt: skip
def test_a_form_it_does_not_know_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"^main\.js: '(import|export) .* not known here$"):
        made(tmp_path, main=text, one="")


def test_a_circle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CycleError):
        made(tmp_path, main='import { a } from "./a.js";\n', a='import { b } from "./main.js";\n')


def test_the_page_s_own_modules_fit() -> None:
    told = script(paths.resources() / "web")
    assert {"$page", "$compose", "$main"} <= set(re.findall(r"^const (\$\w+)", told, re.M))
