"""A synthetic study of any size: interviews in Word and codings to time things on.

    python benchmarks/corpus.py FOLDER [--documents 35] [--words 7000] [--codings 60]

Writes FOLDER/files/*.docx, FOLDER/codebook.yaml (40 codes) and FOLDER/plan.json, the
codings to make: (document, turn, code, valence). Deterministic by --seed.
"""

from __future__ import annotations

import argparse
import json
import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

SYLLABLES = "ba be bi ca co cu da de di do fa fe ga go ja la le li lo ma me mi mo na ne no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo".split()
COMMON = "la el de que y a en un una los se con por las para lo no su al es del más como pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante".split()
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""


def lexicon(rng: random.Random, size: int = 3000) -> list[str]:
    """Invented words, the frequent ones first."""
    made = {"".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(size)}
    return sorted(made)


def sentence(rng: random.Random, words: list[str], theme: list[str]) -> str:
    """8 to 22 words, a third of them function words, some of the theme."""
    chosen = []
    for _ in range(rng.randint(8, 22)):
        pool = rng.choices((COMMON, words, theme), weights=(5, 4, 1))[0]
        chosen.append(rng.choice(pool))
    text = " ".join(chosen)
    return text[0].upper() + text[1:] + rng.choice(("." * 1, ".", ".", "?"))


def interview(
    rng: random.Random, words: list[str], themes: list[list[str]], length: int
) -> list[tuple[str, str]]:
    """Turns (label, text) of about `length` words."""
    turns: list[tuple[str, str]] = []
    count = 0
    while count < length:
        theme = rng.choice(themes)
        question = "¿" + sentence(rng, words, theme).rstrip(".?") + "?"
        answer = " ".join(sentence(rng, words, theme) for _ in range(rng.randint(2, 9)))
        turns += [("Entrevistador", question), ("Entrevistada", answer)]
        count += len(question.split()) + len(answer.split())
    return turns


def docx(path: Path, title: str, turns: list[tuple[str, str]]) -> None:
    """A Word file with a bold label and a colon before each turn."""
    body = [f"<w:p><w:r><w:t>{escape(title)}</w:t></w:r></w:p>"]
    body += [
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{label}:</w:t></w:r>"
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p>'
        for label, text in turns
    ]
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELS)
        package.writestr("word/document.xml", document)


def codebook(themes: list[list[str]]) -> str:
    """40 codes: 20 of a facet of stages, 20 of a facet of factors with valence."""
    lines = [
        "codebook: codebook",
        "title: Synthetic",
        "language: es",
        "valences:",
        "  - {id: facilitador, name: Facilitador, sign: 1, key: '+'}",
        "  - {id: obstaculizador, name: Obstaculizador, sign: -1, key: '-'}",
        "facets:",
    ]
    for facet, valence, part in (
        ("etapa", "none", themes[:20]),
        ("factor", "optional", themes[20:]),
    ):
        lines += [f"  - id: {facet}", f"    name: {facet.title()}"]
        lines += [f"    valence: {valence}", "    codes:"]
        for n, theme in enumerate(part):
            lines += [f"      - id: {facet}-{n}", f"        name: {theme[0].title()}"]
            lines += [f"        keywords: [{', '.join(theme)}]"]
    return "\n".join(lines) + "\n"


def make(folder: Path, documents: int, words: int, codings: int, seed: int) -> None:
    """Write the whole corpus."""
    rng = random.Random(seed)
    vocabulary = lexicon(rng)
    themes = [rng.sample(vocabulary, 8) for _ in range(40)]
    codes = [f"etapa-{n}" for n in range(20)] + [f"factor-{n}" for n in range(20)]
    (folder / "files").mkdir(parents=True, exist_ok=True)
    (folder / "codebook.yaml").write_text(codebook(themes), encoding="utf-8")
    plan = []
    for n in range(documents):
        turns = interview(rng, vocabulary, themes, words)
        name = f"entrevista-{n + 1:04}"
        docx(folder / "files" / f"{name}.docx", f"Entrevista {n + 1}", turns)
        answers = [i for i, t in enumerate(turns, 1) if t[0] == "Entrevistada"]
        for _ in range(codings):
            code = rng.choice(codes)
            valence = None
            if code.startswith("factor"):
                valence = rng.choice(("facilitador", "obstaculizador"))
            plan.append((name, rng.choice(answers), code, valence))
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=35)
    parser.add_argument("--words", type=int, default=7000)
    parser.add_argument("--codings", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20261124)
    given = parser.parse_args()
    make(given.folder, given.documents, given.words, given.codings, given.seed)
