"""Around some invented stories: more sections, whom to thank, what others will try."""

import json
from collections.abc import Iterator, Mapping
from functools import cache

from data.reference import HERE

FILE = HERE / "demo_around.json"


@cache
def _all() -> dict[str, dict]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def told(number: int, story: Mapping) -> dict:
    """The story with what surrounds it."""
    return {**story, **_all().get(str(number), {})}


def thanked(story: Mapping, ids: Mapping[str, str]) -> dict[str, str]:
    """The answers about those who had a part; `ids` by name."""
    names = story.get("contributors", [])
    return {
        "contributors": "\n".join(ids[name] for name in names),
        "thanks_line": story.get("thanks_line", ""),
    }


def tries(story: Mapping) -> Iterator[tuple[str, str]]:
    """Who will try what, by name."""
    yield from story.get("tries", [])
