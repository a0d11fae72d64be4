"""Suggestions: asked for, kept, decided. The machine proposes, people code."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError
from qualcode.model import Codebook, Document, StudyData, Transcript
from qualcode.services.example import EXAMPLE_CODEBOOK, example
from qualcode.services.study import Study
from qualcode.store import rows, suggestions, writes

if TYPE_CHECKING:
    from qualcode.beside import Helper
    from qualcode.suggest import Input, SegmentSuggestions, Training

KEPT = ("code", "probability", "valence", "reasons", "example")


def suggest_files(
    paths: Sequence[Path],
    *,
    study: Study | None = None,
    codebook: Path | None = None,
    top: int = 3,
    save: bool = False,
    coder: str | None = None,
    helping: Helper | None = None,
) -> list[dict[str, Any]]:
    """Propose codes for transcripts; the contract's answer, one per transcript.

    In a study it learns from its codings; elsewhere from the codebook alone, by
    default the packaged example's. `save` keeps the proposals of files that are
    documents of the study. The first unreadable file's error is raised when no
    file could be read, else it is the entry's `problems`. `helping` is a helper
    of `suggest` made ahead: it looks words up while files are read.
    """
    if save and study is None:
        raise QualcodeError("nothing-to-save", exit_code=2)
    book = _codebook(study, codebook)
    data = None if study is None else study.data()
    training = learn_from(data, study)

    answers, read = _read(paths, data, book, training, helping)
    from qualcode.suggest import model_card, propose

    actors = _actors(data) if data else {}
    inputs = [_input(t, actors.get(t.sha256)) for t, _ in read]
    proposed = propose(book, inputs, training, top=top)
    card = model_card(training)
    for (transcript, entry), segments in zip(read, proposed, strict=True):
        entry.update(
            {
                "document": transcript.head(),
                "codebook": book.id,
                "model": card,
                "text": transcript.text,
                "segments": _plain(segments),
            }
        )
        if save:
            assert study is not None
            assert data is not None
            slug = _slugs(data).get(transcript.sha256)
            if slug is None:
                raise QualcodeError("not-imported", file=transcript.title)
            keep(study, slug, entry, coder or "")
    return answers


def _actors(data: StudyData) -> dict[str, str]:
    """{sha256 of the file: actor} of the study's documents."""
    return {d.sha256: d.actor for d in data.documents if d.actor}


def _slugs(data: StudyData) -> dict[str, str]:
    """{sha256 of the file: slug} of the study's documents."""
    return {d.sha256: d.document for d in data.documents}


def _read(
    paths: Sequence[Path],
    data: StudyData | None,
    book: Codebook,
    training: Training,
    helping: Helper | None,
) -> tuple[list[dict[str, Any]], list[tuple[Transcript, dict[str, Any]]]]:
    """The answers begun, and the transcripts that fill them.

    A file that is a document of the study is taken as the study has it. The words of
    all of them, and those to learn from, are looked up meanwhile, once a file is found
    sound: a wrong path is told before a dictionary is loaded.
    """
    from qualcode.suggest import helper, look_up, told

    with nullcontext(helping) if helping else helper(book.language) as other:
        asked = []

        def learn() -> None:
            asked.append(look_up(told(book, training), book.language, other))

        read = _transcripts(paths, data, learn)
        for transcript, _ in read[1]:
            asked.append(look_up([transcript.text], transcript.language, other))
        other.asked()
        for remember in asked:
            remember()
    return read


def _transcripts(
    paths: Sequence[Path], data: StudyData | None, meanwhile: Callable[[], object]
) -> tuple[list[dict[str, Any]], list[tuple[Transcript, dict[str, Any]]]]:
    from qualcode.beside import HERE
    from qualcode.ingest import read_many

    known = _slugs(data) if data else {}
    answers: list[dict[str, Any]] = []
    transcripts: list[tuple[Transcript, dict[str, Any]]] = []
    first: QualcodeError | None = None
    for path, found in read_many(paths, helping=HERE, meanwhile=meanwhile):
        if isinstance(found, QualcodeError):
            first = first or found
            answers.append({"file": str(path), "problems": [found.problem.as_dict()]})
            continue
        for transcript in found:
            slug = known.get(transcript.sha256)
            if slug is not None and data is not None and len(found) == 1:
                transcript = stored(data, slug, transcript)  # noqa: PLW2901 - the study's own wins
            entry: dict[str, Any] = {}
            answers.append(entry)
            transcripts.append((transcript, entry))
    if first is not None and not transcripts:
        raise first
    return answers, transcripts


def stored(data: StudyData, slug: str, read: Transcript) -> Transcript:
    """A document as the study holds it, under the head of the file just read."""
    from dataclasses import replace

    return replace(
        read,
        text=data.texts[slug],
        turns=data.turns[slug],
        segments=data.segments[slug],
    )


def _codebook(study: Study | None, path: Path | None) -> Codebook:
    if path is not None:
        return _sound(path)
    if study is not None and study.codebook().codes:
        return study.codebook()
    with example() as folder:
        return _sound(folder / "codebooks" / f"{EXAMPLE_CODEBOOK}.yaml")


def _sound(path: Path) -> Codebook:
    from qualcode.codebook import is_fatal, read

    codebook, problems = read(path)
    for found in problems:
        if is_fatal(found):
            raise QualcodeError(
                "codebook-unusable",
                file=path.name,
                line=found.line,
                detail=found.message,
            )
    return codebook


def _input(transcript: Transcript, actor: str | None) -> Input:
    from qualcode.suggest import Input

    return Input(
        text=transcript.text,
        segments=transcript.segments,
        turns=transcript.turns,
        language=transcript.language,
        actor=actor,
    )


def _document(data: StudyData, document: Document) -> Input:
    from qualcode.suggest import Input

    slug = document.document
    return Input(
        text=data.texts[slug],
        segments=data.segments[slug],
        turns=data.turns[slug],
        language=document.language,
        actor=document.actor or None,
    )


def _plain(segments: Sequence[SegmentSuggestions]) -> list[dict[str, Any]]:
    return [segment.as_dict() for segment in segments]


def learn_from(data: StudyData | None, study: Study | None) -> Training:
    """What people decided so far: their codings and their rejections.

    A coded segment teaches its codes; an uncoded segment of a participant teaches
    only where a coder marked the document done, since elsewhere silence means
    nothing.
    """
    from qualcode.suggest import Training, questions_of

    examples: list[dict[str, Any]] = []
    if data is not None and study is not None:
        refused = _refused(study)
        done = {document for document, _ in data.done}
        coded = _codes_by_segment(data)
        for document in data.documents:
            slug = document.document
            turns = {t.turn: t for t in data.turns[slug]}
            asked = questions_of(_document(data, document))
            for segment, question in zip(data.segments[slug], asked, strict=True):
                labels = coded.get((slug, segment.segment), {})
                no = refused.get((slug, segment.segment), frozenset())
                turn = turns[segment.turn]
                silent = slug in done and turn.kind != "interviewer"
                if labels or no or silent:
                    examples.append(
                        {
                            "texts": data.texts[slug][segment.start : segment.end],
                            "labels": frozenset(labels),
                            "valences": {c: v for c, v in labels.items() if v},
                            "speakers": document.actor or None,
                            "questions": question,
                            "groups": slug,
                            "rejected": no,
                            "documents": slug,
                        }
                    )
    names = (
        "texts", "labels", "valences", "speakers", "questions", "groups", "rejected",
        "documents",
    )  # fmt: skip
    return Training(**{name: [e[name] for e in examples] for name in names})


def _codes_by_segment(data: StudyData) -> dict[tuple[str, int], dict[str, str | None]]:
    """{(document, segment): {code: valence}} of every segment a coding touches."""
    found: dict[tuple[str, int], dict[str, str | None]] = defaultdict(dict)
    starts = {slug: [s.start for s in rows_] for slug, rows_ in data.segments.items()}
    for coding in data.codings:
        segments = data.segments[coding.document]
        first = max(bisect_right(starts[coding.document], coding.start) - 1, 0)
        for segment in segments[first:]:
            if segment.start >= coding.end:
                break
            if segment.end > coding.start:
                key = (coding.document, segment.segment)
                found[key][coding.code] = coding.valence or found[key].get(coding.code)
    return found


def _refused(study: Study) -> dict[tuple[str, int], frozenset[str]]:
    with study.database.read() as connection:
        rejected = rows.suggestions(connection, state="rejected")
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for suggestion in rejected:
        found[suggestion.document, suggestion.segment].add(suggestion.code)
    return {key: frozenset(codes) for key, codes in found.items()}


def keep(study: Study, slug: str, answer: Mapping[str, Any], coder: str) -> int:
    """Keep a document's proposals as undecided suggestions; how many."""
    fresh = [
        {key: found[key] for key in KEPT} | {"segment": segment["segment"]}
        for segment in answer["segments"]
        for found in segment["suggestions"]
        if found["proposed"]
    ]
    book = study.codebook()
    with study.database.write() as connection:
        document_id, text_id, _, text_sha256 = writes.text_keys(connection)[slug]
        # What was coded while the engine was at work needs no proposal.
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for coding in rows.codings(connection, book, document=slug):
            spans[coding.code].append((coding.start, coding.end))
        places = {
            s.segment: (s.start, s.end)
            for s in writes.current_segments(connection, text_id)
        }
        fresh = [row for row in fresh if not _coded(spans, places, row)]
        model = f"{answer['model']['name']} {answer['model']['version']}"
        kept = suggestions.save_suggestions(connection, text_id, model, fresh)
        # The model card: what proposed, from what, with how much to learn from.
        card = {
            **answer["model"],
            "codebook": answer["codebook"],
            "document": slug,
            "suggestions": kept,
            "text_sha256": text_sha256,
        }
        writes.event(
            connection, writes.new_id(), coder, "suggestions-save", "document",
            document_id, after=card,
        )  # fmt: skip
    return kept


def _coded(
    spans: Mapping[str, Sequence[tuple[int, int]]],
    places: Mapping[int, tuple[int, int]],
    row: Mapping[str, Any],
) -> bool:
    """Whether a proposal's segment already holds a coding of its code."""
    start, end = places.get(row["segment"], (0, 0))
    return any(a < end and start < b for a, b in spans.get(row["code"], ()))


def suggest_documents(study: Study, documents: Sequence[str], coder: str) -> int:
    """Propose codes for documents of the study and keep them; how many."""
    from qualcode.suggest import model_card, propose

    data = study.data()
    training = learn_from(data, study)
    known = {d.document: d for d in data.documents}
    inputs = [_document(data, known[slug]) for slug in documents]
    answer = {"codebook": data.codebook.id, "model": model_card(training)}
    proposed = propose(data.codebook, inputs, training)
    return sum(
        keep(study, slug, {**answer, "segments": _plain(segments)}, coder)
        for slug, segments in zip(documents, proposed, strict=True)
    )
