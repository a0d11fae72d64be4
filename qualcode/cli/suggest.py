"""`suggest`: codes proposed for each segment, with the reasons."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.cli.early import Settings
from qualcode.cli.options import FILE, WRITTEN, argument, command, option, who
from qualcode.cli.output import (
    Listing,
    emit,
    percent,
    print_table,
    put,
    report,
    shorten,
    study,
)
from qualcode.cli.words import Whole
from qualcode.errors import USAGE, QualcodeError
from qualcode.i18n import language, t

if TYPE_CHECKING:
    from qualcode.services.study import Study

COLUMNS = (
    "document",
    "segment",
    "start",
    "end",
    "speaker",
    "text",
    "abstained",
    "code",
    "name",
    "facet",
    "probability",
    "valence",
    "valence_probability",
    "reasons",
    "example",
)
SHOWN = ("segment", "speaker", "text", "proposed")
TERMS = 4  # words that speak for a code; the rest is in the JSON
PASSAGE = 240  # characters of a passage shown: about three lines of its column


@command("suggest", writes=WRITTEN)
@argument("files", nargs=-1, required=True, type=FILE)
@option("--codebook", type=FILE, metavar="file")
@option("--top", type=Whole(1), default=3, metavar="number")
@option("--save", is_flag=True)
@who
def suggest_command(
    settings: Settings,
    *,
    files: tuple[Path, ...],
    codebook: Path | None,
    top: int,
    save: bool,
) -> int:
    """Suggest codes for files, inside a study or without one."""
    from qualcode.suggest import helper

    # First: the dictionary loads beside the study. A study's language is known already.
    with helper(language()) as helping, _study_or_none(settings) as found:
        if save and found is None:
            raise QualcodeError("save-without-study", exit_code=USAGE)
        from qualcode.services.suggesting import suggest_files

        answers = suggest_files(
            list(files),
            study=found,
            codebook=codebook,
            top=top,
            save=save,
            coder=settings.who if save else settings.coder,
            helping=helping,
        )
    read = [answer for answer in answers if "segments" in answer]
    rows = [row for answer in read for row in rows_of(answer)]
    data = answers if len(files) > 1 or len(answers) > 1 else answers[0]
    emit(
        settings,
        data,
        Listing(
            rows,
            COLUMNS,
            title=t("cli.title.suggest"),
            table=lambda: _print(read),
        ),
    )
    return report(
        settings,
        [p for answer in answers for p in answer.get("problems", ())],
        told=True,
    )


@contextmanager
def _study_or_none(settings: Settings) -> Iterator[Study | None]:
    named = settings.study or os.environ.get("QUALCODE_STUDY")
    opened = study(settings)
    try:
        found = opened.__enter__()
    except QualcodeError as error:
        if error.code != "no-study" or named:
            raise
        yield None
        return
    try:
        yield found
    finally:
        opened.__exit__(None, None, None)


def rows_of(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """A row per suggestion; a segment without any keeps one row."""
    rows = []
    for segment in answer["segments"]:
        head = {
            "document": answer["document"]["title"],
            **{k: segment[k] for k in COLUMNS[1:7]},
        }
        none: list[dict[str, Any]] = [{}]
        for proposed in segment["suggestions"] or none:
            valence = proposed.get("valence") or {}
            rows.append(
                {
                    **head,
                    **{k: proposed.get(k) for k in COLUMNS[7:11]},
                    "valence": valence.get("id"),
                    "valence_probability": valence.get("probability"),
                    "reasons": terms(proposed.get("reasons") or ()),
                    "example": (proposed.get("example") or {}).get("text"),
                }
            )
    return rows


def terms(reasons: Sequence[dict[str, Any]]) -> list[str]:
    """The reasons' words, each once."""
    return list(dict.fromkeys(str(r["term"]) for r in reasons))


def _print(answers: Sequence[dict[str, Any]]) -> None:
    for answer in answers:
        model = answer["model"]
        put(
            t(
                "cli.suggest-head",
                title=answer["document"]["title"],
                codebook=answer["codebook"],
                n=model["trained_on"],
            )
        )
        print_table([_shown(s) for s in answer["segments"]], SHOWN, wrap=True)
        silent = sum(1 for s in answer["segments"] if s["abstained"])
        put(t("cli.suggest-foot", n=len(answer["segments"]), silent=silent))


def _shown(segment: dict[str, Any]) -> dict[str, Any]:
    proposed = segment["suggestions"]
    lines = []
    if segment["abstained"]:
        lines.append(t("cli.abstained"))
        lines += [
            t("cli.nearest-code", code=_code_line(found).strip())
            for found in proposed[:1]
        ]
        proposed = ()
    for suggestion in proposed:
        lines.append(_code_line(suggestion))
        words = terms(suggestion.get("reasons") or ())[:TERMS]
        if words:
            lines.append(f"     {', '.join(words)}")
    return {
        "segment": segment["segment"],
        "speaker": segment["speaker"],
        "text": shorten(segment["text"], PASSAGE),
        "proposed": "\n".join(lines),
    }


def _code_line(proposed: dict[str, Any]) -> str:
    line = f"{percent(proposed['probability']):>4} {proposed['name']}"
    valence = proposed.get("valence")
    if valence:
        line += f" · {valence['id']} {percent(valence['probability'])}"
    return line
