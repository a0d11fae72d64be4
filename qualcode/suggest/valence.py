"""Which valence a coding carries: the same engine on texts with negations marked.

Where no coding has a valence yet, a short list of cues stands in for a codebook.
A negated cue counts for the other side ("no ayudaron", "sin problemas").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from qualcode.model import Valence
from qualcode.suggest.engine import Engine
from qualcode.suggest.words import mark_negation, tongue

_HELPS = {
    "es": "ayudar ayuda apoyar apoyo facilitar facilitador favorecer bien buena "
    "excelente positivo compromiso comprometido confianza fluido agradecer "
    "motivar motivación disposición valorar contento logro lograr avanzar "
    "mejorar oportuno claro claridad cercano cercanía fortalecer útil feliz "
    "satisfecho gustar permitir funcionar cumplir resultar responder escuchar "
    "alcanzar oportunidad fortaleza clave",
    "en": "help support facilitate enable good excellent positive committed "
    "commitment trust smooth thankful motivate willing value glad achieve "
    "achievement progress improve timely clear close strengthen useful happy "
    "satisfied like allow work fulfil answer listen opportunity strength key",
}
_HINDERS = {
    "es": "problema dificultad difícil dificultar falta faltar escaso escasez lento "
    "demora demorar atraso atrasar obstáculo obstaculizar barrera frustración "
    "frustrante desorden desordenado confuso confusión costar complicado "
    "complicar burocracia burocrático insuficiente desmotivar rotación "
    "cansancio sobrecarga rechazo conflicto mal mala peor tarde imposible "
    "perder abandonar incumplir desconfianza nunca apresurado carencia débil "
    "debilidad fracasar impedir limitar limitación lamentable",
    "en": "problem difficulty difficult hinder lack missing scarce slow delay late "
    "obstacle barrier frustration frustrating disorder confusing confusion "
    "hard complicated bureaucracy insufficient discourage turnover tiredness "
    "overload rejection conflict bad badly worse impossible lose abandon fail "
    "distrust never rushed weak weakness prevent limit unfortunately",
}


def cues(valences: Sequence[Valence], language: str) -> list[dict[str, Any]]:
    """The cue list as a codebook over valence ids; a neutral one has no cues."""
    helps = _HELPS[tongue(language)].split()
    hinders = _HINDERS[tongue(language)].split()
    sides = {
        1: helps + [f"no_{w}" for w in hinders],
        -1: hinders + [f"no_{w}" for w in helps],
    }
    return [
        {
            "code": v.id,
            "name": v.name,
            "keywords": sides.get(v.sign, []),
            "facet": "valence",
            "exclusive": True,
        }
        for v in valences
    ]


class Valenced(NamedTuple):
    """A coding that carries a valence; the code and the document where known."""

    text: str
    code: str | None
    valence: str
    document: str | None = None


def weigh(
    valences: Sequence[Valence],
    language: str,
    coded: Sequence[Valenced],
    asked: Sequence[tuple[str, str | None]],
) -> list[list[tuple[str, float, bool]]]:
    """For each passage and code every valence, most probable first.

    What people mostly say of a code tells as much as the words: a code stands where
    the engine of codes has the speaker.

    Args:
        valences: those of the codebook.
        language: `es` or `en`.
        coded: what people coded.
        asked: passages, each with the code that the valence would be of.

    Returns:
        (id, probability, proposed) of every valence: the probability is that of this
        one among them; `proposed` tells whether there is enough to propose it at all.
    """
    if not valences or not asked:
        return [[] for _ in asked]
    known = {v.id for v in valences}
    rows = [row for row in coded if row.valence in known]
    marked = [mark_negation(text, language) for text, _ in asked]
    model = Engine(cues(valences, language), language)
    model.fit(
        [mark_negation(row.text, language) for row in rows],
        [{row.valence} for row in rows],
        speakers=[row.code for row in rows],
        groups=[row.document or row.text for row in rows],
        unlabelled=list(dict.fromkeys(marked)),
    )
    codes = [code for _, code in asked]
    p = model.predict_proba(marked, speakers=codes)
    proposed = model.predict(marked, speakers=codes)
    p = p / np.maximum(p.sum(axis=1, keepdims=True), 1e-9)
    ids = [str(c) for c in model.classes_]
    return [
        sorted(
            ((v, float(share), v in said) for v, share in zip(ids, row, strict=True)),
            key=lambda found: -found[1],
        )
        for row, said in zip(p, proposed, strict=True)
    ]
