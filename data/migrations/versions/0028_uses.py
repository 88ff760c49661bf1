"""A use has its days, the pages it appeared on and a rest; what is over is called back."""

import sqlalchemy as sa
from alembic import op

from data.migrations import promises

revision = "0028"
down_revision = "0027"

REASONS = (
    "'consent_narrowed', 'consent_ran_out', 'consent_withdrawn', 'story_withdrawn', 'time_is_over'"
)
ANSWERS = "'cannot', 'never_used', 'taken_down'"
DAYS = "not_before IS NULL OR take_down_on IS NULL OR not_before <= take_down_on"
PROMISES = {
    "windows_are_of_cleared_stories": (
        "story_windows",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM stories AS s WHERE s.id = NEW.story_id "
        "AND s.status = 'cleared')",
    ),
    "a_use_ends_with_its_story": (
        "pulls",
        "INSERT",
        "EXISTS (SELECT 1 FROM story_windows AS w WHERE w.story_id = NEW.story_id "
        "AND w.take_down_on IS NOT NULL "
        "AND (NEW.take_down_on IS NULL OR NEW.take_down_on > w.take_down_on))",
    ),
    "links_of_uses_stay": ("use_links", "UPDATE", "1 = 1"),
}
# Those of recalled_uses as they were: SQLite makes the table anew, without them.
AS_THEY_WERE = {
    "answers_to_a_recall_stay": (
        "recalled_uses",
        "UPDATE",
        "OLD.answer IS NOT NULL AND (NEW.answer IS NULL OR NEW.answer <> OLD.answer)",
    ),
    "recalled_uses_are_never_removed": ("recalled_uses", "DELETE", "1 = 1"),
}


def upgrade() -> None:
    _days_of_each_pull()
    _tables()
    _reasons()
    for name, (table, action, broken) in PROMISES.items():
        promises.keep(name, table, action, broken)


def _days_of_each_pull() -> None:
    # Not as a batch: SQLite would make the table anew, without the triggers that guard it.
    op.execute("ALTER TABLE pulls ADD COLUMN not_before DATE")
    op.execute(
        "ALTER TABLE pulls ADD COLUMN take_down_on DATE "
        f"CONSTRAINT ck_pulls_days_follow CHECK ({DAYS})"
    )
    op.create_index("ix_pulls_take_down_on", "pulls", ["take_down_on"])
    op.execute("ALTER TABLE pulls ADD COLUMN by_feed BOOLEAN DEFAULT false NOT NULL")


def _reasons() -> None:
    """One more reason for calling a use back."""
    name = op.f("ck_recalled_uses_reason_known")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(name, "recalled_uses", type_="check")
        op.create_check_constraint(name, "recalled_uses", f"reason IN ({REASONS})")
        return
    op.execute("ALTER TABLE recalled_uses RENAME TO recalled_uses_before")
    _recalled_uses(name)
    op.execute("INSERT INTO recalled_uses SELECT * FROM recalled_uses_before")
    op.execute("DROP TABLE recalled_uses_before")
    for promise, (table, action, broken) in AS_THEY_WERE.items():
        promises.keep(promise, table, action, broken)


def _recalled_uses(name: str) -> None:
    op.create_table(
        "recalled_uses",
        _of("pull_id"),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=True),
        sa.Column("answered_by", sa.String(length=36), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_recalled_uses_answer_is_signed"),
        ),
        sa.CheckConstraint(f"reason IN ({REASONS})", name=name),
        sa.CheckConstraint(f"answer IN ({ANSWERS})", name=op.f("ck_recalled_uses_answer_known")),
        _key("recalled_uses", "pull_id", "pulls.id"),
        _key("recalled_uses", "answered_by", "people.id"),
        sa.PrimaryKeyConstraint("pull_id", name="pk_recalled_uses"),
    )


def _tables() -> None:
    op.create_table(
        "story_windows",
        _of("story_id"),
        sa.Column("not_before", sa.Date(), nullable=True),
        sa.Column("take_down_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "not_before <= take_down_on", name=op.f("ck_story_windows_days_follow")
        ),
        sa.CheckConstraint(
            "not_before IS NOT NULL OR take_down_on IS NOT NULL",
            name=op.f("ck_story_windows_some_day_is_set"),
        ),
        _key("story_windows", "story_id", "stories.id"),
        sa.PrimaryKeyConstraint("story_id", name="pk_story_windows"),
    )
    op.create_table(
        "use_links",
        _of("id"),
        _of("pull_id"),
        sa.Column("address", sa.String(length=500), nullable=False),
        _of("added_by"),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "address LIKE 'https://%'", name=op.f("ck_use_links_address_is_safe")
        ),
        _key("use_links", "pull_id", "pulls.id"),
        _key("use_links", "added_by", "people.id"),
        sa.PrimaryKeyConstraint("id", name="pk_use_links"),
        sa.UniqueConstraint("pull_id", "address", name="uq_use_links_pull_id_address"),
    )
    op.create_table(
        "story_rests",
        _of("story_id"),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        _of("rested_by"),
        sa.Column("rested_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_story_rests_reason_is_there")),
        _key("story_rests", "story_id", "stories.id"),
        _key("story_rests", "rested_by", "people.id"),
        sa.PrimaryKeyConstraint("story_id", name="pk_story_rests"),
    )
    op.create_table(
        "story_reaches",
        _of("story_id"),
        _of("person_id"),
        sa.Column("reached_at", sa.DateTime(), nullable=False),
        _key("story_reaches", "story_id", "stories.id"),
        _key("story_reaches", "person_id", "people.id"),
        sa.PrimaryKeyConstraint("story_id", "person_id", name="pk_story_reaches"),
    )
    op.create_index("ix_story_reaches_person_id", "story_reaches", ["person_id"])


def _of(name: str) -> sa.Column:
    return sa.Column(name, sa.String(length=36), nullable=False)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=f"fk_{table}_{column}", ondelete="RESTRICT"
    )
