"""Amounts with their units, and how two of them go together."""

import re
from dataclasses import dataclass
from fractions import Fraction

import words
from numeral import NUMBER, SCALE, kept, number
from text import any_of, close_up, fold, is_blank

UNIT_NONE, PERCENT, PERMILLE = ("none",), ("percent",), ("permille",)


@dataclass(frozen=True)
class Quantity:
    number: Fraction
    unit: tuple  # none | percent | permille | ("money", power) | ("count", name, power)

NAMES = any_of(words.UNIT_NAMES, " ".join(words.UNIT_CHARACTERS), words.YUAN)
# A Latin unit ends where its letters end.
NAME = rf"{NAMES}(?:(?<![A-Za-z])|(?<=[A-Za-z])(?![A-Za-z0-9]))"
FULL_NAME = rf"{NAME}(?:[/·•・](?:{NAME}|{any_of(words.UNIT_BELOW)}))*"
UNIT = rf"(?:{any_of(words.PERCENT, words.PERMILLE)}|{FULL_NAME})"


def amount_pattern(i):
    return (
        rf"(?P<about{i}>{any_of(words.ABOUT)})?(?:"
        rf"(?P<of{i}>百分之|千分之)(?P<share{i}>百|{NUMBER})"
        rf"|(?P<yuan{i}>¥|人民币)?(?P<number{i}>{NUMBER})(?P<more{i}>[余多](?P<scale{i}>{SCALE})?)?"
        rf"(?P<unit{i}>{UNIT})?(?P<odd{i}>余)?)"
    )


def whole_unit(text):
    """A whole text as a unit, or None."""
    if text in words.PERCENT.split():
        return PERCENT
    if text in words.PERMILLE.split():
        return PERMILLE
    scaled = re.fullmatch(rf"({SCALE})?({FULL_NAME})?", text)
    if not scaled or not text:
        return None
    power = words.SCALES.get(scaled[1], 0)
    if scaled[2] in words.YUAN.split():
        return ("money", power) if power in words.MONEY_COLUMNS.values() else None
    return ("count", scaled[2] or "", power)


def column_unit(text):
    """The unit that a column of its own holds; there any name counts."""
    text = close_up(fold(text))
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    if is_blank(text):
        return None
    bare = text.split("(")[0]
    return whole_unit(text) or whole_unit(bare) or ("count", text, 0)


def amount(found, i):
    """(quantity, exact) of a match, or None where it is none."""
    exact = not found[f"about{i}"]
    if found[f"of{i}"]:
        if found[f"share{i}"] == "百":
            value = (Fraction(100), 0, 0, True)
        else:
            value = number(found[f"share{i}"])
        if value is None or value[2]:
            return None
        return Quantity(value[0], PERCENT if found[f"of{i}"] == "百分之" else PERMILLE), exact
    value = number(found[f"number{i}"])
    if value is None:
        return None
    value, end, greatest, numerals = value
    unit = found[f"unit{i}"]
    if found[f"more{i}"]:
        exact = False
        if found[f"scale{i}"]:
            if greatest:
                return None
            end = greatest = words.SCALES[found[f"scale{i}"]]
            value *= 10**greatest
    if found[f"odd{i}"]:
        if not unit:
            return None
        exact = False
    if unit in words.PERCENT.split() + words.PERMILLE.split():
        if greatest or found[f"yuan{i}"]:
            return None
        return Quantity(kept(value), PERMILLE if unit == words.PERMILLE else PERCENT), exact
    if unit in words.YUAN.split():
        # 三万五千元 is in 元, 3.5万元 in 万元.
        column = max(p for p in words.MONEY_COLUMNS.values() if p <= end)
        quantity = Quantity(kept(value / 10**column), ("money", column))
    elif unit:
        # 2021年 is a year however it is written.
        if unit == "年" and not greatest and 1900 <= value <= 2199:
            return None
        if found[f"about{i}"] == "近" and unit in ("年", "个月", "天", "日"):
            return None
        quantity = Quantity(kept(value / 10**end), ("count", unit, end))
    elif greatest:
        scale = end or greatest
        quantity = Quantity(kept(value / 10**scale), ("count", "", scale))
    else:
        # A lone 一 is as often a dash; other lone numerals are list marks.
        if numerals and value < 10 and value.denominator == 1 and not found[f"yuan{i}"]:
            return None
        quantity = Quantity(kept(value), UNIT_NONE)
    if found[f"yuan{i}"]:
        kind = quantity.unit
        if kind == UNIT_NONE:
            quantity = Quantity(quantity.number, ("money", 0))
        elif kind[0] == "count" and not kind[1]:
            column = max(p for p in words.MONEY_COLUMNS.values() if p <= kind[2])
            quantity = Quantity(kept(quantity.number * 10 ** (kind[2] - column)), ("money", column))
        elif kind[0] != "money":
            return None
    return quantity, exact


def measures():
    for kind, listed in words.MEASURES.items():
        for entry in listed.split(";"):
            names, factor = entry.split()
            for name in names.split("="):
                yield name, (kind, Fraction(factor))


MEASURE = dict(measures())


def names_compare(mine, theirs):
    """What one of each is on a common scale, or None; things merely counted are one to one."""
    if mine == theirs:
        return Fraction(1), Fraction(1)
    if re.search("[/·•・]", mine + theirs):
        return None
    if mine in MEASURE and theirs in MEASURE:
        (kind, one), (other_kind, other) = MEASURE[mine], MEASURE[theirs]
        return (one, other) if kind == other_kind else None
    return Fraction(1), Fraction(1)


def power(unit):
    return {"money": lambda: unit[1], "count": lambda: unit[2]}.get(unit[0], lambda: 0)()


def is_multiplier(unit):
    return unit[0] == "count" and not unit[1] and unit[2] != 0


def comparable(one, other):
    """Both numbers on one scale, or None where there is none."""
    mine, theirs = one.unit, other.unit
    if mine == UNIT_NONE or theirs == UNIT_NONE:
        # A bare number takes the unit of the other; 万 alone multiplies its own number only.
        scale = Fraction(10) ** power(mine if theirs == UNIT_NONE else theirs)
        if is_multiplier(mine) or is_multiplier(theirs):
            return one.number * 10 ** power(mine), other.number * 10 ** power(theirs)
        if PERMILLE in (mine, theirs):
            scale = Fraction(1, 10)
        return one.number * scale, other.number * scale
    rates = {PERCENT: Fraction(1), PERMILLE: Fraction(1, 10)}
    if mine in rates or theirs in rates:
        return (one.number * rates[mine], other.number * rates[theirs]) if mine in rates and theirs in rates else None
    factors = Fraction(1), Fraction(1)
    if mine[0] == theirs[0] == "count":
        factors = names_compare(mine[1], theirs[1])
        if factors is None:
            return None
    elif mine[0] != theirs[0] and (mine if mine[0] == "count" else theirs)[1]:
        return None
    return one.number * factors[0] * 10 ** power(mine), other.number * factors[1] * 10 ** power(theirs)
