"""Text as it is compared: half width, no blanks; and patterns of many words."""

import re
import unicodedata

INVISIBLE = set("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
NUMERALS = "零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖"
OF_NUMBER = set("0123456789.,点十") | set(NUMERALS)


def fold(text):
    """Half width; every run of blanks one blank, none at the ends."""
    out = []
    for c in text:
        if "\uff01" <= c <= "\uff5e":
            c = chr(ord(c) - 0xFEE0)
        elif c == "￥":
            c = "¥"
        if c in INVISIBLE:
            continue
        out.append(" " if c.isspace() or unicodedata.category(c) == "Cc" else c)
    return re.sub(" +", " ", "".join(out)).strip(" ")


def close_up(folded):
    """Without blanks, but for one between two numbers."""
    pieces = folded.split(" ")
    closed = pieces[0]
    for piece in pieces[1:]:
        if closed and piece and piece[0] in OF_NUMBER and closed[-1] in OF_NUMBER | set("百千万亿"):
            closed += " "
        closed += piece
    return closed


def any_of(*lists):
    """A pattern of these words, the longest first."""
    found = sorted({w for each in lists for w in each.split()}, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, found)) + ")"


def name_of(text):
    """A name as it is compared: no blanks, nothing in brackets, no 指标 at its end."""
    plain, depth = [], 0
    for c in text:
        if c in "(（[【":
            depth += 1
        elif c in ")）]】":
            depth = max(0, depth - 1)
        elif depth == 0 and not c.isspace():
            plain.append(c)
    plain = "".join(plain)
    while plain.endswith("指标"):
        plain = plain[:-2]
    return plain

BLANK = set(" -‐‑‒–—―−─_/\\∕⁄")


def is_blank(text):
    return set(text) <= BLANK
