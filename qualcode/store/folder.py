"""The study's folder: where things are, and how it is found."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import QualcodeError


@dataclass(frozen=True)
class StudyFolder:
    """The paths of one study on disk (DESIGN: a study on disk)."""

    root: Path

    @property
    def yaml(self) -> Path:
        """The settings a team writes by hand."""
        return self.root / "study.yaml"

    @property
    def database(self) -> Path:
        """What the program records."""
        return self.root / "study.db"

    @property
    def transcripts(self) -> Path:
        """The originals and the registers."""
        return self.root / "transcripts"

    @property
    def codebooks(self) -> Path:
        """Hand-editable codebooks, one YAML file each."""
        return self.root / "codebooks"

    @property
    def instruments(self) -> Path:
        """What an evaluation adds: needs, activities, fichas, theory of change."""
        return self.root / "instruments"

    @property
    def outputs(self) -> Path:
        """Everything exported."""
        return self.root / "outputs"

    @property
    def findings(self) -> Path:
        """Findings, conclusions, recommendations and practices."""
        return self.root / "findings.yaml"

    def language(self) -> str:
        """The study's language, read without YAML so that errors can use it."""
        text = self.yaml.read_text(encoding="utf-8", errors="replace")
        found = re.search(r"^language:\s*[\"']?(\w+)", text, re.MULTILINE)
        return found.group(1) if found else "es"


def find(start: Path | None = None) -> StudyFolder:
    """The study a command works in.

    `start` itself when given, else `QUALCODE_STUDY`, else the nearest folder
    with a study.yaml from the working directory up. Raises `no-study`.
    """
    named = start or (Path(os.environ["QUALCODE_STUDY"]) if _env() else None)
    if named is not None:
        candidates = [named.expanduser().resolve()]
    else:
        here = Path.cwd().resolve()
        candidates = [here, *here.parents]
    for candidate in candidates:
        if (candidate / "study.yaml").is_file():
            return StudyFolder(candidate)
    raise QualcodeError("no-study", folder=str(candidates[0]))


def _env() -> bool:
    return bool(os.environ.get("QUALCODE_STUDY"))
