"""Small studies for the tests of analysis, and random ones."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from qualcode.model import (
    Case,
    Code,
    Codebook,
    Coding,
    Coverage,
    Document,
    Facet,
    Participant,
    Segment,
    StudyConfig,
    StudyData,
    Turn,
    Valence,
)

VALENCES = (
    Valence("facilitador", "Facilitador", 1, "+"),
    Valence("obstaculizador", "Obstaculizador", -1, "-"),
    Valence("neutro", "Neutro", 0, "0"),
)


def book(*, questions=True):
    """Stages without valence and with guide questions, factors with valence."""
    asked = ("¿Cómo fue la primera reunión?",) if questions else ()
    return Codebook(
        id="libro",
        title="Libro",
        valences=VALENCES,
        facets=(
            Facet(
                "etapa",
                "Etapa",
                codes=(
                    Code(
                        "inicio",
                        "Inicio",
                        codes=(
                            Code("reunion", "Primera reunión", questions=asked),
                            Code("visita", "Visita"),
                        ),
                    ),
                    Code("cierre", "Cierre", deprecated=True),
                ),
            ),
            Facet(
                "factor",
                "Factor",
                valence="optional",
                codes=(
                    Code("equipo", "Equipo", codes=(Code("rotacion", "Rotación"),)),
                    Code("tiempo", "Tiempo"),
                ),
            ),
        ),
    )


def study(codebook=None, documents=(), codings=(), **more):
    """A study from (slug, actor, turns) rows; a turn is (label, kind, words).

    Every turn is a segment. A coding is (document, turn, code, valence[, coder]).
    """
    codebook = codebook or book()
    rows, people, texts, turns, segments = [], {}, {}, {}, {}
    for slug, actor, said, *case in documents:
        text, blocks = "", []
        for n, (label, kind, words) in enumerate(said, 1):
            start = len(text)
            text += words
            blocks.append(Turn(n, label, label, kind, start, len(text)))
            text += "\n"
            if (slug, label) not in people:
                people[slug, label] = Participant(
                    f"{slug}-{label}", slug, label, kind, actor, role="encargada"
                )
        texts[slug], turns[slug] = text, tuple(blocks)
        segments[slug] = tuple(Segment(b.turn, b.turn, b.start, b.end) for b in blocks)
        rows.append(
            Document(
                id=f"id-{slug}",
                document=slug,
                file=f"{slug}.docx",
                actor=actor,
                cases=tuple(case),
                words=len(text.split()),
                turns=len(blocks),
                segments=len(blocks),
            )
        )
    made = []
    for i, (slug, turn, code, valence, *coder) in enumerate(codings):
        block = turns[slug][turn - 1]
        quote = texts[slug][block.start : block.end]
        who = coder[0] if coder else "Ana"
        made.append(
            Coding(f"c{i}", slug, block.start, block.end, quote, code, valence, who)
        )
    order = codebook.order
    made.sort(key=lambda c: (c.document, c.start, c.end, order.get(c.code, 999)))
    config = more.pop("config", StudyConfig("Estudio"))
    more.setdefault("participants", tuple(people.values()))
    more.setdefault("coders", ("Ana",))
    more.setdefault("done", frozenset((d.document, "Ana") for d in rows))
    return StudyData(
        folder=Path(),
        config=config,
        codebook=codebook,
        documents=tuple(rows),
        texts=texts,
        turns=turns,
        segments=segments,
        codings=tuple(made),
        **more,
    )


def interview(slug, actor, *answers, cases=()):
    """A document in which the interviewer asks nothing and one person answers."""
    return (slug, actor, [("P", "participant", words) for words in answers], *cases)


TOKENS = ("uno", "dos", "la", "reunión", "ñandú", "😀", "é", "primera")
KINDS = ("", "interview", "interview", "plan")
STATES = ("asked", "spontaneous", "not-asked", "not-applicable")


@st.composite
def texts(draw):
    """A text with its turns and segments; labels and gaps lie between turns."""
    text, turns, segments = "", [], []
    for n in range(1, draw(st.integers(1, 4)) + 1):
        text += draw(st.sampled_from(("", " ", "\n", "E: ", "x")))
        start = len(text)
        cuts = [start]
        for _ in range(draw(st.integers(1, 2))):
            count = draw(st.integers(1, 4))
            words = draw(
                st.lists(st.sampled_from(TOKENS), min_size=count, max_size=count)
            )
            text += draw(st.sampled_from((" ", "  "))).join(words)
            cuts.append(len(text))
        label = draw(st.sampled_from(("E", "A", "B")))
        kind = "interviewer" if label == "E" else "participant"
        turns.append(Turn(n, label, label, kind, start, len(text)))
        for a, b in pairwise(cuts):
            segments.append(Segment(len(segments) + 1, n, a, b))
    return text + "\n", tuple(turns), tuple(segments)


@st.composite
def studies(draw):
    """A random study: several cases, kinds, groups, coders, passes, odd spans."""
    codebook = book(questions=draw(st.booleans()))
    codes = [*codebook.codes, "etapa", "factor"]
    if draw(st.integers(0, 5)) == 0:
        codes.append("perdido")
    documents, people, text_of, turn_of, segment_of, codings = [], [], {}, {}, {}, []
    for n in range(draw(st.sampled_from((6, 4, 2, 1)))):
        slug = f"d{n}"
        text_of[slug], turn_of[slug], segment_of[slug] = draw(texts())
        documents.append(
            Document(
                id=slug,
                document=slug,
                file=slug,
                kind=draw(st.sampled_from(KINDS)),
                actor=draw(st.sampled_from(("JxI", "empresa", ""))),
                cases=tuple(
                    draw(
                        st.lists(
                            st.sampled_from(("k1", "k2", "k3")), unique=True, max_size=2
                        )
                    )
                ),
                group=draw(st.sampled_from(("", "g1"))),
            )
        )
        for label in draw(st.lists(st.sampled_from("EAB"), unique=True, max_size=3)):
            person = draw(st.sampled_from((f"p-{slug}-{label}", "p-two-places")))
            people += [
                Participant(
                    person,
                    slug,
                    label,
                    "interviewer" if label == "E" else "participant",
                    role=draw(st.sampled_from(("directora", "técnico", ""))),
                    gender=draw(st.sampled_from(("f", "m"))),
                )
            ]
        for _ in range(draw(st.integers(0, 10))):
            size = len(text_of[slug])
            start = draw(st.integers(0, size - 1))
            end = draw(st.integers(start + 1, min(size, start + 25)))
            code = draw(st.sampled_from(codes))
            valence = None
            if codebook.takes_valence(code):
                valence = draw(
                    st.sampled_from((*(v.id for v in VALENCES[:2]), "neutro", None))
                )
            codings.append(
                Coding(
                    f"c{len(codings)}",
                    slug,
                    start,
                    end,
                    text_of[slug][start:end],
                    code,
                    valence,
                    draw(st.sampled_from(("Ana", "Luz"))),
                    draw(st.sampled_from(("1", "1", "2"))),
                )
            )
    order = codebook.order
    codings.sort(key=lambda c: (c.document, c.start, c.end, order.get(c.code, 999)))
    slugs = [d.document for d in documents]
    return StudyData(
        folder=Path(),
        config=StudyConfig(
            "Estudio", actors=draw(st.sampled_from(((), ("OCA", "JxI"))))
        ),
        codebook=codebook,
        documents=tuple(documents),
        participants=tuple(people),
        cases=(
            Case("k1", "Caso uno", "grande", {"zona": "norte"}),
            Case("k2", "Caso dos", "chica", {"zona": "sur"}),
        ),
        texts=text_of,
        turns=turn_of,
        segments=segment_of,
        codings=tuple(codings),
        coders=("Ana",),
        done=frozenset(
            (slug, who)
            for slug in slugs
            for who in draw(st.sampled_from((("Ana",), ("Ana", "Luz"), ("Luz",), ())))
        ),
        coverage=tuple(
            Coverage(document, code, state, "Ana")
            for document, code, state in draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(slugs),
                        st.sampled_from(list(codebook.codes)),
                        st.sampled_from(STATES),
                    ),
                    max_size=4,
                )
            )
        ),
    )


SAYINGS = (
    ("visita", None),
    ("reunion", None),
    ("equipo", "facilitador"),
    ("equipo", "obstaculizador"),
    ("rotacion", "obstaculizador"),
    ("rotacion", "facilitador"),
    ("equipo", "neutro"),
)


@st.composite
def crowds(draw):
    """Many short interviews on the same few codes: voices against voices."""
    slugs = [f"d{n:02}" for n in range(draw(st.sampled_from((10, 6, 4))))]
    codings = [
        (slug, 1, code, valence)
        for slug in slugs
        for code, valence in draw(
            st.lists(st.sampled_from(SAYINGS), unique=True, min_size=1, max_size=3)
        )
    ]
    return study(
        documents=[interview(slug, "JxI", "uno dos") for slug in slugs],
        codings=codings,
    )
