"""One grid for a whole import: who asks and who answers, where that is not sure.

Only on a terminal, once for all files, and only the labels in doubt. The answers are
kept in participants.csv, where they can be changed at any time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from qualcode.cli.early import Settings
from qualcode.cli.output import clean, shorten, study
from qualcode.i18n import t

SAMPLE = 60  # characters shown of what a label says
_KINDS = {"i": "interviewer", "p": "participant"}


def asking() -> bool:
    """Whether a person is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirm_kinds(
    settings: Settings, rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Ask for the kinds in doubt and keep them; the rows as they now are."""
    from qualcode.services.margins import confirm, unsure
    from qualcode.text.normalise import key

    doubts = unsure(rows)
    found = [dict(row) for row in rows]
    if not doubts:
        return found
    with study(settings) as opened:
        data = opened.data()
        for one in doubts:
            slug = one["documents"][0]
            turns = [u for u in data.turns[slug] if u.label == one["label"]]
            longest = max(turns, key=lambda u: u.end - u.start, default=None)
            text = data.texts[slug]
            one["sample"] = text[longest.start : longest.end] if longest else ""
        kinds = _ask(doubts)
        told = {
            (slug, key(one["label"])): kinds[n]
            for n, one in enumerate(doubts, 1)
            if n in kinds
            for slug in one["documents"]
        }
        changed = confirm(opened, told)
    if changed:
        _say(t("kinds.kept", n=changed))
    return [_answered(row, told, key) for row in found]


def _answered(row: dict[str, Any], told: Mapping[Any, str], key: Any) -> dict[str, Any]:
    """A row of the import with the kinds just told; no doubt left, no problem."""
    speakers = []
    for speaker in row["speakers"]:
        label = (speaker["labels"] or [speaker["speaker"]])[0]
        kind = told.get((row["document"], key(label)))
        speakers.append(
            {**speaker, "kind": kind, "confidence": 1.0} if kind else speaker
        )
    sure = all(one["kind"] != "unknown" for one in speakers)
    problems = [
        p for p in row["problems"] if not (sure and p["code"] == "kinds-unsure")
    ]
    return {**row, "speakers": speakers, "problems": problems}


def _say(text: str) -> None:
    click.echo(clean(text), err=True)


def _ask(doubts: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """The kinds told by number: `i 1 3` who asks, `p 2` who answers."""
    _say(t("kinds.title"))
    wide = max(len(str(one["label"])) for one in doubts)
    for n, one in enumerate(doubts, 1):
        counts = t("kinds.counts", turns=one["turns"], files=len(one["documents"]))
        sample = shorten(" ".join(str(one["sample"]).split()), SAMPLE)
        _say(f"{n:>3}  {one['label']:<{wide}}  {counts}  «{sample}»")
    kinds: dict[int, str] = {}
    while len(kinds) < len(doubts):
        click.echo(t("kinds.question") + " ", nl=False, err=True)
        line = sys.stdin.readline()
        if not line.strip():
            break
        answer = read_answer(line, len(doubts))
        if answer is None:
            _say(t("kinds.how"))
        else:
            kinds.update(answer)
    return kinds


def read_answer(line: str, most: int) -> dict[int, str] | None:
    """What a line tells, `i 1 3 p 2`; None where it tells nothing that can be."""
    words = re.findall(r"[a-zA-Z]+|\d+|\S", line)
    found: dict[int, str] = {}
    kind = ""
    for word in words:
        if word[0].lower() in _KINDS and word.isalpha():
            kind = _KINDS[word[0].lower()]
        elif word in ",;-":
            continue
        elif word.isdigit() and kind and 1 <= int(word) <= most:
            found[int(word)] = kind
        else:
            return None
    return found or None
