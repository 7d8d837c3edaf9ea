"""The set-up: what it finds missing, what it says, and that it does nothing twice."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module whose environment and log lie in a folder of their own."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(module, "LOG", tmp_path / "log")
    return module


@pytest.fixture
def commands(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every command that would have been run."""
    ran: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "logged", lambda command, failure: ran.append(command))
    return ran


def test_it_uses_the_standard_library_alone() -> None:
    code = (
        "import sys; sys.argv = ['bootstrap.py', '-h']; import runpy\n"
        "try: runpy.run_path('bootstrap.py', run_name='__main__')\n"
        "except SystemExit as end: assert end.code == 0"
    )
    subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=ROOT, check=True)


def test_what_this_machine_has_is_not_installed_again(
    bootstrap: ModuleType, commands: list[list[str]]
) -> None:
    bootstrap.system_packages(testing=True)
    assert commands == []


def test_every_missing_library_is_installed_at_once(
    bootstrap: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda name: name not in ("libGL.so.1", "libnss3.so"))
    monkeypatch.setattr(bootstrap, "as_root", lambda packages: [])
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap, "release_name", lambda name: name + "t64" * (name == "libgl1"))
    bootstrap.system_packages(testing=False)
    assert [command[1] for command in commands] == ["update", "install"]
    assert commands[1][-2:] == ["libgl1t64", "libnss3"]


def test_without_root_or_sudo_it_names_packages_and_command(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.SetupError, match=r"apt-get install .* libgl1 libnss3$"):
        bootstrap.as_root(["libgl1", "libnss3"])


def test_sudo_that_would_ask_nobody_is_not_tried(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: "/usr/bin/sudo")
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *a, **k: refused)
    monkeypatch.setattr(bootstrap.sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(bootstrap.SetupError):
        bootstrap.as_root(["libgl1"])
    monkeypatch.setattr(bootstrap.sys.stdin, "isatty", lambda: True, raising=False)
    assert bootstrap.as_root(["libgl1"]) == ["/usr/bin/sudo"]


def test_a_system_without_apt_is_told_the_libraries(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda name: name != "libnss3.so")
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.SetupError, match=r"missing, install them: libnss3\.so\.$"):
        bootstrap.system_packages(testing=False)


def test_an_old_python_is_told_so(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(bootstrap.sys, "version", "3.10.4 (main)")
    assert bootstrap.main(["run"]) == 1
    assert capsys.readouterr().err == (
        "bootstrap: Python 3.11 or newer is needed; this is 3.10.4.\n"
    )


def test_what_the_stamp_says_is_installed_is_left_alone(
    bootstrap: ModuleType, commands: list[list[str]]
) -> None:
    bootstrap.VENV.mkdir()
    bootstrap.STAMP.write_text(bootstrap.stamp(bootstrap.TEST_LOCK), "utf-8")
    bootstrap.environment(testing=True)
    bootstrap.environment(testing=False)  # the tests' environment is enough to run
    assert commands == []
    bootstrap.STAMP.write_text(bootstrap.stamp(bootstrap.RUN_LOCK), "utf-8")
    bootstrap.environment(testing=False)
    assert commands == []


def test_an_environment_is_made_from_hashes_and_stamped_last(
    bootstrap: ModuleType, commands: list[list[str]]
) -> None:
    bootstrap.VENV.mkdir()
    bootstrap.environment(testing=False)
    words = [" ".join(command) for command in commands]
    assert "-m venv --clear" in words[0]
    assert "--require-hashes" in words[1] and words[1].endswith("requirements.lock")
    assert "--no-deps --no-build-isolation" in words[2]
    assert "open_atlas" in words[3]
    assert bootstrap.stamped() == bootstrap.stamp(bootstrap.RUN_LOCK)


def test_a_failed_step_is_one_sentence_with_the_log(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(bootstrap.SetupError) as told:
        bootstrap.logged([sys.executable, "-c", "print('no'); raise SystemExit(3)"], "It failed")
    assert str(told.value) == f"It failed; the log is {tmp_path / 'log'}."
    assert "no\n" in (tmp_path / "log").read_text("utf-8")


@pytest.mark.parametrize(("system", "expected"), [("nt", "Scripts/x.exe"), ("posix", "bin/x")])
def test_programs_are_found_on_each_system(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, system: str, expected: str
) -> None:
    expected_path = bootstrap.VENV / expected
    monkeypatch.setattr(bootstrap.os, "name", system)
    found = bootstrap.venv_program("x")
    monkeypatch.undo()
    assert found == expected_path
