"""The rules of ARCHITECTURE.md, as tests that can fail."""

import ast
import importlib.metadata
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
WEB = sorted((ROOT / "resources" / "web").rglob("*.js"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

# Names in an address that are identifiers, never fetched.
IDENTIFIERS = {"www.w3.org", "json-schema.org", "creativecommons.org"}
# Distributions whose modules go by another name, or that are files rather than modules.
MODULES = {
    "python-pptx": "pptx",
    "pillow": "PIL", "pyside6-essentials": "PySide6", "pyside6-addons": "PySide6",
    "markdown-it-py": "markdown_it",
    "django-js-lib-leaflet": "js_lib_leaflet", "fontpkg-noto-sans": "fontpkg_noto_sans",
    "justmytype-intl-cjk": "justmytype_intl_cjk", "fonttools": "fontTools",
}  # fmt: skip
THIRD_PARTY = re.compile(
    r"(^|/)(leaflet[^/]*\.(js|css)|jquery[^/]*|qwebchannel\.js|.*\.min\.(js|css))$"
    r"|\.(ttf|otf|ttc|woff2?|whl|deb|so|dll|jar)$|(^|/)node_modules/",
    re.IGNORECASE,
)


def committed() -> list[str]:
    answer = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True, check=True
    )
    return answer.stdout.splitlines()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield f"{path.name}:{node.name}", node.end_lineno - node.lineno + 1


def percentile90(numbers: list[int]) -> int:
    return sorted(numbers)[int(len(numbers) * 0.9)]


def test_rooms_import_only_what_stands_below() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("files", [SOURCES, WEB], ids=["Python", "JavaScript"])
def test_files_stay_short(files: list[Path]) -> None:
    lines = {str(path): len(path.read_text("utf-8").splitlines()) for path in files}
    assert statistics.median(lines.values()) <= 120
    assert percentile90(list(lines.values())) <= 300
    assert {name: count for name, count in lines.items() if count > 300} == {}


def test_functions_stay_short() -> None:
    found = [pair for path in SOURCES for pair in functions(path)]
    sizes = [lines for _, lines in found]
    assert statistics.median(sizes) <= 8
    assert percentile90(sizes) <= 25
    assert [(name, lines) for name, lines in found if lines > 50] == []


def test_nothing_is_left_for_later() -> None:
    text = "\n".join(path.read_text("utf-8") for path in [*SOURCES, *WEB])
    assert re.findall(r"\b(?:TODO|FIXME|XXX|NotImplementedError|HACK)\b", text) == []


def test_no_function_is_a_stub() -> None:
    """Only a Protocol's methods, click's groups and overloads may have no body."""
    empty = []
    for path in SOURCES:
        tree = ast.parse(path.read_text("utf-8"))
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        protocols = [one for one in classes if "Protocol" in map(ast.unparse, one.bases)]
        allowed = {id(part) for one in protocols for part in ast.walk(one)}
        empty += [
            f"{path.name}:{node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and id(node) not in allowed
            and not node.decorator_list
            and all(map(says_nothing, node.body))
        ]
    assert empty == []


def says_nothing(statement: ast.stmt) -> bool:
    """Whether a statement is `pass`, `...` or a text."""
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def test_the_command_line_starts_light() -> None:
    code = "import parallel38.__main__, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    roots = {name.partition(".")[0] for name in done.stdout.split()}
    heavy = {"PySide6", "folium", "geopandas", "pandas", "numpy", "shapely", "edtf", "babel",
             "fontTools", "pikepdf", "PIL", "pyproj", "jsonschema", "rich", "jinja2"}  # fmt: skip
    assert roots & heavy == set()


def test_the_code_names_no_host() -> None:
    """No address to fetch from, in Python, JavaScript or style."""
    found = {}
    places = [*SOURCES, *(p for p in (ROOT / "resources").rglob("*") if p.is_file())]
    for path in places:
        text = path.read_bytes().decode("utf-8", errors="replace")
        hosts = set(re.findall(r"(?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", text)) - IDENTIFIERS
        if hosts:
            found[path.name] = hosts
    assert found == {}


def test_nothing_of_others_is_committed() -> None:
    assert [name for name in committed() if THIRD_PARTY.search(name)] == []


def test_the_lock_names_no_host_and_hashes_everything() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        entries = re.split(r"\n(?=[a-z])", text)
        assert len(entries) > 20
        assert [e.splitlines()[0] for e in entries if "--hash=sha256:" not in e] == []


@pytest.mark.parametrize("extra", ["", "test", "setup"])
def test_the_lock_holds_what_the_project_asks(extra: str) -> None:
    project = PROJECT["project"]
    asked = project["optional-dependencies"][extra] if extra else project["dependencies"]
    name = "requirements-test.lock" if extra == "test" else "requirements.lock"
    lock = (ROOT / name).read_text("utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    names = {re.split(r"[<>=\[]", item)[0].lower().replace("_", "-") for item in asked}
    assert names - locked == set()


def test_every_dependency_is_used_and_explained() -> None:
    """Nothing is carried along: each has an import or a file taken from it, and a reason."""
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    reasons = (ROOT / "ARCHITECTURE.md").read_text("utf-8").lower()
    for item in PROJECT["project"]["dependencies"]:
        name = re.split(r"[<>=\[]", item)[0].lower()
        module = MODULES.get(name, name.replace("-", "_"))
        used = rf'^\s*(?:import|from) {module}\b|"{module}"'
        assert re.search(used, text, re.MULTILINE), f"{name} is used nowhere"
        assert name in reasons, f"ARCHITECTURE.md does not say why {name} is here"


def test_qt_stays_below_the_release_that_loses_references() -> None:
    for name in ("PySide6-Essentials", "PySide6-Addons"):
        version = tuple(int(part) for part in importlib.metadata.version(name).split(".")[:2])
        assert version < (6, 12)


def test_lists_have_models_of_their_own() -> None:
    """PySide 6.11 loses count of who holds Qt's own items."""
    assert [one.name for one in SOURCES if "QStandardItem(" in one.read_text("utf-8")] == []


def test_leaflet_is_the_release_that_the_page_was_made_for() -> None:
    from hashlib import sha256
    from importlib.resources import files

    leaflet = files("js_lib_leaflet") / "static" / "js_lib_leaflet" / "leaflet.js"
    assert sha256(leaflet.read_bytes()).hexdigest().startswith("db49d009c841")
