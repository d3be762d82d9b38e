"""Signs: as glyphs, as words before a value, as words behind it."""

import words
from text import any_of, close_up, fold

GLYPH = {c: sign for sign, glyphs in words.GLYPHS.items() for c in glyphs}
WORD = {w: s for table in (words.FRONT, words.WEAK) for s, each in table.items() for w in each.split()}
WORD |= {
    denial + w: s for denial in words.DENIALS.split() for s, each in words.DENIED.items() for w in each.split()
}
AFTER = {w: s for s, each in words.BEHIND.items() for w in each.split()}
WEAK = {w for each in words.WEAK.values() for w in each.split()}
GLYPH_CLASS = "[" + "".join(GLYPH) + "]"
SIGN = rf"(?:{GLYPH_CLASS}+|{any_of(' '.join(WORD))})"


def sign_of(text):
    """The sign that glyphs or a word make, or None."""
    if text in WORD:
        return WORD[text]
    signs = [GLYPH.get(c) for c in text]
    if len(signs) == 1:
        return signs[0]
    pairs = {(">", "="): ">=", (">=", "="): ">=", ("=", ">"): ">=", ("=", "="): "="}
    pairs |= {("<", "="): "<=", ("<=", "="): "<=", ("=", "<"): "<="}
    return pairs.get(tuple(signs))


def column_sign(text):
    return sign_of(close_up(fold(text))) if text else None


def agreed(*signs):
    """(whether they say one thing, that)."""
    said = {sign for sign in signs if sign}
    return len(said) <= 1, next(iter(said), None)
