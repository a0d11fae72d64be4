"""Running the program in this process, in an empty folder, as nobody in particular."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qualcode.cli.app import root
from qualcode.services.study import open_study
from qualcode.services.suggesting import keep


@dataclass(frozen=True)
class Answer:
    """What the program said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        return json.loads(self.err)["error"]


Run = Callable[..., Answer]
# Before click 8.2 the runner mixes the streams unless told not to.
APART = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}


@pytest.fixture
def run(tmp_path, monkeypatch) -> Run:
    """`run("matrix", "--rows", …, input="")` in `tmp_path`, Spanish unless told."""
    monkeypatch.chdir(tmp_path)
    for name in ("QUALCODE_STUDY", "QUALCODE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QUALCODE_CODER", "Ana")
    monkeypatch.setenv("QUALCODE_DEBUG", "")

    def call(*args: object, **extra: Any) -> Answer:
        result = CliRunner(**APART).invoke(root, [str(a) for a in args], **extra)
        return Answer(result.exit_code, result.stdout, result.stderr)

    return call


CODEBOOK = """\
codebook: prueba
title: Libro de prueba
language: es
valences:
  - {id: facilitador, name: Facilitador, sign: 1, key: "+"}
  - {id: obstaculizador, name: Obstaculizador, sign: -1, key: "-"}
facets:
  - id: etapa
    name: Etapa
    valence: none
    codes:
      - id: vinculacion
        name: Vinculación
        brief: Los primeros encuentros.
        keywords: [primera reunión, convocatoria]
        questions: ["¿Cómo fue la primera reunión?"]
      - id: acompanamiento
        name: Acompañamiento
        brief: La alianza en marcha.
        keywords: [visita, seguimiento]
  - id: factor
    name: Factor
    valence: optional
    codes:
      - id: comunicacion
        name: Comunicación
        brief: Cómo se hablan las partes.
        keywords: [llamar, correo]
      - id: rotacion
        name: Rotación
        brief: Gente que se va.
        keywords: [rotación, reemplazo]
"""
INTERVIEW = """\
Entrevistadora: ¿Cómo fue la primera reunión?

Encargada: La primera reunión fue buena y la convocatoria llegó a tiempo.

Entrevistadora: ¿Y después?

Encargada: Hubo mucha rotación y nadie sabía a quién llamar.
"""


def _done(folder: Path, *args: object) -> str:
    """Run one command in `folder`; it must end well."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        result = CliRunner(**APART).invoke(root, ["--coder", "Ana", *map(str, args)])
    finally:
        os.chdir(before)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="session")
def _study(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    (folder / "prueba.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "uno.txt").write_text(INTERVIEW, encoding="utf-8")
    _done(folder, "init", ".", "--title", "Prueba", "--codebook", "prueba.yaml")
    _done(folder, "import", "uno.txt", "--actor", "empresa", "--case", "a1")
    return folder


@pytest.fixture(scope="session")
def _coded(_study, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("coded")
    shutil.copytree(_study, folder, dirs_exist_ok=True)
    text = json.loads(_done(folder, "segment", "uno.txt", "--format", "json"))["text"]
    for words, code, valence in (
        ("La primera reunión", "vinculacion", None),
        ("mucha rotación", "rotacion", "obstaculizador"),
    ):
        start = text.index(words)
        extra = ["--valence", valence] if valence else []
        _done(folder, "coding", "add", "uno", start, start + len(words), code, *extra)
    _done(folder, "coder", "done", "uno")
    return folder


@pytest.fixture
def study(_study, run, tmp_path) -> Path:
    """A study in `tmp_path` with one interview, "uno", not yet coded."""
    shutil.copytree(_study, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def coded(_coded, run, tmp_path) -> Path:
    """The same with two codings by Ana, who marked it done."""
    shutil.copytree(_coded, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _offer(segment, text, code, probability, valence=None) -> dict[str, Any]:
    """One segment of an answer of `suggest` with one suggestion."""
    return {
        "segment": segment.segment,
        "start": segment.start,
        "end": segment.end,
        "abstained": False,
        "text": text[segment.start : segment.end],
        "suggestions": [
            {
                "code": code,
                "probability": probability,
                "proposed": True,
                "valence": valence,
                "reasons": [],
                "example": {"document": "dos", "text": "otra reunión"},
            }
        ],
    }


@pytest.fixture
def waiting(study) -> Path:
    """The study, not yet coded, with three suggestions that nobody decided on."""
    against = {"id": "obstaculizador", "probability": 0.7}
    with open_study(study) as found:
        data = found.data()
        text = data.texts["uno"]
        first, second = (s for s in data.segments["uno"] if s.turn in (2, 4))
        answer = {
            "codebook": "prueba",
            "model": {"name": "blend", "version": "1", "trained_on": 1},
            "segments": [
                _offer(first, text, "vinculacion", 0.6),
                _offer(second, text, "rotacion", 0.95, against),
                _offer(second, text, "comunicacion", 0.9),
            ],
        }
        keep(found, "uno", answer, "Ana")
    return study
