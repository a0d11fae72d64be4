"""The files of a withdrawal: originals, registers, copies, what people copied."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from qualcode.files import atomic, sha256, write_text
from qualcode.i18n import t
from qualcode.ingest.package import DAMAGE
from qualcode.model import Participant, StudyData
from qualcode.report.anchors import BUILD
from qualcode.services.forgetting import Words, decoded
from qualcode.services.study import Study
from qualcode.store import registers, withdrawal

Span = tuple[int, int]
PROPERTIES = "docProps/custom.xml"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
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
    files = _shared_files(data, plan)
    folder = study.where.transcripts
    for path in sorted(
        [*folder.glob("*.csv"), *(study.folder / "instruments").glob("*.csv")]
    ):
        if path in plan.files:
            continue
        register = registers.read_csv(path)
        if not {"document", "id"} & set(register.columns):
            continue
        rows = []
        for row in register.rows:
            slug = row.get("document", "")
            if row.get("id") in ids or _is_theirs(row, plan):
                continue
            if path.name == "documents.csv" and row.get("file") in files:
                row.update({"file": f"{slug}.txt", "part": ""})
            if slug not in keeps or _shift(row, keeps[slug]):
                rows.append(row)
        register.rows = rows
        register.save()


def _is_theirs(row: Mapping[str, str], plan: Plan) -> bool:
    """Whether a row is of a document that goes, or the participant's own."""
    people = {(p.document, p.label) for p in plan.rows}
    slug = row.get("document", "")
    return slug in plan.whole or ("label" in row and (slug, row["label"]) in people)


def _shift(row: dict[str, str], kept: withdrawal.Kept) -> bool:
    """Move a row's span in a text that lost some; False when it lay in what is gone."""
    if not (row.get("start", "").isdigit() and row.get("end", "").isdigit()):
        return True
    place = kept.move(int(row["start"]), int(row["end"]))
    if place is None:
        return False
    row["start"], row["end"] = str(place[0]), str(place[1])
    return True


def redact_files(study: Study, plan: Plan) -> None:
    """Take copied words out of hand-written files, but for what would break them."""
    for path in _others(study):
        raw = path.read_bytes()
        if not _is_text(path, raw):
            continue
        text, encoding = decoded(raw)
        fresh = plan.words.redact(text, t("report.quote-withdrawn"))
        if fresh == text or _breaks(path, fresh):
            continue
        with atomic(path) as written:
            written.write_bytes(fresh.encode(encoding))


def _is_text(path: Path, raw: bytes) -> bool:
    if path.suffix.lower() == ".pdf" or is_zipfile(BytesIO(raw)):
        return False
    return b"\0" not in raw or raw[:2] in UTF16


def remaining(study: Study, plan: Plan) -> list[str]:
    """What beside outputs/ still holds the words, for a person to see to.

    Files that could not be mended, and a git history that knows an original.
    """
    found = [
        path
        for path in _others(study)
        if not _is_report(path) and plan.words.stand_in(path)
    ]
    names = [path.relative_to(study.folder).as_posix() for path in found]
    index = next(
        (path for f in (study.folder, *study.folder.parents)
         if (path := f / ".git" / "index").is_file()),
        None,
    )  # fmt: skip
    tracked = b"" if index is None else index.read_bytes()
    if any(path.name.encode() in tracked for path in plan.files):
        names.append(".git")
    return names


def _others(study: Study) -> Iterator[Path]:
    """The study's files but for its database, its copies and what it exported."""
    skipped = {study.where.database, *copies(study)}
    beside = {Path(f"{study.where.database}{end}") for end in ("-wal", "-shm")}
    for path in sorted(study.folder.rglob("*")):
        own = path in skipped or path in beside or study.where.outputs in path.parents
        folders = path.relative_to(study.folder).parent.parts
        hidden = any(name.startswith(".") for name in folders)
        if path.is_file() and not own and not hidden:
            yield path


def _breaks(path: Path, text: str) -> bool:
    return path.suffix.lower() in (".yaml", ".yml") and not _parses(text)


def _parses(text: str) -> bool:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return False
    return True


def stale_outputs(study: Study, plan: Plan) -> list[str]:
    """Outputs and reports that still hold the words: they are the team's to mend."""
    outputs = study.where.outputs
    found = [path for path in sorted(outputs.rglob("*")) if path.is_file()]
    found += [path for path in _others(study) if _is_report(path)]
    return [
        path.relative_to(study.folder).as_posix()
        for path in found
        if plan.words.stand_in(path)
    ]


def _is_report(path: Path) -> bool:
    """Whether a Word file is one of the study's reports, wherever it lies."""
    if path.suffix.lower() not in (".docx", ".docm", ".dotx") or not is_zipfile(path):
        return False
    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            said = archive.read(PROPERTIES) if PROPERTIES in names else b""
    except DAMAGE:
        return False
    return BUILD.encode() in said
