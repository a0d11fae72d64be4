"""Codebook versions as text, and what is coded with a code."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from qualcode.model import Codebook
from qualcode.store import schema as s
from qualcode.store import writes


def text_of(connection: Connection, codebook: str, sha256: str) -> str | None:
    """The YAML of a kept version, byte for byte; None when it was not kept."""
    t = s.codebook_versions
    query = select(t.c.yaml).where(t.c.codebook == codebook, t.c.sha256 == sha256)
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def keep_text(
    connection: Connection, codebook: Codebook, sha256: str, yaml: str
) -> None:
    """Make sure that the version of these bytes is kept with its very text."""
    t = s.codebook_versions
    same = (t.c.codebook == codebook.id) & (t.c.sha256 == sha256)
    if codebook.sha256 == sha256:
        writes.save_codebook(connection, codebook, yaml)
    connection.execute(update(t).where(same).values(yaml=yaml))


def uses(connection: Connection, code: str) -> int:
    """How many standing codings are stored with a code."""
    query = select(func.count()).where(
        s.codings.c.code == code, s.codings.c.removals % 2 == 0
    )
    return int(connection.execute(query).scalar_one())
