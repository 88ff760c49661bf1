"""The tables and what they promise. Words of drafts are sealed; stories hold redacted words."""

from datetime import UTC, datetime

import sqlalchemy as sa

from stories.consent import Asked, Channel
from stories.outcomes import AgeBand, EndReason, HowKnown
from stories.people import Role
from stories.review import Check
from stories.sections import STAYS_INSIDE, Section, StatementKind
from stories.story import Honesty, Legal, ReturnReason, Status

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = sa.MetaData(naming_convention=NAMES)

Id = sa.String(36)


class Moment(sa.TypeDecorator):
    """A moment in UTC; a time without a zone is refused."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: object) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: object) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def one_of(column: str, values) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in sorted(values))
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def column(name: str, kind=Id, *extra, **options) -> sa.Column:
    return sa.Column(name, kind, *extra, nullable=options.pop("nullable", False), **options)


def of(table: str, **options) -> sa.Column:
    """A column that names a row of another table by its id."""
    name = options.pop("name", f"{table}_id")
    target = sa.ForeignKey(options.pop("target"), ondelete=options.pop("ondelete", "RESTRICT"))
    return column(name, Id, target, **options)


settings = sa.Table(
    "settings", metadata, column("name", sa.String(60), primary_key=True), column("value", sa.Text)
)

services = sa.Table(
    "services",
    metadata,
    column("code", sa.String(60), primary_key=True),
    column("name", sa.String(120), unique=True),
)

outcome_types = sa.Table(
    "outcome_types",
    metadata,
    column("code", sa.String(20), primary_key=True),
    column("area", sa.String(20)),
    column("name", sa.String(120)),
    column("about", sa.String(20)),
    column("counts_when", sa.Text),
    column("sustained_when", sa.Text),
    column("balancing", sa.String(200)),
    column("balancing_code", sa.String(30)),
    column("view_of", sa.String(20)),
)

people = sa.Table(
    "people",
    metadata,
    column("id", primary_key=True),
    column("name", sa.String(120)),
    column("job", sa.String(120)),
    column("service", sa.String(60)),
    column("active", sa.Boolean),
)

person_roles = sa.Table(
    "person_roles",
    metadata,
    of("person", target="people.id", primary_key=True),
    column("role", sa.String(20), primary_key=True),
    one_of("role", Role),
)

sessions = sa.Table(
    "sessions",
    metadata,
    column("hash", sa.String(64), primary_key=True),
    of("person", target="people.id"),
    column("created_at", Moment),
    column("seen_at", Moment),
    column("ended_at", Moment, nullable=True),
)

drafts = sa.Table(
    "drafts",
    metadata,
    column("id", primary_key=True),
    of("person", target="people.id", index=True),
    of("story", target="stories.id", nullable=True, unique=True),
    column("created_at", Moment),
    column("saved_at", Moment),
)

draft_answers = sa.Table(
    "draft_answers",
    metadata,
    of("draft", target="drafts.id", ondelete="CASCADE", primary_key=True),
    column("name", sa.String(40), primary_key=True),
    column("version", sa.Integer),
    column("sealed", sa.LargeBinary),
    column("saved_at", Moment),
    sa.CheckConstraint("version > 0", name="version_counts"),
)

status_moves = sa.Table(
    "status_moves",
    metadata,
    column("before", sa.String(20), primary_key=True),
    column("after", sa.String(20), primary_key=True),
)

stories = sa.Table(
    "stories",
    metadata,
    column("id", primary_key=True),
    column("reference", sa.String(12), unique=True),
    column("status", sa.String(20)),
    column("version", sa.Integer),
    column("words_version", sa.Integer),
    column("service", sa.String(60), sa.ForeignKey("services.code")),
    column("outcome", sa.String(20), sa.ForeignKey("outcome_types.code")),
    column("legal", sa.String(20)),
    column("legal_note", sa.Text),
    column("honesty", sa.String(30)),
    column("content_note", sa.String(60)),
    column("together", sa.Text),
    of("person", target="people.id", name="submitted_by", index=True),
    column("submitted_at", Moment),
    of("person", target="people.id", name="reviewed_by", nullable=True),
    column("reviewed_at", Moment, nullable=True),
    column("reason", sa.String(30), nullable=True),
    column("reason_words", sa.Text),
    of("person", target="people.id", name="cleared_by", nullable=True),
    column("cleared_at", Moment, nullable=True),
    column("honesty_month", sa.Date, nullable=True),
    sa.CheckConstraint("version > 0 AND words_version BETWEEN 1 AND version", name="versions"),
    sa.CheckConstraint("(reviewed_by IS NULL) = (reviewed_at IS NULL)", name="review_is_signed"),
    sa.CheckConstraint("(cleared_by IS NULL) = (cleared_at IS NULL)", name="clearing_is_signed"),
    sa.CheckConstraint("reviewed_by <> submitted_by", name="reviewed_by_someone_else"),
    sa.CheckConstraint(
        "cleared_by <> submitted_by AND cleared_by <> reviewed_by", name="cleared_by_a_third_person"
    ),
    sa.CheckConstraint(
        "status NOT IN ('approved', 'cleared') OR reviewed_by IS NOT NULL",
        name="approved_means_reviewed",
    ),
    sa.CheckConstraint(
        "(status = 'cleared') = (cleared_by IS NOT NULL)", name="cleared_means_signed"
    ),
    sa.CheckConstraint(
        "status <> 'cleared' OR legal = 'no' OR legal_note <> ''", name="cleared_means_lawful"
    ),
    one_of("status", set(Status) - {Status.DRAFT}),
    one_of("legal", Legal),
    one_of("honesty", Honesty),
    one_of("reason", ReturnReason),
    sa.Index("ix_stories_status_submitted_at", "status", "submitted_at"),
)

story_words = sa.Table(
    "story_words",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("words_version", sa.Integer, primary_key=True),
    column("section", sa.String(20), primary_key=True),
    column("text", sa.Text),
    column("kind", sa.String(20)),
    one_of("section", Section),
    one_of("kind", StatementKind),
)

story_opened = sa.Table(
    "story_opened",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("section", sa.String(20), primary_key=True),
    one_of("section", STAYS_INSIDE),
)

story_kept = sa.Table(
    "story_kept",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("words_version", sa.Integer, primary_key=True),
    column("section", sa.String(20), primary_key=True),
    column("start", sa.Integer, primary_key=True),
    column("end", sa.Integer),
    column("kind", sa.String(30)),
    column("reason", sa.String(200)),
)

story_edits = sa.Table(
    "story_edits",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("words_version", sa.Integer, primary_key=True),
    of("person", target="people.id", name="edited_by"),
    column("edited_at", Moment),
)

review_checks = sa.Table(
    "review_checks",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("version", sa.Integer, primary_key=True),
    column("kind", sa.String(20), primary_key=True),
    of("person", target="people.id", name="checked_by"),
    column("checked_at", Moment),
    one_of("kind", Check),
)

review_claims = sa.Table(
    "review_claims",
    metadata,
    of("story", target="stories.id", primary_key=True),
    of("person", target="people.id", index=True),
    column("until", Moment),
)

story_themes = sa.Table(
    "story_themes",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("theme", sa.String(40), primary_key=True),
)

story_contributors = sa.Table(
    "story_contributors",
    metadata,
    of("story", target="stories.id", primary_key=True),
    of("person", target="people.id", primary_key=True, index=True),
    column("line", sa.Text),
)

story_channels = sa.Table(
    "story_channels",
    metadata,
    of("story", target="stories.id", primary_key=True),
    column("channel", sa.String(20), primary_key=True),
    one_of("channel", Channel),
)

consents = sa.Table(
    "consents",
    metadata,
    column("id", primary_key=True),
    of("story", target="stories.id", index=True),
    column("version", sa.Integer),
    column("who", sa.Text),
    column("how", sa.String(20)),
    column("asked_on", sa.Date),
    column("expires_on", sa.Date),
    column("withdrawn_on", sa.Date, nullable=True),
    column("replaced", sa.Boolean),
    sa.CheckConstraint("expires_on >= asked_on", name="ends_after_it_starts"),
    sa.UniqueConstraint("story_id", "version"),
    one_of("how", Asked),
)

consent_channels = sa.Table(
    "consent_channels",
    metadata,
    of("consent", target="consents.id", primary_key=True),
    column("channel", sa.String(20), primary_key=True),
    one_of("channel", Channel),
)

outcomes = sa.Table(
    "outcomes",
    metadata,
    column("id", primary_key=True),
    column("code", sa.String(20), sa.ForeignKey("outcome_types.code")),
    column("service", sa.String(60), sa.ForeignKey("services.code")),
    column("month", sa.Date),
    column("how_known", sa.String(30)),
    column("age_band", sa.String(20)),
    column("end_reason", sa.String(30), nullable=True),
    column("counts", sa.Boolean),
    of("story", target="stories.id", nullable=True, unique=True),
    of("person", target="people.id", name="recorded_by"),
    column("recorded_at", Moment),
    one_of("how_known", HowKnown),
    one_of("age_band", AgeBand),
    one_of("end_reason", EndReason),
    sa.Index("ix_outcomes_code_counts_service_month", "code", "counts", "service", "month"),
)

balancing_facts = sa.Table(
    "balancing_facts",
    metadata,
    column("code", sa.String(30), primary_key=True),
    column("service", sa.String(60), sa.ForeignKey("services.code"), primary_key=True),
    column("month", sa.Date, primary_key=True),
    column("people", sa.Integer),
    sa.CheckConstraint("people >= 0", name="people_count"),
)

thanks = sa.Table(
    "thanks",
    metadata,
    column("id", primary_key=True),
    column("words", sa.Text),
    column("said_by", sa.String(20)),
    column("said_to", sa.String(20)),
    column("service", sa.String(60), sa.ForeignKey("services.code")),
    column("about_when", sa.String(20)),
    column("said_on", sa.Date),
    column("may_pass_on", sa.Boolean),
    column("may_publish", sa.Boolean),
    of("person", target="people.id", name="logged_by"),
    column("logged_at", Moment),
    column("role", sa.String(40), nullable=True),
    column("taken_back_at", Moment, nullable=True),
    sa.Index("ix_thanks_said_on_id", "said_on", "id"),
)

thanks_kept = sa.Table(
    "thanks_kept",
    metadata,
    of("thanks", target="thanks.id", primary_key=True),
    column("start", sa.Integer, primary_key=True),
    column("end", sa.Integer),
    column("kind", sa.String(30)),
    column("reason", sa.String(200)),
)

thanks_checks = sa.Table(
    "thanks_checks",
    metadata,
    of("thanks", target="thanks.id", primary_key=True),
    of("person", target="people.id", name="checked_by"),
    column("checked_at", Moment),
    column("may_be_published", sa.Boolean),
)

thanks_pulls = sa.Table(
    "thanks_pulls",
    metadata,
    column("id", primary_key=True),
    of("thanks", target="thanks.id", index=True),
    column("channel", sa.String(20)),
    column("purpose", sa.String(200)),
    of("person", target="people.id", name="pulled_by"),
    column("pulled_at", Moment),
    one_of("channel", Channel),
)

pulls = sa.Table(
    "pulls",
    metadata,
    column("id", primary_key=True),
    of("story", target="stories.id", index=True),
    column("version", sa.Integer),
    column("channel", sa.String(20)),
    column("purpose", sa.String(200)),
    of("person", target="people.id", name="pulled_by"),
    column("pulled_at", Moment),
    one_of("channel", Channel),
)

receipts = sa.Table(
    "receipts",
    metadata,
    of("person", target="people.id", primary_key=True),
    column("action", sa.String(30), primary_key=True),
    column("key", sa.String(64), primary_key=True),
    column("subject_id", Id),
    column("at", Moment),
)

events = sa.Table(
    "events",
    metadata,
    column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    column("at", Moment),
    column("actor", Id),
    column("action", sa.String(60)),
    column("subject_kind", sa.String(30)),
    column("subject_id", Id),
    column("facts", sa.Text),
    column("previous", sa.String(64)),
    column("hash", sa.String(64), unique=True),
)
