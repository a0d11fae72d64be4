"""Damaged files against every reader: no crash, no hang over 5 s, memory under 1 GB.

    python benchmarks/fuzz_readers.py [--seconds 600] [--formats docx,pdf] [--keep FOLDER]

Seeds are the files of tests/ingest; they are cut, flipped, spliced and stuffed,
packages also inside their parts. A reader may answer or refuse by a message of its own;
anything else is a finding: another exception, a dead process, a file over 5 seconds, a
process over 1 GB. Each is kept as a file, to go among the tests with its fix.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests" / "ingest"
sys.path.insert(0, str(TESTS))
LONGEST = 5  # seconds for a file
MOST_MEMORY = 2**20  # kB of a process
BATCH = 40  # files a process reads before it is measured
PACKAGES = ("docx", "odt", "xlsx")
STUFFING = [
    b"<", b">", b"&", b"{", b"}", b"\\", b"\x00", b"\xff\xfe", b"-->", b"<v ", b"\n\n",
    b"]]>", b'<!DOCTYPE x [<!ENTITY a "b">]>', b"\\u-1?", b"\\bin99999999 ", b"\\ls",
    b"<w:tbl>", b"</w:p>", b"<table><tr><td>", b"</div>", b"99:99:99.999 --> 0:0:0",
    b"E: ", b"**", b"| a | b |\n|---|---|\n", b'"', b"'", b";", b",", b"\t",
    b"%PDF-1.7",
    b" obj", b"endobj", b"stream", b"/Length 999999999", b"/Kids [1 0 R]", b"<<", b">>",
    "¿".encode(), "\ufeff".encode(), b"[00:00:01]", b"#00:00:01-2#", b"9" * 40, b"1. ",
]  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """Files by extension: one interview in every format, and all text layouts."""
    import test_formats
    from layouts import CASES

    found: dict[str, list[bytes]] = {}
    for name, data in test_formats.FILES.items():
        found.setdefault(name.rsplit(".", 1)[-1], []).append(data)
    for extension, text, _ in CASES.values():
        if isinstance(text, str):
            found.setdefault(extension, []).append(text.encode())
    found.pop("doc")  # what a .doc holds goes to the readers of what it is
    found["otr"] = [one for one in found["otr"] if one]
    return found


def damaged(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """The bytes with one to six wounds."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out) + 1)
        wound = rng.randrange(7)
        if wound == 0 and out:
            out[at % len(out)] ^= 1 << rng.randrange(8)
        elif wound == 1:
            del out[at : at + rng.randint(1, 400)]
        elif wound == 2:
            out[at:at] = rng.choice(STUFFING) * rng.choice((1, 1, 1, 3, 200, 3000))
        elif wound == 3:
            piece = out[at : at + rng.randint(1, 300)]
            out[at:at] = piece * rng.choice((1, 2, 50))
        elif wound == 4:
            del out[at:]
        elif wound == 5:
            other = rng.choice(others)
            start = rng.randrange(len(other) + 1)
            out[at:at] = other[start : start + rng.randint(1, 800)]
        else:
            out[at:at] = rng.randbytes(rng.randint(1, 60))
    return bytes(out[: 4 * 2**20])


def repacked(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A package with a wound inside one of its parts."""
    try:
        old = zipfile.ZipFile(BytesIO(data))
        parts = {name: old.read(name) for name in old.namelist()}
    except (zipfile.BadZipFile, OSError):
        return damaged(rng, data, others)
    name = rng.choice([n for n in parts if n.endswith((".xml", ".rels"))])
    parts[name] = damaged(rng, parts[name], [parts[name]])
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part, body in parts.items():
            package.writestr(part, body)
    return out.getvalue()


def batch(rng: random.Random, extension: str, known: list[bytes], folder: Path) -> int:
    """What a child does: read BATCH files; its exit status tells how it went."""
    from qualcode.errors import QualcodeError
    from qualcode.ingest import read

    place = folder / f"case.{extension}"
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    for _ in range(BATCH):
        data = rng.choice(known)
        inside = extension in PACKAGES and rng.random() < 0.7
        place.write_bytes((repacked if inside else damaged)(rng, data, known))
        # Of its own time: a busy machine is no finding. A wait has a minute.
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        signal.alarm(60)
        try:
            for one in read(place):
                assert all(one.text[t.start : t.end].strip() for t in one.turns)
        except QualcodeError as error:
            if error.code == "file-unreadable":
                print(f"    {error}", flush=True)
                return 3
        except BaseException as error:  # noqa: BLE001 - a finding, whatever it is
            print(f"    {error!r}", flush=True)
            return 3
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 4 if peak > MOST_MEMORY else 0


def main(seconds: float, formats: list[str], keep: Path, seed: int) -> int:
    """Run each reader; 1 where anything was found."""
    from qualcode.text.segments import sentence_starts

    for language in ("es", "pt", "en", "fr", "de", "it", "ca"):
        sentence_starts("Loaded once, by the parent.", language)
    known = seeds()
    findings = 0
    for extension in formats or sorted(known):
        rng = random.Random(f"{seed}-{extension}")
        begun, count, found = time.monotonic(), 0, 0
        while time.monotonic() - begun < seconds:
            with tempfile.TemporaryDirectory() as temporary:
                folder = Path(temporary)
                state = random.Random(rng.random())
                pid = os.fork()
                if pid == 0:
                    status = 3
                    try:
                        status = batch(state, extension, known[extension], folder)
                    finally:
                        os._exit(status)
                _, status = os.waitpid(pid, 0)
                count += BATCH
                if status:
                    found += 1
                    keep.mkdir(parents=True, exist_ok=True)
                    case = folder / f"case.{extension}"
                    kept = keep / f"{extension}-{found}.{extension}"
                    kept.write_bytes(case.read_bytes())
                    print(f"    status {status}: {kept}", flush=True)
        took = time.monotonic() - begun
        print(
            f"{extension:<6}{took:7.0f} s {count:>8} files {found:>4} findings",
            flush=True,
        )
        findings += found
    return 1 if findings else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--formats", default="")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--seed", type=int, default=20261126)
    given = parser.parse_args()
    chosen = [one for one in given.formats.split(",") if one]
    sys.exit(main(given.seconds, chosen, given.keep, given.seed))
