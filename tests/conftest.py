"""What all tests share: Spanish at the start, a clean environment, a small study."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from qualcode import i18n

# A shared machine is slow now and then; speed is measured in benchmarks/.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

CODEBOOK = """\
codebook: {name}
title: Libro de prueba
language: es
valences:
  - {{id: facilitador, name: Facilitador, sign: 1, key: "+"}}
  - {{id: obstaculizador, name: Obstaculizador, sign: -1, key: "-"}}
facets:
  - id: etapa
    name: Etapa
    codes:
      - id: inicio
        name: Inicio
        questions: ["¿Cómo fue el inicio?"]
      - id: cierre
        name: Cierre
  - id: factor
    name: Factor
    valence: optional
    codes:
      - id: confianza
        name: Confianza
        keywords: [confianza, confiar]
      - id: tiempo
        name: Tiempo
"""
INTERVIEW = """\
Entrevistadora: ¿Cómo fue el inicio?
Directora: Fue lento, pero la confianza llegó rápido con el equipo.
Entrevistadora: ¿Y el cierre?
Directora: El cierre nos faltó tiempo, quedó todo a medias.
Entrevistadora: Muchas gracias por su paciencia.
Directora: A usted, que le vaya bien.
"""


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    i18n._forced.set(False)
    i18n._language.set("es")
    for name in list(os.environ):
        if name.startswith("QUALCODE_") and name != "QUALCODE_SHARED":
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def codebook_file(tmp_path: Path) -> Path:
    path = tmp_path / "prueba.yaml"
    path.write_text(CODEBOOK.format(name="prueba"), encoding="utf-8")
    return path


@pytest.fixture
def interview_file(tmp_path: Path) -> Path:
    path = tmp_path / "Directora 1.txt"
    path.write_text(INTERVIEW, encoding="utf-8")
    return path


@pytest.fixture
def study(tmp_path: Path, codebook_file: Path, interview_file: Path):
    """A study "prueba" with one interview, `directora-1`, and no codings."""
    from qualcode.services.importing import import_files
    from qualcode.services.study import init_study

    with init_study(
        tmp_path / "estudio",
        title="Prueba",
        language="es",
        actors=("OCA", "residencia"),
        codebook=codebook_file,
    ) as opened:
        import_files(opened, [interview_file], actor="residencia", coder="Ana")
        yield opened


@pytest.fixture
def shared() -> Path:
    """The reference data beside the checkout (tests marked `shared`)."""
    beside = Path(__file__).parents[2] / "shared"
    return Path(os.environ.get("QUALCODE_SHARED") or beside)
