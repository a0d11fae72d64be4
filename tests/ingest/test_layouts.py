"""A variation of every convention met in real files, read turn by turn."""

import io

import docx
import pytest
from layouts import CASES

from qualcode.ingest import read


def word(paragraphs):
    """A Word file; paragraphs in a tuple are items of an automatic list."""
    document = docx.Document()
    for one in paragraphs:
        listed = isinstance(one, tuple)
        text = one[0] if listed else one
        document.add_paragraph(text, style="List Number" if listed else None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", CASES)
def test_turns_of_a_layout(name, tmp_path):
    extension, text, expected = CASES[name]
    path = tmp_path / f"{name}.{extension}"
    if extension == "docx":
        path.write_bytes(word(text))
    else:
        encoding = "cp1252" if "windows-1252" in text else "utf-8"
        path.write_bytes(text.encode(encoding))
    [found] = read(path)
    got = [(t.label, t.kind, found.text[t.start : t.end]) for t in found.turns]
    assert got == expected
    silent = all(label is None and kind == "unknown" for label, kind, _ in expected)
    assert [p.code for p in found.problems] == ["no-speakers"] * silent
