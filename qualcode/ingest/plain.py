"""Plain text in whatever encoding it was saved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.ingest.source import Reading, Source
from qualcode.problems import Problem, problem
from qualcode.text.blocks import LINE, PARAGRAPH, RULE, Block
from qualcode.text.normalise import normalise

LARGEST = 20 * 2**20  # bytes: some three million words; a long interview has 0.2 MB
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_RULE = re.compile(r"\s*(?:[-_=*–—~]\s?){3,}\s*$")
_LIST = re.compile(r"(\s*)([-*•‣▪●○]|\d{1,3}[.)])\s+(?=\S)")
# UTF-8 read as Windows-1252: Ã and Â before what is left of an accented letter.
_BROKEN = re.compile(
    r"Ã[\x80-\xbf\u0152-\u2122]|Â[\xa1-\xbf¿¡°ª]|â€[\x9c\x9d™œ\u2122\u201c\u201d]?"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was read in."""

    text: str
    encoding: str


def read(source: Source) -> list[Reading]:
    """The document in a text file: a block per line.

    Raises:
        QualcodeError: `file-too-large`, `file-not-text`, `file-no-text`.
    """
    text = decode(source)
    blocks = tuple(blocks_of(text))
    if not blocks:
        raise QualcodeError("file-no-text", file=source.path)
    return [Reading(blocks, problems=problems_of(text, source))]


def decode(source: Source) -> str:
    """The file's text, normalised.

    A byte order mark decides; else UTF-8 where the bytes are UTF-8; else the old
    Windows or Macintosh code page, told apart by the letters each would give; for
    other languages by charset-normalizer.

    Raises:
        QualcodeError: `file-too-large`, `file-not-text`, `file-no-text`.
    """
    if len(source.data) > LARGEST:
        raise QualcodeError(
            "file-too-large",
            file=source.path,
            size=len(source.data) >> 20,
            limit=LARGEST >> 20,
        )
    text = _decode(source.data)
    if text is None:
        raise QualcodeError("file-not-text", file=source.path)
    text = normalise(text)
    if not text.strip():
        raise QualcodeError("file-no-text", file=source.path)
    return text


def _decode(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    if data.count(0) > 0.01 * len(data):
        return _wide(data)
    if _controls(data) > 0.01 * len(data):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _code_page(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Western text is zero."""
    for encoding, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        sample = data[at:4000:2]
        if sample.count(0) > 0.7 * len(sample):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return None if _controls(text[:4000].encode()) > 40 else text
    return None


def _controls(data: bytes) -> int:
    return sum(data.count(c) for c in range(32) if c not in (9, 10, 11, 12, 13))


_USUAL = frozenset("áéíóúüñÁÉÍÓÚÑ¿¡ãõâêôçÃÕÇ")
_POSSIBLE = frozenset("àÀÂÊÔÜèìòùÈäößîïûœ«»–—…“”‘’ºª°€•·´§")


def _code_page(data: bytes) -> str:
    """The single-byte code page whose reading gives the most letters people write."""
    readings: list[tuple[float, str]] = []
    for encoding in ("cp1252", "mac_roman", "cp850"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        high = [c for c in text if ord(c) > 127]
        good = sum(1.0 if c in _USUAL else 0.5 * (c in _POSSIBLE) for c in high)
        readings.append((good / len(high), text))
    best, text = max(readings, key=lambda one: one[0], default=(0.0, ""))
    if best >= 0.6:
        return text
    from charset_normalizer import from_bytes

    guess = from_bytes(data[: 2**20]).best()
    if guess is not None:
        return data.decode(guess.encoding, errors="replace")
    return text or data.decode("latin-1")


def blocks_of(text: str) -> list[Block]:
    """A block per line, with what lies above it; wrapped lines stay together."""
    blocks: list[Block] = []
    gap = PARAGRAPH
    for line in text.split("\n"):
        if not line.strip():
            gap = max(gap, PARAGRAPH)
        elif _RULE.match(line):
            gap = RULE
        else:
            marked = _LIST.match(line)
            marker = marked[2] if marked and marked[2] in "*•‣▪●○" else ""
            body = line[marked.end() :] if marker and marked else line
            blocks.append(Block(body.strip(), marker=marker, gap=gap))
            gap = LINE
    return _paragraphs(blocks)


def _paragraphs(blocks: list[Block]) -> list[Block]:
    """Where no blank line parts anything, each line is a paragraph."""
    if any(block.gap != LINE for block in blocks[1:]):
        return blocks
    return [Block(b.text, marker=b.marker, gap=PARAGRAPH) for b in blocks]


def problems_of(text: str, source: Source) -> tuple[Problem, ...]:
    """`mojibake` where accented letters were broken before the file came here."""
    broken = len(_BROKEN.findall(text)) + text.count("\ufffd")
    if broken < 3 and broken * 200 < len(text):
        return () if not broken or "\ufffd" not in text else (_broken(text, source),)
    return (_broken(text, source),)


def _broken(text: str, source: Source) -> Problem:
    match = _BROKEN.search(text)
    at = match.start() if match else text.index("\ufffd")
    line = text.count("\n", 0, at) + 1
    words = text[max(0, at - 20) : at + 20].split()
    return problem("mojibake", file=source.path, line=line, sample=" ".join(words))
