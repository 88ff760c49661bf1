"""The rules of RFC 4287, RFC 6721 and JSON Feed 1.1, each a sentence when broken."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
STONES = "{http://purl.org/atompub/tombstones/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
TONGUE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# How many of each a feed and an entry hold (4.1.1 and 4.1.2): least, most.
ANY = 10**9
OF_FEED = {
    "author": (0, ANY),
    "category": (0, ANY),
    "contributor": (0, ANY),
    "generator": (0, 1),
    "icon": (0, 1),
    "id": (1, 1),
    "link": (0, ANY),
    "logo": (0, 1),
    "rights": (0, 1),
    "subtitle": (0, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "entry": (0, ANY),
}
OF_ENTRY = {
    "author": (0, ANY),
    "category": (0, ANY),
    "content": (0, 1),
    "contributor": (0, ANY),
    "id": (1, 1),
    "link": (0, ANY),
    "published": (0, 1),
    "rights": (0, 1),
    "source": (0, 1),
    "summary": (0, 1),
    "title": (1, 1),
    "updated": (1, 1),
}
TEXTS = ("title", "subtitle", "summary", "rights")


def broken_in_atom(body: bytes) -> list[str]:
    """What the feed breaks of RFC 4287, with tombstones of RFC 6721; empty where it is valid."""
    root = etree.fromstring(body)
    if root.tag != f"{ATOM}feed":
        return ["the root is atom:feed (4.1.1)"]
    return [*_feed(root), *(each for entry in root.iter(f"{ATOM}entry") for each in _entry(entry))]


def _feed(root: etree._Element) -> Iterator[str]:
    yield from _counted(root, OF_FEED, "feed")
    yield from _common(root)
    entries = root.findall(f"{ATOM}entry")
    alone = [each for each in entries if not each.findall(f"{ATOM}author")]
    if alone and not root.findall(f"{ATOM}author"):
        yield "a feed has an author unless every entry has one (4.1.1)"
    if not [each for each in root.findall(f"{ATOM}link") if each.get("rel") == "self"]:
        yield "a feed should say where it is, with rel=self (4.1.1)"
    told = [each.tag for each in root]
    if f"{ATOM}entry" in told and f"{ATOM}id" in told[told.index(f"{ATOM}entry") :]:
        yield "what is told of a feed stands before its entries, as readers expect"
    ids = [_text(each, "id") for each in entries]
    pairs = [(name, _text(each, "updated")) for name, each in zip(ids, entries, strict=True)]
    if len(pairs) != len(set(pairs)):
        yield "no two entries have the same id and moment (4.1.1)"
    yield from _stones(root, set(ids))


def _stones(root: etree._Element, held: set[str]) -> Iterator[str]:
    stones = root.findall(f"{STONES}deleted-entry")
    for each in stones:
        if not _is_iri(each.get("ref", "")):
            yield "a tombstone names what is gone by an IRI (6721, 3)"
        if not _is_moment(each.get("when", "")):
            yield "a tombstone says when (6721, 3)"
        if each.get("ref") in held:
            yield "what is gone is not held as well"
    refs = [each.get("ref") for each in stones]
    if len(refs) != len(set(refs)):
        yield "one tombstone for each that is gone"


def _entry(entry: etree._Element) -> Iterator[str]:
    yield from _counted(entry, OF_ENTRY, "entry")
    yield from _common(entry)
    content = entry.find(f"{ATOM}content")
    if content is None and not entry.xpath("*[local-name()='link'][@rel='alternate']"):
        yield "an entry without content has an alternate link (4.1.2)"
    if content is not None:
        kind = content.get("type", "text")
        if kind not in ("text", "html", "xhtml") or content.get("src"):
            yield "content is text, html or xhtml, and stands in the entry (4.1.3)"
        if kind in ("text", "html") and len(content):
            yield "text and html hold no child elements (4.1.3.3)"
    published, updated = _text(entry, "published"), _text(entry, "updated")
    if all(map(_is_moment, (published, updated))) and _moment(published) > _moment(updated):
        yield "nothing is updated before it is published"


def _common(made: etree._Element) -> Iterator[str]:
    """What holds of the same elements wherever they stand."""
    for name in ("id", "icon", "logo"):
        for each in made.findall(f"{ATOM}{name}"):
            if not _is_iri(each.text or ""):
                yield f"{name} is an absolute IRI (4.2.6)"
    for name in ("updated", "published"):
        for each in made.findall(f"{ATOM}{name}"):
            if not _is_moment(each.text or ""):
                yield f"{name} is a moment of RFC 3339 with capital T and Z (3.3)"
    for name in TEXTS:
        for each in made.findall(f"{ATOM}{name}"):
            if each.get("type", "text") not in ("text", "html", "xhtml"):
                yield f"{name} is text, html or xhtml (3.1)"
            if each.get("type", "text") != "xhtml" and len(each):
                yield f"{name} holds no child elements (3.1.1)"
            if name == "title" and not (each.text or "").strip():
                yield "a title says something"
    for each in made.findall(f"{ATOM}author"):
        if len(each.findall(f"{ATOM}name")) != 1 or not _text(each, "name"):
            yield "a person has one name (3.2.1)"
    for each in made.findall(f"{ATOM}link"):
        if not each.get("href"):
            yield "a link leads somewhere (4.2.7.1)"
    for each in made.findall(f"{ATOM}category"):
        if not each.get("term"):
            yield "a category has a term (4.2.2.1)"
    tongue = made.get(f"{XML}lang")
    if tongue is not None and not TONGUE.fullmatch(tongue):
        yield "a language is a tag of BCP 47 (2)"


def _counted(made: etree._Element, known: dict[str, tuple[int, int]], what: str) -> Iterator[str]:
    held = [each.tag.removeprefix(ATOM) for each in made if each.tag.startswith(ATOM)]
    for name in sorted(set(held) - known.keys()):
        yield f"{name} does not stand in a {what}"
    for name, (least, most) in known.items():
        if not least <= held.count(name) <= most:
            yield f"{what}: {held.count(name)} of {name}"
    if any(etree.QName(each).namespace is None for each in made):
        yield "every element has a namespace"


FEED_KEYS = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "user_comment": str,
    "next_url": str,
    "icon": str,
    "favicon": str,
    "authors": list,
    "language": str,
    "expired": bool,
    "hubs": list,
    "items": list,
}
ITEM_KEYS = {
    "id": str,
    "url": str,
    "external_url": str,
    "title": str,
    "content_html": str,
    "content_text": str,
    "summary": str,
    "image": str,
    "banner_image": str,
    "date_published": str,
    "date_modified": str,
    "authors": list,
    "tags": list,
    "language": str,
    "attachments": list,
}


def broken_in_json(told: dict) -> list[str]:
    """What the feed breaks of JSON Feed 1.1; empty where it is valid."""
    return [*_json_feed(told), *(each for item in told.get("items", ()) for each in _item(item))]


def _json_feed(told: dict) -> Iterator[str]:
    yield from _keyed(told, FEED_KEYS, "feed")
    if told.get("version") != "https://jsonfeed.org/version/1.1":
        yield "version is that of JSON Feed 1.1"
    for name in ("title", "items"):
        if name not in told:
            yield f"a feed has {name}"
    yield from _authors(told)
    if "language" in told and not TONGUE.fullmatch(told["language"]):
        yield "language is a tag of BCP 47"
    ids = [each.get("id") for each in told.get("items", ())]
    if len(ids) != len(set(ids)):
        yield "an id is one item's alone"


def _item(item: dict) -> Iterator[str]:
    yield from _keyed(item, ITEM_KEYS, "item")
    if not item.get("id"):
        yield "an item has an id"
    if not ({"content_html", "content_text"} & item.keys()):
        yield "an item has content_html, content_text or both"
    for name in ("date_published", "date_modified"):
        if name in item and not _is_moment(item[name]):
            yield f"{name} is a moment of RFC 3339"
    if not all(isinstance(tag, str) for tag in item.get("tags", ())):
        yield "tags are strings"
    yield from _authors(item)


def _authors(told: dict) -> Iterator[str]:
    for each in told.get("authors", ()):
        if not ({"name", "url", "avatar"} & each.keys()):
            yield "an author has a name, an address or a picture"
    if "author" in told:
        yield "author is of version 1; 1.1 has authors"


def _keyed(told: dict, known: dict[str, type], what: str) -> Iterator[str]:
    for name, value in told.items():
        if name.startswith("_"):
            if not (re.fullmatch(r"_[A-Za-z][^.]*", name) and isinstance(value, dict)):
                yield f"{what}: an extension is an object whose name begins _ and a letter"
        elif name not in known:
            yield f"{what}: {name} is not of the standard"
        elif not isinstance(value, known[name]):
            yield f"{what}: {name} is a {known[name].__name__}"
        elif name.endswith("_url") and urlsplit(value).scheme not in ("http", "https"):
            yield f"{what}: {name} is a whole address"


def _text(made: etree._Element, name: str) -> str:
    return made.findtext(f"{ATOM}{name}") or ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _is_iri(text: str) -> bool:
    return bool(urlsplit(text).scheme) and not re.search(r"\s", text)


def _is_moment(text: str) -> bool:
    try:
        return bool(MOMENT.fullmatch(text)) and bool(datetime.fromisoformat(text))
    except ValueError:
        return False
