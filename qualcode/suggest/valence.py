"""Which valence a passage carries: the same engine on texts with negations marked.

Where no coding has a valence yet, a short list of cues stands in for a codebook.
A negated cue counts for the other side ("no ayudaron", "sin problemas").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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


def weigh(
    valences: Sequence[Valence],
    language: str,
    coded: Sequence[tuple[str, frozenset[str]]],
    texts: Sequence[str],
) -> list[list[tuple[str, float, bool]]]:
    """For each text every valence, most probable first: id, probability, proposed.

    The probability is that of this valence among the valences; `proposed` tells
    whether the passage says enough to propose it at all.

    Args:
        valences: those of the codebook.
        language: `es` or `en`.
        coded: passages that people coded, with the valence ids of their codings.
        texts: the passages to weigh.
    """
    if not valences or not texts:
        return [[] for _ in texts]
    known = {v.id for v in valences}
    pairs = [(text, ids & known) for text, ids in coded if ids & known]
    marked = [mark_negation(text, language) for text in texts]
    model = Engine(cues(valences, language), language)
    model.fit(
        [mark_negation(text, language) for text, _ in pairs],
        [ids for _, ids in pairs],
        unlabelled=marked,
    )
    p, proposed = model.predict_proba(marked), model.predict(marked)
    p = p / np.maximum(p.sum(axis=1, keepdims=True), 1e-9)
    codes = [str(c) for c in model.classes_]
    return [
        sorted(
            ((c, float(v), c in said) for c, v in zip(codes, row, strict=True)),
            key=lambda found: -found[1],
        )
        for row, said in zip(p, proposed, strict=True)
    ]
