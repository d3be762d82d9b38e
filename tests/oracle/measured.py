"""Quantities, ranges and changes, signed or not."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

import words
from numeral import Several, kept
from quantity import (
    PERCENT, PERMILLE, UNIT_NONE, Quantity, amount, amount_pattern, comparable, whole_unit,
)
from sign import AFTER, GLYPH, SIGN, WEAK, agreed, sign_of
from text import any_of


@dataclass(frozen=True)
class Reading:
    kind: str  # quantity range change date period words blank unreadable
    sign: str | None = None
    exact: bool = True
    parts: tuple = field(default=())

TAIL = rf"(?P<round>左右|上下)?(?P<after>{any_of(' '.join(AFTER))})?(?P<thing>[一-鿿]*)"
HEAD = rf"(?P<s1>{SIGN})?(?:{any_of(words.DONE)}){{0,4}}(?P<s2>{SIGN})?"
RAISED_TO = rf"(?:{any_of(words.UP, words.DOWN)}[到至])?"
CHANGE = re.compile(
    rf"{HEAD}(?:{any_of(words.COMPARED_WITH)})?(?P<way>{any_of(words.UP, words.DOWN)})了?(?![到至])"
    rf"(?P<s3>{SIGN})?{amount_pattern(0)}{TAIL}"
)
AROUND = re.compile(rf"{HEAD}{RAISED_TO}(?:{amount_pattern(0)})?±{amount_pattern(1)}{TAIL}")
RANGE = re.compile(rf"{HEAD}{RAISED_TO}{amount_pattern(0)}(?P<to>{any_of(words.TO)}){amount_pattern(1)}(?:之间)?{TAIL}")
SINGLE = re.compile(rf"{HEAD}{RAISED_TO}{amount_pattern(0)}{TAIL}")
NOTHING = re.compile(rf"{SIGN}(?P<unit>.*)")


def tail(found, quantity):
    """Whether what stands behind a quantity may stand there."""
    thing = found["thing"]
    if not thing or quantity.unit == PERCENT and thing in ("完成", "到位", "达标"):
        return True
    if quantity.unit[0] != "count":
        return False
    name = quantity.unit[1]
    return (
        (name == "人次" or len(name) == 1 and name in words.MEASURE_WORDS)
        and len(thing) < 9
        and not set(thing) & set(words.OF_SENTENCES)
        and thing.endswith(tuple(words.THINGS.split()))
    )


def signs_in(found, *names):
    out = []
    for name in names:
        if found[name]:
            sign = sign_of(found[name])
            if sign is None:
                return None
            out.append(sign)
    return out


def measured(text):
    """A quantity, a range or a change, signed or not, or None."""
    found = NOTHING.fullmatch(text)
    if found and sign_of(text[: found.start("unit")]) and text[: found.start("unit")] not in WEAK:
        if found["unit"] == "" or whole_unit(found["unit"]):
            raise Several
    return change(text) or around(text) or from_to(text) or single(text)


def change(text):
    found = CHANGE.fullmatch(text)
    if not found:
        return None
    read, signs = amount(found, 0), signs_in(found, "s1", "s2", "s3")
    if read is None or signs is None or not tail(found, read[0]):
        return None
    one, sign = agreed(*signs, AFTER.get(found["after"]))
    way = "up" if found["way"] in words.UP.split() else "down"
    return Reading("change", sign, read[1] and not found["round"], (way, read[0])) if one else None


def single(text):
    found = SINGLE.fullmatch(text)
    if not found:
        return None
    read, signs = amount(found, 0), signs_in(found, "s1", "s2")
    if read is None or signs is None or not tail(found, read[0]):
        return None
    one, sign = agreed(*signs, AFTER.get(found["after"]))
    return Reading("quantity", sign, read[1] and not found["round"], (read[0],)) if one else None


def lower_end(low, high):
    """The lower end with the unit of the upper where it has none of its own."""
    mine, theirs = low.unit, high.unit
    if mine == UNIT_NONE:
        unit = theirs
    elif theirs == UNIT_NONE:
        raise Several
    elif mine[0] == "count" and theirs[0] == "money" and not mine[1]:
        if mine[2] not in words.MONEY_COLUMNS.values():
            raise Several
        unit = ("money", mine[2])
    elif mine[0] == theirs[0] == "count":
        if mine[1] and mine[1] != theirs[1]:
            raise Several
        unit = ("count", theirs[1], mine[2])
    else:
        unit = mine
    return Quantity(low.number, unit)


def from_to(text):
    found = RANGE.fullmatch(text)
    if not found or text[found.start("to")] in "-−–" and text[found.end("to")] in "-−":
        return None
    first, second, signs = amount(found, 0), amount(found, 1), signs_in(found, "s1", "s2")
    if first is None or second is None or signs is None or not tail(found, second[0]):
        return None
    one, front = agreed(*signs)
    if not one:
        return None
    after = AFTER.get(found["after"])
    strong = any(found[s] and found[s] not in WEAK for s in ("s1", "s2"))
    if front and strong or after and after != front:
        raise Several
    low = lower_end(first[0], second[0])
    both = comparable(low, second[0])
    if both is None or both[0] > both[1]:
        raise Several
    return Reading("range", None, first[1] and second[1] and not found["round"], (low, second[0]))


def around(text):
    found = AROUND.fullmatch(text)
    if not found:
        return None
    by, signs = amount(found, 1), signs_in(found, "s1", "s2")
    first = amount(found, 0) if found["number0"] or found["of0"] else "none"
    if by is None or first is None or signs is None or not tail(found, by[0]):
        return None
    if first == "none":
        middle, exact = Quantity(Fraction(0), by[0].unit), by[1]
    else:
        middle, exact = lower_end(first[0], by[0]), first[1] and by[1]
        # 95±2% may be two points or two percent of 95.
        if first[0].unit != middle.unit and middle.unit in (PERCENT, PERMILLE) or middle.unit != by[0].unit:
            raise Several
    one, sign = agreed(*signs, AFTER.get(found["after"]))
    if not one:
        return None
    if sign or by[0].number < 0:
        raise Several
    low, high = kept(middle.number - by[0].number), kept(middle.number + by[0].number)
    ends = Quantity(low, middle.unit), Quantity(high, middle.unit)
    return Reading("range", None, exact and not found["round"], ends)


LABEL = re.compile(r"(?P<label>[一-鿿%‰/·]{1,20}?)(?P<rest>" + SIGN + ".*)")
RATE = re.compile(r"(?P<label>[一-鿿%‰/·]{1,20}?)(?<=[率度])[:为]?(?P<rest>[0-9百约].*)")


def labelled(text):
    found = LABEL.fullmatch(text)
    if not found:
        return None
    label, rest = found["label"], found["rest"]
    unit = whole_unit(label)
    if unit is None and not plain_label(label, rest):
        return None
    try:
        reading = measured(rest)
    except Several:
        if unit is None and NOTHING.fullmatch(rest) and nothing_behind(rest):
            return None
        raise
    if reading is None or unit is None:
        return reading
    if reading.kind != "quantity" or reading.parts[0].unit != UNIT_NONE:
        return None
    return Reading("quantity", reading.sign, reading.exact, (Quantity(reading.parts[0].number, unit),))


def nothing_behind(rest):
    found = re.match(SIGN, rest)
    return not rest[found.end():] or whole_unit(rest[found.end():]) is not None


def plain_label(label, rest):
    """Whether a label leaves the sign behind it as it is."""
    if any(w in label for w in words.LABEL_SPOILERS.split()) or label.endswith("约"):
        return False
    is_rate = label.endswith(("率", "度"))
    denies = any(w in label for w in words.LABEL_DENIALS.split())
    moves = any(w in label for w in (words.UP + " " + words.DOWN).split())
    if rest[0] in GLYPH:
        return is_rate or not denies and not moves
    sign = sign_of(re.match(SIGN, rest)[0])
    return sign not in (">", "<") and (
        is_rate and not label.startswith(("未", "没")) or not denies and not moves
    )


def rated(text):
    found = RATE.fullmatch(text)
    if not found or "每" in found["label"] or found["label"].endswith(("年度", "季度", "月度")):
        return None
    reading = measured(found["rest"])
    if reading is None or reading.kind not in ("quantity", "range"):
        return None
    return reading if reading.parts[-1].unit in (PERCENT, PERMILLE) else None
