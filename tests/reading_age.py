"""How hard words are to read, as the age at which most can read them."""

import re

FIRST_YEAR_AT_SCHOOL = 5  # a grade of the formula is a year at school; the first begins at five


def age(text: str) -> float:
    """The reading age in years: Flesch-Kincaid grade (Kincaid et al. 1975) and five years."""
    words = re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", text)
    sentences = max(1, len(re.findall(r"[.!?](?=\s|$)", text)))
    beats = sum(map(syllables, words))
    grade = 0.39 * len(words) / sentences + 11.8 * beats / len(words) - 15.59
    return grade + FIRST_YEAR_AT_SCHOOL


def syllables(word: str) -> int:
    """Groups of vowels, without an e that is not spoken."""
    word = re.sub(r"['’]\w*$", "", word.lower())
    silent = re.sub(r"(?<![aeiouyl])(?:es|ed|e)$|(?<=[aeiouy]l)e$", "", word)
    if re.search(r"(?:[td]ed|[sxzcg]es|(?:sh|ch)es)$", word):
        silent = word
    return max(1, len(re.findall(r"[aeiouy]+", silent)))
