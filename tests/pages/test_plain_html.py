"""Our own HTML: whatever a word holds, it stays a word."""

import pytest
from lxml import html

from pages.parts import plain_html
from pages.parts.plain_html import Link

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</table></nav><style>*{display:none}</style>",
    "&lt;b&gt; &amp; <b>",
)


@pytest.fixture
def put(monkeypatch) -> list[str]:
    made: list[str] = []
    monkeypatch.setattr(plain_html.st, "html", made.append)
    return made


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words, put):
    link = Link(words, f"/one?what={words}")
    plain_html.files([link], words)
    for made in (*put, plain_html.table([words, words], [[link, words]], words),
                 plain_html.finding(link, words)):  # fmt: skip
        tree = html.fragment_fromstring(made, create_parent="div")
        assert not tree.xpath("//script | //img | //b | //@onerror | //@onmouseover")
        assert len(tree.xpath("//style")) <= 1  # our own
        assert words in [each.text_content() for each in tree.iter("a")]
        assert tree.xpath("//a/@href") == [link.address]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_card_and_of_a_quote_stay_words(words):
    card = plain_html.told(words, words, badge=words, says=[words])
    for made, said in ((card, words), (plain_html.quotes([(words, words)]), f"“{words}”")):
        tree = html.fragment_fromstring(made, create_parent="div")
        assert not tree.xpath("//script | //img | //b | //style | //@onerror | //@onmouseover")
        assert [each.text_content() for each in tree.iter("small")] == [words]
        assert said in [each.text_content() for each in tree.iter("p", "strong")]


def test_quotes_are_told_as_a_list_though_it_shows_no_signs():
    tree = html.fragment_fromstring(plain_html.quotes([("Thank you.", "A child")] * 2))
    assert tree.get("role") == "list"
    assert [each.tag for each in tree] == ["li", "li"]


def test_a_table_has_as_many_cells_as_columns():
    with pytest.raises(ValueError, match="zip"):
        plain_html.table(["a", "b"], [["only one"]], "short")
