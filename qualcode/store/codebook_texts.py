"""Codebook versions as text, and what is coded with a code."""

from __future__ import annotations

from qualcode.model import Codebook
from qualcode.store import writes
from qualcode.store.connection import Connection


def text_of(connection: Connection, codebook: str, sha256: str) -> str | None:
    """The YAML of a kept version, byte for byte; None when it was not kept."""
    query = """
        SELECT yaml FROM codebook_versions
        WHERE codebook = :codebook AND sha256 = :sha256
    """
    found = connection.value(query, codebook=codebook, sha256=sha256)
    return None if found is None else str(found)


def keep_text(
    connection: Connection, codebook: Codebook, sha256: str, yaml: str
) -> None:
    """Make sure that the version of these bytes is kept with its very text."""
    if codebook.sha256 == sha256:
        writes.save_codebook(connection, codebook, yaml)
    connection.run(
        """
        UPDATE codebook_versions SET yaml = :yaml
        WHERE codebook = :codebook AND sha256 = :sha256
        """,
        yaml=yaml,
        codebook=codebook.id,
        sha256=sha256,
    )


def uses(connection: Connection, code: str) -> int:
    """How many standing codings are stored with a code."""
    query = "SELECT count(*) FROM codings WHERE code = :code AND removals % 2 = 0"
    return int(connection.value(query, code=code))
