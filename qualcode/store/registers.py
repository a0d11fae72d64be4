"""The registers: CSV files a team edits in Excel, read leniently, written gently.

Read: UTF-8 with or without a mark, or the Windows encoding Excel writes, comma or
semicolon. Written: in the encoding and with the separator found, columns and
unknown columns kept in their order.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.files import atomic
from qualcode.model import Case, Coverage, Participant

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        "document", "file", "part", "kind", "actor", "case", "group", "mode", "date",
    ),
    "participants": (
        "participant", "document", "label", "kind", "actor", "role", "gender",
        "consent",
    ),
    "cases": ("case", "name", "type"),
    "done": ("document", "coder"),
    "coverage": ("document", "code", "state", "coder"),
    "chosen": ("id", "coder", "note"),
}  # fmt: skip
STATES = ("asked", "spontaneous", "not-asked", "not-applicable")
Row = dict[str, str]
Stamp = tuple[int, int, int]  # inode, bytes, nanoseconds of the last change


@dataclass
class Register:
    """One CSV file: its rows in order, how it was written, where each row stands.

    `stamp` tells the file on disk whose rows these are; None when there is none.
    """

    path: Path
    columns: list[str]
    rows: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    delimiter: str = ","
    encoding: str = "utf-8"
    stamp: Stamp | None = None

    def items(self) -> Iterable[tuple[int, Row]]:
        """(line in the file, row) of every row."""
        return zip(self.lines, self.rows, strict=True)

    def save(self) -> None:
        """Write the rows back, atomically."""
        out = io.StringIO()
        writer = csv.DictWriter(
            out,
            self.columns,
            delimiter=self.delimiter,
            lineterminator="\n",
            extrasaction="ignore",
            restval="",
        )
        writer.writeheader()
        writer.writerows({c: _marked(v) for c, v in row.items()} for row in self.rows)
        text = out.getvalue()
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:  # a letter the old encoding does not have
            self.encoding = "utf-8-sig"
        with atomic(self.path) as fresh:
            fresh.write_bytes(text.encode(self.encoding))
            self.stamp = _stamp(fresh)  # renamed, it stays the same file

    def add(self, row: Mapping[str, str]) -> None:
        """Append a row; columns it does not name stay blank."""
        self.rows.append({c: str(row.get(c, "")) for c in self.columns})
        self.lines.append(self.lines[-1] + 1 if self.lines else 2)


def read_csv(path: Path, required: Sequence[str] = ()) -> Register:
    """Read any CSV with a header row; an absent file is an empty register.

    Raises `register-unreadable` and `register-column-missing` (only the first of
    `required` has to be there; the other columns are blank when missing).
    """
    stamp = _stamp(path)
    if stamp is None:
        return Register(path, list(required))
    raw = path.read_bytes()
    text, encoding = _decode(raw, path)
    if not text.strip():
        return Register(path, list(required), encoding=encoding, stamp=stamp)
    head = text.lstrip("\r\n").splitlines()[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        table = [
            (reader.line_num, row) for row in reader if any(c.strip() for c in row)
        ]
    except csv.Error as error:
        raise QualcodeError(
            "register-unreadable", file=path.name, detail=str(error)
        ) from error
    columns = [c.strip() for c in table[0][1]]
    if required and required[0] not in columns:
        raise QualcodeError(
            "register-column-missing", file=path.name, column=required[0]
        )
    missing = [c for c in required if c not in columns]
    register = Register(
        path, columns + missing, delimiter=delimiter, encoding=encoding, stamp=stamp
    )
    for line, cells in table[1:]:
        row = dict(zip(columns, (_plain(c) for c in cells), strict=False))
        register.rows.append({c: row.get(c, "") for c in register.columns})
        register.lines.append(line)
    return register


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _plain(cell: str) -> str:
    """A cell without the mark that keeps a spreadsheet from taking it for a formula."""
    cell = cell.strip()
    return cell[1:] if _MARKED.match(cell) else cell


def _marked(cell: str) -> str:
    """The other way: a text that begins like a mark keeps its own by one more."""
    return f"'{cell}" if _MARKED.match(cell) else cell


def _decode(raw: bytes, path: Path) -> tuple[str, str]:
    for encoding in ("utf-8-sig", "utf-16") if raw[:2] in _UTF16 else ("utf-8-sig",):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        marked = encoding == "utf-16" or raw.startswith(b"\xef\xbb\xbf")
        return text, encoding if marked else "utf-8"
    if b"\x00" in raw:
        raise QualcodeError("register-unreadable", file=path.name, detail="NUL")
    return raw.decode("cp1252", errors="replace"), "cp1252"


def _kind(row: Row) -> str:
    """A blank kind is open, unless somebody already said what the person does."""
    return "participant" if row["role"] or row["actor"] else "unknown"


_MARKED = re.compile("'+[=+@-]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Registers:
    """All registers of a study."""

    documents: Register
    participants: Register
    cases: Register
    done: Register
    coverage: Register
    chosen: Register

    @classmethod
    def read(cls, transcripts: Path, before: Registers | None = None) -> Registers:
        """Read them from the study's transcripts/ folder.

        Of the registers read `before`, those whose file is still the same are kept.
        """
        found = {}
        for name, columns in COLUMNS.items():
            path = transcripts / f"{name}.csv"
            old: Register | None = getattr(before, name, None)
            if old is None or old.stamp is None or old.stamp != _stamp(path):
                old = read_csv(path, columns)
            found[name] = old
        return cls(**found)

    def participant_rows(self) -> tuple[Participant, ...]:
        """participants.csv as dataclasses."""
        return tuple(
            Participant(
                participant=row["participant"],
                document=row["document"],
                label=row["label"],
                kind=row["kind"] or _kind(row),
                actor=row["actor"],
                role=row["role"],
                gender=row["gender"],
                consent=row["consent"],
                attribution=row.get("attribution", ""),
            )
            for row in self.participants.rows
        )

    def case_rows(self) -> tuple[Case, ...]:
        """cases.csv as dataclasses; columns beyond case, name, type are attributes."""
        own = set(COLUMNS["cases"])
        return tuple(
            Case(
                case=row["case"],
                name=row["name"],
                type=row["type"],
                attributes={c: row[c] for c in self.cases.columns if c not in own},
            )
            for row in self.cases.rows
        )

    def done_pairs(self) -> frozenset[tuple[str, str]]:
        """(document, coder) of every document a coder marked done."""
        return frozenset((r["document"], r["coder"]) for r in self.done.rows)

    def coverage_rows(self) -> tuple[Coverage, ...]:
        """The confirmed cells of the document × code grid."""
        return tuple(
            Coverage(r["document"], r["code"], r["state"], r["coder"])
            for r in self.coverage.rows
            if r["state"] in STATES
        )

    def chosen_notes(self) -> dict[str, str]:
        """The codings a person chose to be quoted, each with their note."""
        return {row["id"]: row["note"] for row in self.chosen.rows}

    def known_labels(self) -> dict[str, dict[str, str]]:
        """Per document, the kind a person confirmed for each printed label."""
        known: dict[str, dict[str, str]] = {}
        for row in self.participants.rows:
            if row["label"] and row["kind"]:
                known.setdefault(row["document"], {})[row["label"]] = row["kind"]
        return known
