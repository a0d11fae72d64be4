"""Comments in a document's margin taken for codings, and kinds of speaker confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qualcode.errors import QualcodeError
from qualcode.model import Codebook, Transcript
from qualcode.problems import Problem, problem
from qualcode.services import coding
from qualcode.services.study import Study
from qualcode.store import registers
from qualcode.text.normalise import key

_PARTS = re.compile(r"[;\n]+|,(?=\s)")
_VALENCE = re.compile(r"^(.*?)(?:\s*[:/(\u2013\u2014-]\s*|\s+)([^\s():]+|[+0-])\)?$")
ORIGIN = "import:word"


def code_comments(
    study: Study, document: str, transcript: Transcript, *, coder: str
) -> tuple[int, list[Problem]]:
    """Code what the comments are on, where their text is a code.

    A comment holds one code or several (by line, semicolon or comma), each by id or
    name, with its valence behind it: "Reuniones: facilitador", "reuniones +". The
    coder is the comment's author, where the file tells one. All of it is one act.

    Returns how many codings stand for them, and a problem `comments-no-code` where
    some comments name none.
    """
    codebook = study.codebook()
    names = _names(codebook)
    rows: list[dict[str, Any]] = []
    others = []
    for comment in transcript.comments:
        found = list(_codes(comment.text, codebook, names))
        if not found:
            others.append(comment.text)
        rows += [
            {
                "document": document,
                "start": comment.start,
                "end": comment.end,
                "code": code,
                "valence": valence,
                "coder": comment.author or coder,
            }
            for code, valence in found
        ]
    made = 0
    with coding.writing(study, coder, origin=ORIGIN) as writer:
        for row in rows:
            try:
                writer.add(row)
                made += 1
            except QualcodeError:
                # Without its valence, or on blank: a comment of the margin after all.
                others.append(str(row["code"]))
    if not others:
        return made, []
    sample = " ".join(others[0].split())[:60]
    told = problem("comments-no-code", file=document, n=len(others), sample=sample)
    return made, [told]


def _names(codebook: Codebook) -> dict[str, str]:
    """Folded ids and names of all codes; a name two codes share tells neither."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for code in codebook.order:
        found[key(code)] = code
        name = key(codebook.name(code))
        if found.setdefault(name, code) != code:
            shared.add(name)
    ids = {key(code) for code in codebook.order}
    return {name: code for name, code in found.items() if name not in shared - ids}


def _codes(
    text: str, codebook: Codebook, names: Mapping[str, str]
) -> Iterator[tuple[str, str | None]]:
    """The codes a comment names, with their valences; none unless all parts do."""
    whole = names.get(key(text))
    found = (
        [(whole, None)]
        if whole
        else [
            _code(part, codebook, names) for part in _PARTS.split(text) if part.strip()
        ]
    )
    if all(code for code, _ in found):
        yield from ((code, valence) for code, valence in found if code)


def _code(
    part: str, codebook: Codebook, names: Mapping[str, str]
) -> tuple[str | None, str | None]:
    name = key(part)
    if name in names:
        return names[name], None
    match = _VALENCE.match(name)
    if match and match[1] in names:
        for valence in codebook.valences:
            if match[2] in (key(valence.id), key(valence.name), valence.key):
                return names[match[1]], valence.id
    return None, None


def unsure(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The labels of a batch whose kind nobody knows, once each for all documents.

    Args:
        rows: the documents of an import's answer.

    Returns:
        [{"label", "documents": [slug], "turns", "words"}], the fullest first.
    """
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if not row["document"] or row["status"] == "unchanged":
            continue
        for speaker in row["speakers"]:
            if speaker["kind"] != "unknown":
                continue
            label = str((speaker["labels"] or [speaker["speaker"]])[0])
            one = found.setdefault(
                key(label), {"label": label, "documents": [], "turns": 0, "words": 0}
            )
            one["documents"].append(row["document"])
            one["turns"] += speaker["turns"]
            one["words"] += speaker["words"]
    return sorted(found.values(), key=lambda one: -one["words"])


def confirm(study: Study, kinds: Mapping[tuple[str, str], str]) -> int:
    """Write the kinds a person told, (document, label) to kind, to participants.csv.

    Returns how many rows changed. An interviewer is no participant of the study.
    """
    files = registers.Registers.read(study.where.transcripts)
    changed = 0
    for row in files.participants.rows:
        kind = kinds.get((row["document"], key(row["label"])))
        if kind and row["kind"] != kind:
            row["kind"] = kind
            if kind == "interviewer":
                row.update(participant="", actor="", role="")
            changed += 1
    if changed:
        files.participants.save()
    return changed
