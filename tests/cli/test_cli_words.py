"""What the command line says is in the catalogue, whole, and nothing is left over."""

import re
from pathlib import Path

import pytest

from qualcode import analysis, cli
from qualcode.i18n import area

SOURCE = "\n".join(p.read_text() for p in Path(cli.__file__).parent.glob("*.py"))
ASIS = {"codebook", "span", "sha256", "text_sha256"}  # no words, or no heads
COMPUTED = (
    "column",
    "state",
    "status",
    "kind",
    "permission",
    "document",
    "asked",
    "verdict",
    "action",
    "ok",
    "mixed",
    "balance",
)


def test_every_word_is_there_and_used():
    used = set(re.findall(r"[\"']cli\.([\w-]+(?:\.[\w-]+)*)[\"']", SOURCE))
    assert len(used) > 40
    assert used <= set(area("cli"))
    fixed = {k for k in area("cli") if k.partition(".")[0] not in COMPUTED}
    assert fixed == {k for k in used if k.partition(".")[0] not in COMPUTED}


def test_every_column_has_a_head():
    named = {k.removeprefix("column.") for k in area("cli") if k.startswith("column.")}
    # A listing's columns stand with the analysis that gives its rows.
    listings = re.findall(r"\b[A-Z]+_COLUMNS\b", SOURCE)
    listed = [getattr(analysis, n) for n in listings if hasattr(analysis, n)]
    said = set(re.findall(r"[\"']([\w-]+)[\"']", SOURCE))
    assert named <= said.union(*listed)
    for names in listed:
        if "document" in names:
            assert set(names) - ASIS <= named, names
    for tuple_ in re.findall(r"^[A-Z_]+ = \(\n?([^)]*)\)", SOURCE, re.MULTILINE):
        names = re.findall(r"\"([\w-]+)\"", tuple_)
        if "document" in names or "coder" in names:
            assert set(names) - ASIS <= named, names


@pytest.mark.parametrize("language", [0, 1])
def test_every_error_has_a_sentence_and_a_hint(language):
    from qualcode.i18n.catalogue.error_cli import MESSAGES

    codes = {k for k in MESSAGES if not k.endswith(".hint")}
    assert {f"{c}.hint" for c in codes} == set(MESSAGES) - codes
    for pair in MESSAGES.values():
        sentence = pair[language].format_map(dict.fromkeys(_names(pair), "x"))
        assert sentence[-1] in ".x"
        assert _names((pair[0],)) == _names((pair[1],))


def _names(texts):
    return set(re.findall(r"\{(\w+)", "".join(texts)))
