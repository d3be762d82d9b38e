"""What a filed value says: read(text) -> Reading."""

import re
from functools import lru_cache

import words
from deadline import dated
from measured import Reading, labelled, measured, rated
from numeral import Several, TooLong
from quantity import UNIT_NONE, Quantity, amount, amount_pattern, is_multiplier, whole_unit
from sign import AFTER, SIGN, sign_of
from text import any_of, close_up, fold, is_blank

DEGREE = {w: d for d, each in words.DEGREES.items() for w in each.split()}
PHRASE = re.compile(
    rf"(?P<degree>{any_of(' '.join(DEGREE))})?(?:{any_of(words.ADVERBS)})?(?:达标|(?P<verb>达成|完成|达到|实现)"
    rf"(?P<of>(?:{any_of(words.OF_WHAT)})?(?:绩效)?)(?P<object>{any_of(words.OBJECTS)})?"
    rf"(?P<effect>{any_of(words.SOME_EFFECT, words.POOR_EFFECT)})?)"
)


def phrase(text):
    """met, partly or not met, where the text is one of the usual phrases."""
    found = PHRASE.fullmatch(text.rstrip("。;"))
    if not found:
        return None
    degree = DEGREE.get(found["degree"], "met")
    if found["verb"] and not found["object"] and (found["of"] or found["verb"] in ("达到", "实现")):
        return None
    allowed = {"partly": words.SOME_EFFECT, "not met": words.POOR_EFFECT}.get(degree, "").split()
    return degree if not found["effect"] or found["effect"] in allowed else None


def value(text):
    reading = dated(text) or measured(text) or labelled(text) or rated(text)
    if reading is None and several(text):
        raise Several
    return reading


FIRST = re.compile(rf"{amount_pattern(0)}(?P<rest>.*)")


def several(text):
    """Whether a text begins with a quantity and holds another."""
    sign = re.match(SIGN, text)
    if sign and sign_of(sign[0]):
        text = text[sign.end():]
    if re.fullmatch(r"[0-9][0-9 ,.\-~/%、;±—]*", text):
        return True
    found = FIRST.fullmatch(text)
    if not found or not re.search("[0-9]", found["rest"]):
        return False
    read = amount(found, 0)
    if read is None or read[0].unit == UNIT_NONE:
        return False
    # 1万2 is one wrong number, and so words.
    return not (is_multiplier(read[0].unit) and found["rest"][0].isdigit())


def remarked(text):
    """value(remark): the remark may be the unit, or is passed over."""
    if not text.endswith(")"):
        return None
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth == 0:
            break
    else:
        return None
    before, remark = text[:at], text[at + 1 : -1]
    if not before or remark in ("不含", "不含本数", "左右") or remark.startswith(tuple(AFTER)):
        return None
    reading, unit = value(before), whole_unit(remark)
    if reading is None or unit is None:
        return reading
    parts = tuple(
        Quantity(p.number, unit) if isinstance(p, Quantity) and p.unit == UNIT_NONE else p for p in reading.parts
    )
    return Reading(reading.kind, reading.sign, reading.exact, parts)


@lru_cache(maxsize=200_000)
def read(text):
    """What a filed value says."""
    folded = fold(text)
    closed = close_up(folded)
    if is_blank(closed):
        return Reading("blank")
    degree = phrase(closed)
    if degree is None:
        ended = closed.rstrip("。;")
        try:
            reading = remarked(ended) or value(ended)
        except (TooLong, Several):
            return Reading("unreadable")
        if reading:
            return reading
    return Reading("words", parts=(folded, degree))
