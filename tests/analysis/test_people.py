"""Turns find their people in the register, whatever label was printed."""

from dataclasses import replace

from analysis_builders import interview, study
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.columns import Columns
from qualcode.analysis.people import People
from qualcode.analysis.spans import Spans
from qualcode.model import Coding, Participant, Turn


def said(*turns):
    """A document whose turns are (label, speaker, kind), ten characters each."""
    data = study(documents=[("a", "JxI", [("x", "unknown", "x" * 9) for _ in turns])])
    made = tuple(
        Turn(n, label, speaker, kind, (n - 1) * 10, n * 10 - 1)
        for n, (label, speaker, kind) in enumerate(turns, 1)
    )
    return replace(data, turns={"a": made}, participants=())


def test_all_labels_of_a_speaker_are_one_person():
    data = said(
        ("E1", "Entrevistada", "participant"),
        ("Ent. 1", "Entrevistada", "participant"),
        ("P", "P", "interviewer"),
    )
    row = Participant("p1", "a", "Ent. 1", "participant")
    people = People(replace(data, participants=(row,)))
    assert people.touched("a", 0, 1) == [row]
    assert people.touched("a", 0, 30) == [row]
    assert people.touched("a", 20, 30) == []
    assert people.touches_interviewer("a", 0, 21)
    assert not people.touches_interviewer("a", 0, 20)


def test_the_register_decides_who_asks():
    data = said(("A", "A", "participant"), ("B", "B", "interviewer"))
    rows = (
        Participant("p1", "a", "A", "interviewer"),
        Participant("p2", "a", "B", "participant"),
    )
    people = People(replace(data, participants=rows))
    assert people.interviewer_turns("a") == {1}
    assert people.touched("a", 0, 20) == [rows[1]]
    assert people.of_document("a") == [rows[1]]


def test_a_text_without_labels_belongs_to_the_person_without_label():
    data = said((None, None, "unknown"))
    row = Participant("p1", "a", "", "")
    assert People(replace(data, participants=(row,))).touched("a", 3, 4) == [row]
    assert People(data).touched("a", 3, 4) == []


def test_a_span_touches_what_it_shares_a_character_with():
    spans = Spans([(0, 5, 1), (5, 5, 9), (5, 8, 2), (10, 12, 3)])
    assert spans.touched(0, 5) == [1]
    assert spans.touched(4, 6) == [1, 2]
    assert spans.touched(8, 10) == []
    assert spans.touched(0, 20) == [1, 2, 3]


@given(
    st.lists(st.text(alphabet="ab \n\u3000😀", max_size=30), min_size=1, max_size=3),
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(0, 30)), max_size=6
    ),
)
def test_words_are_counted_as_the_tokens_touched(texts, spans):
    documents = [interview(f"d{d}", "JxI", text) for d, text in enumerate(texts)]
    spans = sorted((d, a, b) for d, a, b in spans if d < len(texts) and a < b)
    spans = [(d, a, b) for d, a, b in spans if b <= len(texts[d])]
    data = replace(
        study(documents=documents),
        codings=tuple(
            Coding(f"c{i}", f"d{d}", a, b, "", "tiempo", None, "Ana")
            for i, (d, a, b) in enumerate(spans)
        ),
    )
    tokens = []
    for d, text in enumerate(texts):
        at = 0
        if any(d == where for where, _, _ in spans):
            for token in text.split():
                at = text.index(token, at)
                tokens.append((d, at, at + len(token)))
                at += len(token)
    first, last = Columns(data).words
    for (d, start, end), one, other in zip(spans, first, last, strict=True):
        touched = [
            i
            for i, (where, a, b) in enumerate(tokens)
            if where == d and a < end and start < b
        ]
        assert list(range(one, other)) == touched
