"""Versions of the codebook that were kept, and which one each coding was made with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from qualcode.model import Codebook
from qualcode.store import schema as s
from qualcode.store.rows import STANDING


def versions(connection: Connection, codebook: str) -> list[dict[str, Any]]:
    """version, sha256, created of every kept version of a codebook, newest first."""
    query = (
        select(
            s.codebook_versions.c.version,
            s.codebook_versions.c.sha256,
            s.codebook_versions.c.created,
        )
        .where(s.codebook_versions.c.codebook == codebook)
        .order_by(s.codebook_versions.c.version.desc())
    )
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - SQLAlchemy's public name


def version(connection: Connection, codebook: str, number: int) -> Codebook | None:
    """One kept version, or None."""
    query = select(s.codebook_versions.c.content, s.codebook_versions.c.sha256).where(
        s.codebook_versions.c.codebook == codebook,
        s.codebook_versions.c.version == number,
    )
    row = connection.execute(query).first()
    return None if row is None else Codebook.from_dict(row.content, row.sha256)


def made_with(connection: Connection, codebook: str) -> dict[int, list[str]]:
    """{version: ids of the standing codings made with it} of a codebook."""
    query = (
        select(s.codebook_versions.c.version, s.codings.c.id)
        .join(s.codings, s.codings.c.codebook_version_id == s.codebook_versions.c.id)
        .where(STANDING, s.codebook_versions.c.codebook == codebook)
    )
    found: dict[int, list[str]] = {}
    for number, id_ in connection.execute(query):
        found.setdefault(number, []).append(id_)
    return found
