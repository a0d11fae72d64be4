"""Made-up coded passages: six themes of ten words each over common chatter."""

from __future__ import annotations

import numpy as np
import pytest

THEMES = {
    "comunicacion": "correo llamada mensaje teléfono aviso respuesta contacto diálogo informar conversar",
    "tiempo": "turno horario agenda atraso jornada plazo urgencia calendario demora apuro",
    "recursos": "dinero presupuesto compra donación material insumo gasto fondo mueble equipo",
    "confianza": "cercanía vínculo respeto cariño lealtad afecto acogida credibilidad honestidad empatía",
    "planificacion": "meta cronograma diseño diagnóstico objetivo programa estrategia actividad prioridad etapa",
    "infraestructura": "patio techo cocina baño pintura jardín ventana muro dormitorio calefacción",
}
CHATTER = [
    "nosotros",
    "siempre",
    "tratamos",
    "de",
    "hacer",
    "algo",
    "bueno",
    "con",
    "la",
    "gente",
    "porque",
    "uno",
    "ve",
    "que",
    "las",
    "cosas",
    "cambian",
    "cuando",
    "todos",
    "ponen",
    "de",
    "su",
    "parte",
    "y",
    "eso",
    "se",
    "nota",
    "harto",
    "acá",
]


def make(n: int, seed: int) -> tuple[list[str], list[set[str]]]:
    rng = np.random.default_rng(seed)
    texts, labels = [], []
    for _ in range(n):
        codes = rng.choice(list(THEMES), size=rng.integers(0, 3), replace=False)
        said = [w for c in codes for w in rng.choice(THEMES[c].split(), 2)]
        said += list(rng.choice(CHATTER, 8))
        texts.append(" ".join(rng.permutation(said)))
        labels.append({str(c) for c in codes})
    return texts, labels


def entries(keywords: int = 3) -> list[dict[str, object]]:
    return [
        {
            "code": code,
            "name": code.capitalize(),
            "definition": f"Lo que se dice sobre {code}",
            "keywords": words.split()[:keywords],
        }
        for code, words in THEMES.items()
    ]


def macro_f1(said: list[set[str]], truth: list[set[str]]) -> float:
    scores = []
    for code in THEMES:
        right = sum(code in a and code in b for a, b in zip(said, truth, strict=True))
        total = sum(code in a for a in said) + sum(code in b for b in truth)
        scores.append(2 * right / total)
    return float(np.mean(scores))


@pytest.fixture(scope="session")
def coded():
    """`make(n, seed)` gives texts and their codes."""
    return make


@pytest.fixture(scope="session")
def codebook():
    """`entries(keywords)` gives the codebook of the made-up themes."""
    return entries


@pytest.fixture(scope="session")
def f1():
    """Macro-F1 over the made-up themes."""
    return macro_f1
