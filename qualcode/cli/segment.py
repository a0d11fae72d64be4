"""`segment`: what a transcript holds, without a study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.cli.early import Settings
from qualcode.cli.options import FILE, WRITTEN, argument, command
from qualcode.cli.output import Listing, NothingUsedError, emit, progress, report
from qualcode.errors import QualcodeError
from qualcode.i18n import t
from qualcode.problems import Problem

if TYPE_CHECKING:
    from qualcode.model import Transcript

COLUMNS = ("document", "segment", "turn", "speaker", "kind", "start", "end", "text")
SHOWN = ("segment", "turn", "speaker", "kind", "text")


def rows_of(transcript: Transcript) -> list[dict[str, Any]]:
    """A row per segment with who speaks."""
    turns = {turn.turn: turn for turn in transcript.turns}
    return [
        {
            "document": transcript.title,
            "segment": s.segment,
            "turn": s.turn,
            "speaker": turns[s.turn].speaker if s.turn in turns else None,
            "kind": turns[s.turn].kind if s.turn in turns else None,
            "start": s.start,
            "end": s.end,
            "text": transcript.text[s.start : s.end],
        }
        for s in transcript.segments
    ]


@command("segment", writes=WRITTEN)
@argument("files", nargs=-1, required=True, type=FILE)
def segment_command(settings: Settings, *, files: tuple[Path, ...]) -> int:
    """Read files and print their turns and segments."""
    found: list[Transcript] = []
    refused: list[Problem] = []
    exit_code = 0
    with progress(t("cli.reading")) as advance:
        from qualcode.ingest import read_many

        for done, (path, read) in enumerate(read_many(files), 1):
            if isinstance(read, QualcodeError):
                refused.append(read.problem)
                exit_code = read.exit_code
            else:
                found.extend(read)
            if advance:
                advance(done, len(files), path.name)
    if not found:
        raise NothingUsedError(refused, exit_code)
    rows = [row for transcript in found for row in rows_of(transcript)]
    several = len(files) > 1 or len(found) > 1
    data = [transcript.as_dict() for transcript in found]
    people = [{**r, "kind": r["kind"] and t(f"cli.kind.{r['kind']}")} for r in rows]
    shown = ("document", *SHOWN) if several else SHOWN
    emit(
        settings,
        data if several else data[0],
        Listing(
            rows,
            COLUMNS,
            title=t("cli.title.segment"),
            shown=shown,
            people=people,
            wrap=True,
        ),
    )
    told = [p for transcript in found for p in transcript.problems]
    # A refused file is in nobody's JSON: told on stderr in either format.
    code = report(settings, refused)
    return report(settings, told, told=True) or code
