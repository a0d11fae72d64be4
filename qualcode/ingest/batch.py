"""Reading files: one, or a batch with its slow part done in a child process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qualcode.beside import Helper
from qualcode.errors import QualcodeError
from qualcode.i18n import language, use
from qualcode.ingest import helper
from qualcode.ingest.formats import reader_for
from qualcode.ingest.source import Reading, load
from qualcode.model.transcript import Transcript
from qualcode.problems import problem
from qualcode.text.doubts import is_template
from qualcode.text.parts import split
from qualcode.text.segments import starts_of_each
from qualcode.text.transcripts import Draft, complete, draft

Known = Mapping[str, str]
Found = list[Transcript] | QualcodeError
Starts = Callable[[], list[list[int]]]
_ALONE = 40  # files to be read in the time a child takes to load spaCy


@dataclass(frozen=True, slots=True)
class _Half:
    """A file read but for its segments."""

    sha256: str
    format: str
    readings: list[Reading]
    drafts: list[Draft]


def read(path: str | Path, *, known: Known | None = None) -> list[Transcript]:
    """The transcripts in one file, in the file's order.

    Args:
        path: a file of any format in `formats.READERS`.
        known: printed label to kind (interviewer | participant) as a person
            confirmed it in participants.csv; wins over any guess.

    Raises:
        QualcodeError: the file cannot be used; its code says why.
    """
    place = Path(path)
    [(_, found)] = read_many([place], known={place.name: known} if known else None)
    if isinstance(found, QualcodeError):
        raise found
    return found


def read_many(
    paths: Iterable[str | Path],
    *,
    known: Mapping[str, Known] | None = None,
    helping: Helper | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[tuple[Path, Found]]:
    """The transcripts of each file, or the error that refused it, in input order.

    Args:
        paths: files.
        known: file name or path to what is known of its labels (see `read`).
        helping: a `helper` that the caller made ahead, for this batch alone.
        meanwhile: work of the caller's to do while the helper works; not called
            when every file is refused.
    """
    places = [Path(p) for p in paths]
    with nullcontext(helping) if helping else helper() as other:
        usable = False
        promises: list[Callable[[], Found]] = []
        for number, place in enumerate(places):
            about = place, _known_of(place, known)
            if other.shared and number >= _ALONE and number % 2:
                usable = True
                promises.append(other.ask(_whole, *about, language()))
            else:
                half = _guarded(*about)
                usable = usable or isinstance(half, _Half)
                promises.append(_begun(half, other))
        other.asked()
        if meanwhile is not None and usable:
            meanwhile()
        for place, promise in zip(places, promises, strict=True):
            yield place, promise()


def _known_of(place: Path, known: Mapping[str, Known] | None) -> Known | None:
    if not known:
        return None
    return known.get(str(place)) or known.get(place.name)


def _guarded(place: Path, known: Known | None) -> _Half | QualcodeError:
    """A file's drafts; whatever goes wrong with it is an error of that file alone."""
    try:
        return _half(place, known)
    except QualcodeError as error:
        return error
    except (MemoryError, RecursionError):
        return QualcodeError("file-unreadable", file=place, reason="memory")
    except Exception as error:  # noqa: BLE001 - a hostile file may raise anything
        return QualcodeError("file-unreadable", file=place, reason=type(error).__name__)


def _half(place: Path, known: Known | None) -> _Half:
    source = load(place)
    reader, name = reader_for(source)
    readings = [part for one in reader(source) for part in _parts(one, place)]
    drafts = [
        draft(
            one.blocks,
            title=one.title or place.stem,
            language=one.language,
            known=known,
            file=place,
            remarks=one.remarks,
        )
        for one in readings
    ]
    if all(map(is_template, drafts)):
        raise QualcodeError("template-empty", file=place)
    return _Half(source.sha256, name, readings, drafts)


def _parts(reading: Reading, place: Path) -> list[Reading]:
    """A reading for each interview it holds, with a note where there are several."""
    found = split(reading.blocks)
    if len(found) == 1:
        return [reading]
    parts, begin = [], 0
    for number, blocks in enumerate(found, 1):
        note = problem("several-interviews", file=place, n=len(found), part=number)
        end = begin + sum(not block.aside for block in blocks)
        remarks = tuple(
            replace(
                one,
                start=(one.start[0] - begin, one.start[1]),
                end=(one.end[0] - begin, one.end[1]),
            )
            for one in reading.remarks
            if begin <= one.start[0] < end
        )
        parts.append(
            replace(
                reading,
                blocks=tuple(blocks),
                title="",
                problems=(note, *reading.problems),
                remarks=remarks,
            )
        )
        begin = end
    return parts


def _begun(half: _Half | QualcodeError, other: Helper) -> Callable[[], Found]:
    """A promise of the file's transcripts, whose long turns the helper cuts."""
    if isinstance(half, QualcodeError):
        return lambda: half
    return partial(_finish, half, [_starts(one, other) for one in half.drafts])


def _starts(one: Draft, other: Helper) -> Starts:
    texts = one.long_texts()
    if not texts:  # nothing to wait for
        return list
    return other.ask(starts_of_each, texts, one.language)


def _whole(place: Path, known: Known | None, worded: str) -> Found:
    """All the work on one file, its messages in the language `worded`."""
    use(worded)
    half = _guarded(place, known)
    if isinstance(half, QualcodeError):
        return half
    texts = ((one.long_texts(), one.language) for one in half.drafts)
    return _finish(half, [partial(starts_of_each, *each) for each in texts])


def _finish(half: _Half, starts: Sequence[Starts]) -> list[Transcript]:
    return [
        complete(
            one,
            cuts(),
            sha256=half.sha256,
            format=half.format,
            problems=reading.problems,
        )
        for one, reading, cuts in zip(half.drafts, half.readings, starts, strict=True)
    ]
