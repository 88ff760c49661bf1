"""The house: every table of the first walk, and the promises the database keeps itself."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(length=36), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject_kind", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_events"),
        sa.UniqueConstraint("hash", name="uq_events_hash"),
    )
    op.create_table(
        "outcome_types",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("area", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("counts_when", sa.Text(), nullable=False),
        sa.Column("sustained_when", sa.Text(), nullable=False),
        sa.Column("balancing", sa.String(length=200), nullable=False),
        sa.Column("balancing_code", sa.String(length=30), nullable=False),
        sa.Column("view_of", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_outcome_types"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("job", sa.String(length=120), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "services",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_services"),
        sa.UniqueConstraint("name", name="uq_services_name"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    op.create_table(
        "status_moves",
        sa.Column("before", sa.String(length=20), nullable=False),
        sa.Column("after", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("before", "after", name="pk_status_moves"),
    )
    op.create_table(
        "balancing_facts",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 0", name=op.f("ck_balancing_facts_people_count")),
        sa.ForeignKeyConstraint(["service"], ["services.code"], name="fk_balancing_facts_service"),
        sa.PrimaryKeyConstraint("code", "service", "month", name="pk_balancing_facts"),
    )
    op.create_table(
        "person_roles",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "role IN ('admin', 'analyst', 'comms', 'governance', 'leader', 'reviewer', 'staff')",
            name=op.f("ck_person_roles_role_known"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_person_roles_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("person_id", "role", name="pk_person_roles"),
    )
    op.create_table(
        "receipts",
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("action", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_receipts_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("person_id", "action", "key", name="pk_receipts"),
    )
    op.create_table(
        "sessions",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_sessions_person_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("hash", name="pk_sessions"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("legal", sa.String(length=20), nullable=False),
        sa.Column("legal_note", sa.Text(), nullable=False),
        sa.Column("honesty", sa.String(length=30), nullable=False),
        sa.Column("content_note", sa.String(length=60), nullable=False),
        sa.Column("together", sa.Text(), nullable=False),
        sa.Column("submitted_by", sa.String(length=36), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=False),
        sa.Column("reviewed_by", sa.String(length=36), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.String(length=30), nullable=True),
        sa.Column("reason_words", sa.Text(), nullable=False),
        sa.Column("cleared_by", sa.String(length=36), nullable=True),
        sa.Column("cleared_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(status = 'cleared') = (cleared_by IS NOT NULL)",
            name=op.f("ck_stories_cleared_means_signed"),
        ),
        sa.CheckConstraint(
            "honesty IN ('as_worker_believes', 'composite', 'details_changed', 'outcome_checked', 'own_words')",
            name=op.f("ck_stories_honesty_known"),
        ),
        sa.CheckConstraint("legal IN ('no', 'not_sure', 'yes')", name=op.f("ck_stories_legal_known")),
        sa.CheckConstraint(
            "reason IN ('consent_unclear', 'could_identify', 'duplicate', 'needs_how_we_know', 'not_respectful', 'other', 'safeguarding', 'too_much_detail')",
            name=op.f("ck_stories_reason_known"),
        ),
        sa.CheckConstraint(
            "status <> 'cleared' OR legal = 'no' OR legal_note <> ''",
            name=op.f("ck_stories_cleared_means_lawful"),
        ),
        sa.CheckConstraint(
            "status IN ('approved', 'cleared', 'declined', 'expired', 'returned', 'submitted', 'withdrawn')",
            name=op.f("ck_stories_status_known"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('approved', 'cleared') OR reviewed_by IS NOT NULL",
            name=op.f("ck_stories_approved_means_reviewed"),
        ),
        sa.CheckConstraint(
            "(cleared_by IS NULL) = (cleared_at IS NULL)", name=op.f("ck_stories_clearing_is_signed")
        ),
        sa.CheckConstraint(
            "(reviewed_by IS NULL) = (reviewed_at IS NULL)", name=op.f("ck_stories_review_is_signed")
        ),
        sa.CheckConstraint(
            "cleared_by <> submitted_by AND cleared_by <> reviewed_by",
            name=op.f("ck_stories_cleared_by_a_third_person"),
        ),
        sa.CheckConstraint(
            "reviewed_by <> submitted_by", name=op.f("ck_stories_reviewed_by_someone_else")
        ),
        sa.CheckConstraint(
            "version > 0 AND words_version BETWEEN 1 AND version", name=op.f("ck_stories_versions")
        ),
        sa.ForeignKeyConstraint(
            ["cleared_by"], ["people.id"], name="fk_stories_cleared_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["outcome"], ["outcome_types.code"], name="fk_stories_outcome"),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["people.id"], name="fk_stories_reviewed_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["service"], ["services.code"], name="fk_stories_service"),
        sa.ForeignKeyConstraint(
            ["submitted_by"], ["people.id"], name="fk_stories_submitted_by", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sa.UniqueConstraint("reference", name="uq_stories_reference"),
    )
    op.create_index(
        "ix_stories_status_submitted_at", "stories", ["status", "submitted_at"], unique=False
    )
    op.create_index("ix_stories_submitted_by", "stories", ["submitted_by"], unique=False)

    op.create_table(
        "thanks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_by", sa.String(length=20), nullable=False),
        sa.Column("said_to", sa.String(length=20), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("about_when", sa.String(length=20), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("may_pass_on", sa.Boolean(), nullable=False),
        sa.Column("may_publish", sa.Boolean(), nullable=False),
        sa.Column("logged_by", sa.String(length=36), nullable=False),
        sa.Column("logged_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["logged_by"], ["people.id"], name="fk_thanks_logged_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["service"], ["services.code"], name="fk_thanks_service"),
        sa.PrimaryKeyConstraint("id", name="pk_thanks"),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("replaced", sa.Boolean(), nullable=False),
        sa.CheckConstraint("how IN ('in_person', 'letter', 'phone')", name=op.f("ck_consents_how_known")),
        sa.CheckConstraint("expires_on >= asked_on", name=op.f("ck_consents_ends_after_it_starts")),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_consents_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
        sa.UniqueConstraint("story_id", "version", name="uq_consents_story_id_version"),
    )
    op.create_index("ix_consents_story_id", "consents", ["story_id"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("story_id", sa.String(length=36), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_drafts_person_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_drafts_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.UniqueConstraint("story_id", name="uq_drafts_story_id"),
    )
    op.create_index("ix_drafts_person_id", "drafts", ["person_id"], unique=False)

    op.create_table(
        "outcomes",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("how_known", sa.String(length=30), nullable=False),
        sa.Column("age_band", sa.String(length=20), nullable=False),
        sa.Column("end_reason", sa.String(length=30), nullable=True),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("story_id", sa.String(length=36), nullable=True),
        sa.Column("recorded_by", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "age_band IN ('10_to_15', '16_to_17', '18_to_24', '25_to_64', '5_to_9', '65_and_over', 'not_said', 'under_5')",
            name=op.f("ck_outcomes_age_band_known"),
        ),
        sa.CheckConstraint(
            "end_reason IN ('came_into_care', 'died', 'left_uk', 'living_elsewhere', 'moved_area', 'safer_changed', 'safer_our_work', 'turned_18')",
            name=op.f("ck_outcomes_end_reason_known"),
        ),
        sa.CheckConstraint(
            "how_known IN ('cannot_know', 'partner_confirmed', 'person_told_us', 'record_checked', 'worker_believes', 'worker_observed')",
            name=op.f("ck_outcomes_how_known_known"),
        ),
        sa.ForeignKeyConstraint(["code"], ["outcome_types.code"], name="fk_outcomes_code"),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["people.id"], name="fk_outcomes_recorded_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["service"], ["services.code"], name="fk_outcomes_service"),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_outcomes_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outcomes"),
        sa.UniqueConstraint("story_id", name="uq_outcomes_story_id"),
    )
    op.create_index(
        "ix_outcomes_code_counts_service_month",
        "outcomes",
        ["code", "counts", "service", "month"],
        unique=False,
    )

    op.create_table(
        "pulls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("pulled_by", sa.String(length=36), nullable=False),
        sa.Column("pulled_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('conference', 'inspection', 'newsletter', 'organisation', 'partners', 'press', 'social', 'team', 'training', 'website')",
            name=op.f("ck_pulls_channel_known"),
        ),
        sa.ForeignKeyConstraint(
            ["pulled_by"], ["people.id"], name="fk_pulls_pulled_by", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_pulls_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pulls"),
    )
    op.create_index("ix_pulls_story_id", "pulls", ["story_id"], unique=False)

    op.create_table(
        "story_channels",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "channel IN ('conference', 'inspection', 'newsletter', 'organisation', 'partners', 'press', 'social', 'team', 'training', 'website')",
            name=op.f("ck_story_channels_channel_known"),
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_channels_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "channel", name="pk_story_channels"),
    )
    op.create_table(
        "story_kept",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_kept_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint(
            "story_id", "words_version", "section", "start", name="pk_story_kept"
        ),
    )
    op.create_table(
        "story_themes",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("theme", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_themes_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "theme", name="pk_story_themes"),
    )
    op.create_table(
        "story_words",
        sa.Column("story_id", sa.String(length=36), nullable=False),
        sa.Column("words_version", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "section IN ('changed', 'happening', 'title', 'tried')",
            name=op.f("ck_story_words_section_known"),
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_story_words_story_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("story_id", "words_version", "section", name="pk_story_words"),
    )
    op.create_table(
        "thanks_kept",
        sa.Column("thanks_id", sa.String(length=36), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["thanks_id"], ["thanks.id"], name="fk_thanks_kept_thanks_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("thanks_id", "start", name="pk_thanks_kept"),
    )
    op.create_table(
        "consent_channels",
        sa.Column("consent_id", sa.String(length=36), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "channel IN ('conference', 'inspection', 'newsletter', 'organisation', 'partners', 'press', 'social', 'team', 'training', 'website')",
            name=op.f("ck_consent_channels_channel_known"),
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"],
            ["consents.id"],
            name="fk_consent_channels_consent_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("consent_id", "channel", name="pk_consent_channels"),
    )
    op.create_table(
        "draft_answers",
        sa.Column("draft_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_draft_answers_version_counts")),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name="fk_draft_answers_draft_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("draft_id", "name", name="pk_draft_answers"),
    )
    _keep_promises()


# Which status may follow which, as of this migration.
MOVES = {
    "submitted": "returned declined approved withdrawn",
    "returned": "submitted withdrawn expired",
    "approved": "submitted returned cleared withdrawn expired",
    "cleared": "submitted approved withdrawn expired",
}
# When each promise is broken, by the table it guards; `old` and `new` are the rows.
PROMISES = {
    "stories_begin_submitted": ("stories", "INSERT", "NEW.status <> 'submitted'"),
    "stories_move_by_the_table": (
        "stories",
        "UPDATE",
        "NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM status_moves AS m "
        "WHERE m.before = OLD.status AND m.after = NEW.status)",
    ),
    "stories_versions_rise": ("stories", "UPDATE", "NEW.version <> OLD.version + 1"),
    "stories_keep_their_writer": ("stories", "UPDATE", "NEW.submitted_by <> OLD.submitted_by"),
    "story_words_stay": ("story_words", "UPDATE", "1 = 1"),
    "events_are_only_added": ("events", "UPDATE", "1 = 1"),
    "events_are_never_removed": ("events", "DELETE", "1 = 1"),
}


def _keep_promises() -> None:
    moves = sa.table("status_moves", sa.column("before"), sa.column("after"))
    pairs = [(before, after) for before, line in MOVES.items() for after in line.split()]
    op.bulk_insert(moves, [{"before": before, "after": after} for before, after in pairs])
    postgresql = op.get_bind().dialect.name == "postgresql"
    for name, (table, action, broken) in PROMISES.items():
        for statement in (_postgresql if postgresql else _sqlite)(name, table, action, broken):
            op.execute(statement)
    if postgresql:  # where a table can also be emptied without touching a row
        op.execute(
            "CREATE TRIGGER events_are_never_emptied BEFORE TRUNCATE ON events "
            "FOR EACH STATEMENT EXECUTE FUNCTION events_are_never_removed()"
        )


def _sqlite(name: str, table: str, action: str, broken: str) -> list[str]:
    return [
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} WHEN {broken} "
        f"BEGIN SELECT RAISE(ABORT, 'promise broken: {name}'); END"
    ]


def _postgresql(name: str, table: str, action: str, broken: str) -> list[str]:
    row = "OLD" if action == "DELETE" else "NEW"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {broken} THEN RAISE EXCEPTION 'promise broken: {name}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$",
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
