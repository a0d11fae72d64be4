"""The example study, made once by `demo` for all the tests that look at it."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from qualcode.model import StudyData
from qualcode.services import demo
from qualcode.services.study import open_study

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder that `demo` made, and what it answered."""
    folder = tmp_path_factory.mktemp("demo") / "qualcode-demo"
    return folder, demo.make(folder)


@pytest.fixture(scope="session")
def data(made: tuple[Path, dict[str, Any]]) -> StudyData:
    """The example study as the analysis functions take it."""
    with open_study(made[0]) as study:
        assert study.problems() == []
        return study.data()


@pytest.fixture(scope="session")
def maker() -> ModuleType:
    """benchmarks/make_example.py, imported as when it is run."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    return import_module("make_example")
