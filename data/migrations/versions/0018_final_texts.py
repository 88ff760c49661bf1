"""Nothing goes outside before its people have seen the final text, or it is said why not."""

from alembic import op

from data.migrations import promises

revision = "0018"
down_revision = "0017"

SHOWN = "'another', 'cannot', 'chose_not', 'gone', 'seen'"
PROMISES = {
    "cleared_words_were_shown": (
        "stories",
        "UPDATE",
        "NEW.status = 'cleared' AND OLD.status <> 'cleared' AND EXISTS "
        "(SELECT 1 FROM consents AS c WHERE c.story_id = NEW.id AND c.replaced = false "
        "AND (c.seen_words_version IS NULL OR c.seen_words_version <> NEW.words_version))",
    ),
    "pulled_words_were_shown": (
        "pulls",
        "INSERT",
        "EXISTS (SELECT 1 FROM consents AS c JOIN stories AS s ON s.id = c.story_id "
        "WHERE s.id = NEW.story_id AND c.replaced = false "
        "AND (c.seen_words_version IS NULL OR c.seen_words_version <> s.words_version))",
    ),
    "shown_names_the_words": (
        "consents",
        "INSERT",
        "(NEW.shown IS NULL) <> (NEW.seen_words_version IS NULL)",
    ),
    "what_was_shown_stays": (
        "consents",
        "UPDATE",
        "COALESCE(NEW.shown, '') <> COALESCE(OLD.shown, '') "
        "OR COALESCE(NEW.seen_words_version, 0) <> COALESCE(OLD.seen_words_version, 0)",
    ),
}


def upgrade() -> None:
    # Not as a batch: SQLite would make the table anew, without the triggers that guard it.
    op.execute(
        "ALTER TABLE consents ADD COLUMN shown VARCHAR(20) "
        f"CONSTRAINT ck_consents_shown_known CHECK (shown IN ({SHOWN}))"
    )
    op.execute("UPDATE consents SET shown = 'seen' WHERE seen_words_version IS NOT NULL")
    for name, (table, action, broken) in PROMISES.items():
        promises.keep(name, table, action, broken)
