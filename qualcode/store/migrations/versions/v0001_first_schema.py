"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of a new study."""
    op.create_table(
        "codebook_versions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("codebook", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("yaml", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codebook_versions")),
        sa.UniqueConstraint(
            "codebook", "version", name=op.f("uq_codebook_versions_codebook")
        ),
    )
    op.create_index(
        op.f("ix_codebook_versions_codebook"),
        "codebook_versions",
        ["codebook"],
        unique=False,
    )
    op.create_table(
        "coders",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), server_default="person", nullable=False),
        sa.Column("permission", sa.String(), server_default="coder", nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coders")),
        sa.UniqueConstraint("coder", name=op.f("uq_coders_coder")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("text_id", sa.String(length=36), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("document", name=op.f("uq_documents_document")),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("time", sa.String(), nullable=False),
        sa.Column("batch", sa.String(length=36), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_batch"), "events", ["batch"], unique=False)
    op.create_table(
        "parsed_files",
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("file", name=op.f("pk_parsed_files")),
    )
    op.create_table(
        "texts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_texts_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_texts")),
        sa.UniqueConstraint(
            "document_id", "version", name=op.f("uq_texts_document_id")
        ),
    )
    op.create_index(
        op.f("ix_texts_document_id"), "texts", ["document_id"], unique=False
    )
    op.create_index(op.f("ix_texts_sha256"), "texts", ["sha256"], unique=False)
    op.create_table(
        "codings",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("text_id", sa.String(length=36), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("valence", sa.String(), nullable=True),
        sa.Column("coder_id", sa.String(length=36), nullable=False),
        sa.Column("pass", sa.String(), server_default="1", nullable=False),
        sa.Column("codebook_version_id", sa.String(length=36), nullable=True),
        sa.Column("origin", sa.String(), server_default="hand", nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(length=100), nullable=True),
        sa.Column("removals", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["codebook_version_id"],
            ["codebook_versions.id"],
            name=op.f("fk_codings_codebook_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["coder_id"], ["coders.id"], name=op.f("fk_codings_coder_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_codings_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["text_id"], ["texts.id"], name=op.f("fk_codings_text_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codings")),
        sa.UniqueConstraint("client_id", name=op.f("uq_codings_client_id")),
    )
    op.create_index(
        op.f("ix_codings_document_id"), "codings", ["document_id"], unique=False
    )
    op.create_index(
        "uq_codings_standing",
        "codings",
        ["document_id", "coder_id", "pass", "code", "start", "end"],
        unique=True,
        sqlite_where=sa.text("removals % 2 = 0"),
        postgresql_where=sa.text("removals % 2 = 0"),
    )
    op.create_table(
        "segments",
        sa.Column("text_id", sa.String(length=36), nullable=False),
        sa.Column("segment", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["texts.id"], name=op.f("fk_segments_text_id")
        ),
        sa.PrimaryKeyConstraint("text_id", "segment", name=op.f("pk_segments")),
    )
    op.create_table(
        "suggestions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("text_id", sa.String(length=36), nullable=False),
        sa.Column("segment", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("valence", sa.JSON(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("example", sa.JSON(), nullable=True),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="undecided", nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["texts.id"], name=op.f("fk_suggestions_text_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
    )
    op.create_index(
        op.f("ix_suggestions_text_id"), "suggestions", ["text_id"], unique=False
    )
    op.create_table(
        "turns",
        sa.Column("text_id", sa.String(length=36), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("time", sa.String(), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["text_id"], ["texts.id"], name=op.f("fk_turns_text_id")
        ),
        sa.PrimaryKeyConstraint("text_id", "turn", name=op.f("pk_turns")),
    )
    op.create_table(
        "memos",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=True),
        sa.Column("coding_id", sa.String(length=64), nullable=True),
        sa.Column("coder_id", sa.String(length=36), nullable=False),
        sa.Column("memo", sa.Text(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("removals", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["coder_id"], ["coders.id"], name=op.f("fk_memos_coder_id")
        ),
        sa.ForeignKeyConstraint(
            ["coding_id"], ["codings.id"], name=op.f("fk_memos_coding_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_memos_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memos")),
    )
    op.create_index(op.f("ix_memos_coding_id"), "memos", ["coding_id"], unique=False)
    op.create_index(
        op.f("ix_memos_document_id"), "memos", ["document_id"], unique=False
    )
