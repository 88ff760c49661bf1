"""The whole consent: who, spoken for by whom, their view, what they saw; and calling uses back."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0008"
down_revision = "0007"

KNOWN = {
    "subject": "adult care_experienced carer child family parent worker",
    "speaker": "attorney council parent relative self",
    "childs_view": "agrees does_not_mind does_not_want too_young",
    "capacity": "can cannot not_sure with_help",
    "identity": "no_name other_name own_name",
}
REASONS = "consent_narrowed consent_ran_out consent_withdrawn story_withdrawn"
ANSWERS = "cannot never_used taken_down"
STANDS = "c.story_id = NEW.story_id AND c.replaced = false"
# When each promise is broken, by the table it guards.
PROMISES = {
    "consents_are_signed_by_people": (
        "consents",
        "INSERT",
        "(NEW.asked_by IS NOT NULL AND NEW.asked_by NOT IN "
        "(SELECT p.id FROM people AS p)) OR NEW.recorded_by IS NULL "
        "OR NEW.recorded_by NOT IN (SELECT p.id FROM people AS p)",
    ),
    "consents_taken_back_stay_so": (
        "consents",
        "UPDATE",
        "(OLD.withdrawn_on IS NOT NULL AND NEW.withdrawn_on IS NULL) "
        "OR (OLD.replaced AND NOT NEW.replaced)",
    ),
    "consents_stay_as_they_were_given": (
        "consents",
        "UPDATE",
        "NEW.story_id <> OLD.story_id OR NEW.party <> OLD.party OR NEW.version <> OLD.version "
        "OR NEW.how <> OLD.how OR NEW.asked_on <> OLD.asked_on",
    ),
    "consent_channels_stay": ("consent_channels", "UPDATE", "1 = 1"),
    "cleared_stories_keep_no_consent_taken_back": (
        "stories",
        "UPDATE",
        "NEW.status = 'cleared' AND EXISTS (SELECT 1 FROM consents AS c WHERE c.story_id = NEW.id "
        "AND c.replaced = false AND c.withdrawn_on IS NOT NULL)",
    ),
    "pulls_are_cleared_and_agreed": (
        "pulls",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM stories AS s JOIN story_channels AS o ON o.story_id = s.id "
        "WHERE s.id = NEW.story_id AND s.status = 'cleared' AND s.version = NEW.version "
        "AND o.channel = NEW.channel) "
        f"OR NOT EXISTS (SELECT 1 FROM consents AS c WHERE {STANDS}) "
        f"OR EXISTS (SELECT 1 FROM consents AS c WHERE {STANDS} AND (c.withdrawn_on IS NOT NULL "
        "OR NOT EXISTS (SELECT 1 FROM consent_channels AS k WHERE k.consent_id = c.id "
        "AND k.channel = NEW.channel)))",
    ),
    "answers_to_a_recall_stay": (
        "recalled_uses",
        "UPDATE",
        "OLD.answer IS NOT NULL AND (NEW.answer IS NULL OR NEW.answer <> OLD.answer)",
    ),
    "recalled_uses_are_never_removed": ("recalled_uses", "DELETE", "1 = 1"),
}


def upgrade() -> None:
    # Plain words, which both databases take as they stand: SQLite would have to rebuild the table.
    for line in (
        "party VARCHAR(36) DEFAULT '' NOT NULL",
        *(f"{name} VARCHAR(20) CONSTRAINT ck_consents_{name}_known CHECK ({known(name, values)})"
          for name, values in KNOWN.items()),
        "asked_by VARCHAR(36)",
        "recorded_by VARCHAR(36)",
        "understood BOOLEAN DEFAULT false NOT NULL",
        "seen_words_version INTEGER",
    ):
        op.execute(f"ALTER TABLE consents ADD COLUMN {line}")
    # Until now one person agreed for a story, and its writer wrote it down.
    op.execute(
        "UPDATE consents SET party = story_id, recorded_by = "
        "(SELECT s.submitted_by FROM stories AS s WHERE s.id = consents.story_id)"
    )
    op.create_table(
        "consent_names",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("party", sa.String(length=36), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_speaker", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_consent_names_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "party", name="pk_consent_names"),
    )
    op.create_table(
        "recalled_uses",
        sa.Column("pull_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=True),
        sa.Column("answered_by", sa.String(length=36), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_recalled_uses_answer_is_signed"),
        ),
        sa.CheckConstraint(known("reason", REASONS), name=op.f("ck_recalled_uses_reason_known")),
        sa.CheckConstraint(known("answer", ANSWERS), name=op.f("ck_recalled_uses_answer_known")),
        sa.ForeignKeyConstraint(
            ["pull_id"], ["pulls.id"], name="fk_recalled_uses_pull_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"],
            ["people.id"],
            name="fk_recalled_uses_answered_by",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("pull_id", name="pk_recalled_uses"),
    )
    for name, (table, action, broken) in PROMISES.items():
        promises.keep(name, table, action, broken)


def known(column: str, values: str) -> str:
    listed = ", ".join(f"'{value}'" for value in values.split())
    return f"{column} IN ({listed})"
