"""The tables. Plural names, UUID keys, readable slugs.

Loaded only to make a database or to migrate one; a test compares a fresh database
with a migrated one.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Alembic keeps the same table; a new study is stamped without loading it.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)

# Hand-written files as last parsed, so that unchanged YAML is not parsed again.
parsed_files = Table(
    "parsed_files",
    metadata,
    Column("file", String, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("content", JSON, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("document", String, nullable=False, unique=True),
    Column("text_id", String(36), nullable=False),
    Column("created", String, nullable=False),
)

# One row per version of a document's text; a row never changes.
texts = Table(
    "texts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("text_sha256", String(64), nullable=False),
    Column("title", String, nullable=False),
    Column("language", String, nullable=False),
    Column("format", String, nullable=False),
    Column("words", Integer, nullable=False),
    Column("attributes", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("created", String, nullable=False),
    UniqueConstraint("document_id", "version"),
)

turns = Table(
    "turns",
    metadata,
    Column("text_id", ForeignKey("texts.id"), primary_key=True),
    Column("turn", Integer, primary_key=True),
    Column("label", String),
    Column("speaker", String),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("time", String),
    Column("seconds", Float),
)

segments = Table(
    "segments",
    metadata,
    Column("text_id", ForeignKey("texts.id"), primary_key=True),
    Column("segment", Integer, primary_key=True),
    Column("turn", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

coders = Table(
    "coders",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("coder", String, nullable=False, unique=True),
    Column("kind", String, nullable=False, server_default="person"),
    Column("permission", String, nullable=False, server_default="coder"),
    Column("created", String, nullable=False),
)

codebook_versions = Table(
    "codebook_versions",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("codebook", String, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("yaml", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Column("created", String, nullable=False),
    UniqueConstraint("codebook", "version"),
)

# `removals` only grows: a coding stands while it is even. Merges of two copies
# of a study take the larger and so commute, which a flag or a delete would not.
codings = Table(
    "codings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("text_id", ForeignKey("texts.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("prefix", String, nullable=False),
    Column("suffix", String, nullable=False),
    Column("code", String, nullable=False),
    Column("valence", String),
    Column("coder_id", ForeignKey("coders.id"), nullable=False),
    Column("pass", String, nullable=False, server_default="1"),
    Column("codebook_version_id", ForeignKey("codebook_versions.id")),
    Column("origin", String, nullable=False, server_default="hand"),
    Column("created", String, nullable=False),
    Column("client_id", String(100), unique=True),
    Column("removals", Integer, nullable=False, server_default="0"),
)
Index(
    "uq_codings_standing",
    codings.c.document_id,
    codings.c.coder_id,
    codings.c["pass"],
    codings.c.code,
    codings.c.start,
    codings.c.end,
    unique=True,
    # Another dialect's clause is given where its engine is made: naming it here would
    # load that dialect at every start.
    sqlite_where=text("removals % 2 = 0"),
)

memos = Table(
    "memos",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("document_id", ForeignKey("documents.id"), index=True),
    Column("coding_id", ForeignKey("codings.id"), index=True),
    Column("coder_id", ForeignKey("coders.id"), nullable=False),
    Column("memo", Text, nullable=False),
    Column("created", String, nullable=False),
    Column("removals", Integer, nullable=False, server_default="0"),
)

# What people write of a row × code. A newer text retracts the older one, so that
# one stands; `event` and `codings` are what it was written upon.
summaries = Table(
    "summaries",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("rows", String, nullable=False),
    Column("row", String, nullable=False),
    Column("code", String, nullable=False),
    Column("summary", Text, nullable=False),
    Column("coder_id", ForeignKey("coders.id"), nullable=False),
    Column("event", Integer, nullable=False),
    Column("codings", JSON, nullable=False),
    Column("created", String, nullable=False),
    Column("removals", Integer, nullable=False, server_default="0"),
)
Index(
    "uq_summaries_standing",
    summaries.c.rows,
    summaries.c.row,
    summaries.c.code,
    unique=True,
    sqlite_where=text("removals % 2 = 0"),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("text_id", ForeignKey("texts.id"), nullable=False, index=True),
    Column("segment", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("probability", Float, nullable=False),
    Column("valence", JSON),
    Column("reasons", JSON, nullable=False),
    Column("example", JSON),
    Column("model", String, nullable=False),
    Column("state", String, nullable=False, server_default="undecided"),
    Column("created", String, nullable=False),
)

# What the program wrote into a Word report, per file written: a build or what a
# refresh left. A file names its row in a document property.
reports = Table(
    "reports",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("file", String, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("parent", String(36)),
    Column("created", String, nullable=False),
)

# One row per binding of a report, as written. After a withdrawal an anchor of the
# participant keeps its name and hash, and nothing else.
anchors = Table(
    "anchors",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("query", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("hash", String(16), nullable=False, index=True),
    Column("prefix", String, nullable=False),
    Column("suffix", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("shape", JSON, nullable=False),
    Column("withdrawn", Integer, nullable=False, server_default="0"),
    Column("kept", String, nullable=False, server_default=""),
)

# Append-only. Rows hold ids, offsets and hashes, never words of a transcript.
# `batch` joins the events of one act, which undo takes back together.
events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("time", String, nullable=False),
    Column("batch", String(36), nullable=False, index=True),
    Column("coder", String, nullable=False),
    Column("action", String, nullable=False),
    Column("object", String, nullable=False),
    Column("object_id", String, nullable=False),
    Column("before", JSON),
    Column("after", JSON),
)
