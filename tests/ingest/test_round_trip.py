"""Any talk written to any format and read back has the same turns."""

import tempfile
import unicodedata
from pathlib import Path

import pytest
import writers
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.ingest import read

LETTERS = st.characters(
    categories=("Ll", "Lo"), exclude_characters="ªº", max_codepoint=0xFFFF
)
WORD = st.one_of(
    st.text("abcdefghijlmnopqrstuvxyzáéíóúüñç", min_size=2, max_size=9),
    st.text(LETTERS, min_size=2, max_size=5),
    st.sampled_from(
        [
            "2031",
            "A&B",
            "«sí»",
            "(ríe)",
            "d’après",
            "50%",
            "x<y>z",
            "{a}",
            "dijo:",
            "10:30",
            "JxI",
            "SENAME",
            "Ana",
            "[pausa]",
            "—bueno—",
            "1.",
            "a)",
            "r/c",
        ]
    ),
)
END = st.sampled_from([".", "?", "!", "…", ", que sí.", "; y ya."])
SAID = st.tuples(st.lists(WORD, min_size=2, max_size=12), END).map(
    lambda one: unicodedata.normalize("NFC", "y " + " ".join(one[0]) + one[1])
)
LATIN = st.tuples(
    st.lists(
        st.text("abcdeghilmnoprstuáéíóúñ", min_size=2, max_size=9),
        min_size=2,
        max_size=40,
    ),
    END,
).map(lambda one: "y " + " ".join(one[0]) + one[1])
TURN = st.lists(SAID, min_size=1, max_size=3)
LABELS = ("Entrevistadora", "Directora")
WAYS = {
    "docx": writers.as_docx,
    "odt": writers.as_odt,
    "rtf": writers.as_rtf,
    "html": writers.as_html,
    "htm": writers.as_word_html,
    "txt": writers.as_text,
    "md": writers.as_md,
}
TURN_WAYS = {
    "vtt": writers.as_vtt,
    "srt": writers.as_srt,
    "csv": writers.as_csv,
    "xlsx": writers.as_xlsx,
}


def labelled(said):
    return [(LABELS[n % 2], text) for n, text in enumerate(said)]


def runs(turns):
    return [[(f"{label}:", True), (f" {text}", False)] for label, text in turns]


def reread(data, extension):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{extension}"
        path.write_bytes(data)
        [found] = read(path)
    for turn in found.turns:
        words = found.text[turn.start : turn.end]
        assert words
        assert words == words.strip()
    for segment in found.segments:
        turn = found.turns[segment.turn - 1]
        assert turn.start <= segment.start < segment.end <= turn.end
    return [(t.label, found.text[t.start : t.end]) for t in found.turns]


@pytest.mark.parametrize("extension", WAYS)
@given(st.lists(TURN, min_size=4, max_size=9))
@settings(max_examples=12)
def test_documents(extension, said):
    """Turns of one to three paragraphs, the first with the label."""
    if extension == "md":
        said = [[text.replace("<y>", "y") for text in turn] for turn in said]
    turns = labelled(["\n".join(turn) for turn in said])
    blocks = [
        block
        for (label, _), (first, *rest) in zip(turns, said, strict=True)
        for block in (*runs([(label, first)]), *([(text, False)] for text in rest))
    ]
    assert reread(WAYS[extension](blocks), extension) == turns


@pytest.mark.parametrize("extension", TURN_WAYS)
@given(st.lists(SAID, min_size=4, max_size=9))
@settings(max_examples=12)
def test_tables_and_captions(extension, said):
    turns = labelled(said)
    assert reread(TURN_WAYS[extension](turns), extension) == turns


@given(st.lists(LATIN, min_size=4, max_size=12), st.integers(40, 95))
@settings(max_examples=8)
def test_pages(said, width):
    turns = labelled(said)
    found = reread(writers.as_pdf(runs(turns), width=width), "pdf")
    # Where a page ends a line, only the white space may differ.
    assert [(a, b.split()) for a, b in found] == [(a, b.split()) for a, b in turns]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
@given(st.lists(LATIN.filter(lambda one: "…" not in one), min_size=6, max_size=9))
@settings(max_examples=6)
def test_encodings(encoding, said):
    turns = labelled(["¿" + one for one in said])
    data = writers.as_text(runs(turns), encoding, "\r\n")
    assert reread(data, "txt") == turns
