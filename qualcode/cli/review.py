"""`review`: a person decides on the suggestions, one at a time.

What is read and asked goes to stderr, the tally to stdout. Works in a pipe, one
letter per line ("c CODE [VALENCE]" for a change), so that it can be tested.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from qualcode.cli.early import Settings
from qualcode.cli.options import command, option, who_and_round
from qualcode.cli.output import clean, percent, say, shorten, study
from qualcode.cli.suggest import terms
from qualcode.cli.words import Choice, nearest
from qualcode.errors import QualcodeError
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.model import StudyData, Suggestion
    from qualcode.services.study import Study

KEYS = {"a": "accepted", "r": "rejected", "c": "changed", "s": "skipped"}
AROUND = 160  # characters shown of the segments before and after


@dataclass
class _Desk:
    """What the review needs at hand."""

    settings: Settings
    study: Study
    data: StudyData
    tally: Counter[str] = field(default_factory=Counter)


@command("review")
@option("--document")
@option("--order", type=Choice(("usefulness", "document")), default="usefulness")
@who_and_round
def review_command(settings: Settings, *, document: str | None, order: str) -> None:
    """Go through the pending suggestions."""
    from qualcode.services.coding import resolve
    from qualcode.services.reviewing import pending

    with study(settings) as found:
        desk = _Desk(settings, found, found.data())
        if document:
            known = {d.document: (d.id,) for d in desk.data.documents}
            document = resolve(found.where, known, document)
        waiting = pending(found, document=document, order=order)
        for n, suggestion in enumerate(waiting, 1):
            _show(desk, suggestion, f"{n}/{len(waiting)}")
            if not _decide(desk, suggestion):
                break
    told: dict[str, Any] = {word: desk.tally[word] for word in KEYS.values()}
    decided = sum(told.values()) - told["skipped"]
    told["left"] = len(waiting) - decided
    key = "cli.reviewed" if waiting else "cli.nothing-to-review"
    say(settings, told, t(key, **told))


def _say(text: str = "") -> None:
    click.echo(clean(text), err=True)


def _show(desk: _Desk, suggestion: Suggestion, place: str) -> None:
    data, codebook = desk.data, desk.data.codebook
    text = data.texts[suggestion.document]
    segments = data.segments[suggestion.document]
    index = next(
        (i for i, s in enumerate(segments) if s.segment == suggestion.segment), None
    )
    speaker = ""
    before = after = ""
    if index is not None:
        turns = {u.turn: u for u in data.turns[suggestion.document]}
        speaker = turns[segments[index].turn].speaker or ""
        spans = [text[s.start : s.end] for s in segments]
        before = spans[index - 1] if index else ""
        after = spans[index + 1] if index + 1 < len(spans) else ""
    _say(f"\n[{place}] {suggestion.document} · {suggestion.segment} · {speaker}")
    if before:
        _say(f"    … {shorten(before, AROUND)}")
    _say(f"  > {text[suggestion.start : suggestion.end]}")
    if after:
        _say(f"    … {shorten(after, AROUND)}")
    facet = codebook.facet_of.get(suggestion.code)
    line = f"{codebook.name(suggestion.code)} ({suggestion.code}"
    line += f", {facet.name})" if facet else ")"
    line += f" {percent(suggestion.probability)}"
    if suggestion.valence:
        value = suggestion.valence
        line += f" · {value['id']} {percent(value['probability'])}"
    _say(line)
    words = terms([dict(r) for r in suggestion.reasons])
    if words:
        _say(t("cli.reasons", words=", ".join(words)))
    if suggestion.example:
        example = suggestion.example
        _say(
            t(
                "cli.example",
                document=example["document"],
                text=shorten(example["text"], AROUND),
            )
        )


def _decide(desk: _Desk, suggestion: Suggestion) -> bool:
    """Ask until a decision is made; False when the person leaves."""
    while True:
        letter, *rest = _ask()
        if letter == "q":
            return False
        if letter not in KEYS:
            _say(t("cli.keys"))
            continue
        try:
            done = letter == "s" or _act(desk, suggestion, letter, rest)
        except QualcodeError as error:
            if error.exit_code == 4:
                raise
            _say(f"{error.problem.message}\n  {error.hint}")
            continue
        if done:
            desk.tally[KEYS[letter]] += 1
            return True


def _act(desk: _Desk, suggestion: Suggestion, letter: str, rest: list[str]) -> bool:
    from qualcode.services import reviewing

    who, round_ = desk.settings.who, desk.settings.round
    if letter == "a":
        reviewing.accept(desk.study, suggestion.id, coder=who, pass_=round_)
    elif letter == "r":
        reviewing.reject(desk.study, suggestion.id, coder=who)
    else:
        code, valence = _changed(desk, rest)
        if not code:
            return False
        reviewing.change(
            desk.study,
            suggestion.id,
            code=code,
            valence=valence,
            coder=who,
            pass_=round_,
        )
    return True


def _changed(desk: _Desk, rest: list[str]) -> tuple[str, str | None]:
    """The code and valence to put instead; no code when the person thinks better."""
    codebook = desk.data.codebook
    if rest:
        return rest[0], rest[1] if len(rest) > 1 else None
    if not sys.stdin.isatty():
        return "", None
    code = _line(t("cli.which-code"))
    if code and code not in codebook.order:
        near = nearest(code, list(codebook.order))
        _say(t("cli.no-such-code", code=code, near=near or "—"))
        return "", None
    if not code or not codebook.takes_valence(code):
        return code, None
    names = "/".join(v.id for v in codebook.valences)
    return code, _line(t("cli.which-valence", names=names)) or None


def _line(question: str) -> str:
    click.echo(f"{question} ", nl=False, err=True)
    return sys.stdin.readline().strip()


def _ask() -> list[str]:
    """The key pressed, or the next line of a pipe split in words; `q` at its end."""
    _say(t("cli.keys"))
    if sys.stdin.isatty():
        getchar: Callable[[], str] = click.getchar
        return [getchar().lower()]
    line = sys.stdin.readline()
    if not line:
        return ["q"]
    words = line.split() or ["?"]
    return [words[0][:1].lower(), *words[1:]]
