"""Small studies and registers for the tables, and a slow count of the same rows."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import (
    Case,
    Code,
    Codebook,
    Coding,
    Document,
    Facet,
    StudyConfig,
    StudyData,
)
from qualcode.model.instruments import Activity, Instruments, Need


def make_study(cases=(), *, attributes=None, **parts) -> StudyData:
    """A study of `cases`: ids, or (id, type, {attribute: value})."""
    rows = []
    for case in cases:
        id_, type_, own = (case, "", {}) if isinstance(case, str) else case
        rows.append(Case(id_, name=f"Caso {id_}", type=type_, attributes=own))
    config = parts.pop("config", None) or StudyConfig(
        "Prueba", attributes=attributes or {}
    )
    book = parts.pop("codebook", None) or Codebook("prueba", "Prueba")
    return StudyData(Path(), config, book, cases=tuple(rows), **parts)


def make_needs(*rows) -> tuple[Need, ...]:
    """Needs from (case, area, standard)."""
    return tuple(Need(*row, line=n) for n, row in enumerate(rows, 2))


def make_activities(*rows) -> tuple[Activity, ...]:
    """Activities from (case, area, standard, state)."""
    return tuple(
        Activity(case, area, standard, "", state, line=n)
        for n, (case, area, standard, state) in enumerate(rows, 2)
    )


def expand(counts, cases) -> Instruments:
    """Rows that have printed counts: {(area, standard): (needs, done, pending, dropped)}.

    Needs None is unknown. Cases take turns.
    """
    needs, activities = [], []
    for (area, standard), (wanted, *states) in counts.items():
        if wanted is None:
            needs.append(("sin información", area, standard))
        else:
            needs += [(cases[i % len(cases)], area, standard) for i in range(wanted)]
        for state, n in zip(("done", "pending", "dropped"), states, strict=True):
            activities += [
                (cases[i % len(cases)], area, standard, state) for i in range(n)
            ]
    return Instruments(
        needs=make_needs(*needs), activities=make_activities(*activities)
    )


BOOK = Codebook(
    "prueba",
    "Prueba",
    facets=(
        Facet(
            "etapa",
            "Etapa",
            codes=(
                Code(
                    "diagnostico",
                    "Diagnóstico",
                    expected=("OCA",),
                    codes=(
                        Code(
                            "ficha", "Ficha", expected=("OCA",), questions=("¿Cómo?",)
                        ),
                        Code("visita", "Visita", expected=("OCA", "empresa")),
                        Code("vieja", "Vieja", expected=("OCA",), deprecated=True),
                    ),
                ),
            ),
        ),
    ),
)


def coded(*rows) -> dict:
    """Documents and codings from (document, kind, code)."""
    documents = {name: kind for name, kind, _ in rows}
    return {
        "documents": tuple(
            Document(name, name, f"{name}.txt", kind=kind, actor="OCA")
            for name, kind in documents.items()
        ),
        "codings": tuple(
            Coding(f"c{n}", name, 0, 4, "cuatro", code, None, "Ana")
            for n, (name, _, code) in enumerate(rows)
        ),
    }
