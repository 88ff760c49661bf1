"""The tables and what they promise. Words of drafts are sealed; stories hold redacted words."""

from data.tables.base import Id, Moment, metadata
from data.tables.check_backs import authority_years, check_backs
from data.tables.consents import consent_channels, consent_names, consents
from data.tables.drafts import draft_answers, drafts
from data.tables.feed import feed_entries
from data.tables.figures import chart_notes, editions, figures, lasting_figures, series
from data.tables.heard import heard
from data.tables.house import word_templates
from data.tables.imports import (
    column_choices,
    import_overlaps,
    imported_facts,
    imported_rows,
    imports,
)
from data.tables.joined import told_outcomes
from data.tables.keeping import keeping
from data.tables.lists import (
    list_changes,
    list_proposals,
    outcome_type_edits,
    outcome_types,
    service_merges,
    services,
    settings,
    teams,
)
from data.tables.outcomes import balancing_facts, outcome_stories, outcomes
from data.tables.panel import panel_choices, panel_seats
from data.tables.people import (
    admin_proposals,
    identities,
    people,
    person_roles,
    receipts,
    sessions,
)
from data.tables.recalls import recalled_uses
from data.tables.record import events, pulls
from data.tables.returns import (
    derived_lasting,
    derived_records,
    label_answers,
    upload_files,
    upload_scopes,
    upload_spans,
    uploads,
)
from data.tables.reviews import review_checks, review_claims, review_notes
from data.tables.search import saved_searches, story_search
from data.tables.stories import (
    status_moves,
    stories,
    story_channels,
    story_contributors,
    story_edits,
    story_kept,
    story_opened,
    story_sketches,
    story_statements,
    story_themes,
    story_words,
)
from data.tables.targets import targets
from data.tables.thanks import story_thanks, thanks, thanks_checks, thanks_kept, thanks_pulls
from data.tables.uses import story_reaches, story_rests, story_windows, use_links
from data.tables.variants import story_variants
from data.tables.views import views
from data.tables.writing import cpd_answers, story_tries, story_years

__all__ = [
    "Id",
    "Moment",
    "admin_proposals",
    "authority_years",
    "balancing_facts",
    "chart_notes",
    "check_backs",
    "column_choices",
    "consent_channels",
    "consent_names",
    "consents",
    "cpd_answers",
    "derived_lasting",
    "derived_records",
    "draft_answers",
    "drafts",
    "editions",
    "events",
    "feed_entries",
    "figures",
    "heard",
    "identities",
    "import_overlaps",
    "imported_facts",
    "imported_rows",
    "imports",
    "keeping",
    "label_answers",
    "lasting_figures",
    "list_changes",
    "list_proposals",
    "metadata",
    "outcome_stories",
    "outcome_type_edits",
    "outcome_types",
    "outcomes",
    "panel_choices",
    "panel_seats",
    "people",
    "person_roles",
    "pulls",
    "recalled_uses",
    "receipts",
    "review_checks",
    "review_claims",
    "review_notes",
    "saved_searches",
    "series",
    "service_merges",
    "services",
    "sessions",
    "settings",
    "status_moves",
    "stories",
    "story_channels",
    "story_contributors",
    "story_edits",
    "story_kept",
    "story_opened",
    "story_reaches",
    "story_rests",
    "story_search",
    "story_sketches",
    "story_statements",
    "story_thanks",
    "story_themes",
    "story_tries",
    "story_variants",
    "story_windows",
    "story_words",
    "story_years",
    "targets",
    "teams",
    "thanks",
    "thanks_checks",
    "thanks_kept",
    "thanks_pulls",
    "told_outcomes",
    "upload_files",
    "upload_scopes",
    "upload_spans",
    "uploads",
    "use_links",
    "views",
    "word_templates",
]
