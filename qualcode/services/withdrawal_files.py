"""The files of a withdrawal: originals, registers, copies, what people copied."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.files import sha256, write_text
from qualcode.i18n import t
from qualcode.model import Participant, StudyData
from qualcode.services.forgetting import Words
from qualcode.services.study import Study
from qualcode.store import registers, withdrawal

Span = tuple[int, int]
_TEXTS = {".yaml", ".yml", ".csv", ".md", ".txt", ".json"}
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Part:
    """What of one document goes: all of it, or these spans of a group interview."""

    document: str
    whole: bool
    spans: tuple[Span, ...] = ()
    turns: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()


@dataclass(slots=True)
class Plan:
    """Everything a withdrawal will touch."""

    participant: str
    rows: list[Participant]
    parts: list[Part]
    words: Words
    files: list[Path] = field(default_factory=list)
    copies: list[Path] = field(default_factory=list)

    @property
    def whole(self) -> set[str]:
        """The documents that go wholly."""
        return {p.document for p in self.parts if p.whole}

    def skipped(self, document: str) -> set[int]:
        """The turns of a document that go."""
        return next((set(p.turns) for p in self.parts if p.document == document), set())


def copies(study: Study) -> Iterator[Path]:
    """Every other copy of the database in the study's folder, backups first."""
    own = study.where.database
    for path in sorted(study.folder.rglob("*")):
        if not path.is_file() or path.name in (
            own.name,
            f"{own.name}-wal",
            f"{own.name}-shm",
        ):
            continue
        with path.open("rb") as file:
            head = file.read(16)
        if head == _SQLITE or path.name.startswith(f"{own.name}-"):
            yield path


def keep(data: StudyData, part: Part) -> withdrawal.Kept:
    """The text of a group interview without one person's turns."""
    turns = data.turns[part.document]
    text = data.texts[part.document]
    kept = [x for x in turns if x.turn in set(part.kept)]
    starts, moved, lines, at = [], [], [], 0
    for turn in kept:
        starts.append(turn.start)
        moved.append((turn.start, turn.end, at))
        lines.append(text[turn.start : turn.end])
        at += turn.end - turn.start + 1
    fresh = "\n".join(lines)

    def move(start: int, end: int) -> Span | None:
        if any(a < end and start < b for a, b in part.spans):
            return None
        i, j = (bisect_right(starts, x) - 1 for x in (start, max(start, end - 1)))
        if i < 0 or j < 0:
            return None
        (a, _, new_a), (b, b_end, new_b) = moved[i], moved[j]
        return new_a + start - a, new_b + min(end, b_end) - b

    return withdrawal.Kept(
        text=fresh,
        text_sha256=sha256(fresh),
        words=len(fresh.split()),
        turns=[x.turn for x in kept],
        move=move,
    )


def new_originals(
    study: Study,
    data: StudyData,
    plan: Plan,
    keeps: Mapping[str, withdrawal.Kept],
) -> dict[str, str]:
    """Write what stays of shared files as text, one per document; {slug: sha256}.

    A group interview keeps its other turns; of a file that held several interviews
    each of the others gets a file of its own.
    """
    files = _shared_files(data, plan)
    made: dict[str, str] = {}
    for document in data.documents:
        slug = document.document
        shared = bool(document.file) and document.file in files
        if slug in plan.whole or not (slug in keeps or shared):
            continue
        printed = _printed(data, slug, plan.skipped(slug))
        path = study.where.transcripts / f"{slug}.txt"
        raw = printed + "\n"
        write_text(path, raw)
        plan.files = [p for p in plan.files if p != path]
        made[slug] = sha256(raw)
    return made


def _shared_files(data: StudyData, plan: Plan) -> set[str]:
    theirs = {p.document for p in plan.parts}
    return {d.file for d in data.documents if d.document in theirs}


def _printed(data: StudyData, document: str, skipped: set[int]) -> str:
    """A transcript as text: label, colon, what was said; a turn per line."""
    text = data.texts[document]
    return "\n".join(
        f"{x.label}: {text[x.start : x.end]}" if x.label else text[x.start : x.end]
        for x in data.turns[document]
        if x.turn not in skipped
    )


def registers_without(
    study: Study,
    data: StudyData,
    plan: Plan,
    keeps: Mapping[str, withdrawal.Kept],
    ids: set[str],
) -> None:
    """Rows of the participant and of what was theirs out of every register."""
    people = {(p.document, p.label) for p in plan.rows}
    files = _shared_files(data, plan)
    folder = study.where.transcripts
    for path in sorted(
        [*folder.glob("*.csv"), *(study.folder / "instruments").glob("*.csv")]
    ):
        if path in plan.files:
            continue
        register = registers.read_csv(path)
        if "document" not in register.columns:
            continue
        rows = []
        for row in register.rows:
            slug = row["document"]
            mine = "label" in row and (slug, row["label"]) in people
            if slug in plan.whole or mine or row.get("id") in ids:
                continue
            if path.name == "documents.csv" and row.get("file") in files:
                row.update({"file": f"{slug}.txt", "part": ""})
            if slug not in keeps or _shift(row, keeps[slug]):
                rows.append(row)
        register.rows = rows
        register.save()


def _shift(row: dict[str, str], kept: withdrawal.Kept) -> bool:
    """Move a row's span in a text that lost some; False when it lay in what is gone."""
    if not (row.get("start", "").isdigit() and row.get("end", "").isdigit()):
        return True
    place = kept.move(int(row["start"]), int(row["end"]))
    if place is None:
        return False
    row["start"], row["end"] = str(place[0]), str(place[1])
    return True


def redact_files(study: Study, plan: Plan) -> list[str]:
    """Take copied words out of hand-written files; those that would break remain."""
    remains = []
    outputs = study.where.outputs
    for path in sorted(study.folder.rglob("*")):
        if not path.is_file() or outputs in path.parents or path.name.startswith("."):
            continue
        if path == study.where.database or path.suffix.lower() not in _TEXTS:
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        fresh = plan.words.redact(text, t("report.quote-withdrawn"))
        if fresh == text:
            continue
        if path.suffix.lower() in (".yaml", ".yml") and not _parses(fresh):
            remains.append(path.relative_to(study.folder).as_posix())
        else:
            write_text(path, fresh)
    return remains


def _parses(text: str) -> bool:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return False
    return True


def stale_outputs(study: Study, plan: Plan) -> list[str]:
    """Files in outputs/ that still hold the words: they are the team's to mend."""
    outputs = study.where.outputs
    if not outputs.is_dir():
        return []
    return [
        path.relative_to(study.folder).as_posix()
        for path in sorted(outputs.rglob("*"))
        if path.is_file() and plan.words.stand_in(path)
    ]
