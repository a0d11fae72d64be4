"""Times what analysis computes, in process, on studies made on the spot.

    python benchmarks/counting.py [--large]

35 interviews with 3,920 codings of 80 codes by two coders; with `--large` 3,500
interviews with 210,000 codings. Processor time of the first call of each, in the order
printed: what one works out of the study (its columns, what was asked) the next ones find.
The libraries are loaded before; a loop of plain Python tells how fast the machine is.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from qualcode import analysis
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    Document,
    Facet,
    Finding,
    Participant,
    Segment,
    StudyConfig,
    StudyData,
    Turn,
    Valence,
)

BODY = "palabra otra cosa más la reunión del equipo fue buena porque sí " * 5


def book() -> Codebook:
    valences = (Valence("f", "F", 1), Valence("o", "O", -1), Valence("n", "N", 0))
    stages = tuple(
        Code(f"e{i}", f"E{i}", questions=(f"¿Cómo fue el asunto{i}, la parte{i}?",))
        for i in range(40)
    )
    factors = tuple(Code(f"x{i}", f"X{i}") for i in range(40))
    facets = (
        Facet("etapa", "Etapa", codes=stages),
        Facet("factor", "Factor", valence="optional", codes=factors),
    )
    return Codebook("b", "B", valences=valences, facets=facets)


def study(interviews: int, codings_each: int, segments_each: int = 60) -> StudyData:
    dice = random.Random(1)
    codebook = book()
    texts, turns, segments = {}, {}, {}
    documents, people, codings = [], [], []
    for d in range(interviews):
        slug, text, said, cut = f"d{d:04}", "", [], []
        for s in range(1, segments_each + 1):
            start = len(text)
            text += BODY
            who = ("E", "interviewer") if s % 4 == 1 else ("P", "participant")
            said.append(Turn(s, who[0], who[0], who[1], start, len(text)))
            cut.append(Segment(s, s, start, len(text)))
            text += "\n"
        texts[slug], turns[slug], segments[slug] = text, tuple(said), tuple(cut)
        actor = ("JxI", "OCA", "residencia", "empresa")[d % 4]
        documents.append(Document(slug, slug, slug, "", "", actor, (f"k{d // 2}",)))
        people.append(Participant(f"p{d}", slug, "P", role=f"rol {d % 3}"))
        for n in range(codings_each):
            segment = dice.choice(cut)
            code = dice.choice(codebook.facets[n % 2].codes).id
            valence = dice.choice(("f", "o", "n", None)) if n % 2 else None
            span = (segment.start, segment.end)
            coder = dice.choice(("Ana", "Luz"))
            codings.append(Coding(f"{slug}-{n}", slug, *span, "", code, valence, coder))
    order = codebook.order
    codings.sort(key=lambda c: (c.document, c.start, c.end, order[c.code]))
    claims = tuple(
        Finding(
            f"H{n}",
            "finding",
            "La mayoría de las entrevistas lo dice",
            tuple(c.id for c in dice.sample(codings, 5)),
        )
        for n in range(60)
    )
    done = frozenset((d.document, c) for d in documents for c in ("Ana", "Luz"))
    return StudyData(
        Path(),
        StudyConfig("Estudio"),
        codebook,
        documents=tuple(documents),
        participants=tuple(people),
        texts=texts,
        turns=turns,
        segments=segments,
        codings=tuple(codings),
        coders=("Ana", "Luz"),
        done=done,
        findings=claims,
    )


def pace() -> float:
    start = time.process_time()
    total = 0
    for n in range(10_000_000):
        total += n
    return time.process_time() - start


def main(*, large: bool) -> None:
    data = study(3500, 60) if large else study(35, 112)
    few, many = (2.0, None) if large else (0.3, 0.5)
    print(f"numpy {np.__version__}; 10 million additions take {pace():.2f} s")
    works: list[tuple[str, Callable[[], object], float | None]] = [
        ("matrix, stage × actor", lambda: analysis.matrix(data, "etapa", "actor"), few),
        (
            "co-occurrence 40 × 40",
            lambda: analysis.matrix(data, "etapa", "factor"),
            few,
        ),
        ("quotes of a code", lambda: analysis.quotes(data, codes=["e1"]), few),
        ("all quotes", lambda: analysis.quotes(data), few),
        (
            "agreement, 40 codes, 2 coders",
            lambda: analysis.agreement(data, ["Ana", "Luz"], facet="factor"),
            many,
        ),
        ("60 findings", lambda: analysis.findings(data), None),
        ("contrast", lambda: analysis.contrast(data), None),
        ("framework", lambda: analysis.framework(data), None),
        ("coverage curve", lambda: analysis.curve(data), None),
        ("lone voices", lambda: analysis.dissent(data, "etapa", "actor"), None),
    ]
    print(f"{len(data.documents)} interviews, {len(data.codings)} codings")
    for name, work, budget in works:
        start = time.process_time()
        work()
        spent = time.process_time() - start
        told = f"  budget {budget:g} s" if budget else ""
        print(f"{name:<34}{spent:8.3f} s{told}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true")
    main(large=parser.parse_args().large)
