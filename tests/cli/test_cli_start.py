"""The start is light: command modules and heavy libraries load when needed."""

import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

import qualcode

HERE = {**os.environ, "PYTHONPATH": str(Path(qualcode.__file__).parents[1])}

HEAVY = {
    "sqlalchemy",
    "alembic",
    "rich",
    "pandas",
    "numpy",
    "spacy",
    "sklearn",
    "ruamel",
    "docx",
    "lxml",
    "matplotlib",
    "openpyxl",
}
PROBE = """
import atexit, sys
atexit.register(lambda: print("LOADED", *sorted(sys.modules), file=sys.stderr))
from qualcode.cli import main
main(sys.argv[1:])
"""


def loaded(*args, cwd):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=HERE,
        check=False,
    )
    names = done.stderr.rpartition("LOADED ")[2].split()
    assert "click" in names
    return done, names


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["matrix", "--help"], ["nope"], []]
)
def test_nothing_heavy_is_loaded_at_the_start(args, tmp_path):
    _, names = loaded(*args, cwd=tmp_path)
    tops = {name.partition(".")[0] for name in names}
    assert not tops & HEAVY


def test_help_loads_no_command_module(tmp_path):
    _, names = loaded("--help", cwd=tmp_path)
    own = {n for n in names if n.startswith("qualcode.cli.")}
    assert own == {f"qualcode.cli.{n}" for n in ("app", "early", "options", "words")}


def test_help_pays_for_nothing_of_the_standard_library_that_click_does_not(tmp_path):
    """These were a seventh of it."""
    _, names = loaded("--help", cwd=tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", "import sys, click; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    needless = {"pathlib", "dataclasses", "shutil", "string", "locale"}
    assert not needless & set(names) - set(done.stdout.split())


def test_a_command_loads_only_its_own_module(tmp_path):
    _, names = loaded("coder", "--help", cwd=tmp_path)
    assert "qualcode.cli.coder" in names
    assert "qualcode.cli.matrix" not in names


def test_a_small_command_loads_what_it_needs_and_no_more(study, tmp_path):
    """SQLAlchemy alone took half of its time; it makes tables and no statement."""
    done, names = loaded("--study", str(study), "documents", cwd=tmp_path)
    assert done.returncode == 0
    needless = {
        "sqlalchemy", "qualcode.store.schema", "qualcode.model.theory", "pandas", "numpy",
        "qualcode.model.instruments", "alembic", "ruamel", "rich",
    }  # fmt: skip
    assert not needless & set(names)


def test_suggesting_loads_no_learning_library(coded, tmp_path):
    """scikit-learn, and pandas with it, take longer to load than the engine to learn.

    The dictionary of lemmas is loaded beside, and every word is looked up there.
    """
    done, names = loaded("--study", str(coded), "suggest", "uno.txt", cwd=tmp_path)
    assert done.returncode in (0, 1)
    assert "qualcode.suggest.engine" in names
    assert not {"sklearn", "pandas", "scipy.stats"} & set(names)
    assert "simplemma" not in names or not hasattr(os, "fork")


def test_version_and_exit_code(tmp_path):
    done, _ = loaded("--version", cwd=tmp_path)
    assert done.stdout == f"qualcode {qualcode.__version__}\n"
    assert done.returncode == 0


def test_exit_code_and_streams_of_wrong_use(tmp_path):
    done, _ = loaded("nope", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("qualcode: ")


def test_a_closed_pipe_ends_quietly(tmp_path):
    line = f"{sys.executable} -c 'from qualcode.cli import main; main()' --help"
    done = subprocess.run(
        ["bash", "-c", f"({line}; echo $? >code) | head -c 1; cat code"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=HERE,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout[1:].strip() in ("0", "141")


def test_what_libraries_warn_programmers_of_is_not_told(tmp_path):
    book = Workbook()
    for row in ("hablante", "texto"), ("Luz", "¿Cómo fue?"), ("Ana", "Fue bueno."):
        book.active.append(row)
    book.save(tmp_path / "whole.xlsx")
    with (
        ZipFile(tmp_path / "whole.xlsx") as whole,
        ZipFile(tmp_path / "a.xlsx", "w") as bare,
    ):
        for name in whole.namelist():
            said = whole.read(name)
            bare.writestr(name, re.sub(rb"<cellStyles.*?</cellStyles>", b"", said))
    with pytest.warns(UserWarning, match="no default style"):
        load_workbook(tmp_path / "a.xlsx")
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "segment", "a.xlsx"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=HERE,
        check=True,
    )
    assert "Fue bueno." in done.stdout
    assert "Warning" not in done.stderr


def test_the_module_is_the_program(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "qualcode", "--version"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=HERE,
        check=True,
    )
    assert done.stdout.startswith("qualcode ")
