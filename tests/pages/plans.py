"""How a database answers what pages ask: from an index, or by reading a table whole."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

LARGE = ("stories", "outcomes")
WHOLE = re.compile(rf"SCAN ({'|'.join(LARGE)})\b")
# Lists that an organisation keeps, and what stands beside a page: of these all may be read.
LISTS = {
    *("services", "service_merges", "teams", "outcome_types", "outcome_type_edits", "settings"),
    *("series", "editions", "people", "person_roles", "authority_years", "targets", "chart_notes"),
    *("list_proposals", "admin_proposals", "keeping", "word_templates", "label_answers", "views"),
    *("balancing_facts", "figures", "lasting_figures", "saved_searches", "panel_choices"),
    *("alembic_version", "sqlite_master", "windows", "identities"),
}
# What has no limit and needs none, by how it is asked.
FEW = {
    "review_claims.until > ?": "what reviewers have open at this moment",
    "story_variants.approved_by IS NULL": "what waits for a second person",
    "stories.submitted_at < ?": "what goes within 30 days; what went is not there any more",
    "thanks.logged_at < ?": "the same",
    "consents.expires_on) <= ?": "the same, of names",
    "IN (SELECT keeping.subject_id": "what was announced and has not gone",
    "drafts.saved_at < ?": "the same, of drafts",
    "story_windows.take_down_on < ?": "what the next look after it takes out of use",
    "WITH RECURSIVE kinds(kind)": "the kinds of event there are",
}
TABLES = re.compile(r"\b(?:FROM|JOIN) (\w+)")
BY_KEY = re.compile(r"\b(?:id|\w+_id|hash|key|reference|person|rowid)\b (?:=|IN|IS NOT NULL AND) ")
COUNTS = re.compile(
    r"^SELECT (?:DISTINCT )?(?:count|max|min|sum|coalesce|EXISTS|NOT)\b|\b(count|sum) AS\b"
)
OF_QUERY = re.compile(r"(?:CO-ROUTINE|MATERIALIZE) (\S+)")
SORTED = {"USE TEMP B-TREE FOR ORDER BY", "USE TEMP B-TREE FOR GROUP BY"}
BY_INDEX = {"Index Cond", "Recheck Cond"}
AS_IT_COMES = {"Nested Loop", "Incremental Sort", "Result", "Memoize", "Subquery Scan"}


@contextmanager
def asked(engine: sa.Engine) -> Iterator[dict[str, tuple]]:
    """Every distinct SELECT of these moments, with one set of its values."""
    questions = {}

    def note(_connection, _cursor, statement, values, *_) -> None:
        if statement.startswith(("SELECT", "WITH")):
            questions[statement] = values

    sa.event.listen(engine, "before_cursor_execute", note)
    yield questions
    sa.event.remove(engine, "before_cursor_execute", note)


def read_whole(engine: sa.Engine, questions: dict[str, tuple]) -> list[str]:
    """The questions for which a large table is read from end to end.

    PostgreSQL reads a small table whole because that is cheaper, so there it must be filled.
    """
    with engine.connect() as connection:
        reads = _sqlite_reads if connection.dialect.name == "sqlite" else _postgres_reads
        return [each for each, values in questions.items() if reads(connection, each, values)]


def _sqlite_reads(connection: sa.Connection, statement: str, values: tuple) -> bool:
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    told = {row.id: row.detail for row in plan}
    steps: dict[str, list[str]] = {}  # by the query within the statement that they are steps of
    for row in plan:
        named = OF_QUERY.match(told.get(row.parent, ""))
        steps.setdefault(named[1] if named else told.get(row.parent, ""), []).append(row.detail)
    return any(
        WHOLE.search(step) and not (" USING " in step and _ends(statement, of, all_steps))
        for of, all_steps in steps.items()
        for step in all_steps
    )


def _ends(statement: str, of: str, steps: list[str]) -> bool:
    """Whether this query of the statement has a limit of its own, up to which it reads in order.

    In the order of an index and up to a limit, only as many are read as it takes to find those.
    """
    return not SORTED.intersection(steps) and "LIMIT" in own_words(statement, of)


def own_words(statement: str, of: str = "") -> str:
    """The query of this name within a statement, or the outermost, without those within it."""
    if of:
        named = re.search(rf"\bAS {re.escape(of)}\b", statement) or re.search(
            rf"\b{re.escape(of)} AS\b", statement
        )
        statement = _in_brackets(statement, named) if named else ""
    while (less := re.sub(r"\([^()]*\)", "", statement)) != statement:
        statement = less
    return statement


def _in_brackets(statement: str, named: re.Match) -> str:
    """What stands in the brackets before `AS name`, or after `name AS`."""
    before = statement[: named.start()].rstrip()
    ahead = not before.endswith(")")
    text = statement[named.end() :] if ahead else before[::-1]
    opens, deep = "(" if ahead else ")", 0
    for at, letter in enumerate(text):
        deep += (letter == opens) - (letter in "()" and letter != opens)
        if deep == 0 and letter in "()":
            found = text[: at + 1] if ahead else text[: at + 1][::-1]
            return found.strip()[1:-1]
    return ""


def _postgres_reads(connection: sa.Connection, statement: str, values: tuple) -> bool:
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar()
    (told,) = json.loads(plan) if isinstance(plan, str) else plan
    return _reads(told["Plan"], ends=False)


def _reads(step: dict, ends: bool) -> bool:
    """Whether this step, or one within it, reads a large table whole.

    `ends`: what it gives is taken as it comes, and no more than is wanted.
    """
    kind = step["Node Type"]
    by_index = step.keys() & BY_INDEX or (ends and "Index Name" in step)
    if step.get("Relation Name") in LARGE and not by_index:
        return True
    ends = kind == "Limit" or (ends and kind in AS_IT_COMES)
    return any(_reads(inner, ends) for inner in step.get("Plans", ()))


def unbounded(questions: Iterable[str]) -> set[str]:
    """Questions whose answer grows with what people send: no limit, no key, no count."""
    return {each for each in questions if not _is_bounded(each)}


def _is_bounded(statement: str) -> bool:
    words = " ".join(own_words(statement).split()) + " "
    ends = (
        "LIMIT" in words
        or any(few in statement for few in FEW)
        or BY_KEY.search(words.partition(" WHERE ")[2])
    )
    return bool(ends or COUNTS.search(words) or LISTS.issuperset(TABLES.findall(words)))
