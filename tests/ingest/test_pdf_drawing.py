"""What a page of a PDF draws: letters printed twice, and more than can be read."""

import pdfplumber
import pytest
import writers

from qualcode.errors import QualcodeError
from qualcode.ingest import pdf, read
from qualcode.ingest.drawing import lay_out

LINES = ("Entrevistadora: ¿Cómo partió?", "Directora: Millones llamaron allá.") * 3


def printed(tmp_path, *, shifts):
    made = writers.Pdf()
    made.page()
    for n, line in enumerate(LINES):
        for shift in shifts:
            made.line(70 + shift, 80 + 24 * n, [(line, False)])
    path = tmp_path / "a.pdf"
    path.write_bytes(made.bytes())
    return path


@pytest.mark.parametrize("shifts", [(0, 0), (0, 0.4, 0.8), (0.3, 0.6)])
def test_letters_printed_twice_are_read_once(tmp_path, shifts):
    once = read(printed(tmp_path, shifts=(0,)))[0]
    again = read(printed(tmp_path, shifts=shifts))[0]
    assert again.text == once.text
    assert "Millones llamaron allá." in once.text


@pytest.mark.parametrize("shifts", [(0, 0), (0.3, 0.6), (0, 0.9), (0, 1.2)])
def test_the_letters_kept_are_those_of_pdfplumber(tmp_path, shifts):
    with pdfplumber.open(printed(tmp_path, shifts=shifts)) as book:
        [page] = book.pages
        theirs = page.dedupe_chars().chars
        ours = pdf._once(page).chars
    assert "".join(c["text"] for c in ours) == "".join(c["text"] for c in theirs)


def test_a_page_laid_out_here_is_as_pdfplumber_would(tmp_path):
    path = printed(tmp_path, shifts=(0,))
    with pdfplumber.open(path) as one, pdfplumber.open(path) as other:
        assert lay_out(one.pages[0], 10_000)
        assert one.pages[0].layout is one.pages[0]._layout
        assert one.pages[0].chars == other.pages[0].chars


def test_a_page_that_draws_without_end_is_refused(tmp_path, monkeypatch):
    path = printed(tmp_path, shifts=(0,))
    monkeypatch.setattr(pdf, "_MOST_DRAWN", sum(map(len, LINES)))
    assert len(read(path)[0].turns) == len(LINES)
    monkeypatch.setattr(pdf, "_MOST_DRAWN", sum(map(len, LINES)) - 1)
    with pytest.raises(QualcodeError) as caught:
        read(path)
    assert caught.value.code == "pdf-too-large"
