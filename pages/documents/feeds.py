"""The public feed as Atom and as JSON Feed 1.1, and stories for the intranet as JSON."""

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

from lxml import etree

from data.feed import Entry, Feed
from pages.documents.bare import safe
from pages.documents.story_text import content_note, heading, told
from stories.days import in_words
from stories.draft import THEME_LABELS
from stories.release import Release

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"  # RFC 6721
TITLE = "Made a Difference"
SUBTITLE = "Redacted stories of what made a difference, told with the people in them."
LANGUAGE = "en-GB"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a feed that never held anything


def entry_id(reference: str) -> str:
    """The same for a story for ever, and nothing can be read from it."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"made-a-difference:{reference}").urn


def atom(feed: Feed, here: str) -> bytes:
    """RFC 4287, with a tombstone (RFC 6721) for each story that is gone."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, "at": TOMBSTONES})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", LANGUAGE)
    _add(root, "id", uuid.uuid5(uuid.NAMESPACE_URL, here).urn)
    _add(root, "title", TITLE)
    _add(root, "subtitle", SUBTITLE)
    _add(root, "updated", _moment(_latest(feed)))
    etree.SubElement(root, f"{{{ATOM}}}link", rel="self", type="application/atom+xml", href=here)
    _add(etree.SubElement(root, f"{{{ATOM}}}author"), "name", TITLE)
    for each in feed.gone:
        stone = etree.SubElement(root, f"{{{TOMBSTONES}}}deleted-entry")
        stone.set("ref", entry_id(each.reference))
        stone.set("when", _moment(each.gone_at))
    for each in feed.entries:
        _entry(root, each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _entry(root: etree.Element, entry: Entry) -> None:
    made, released = etree.SubElement(root, f"{{{ATOM}}}entry"), entry.released
    _add(made, "id", entry_id(released.reference))
    _add(made, "title", released.title)
    _add(made, "published", _moment(entry.entered_at))
    _add(made, "updated", _moment(entry.changed_at))
    for theme in entry.themes:
        label = THEME_LABELS.get(theme, theme)
        etree.SubElement(made, f"{{{ATOM}}}category", term=theme, label=label)
    _add(made, "summary", _summary(released))
    _add(made, "rights", _rights(released))
    content = _add(made, "content", as_html(released))
    content.set("type", "html")


def json_feed(feed: Feed, here: str) -> bytes:
    """JSON Feed 1.1; what is gone stands under a name of our own, as the standard asks."""
    return _json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": TITLE,
            "description": SUBTITLE,
            "feed_url": here,
            "language": LANGUAGE,
            "authors": [{"name": TITLE}],
            "items": [_item(each) for each in feed.entries],
            "_made_a_difference": {
                "gone": [
                    {"id": entry_id(each.reference), "when": _moment(each.gone_at)}
                    for each in feed.gone
                ]
            },
        }
    )


def _item(entry: Entry) -> dict:
    released = entry.released
    return {
        "id": entry_id(released.reference),
        "title": released.title,
        "summary": _summary(released),
        "content_html": as_html(released),
        "content_text": as_text(released),
        "date_published": _moment(entry.entered_at),
        "date_modified": _moment(entry.changed_at),
        "tags": [THEME_LABELS.get(theme, theme) for theme in entry.themes],
        "_made_a_difference": _facts(released),
    }


def for_intranet(released: Sequence[Release]) -> bytes:
    """Stories for the organisation's own pages."""
    return _json(
        {
            "stories": [
                {**_facts(each), "title": each.title, "text": as_text(each), "html": as_html(each)}
                for each in released
            ]
        }
    )


def as_html(released: Release) -> str:
    """The words with their headings. What people typed stays words: every sign is escaped."""
    lines = [f"<p>{escape(note)}</p>" for note in content_note(released)]
    for section, text in told(released):
        lines.append(f"<h2>{escape(heading(section))}</h2>")
        lines += [f"<p>{escape(line)}</p>" for line in safe(text).split("\n") if line.strip()]
    return "".join([*lines, f"<p>{escape(_summary(released))}</p>"])


def as_text(released: Release) -> str:
    parts = [f"{heading(section)}\n{safe(text)}" for section, text in told(released)]
    return "\n\n".join([*content_note(released), *parts, _summary(released)])


def _facts(released: Release) -> dict[str, str]:
    return {
        "reference": released.reference,
        "how_it_is_told": released.label,
        "content_note": released.content_note,
        "released_for": released.channel.label,
        "use_until": released.use_until.isoformat(),
        **({"take_down_on": down.isoformat()} if (down := released.window.take_down_on) else {}),
    }


def _summary(released: Release) -> str:
    return f"{released.label}. Reference {released.reference}."


def _rights(released: Release) -> str:
    down = ", then take it down" if released.window.take_down_on else ""
    until = in_words(released.use_until)
    return f"{released.channel.label}, and nothing else. Use until {until}{down}."


def _latest(feed: Feed) -> datetime:
    moments = [each.changed_at for each in feed.entries] + [each.gone_at for each in feed.gone]
    return max(moments, default=NEVER)


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: etree.Element, name: str, text: str) -> etree.Element:
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    made.text = safe(text)
    return made


def _json(told: dict) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
