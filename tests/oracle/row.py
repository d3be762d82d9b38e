"""What one row earns."""

from fractions import Fraction

import words
from deadline import first_of, last_of
from figure import ONE, ZERO, Unscored, cut, places_of, points_of, rounded
from measured import Reading
from numeral import is_decimal
from quantity import PERCENT, PERMILLE, UNIT_NONE, Quantity, column_unit, comparable, is_multiplier
from reading import read
from sign import column_sign
from text import name_of

DIRECTION = {">=": "positive", ">": "positive", "=": "equal", "<=": "reverse", "<": "reverse"}


def is_named(level, filed):
    return name_of(filed) != "" and name_of(filed) in map(name_of, [level["name"], *level["synonyms"]])


def dimension_of(standard, filed):
    return next((d for d in standard["dimensions"] if filed and is_named(d, filed)), None)


def level2_of(standard, dimension, filed):
    if not filed:
        return None
    own = dimension["level2"] if dimension else []
    everywhere = [level for d in standard["dimensions"] for level in d["level2"]]
    return next((level for level in [*own, *everywhere] if is_named(level, filed)), None)


def number_in(member):
    return Fraction(member)


def step(steps, rate):
    """The share of the highest step that the rate reaches; nothing below the last."""
    return next((number_in(s["share"]) for s in steps if rate >= number_in(s["from"])), None)


class Row:
    def __init__(self, filed, standard):
        self.filed = filed
        self.name = (filed.get("name") or "").strip()
        self.level1 = dimension_of(standard, filed.get("level1"))
        self.level2 = level2_of(standard, self.level1, filed.get("level2"))
        self.weight = points_of(filed.get("weight"))
        self.score = points_of(filed.get("score"))
        self.part = filed.get("within_previous") is True
        self.not_applicable = filed.get("not_applicable") is True
        self.actual = read(filed.get("actual") or "")
        self.target = self.whole_target()
        self.scoring = standard["scoring"]

    def whole_target(self):
        """The target with the sign and the unit that stand in columns of their own."""
        target = read(self.filed.get("target") or "")
        sign = target.sign or column_sign(self.filed.get("sign"))
        parts = target.parts
        if target.kind == "quantity" and parts[0].unit == UNIT_NONE:
            unit = column_unit(self.filed.get("unit") or "")
            parts = (Quantity(parts[0].number, unit or UNIT_NONE),)
        return Reading(target.kind, sign, target.exact, parts)

    @property
    def places(self):
        """The standard's, or the weight's own where it has more."""
        return max(self.scoring["places"], places_of(self.weight))

    def earns(self, share):
        return rounded(self.weight * share, self.places)

    # An outcome is (low, high, whether a formula gives the points).

    def outcome(self, fiscal_year):
        if self.not_applicable:
            raise Unscored("not applicable")
        if self.weight is None or self.weight <= 0:
            raise Unscored("no weight")
        target, actual = self.target, self.actual
        if actual.kind == "blank" or target.kind == "blank":
            raise Unscored("blank")
        if "unreadable" in (actual.kind, target.kind):
            raise Unscored("not readable")
        if target.kind == "words":
            return self.qualitative(target, actual)
        if actual.kind == "words":
            band = self.band(actual)
            if band is None:
                raise Unscored("words for a quantity")
            return self.within(band)
        points = self.quantitative(target, actual, fiscal_year)
        return points, points, True

    def band(self, wording):
        """The band whose phrases the wording is of: the standard's own first, then the usual ones."""
        text, degree = wording.parts
        bands = self.scoring["bands"]
        for band in bands:
            if name_of(text) in map(name_of, band["phrases"]):
                return band
        if degree == "partly":
            return bands[1] if len(bands) > 1 else None
        return {"met": bands[:1], "not met": bands[-1:]}.get(degree, [None])[0] if bands else None

    def within(self, band):
        if band is None:
            return ZERO, self.weight, False
        return self.earns(number_in(band["low"])), self.earns(number_in(band["high"])), False

    def qualitative(self, target, actual):
        if actual.kind != "words":
            return self.within(None)
        same = name_of(target.parts[0]) == name_of(actual.parts[0]) != ""
        best = self.scoring["bands"][0] if self.scoring["bands"] else None
        return self.within(best if same else self.band(actual))

    def quantitative(self, target, actual, fiscal_year):
        if actual.kind == "range":
            raise Unscored("the actual value is a range")
        kinds = target.kind, actual.kind
        dates = {"date", "period"}
        if target.kind in dates and actual.kind in dates:
            return self.by_date(target.parts[-1], actual.parts[-1], fiscal_year)
        if kinds == ("quantity", "quantity"):
            return self.by_quantity(target.parts[0], actual.parts[0])
        if kinds == ("range", "quantity"):
            return self.by_range(*target.parts, actual.parts[0])
        way = DIRECTION.get(target.sign, "positive")
        if kinds == ("change", "change"):
            pair = self.pair(target.parts[1], actual.parts[1])
            return self.moved(pair, way, target.parts[0] != actual.parts[0])
        if kinds == ("change", "quantity"):
            # A number beside a change is its amount, a minus the way down.
            down = actual.parts[0].number < 0
            amount = Quantity(abs(actual.parts[0].number), actual.parts[0].unit)
            pair = self.pair(target.parts[1], amount)
            return self.moved(pair, way, down and target.parts[0] == "up")
        if kinds == ("quantity", "change") and actual.parts[0] == "up":
            return self.by(way, *self.pair(target.parts[0], actual.parts[1]))
        raise Unscored("kinds differ")

    def moved(self, pair, way, against):
        """What a change earns; one that goes against the target earns nothing, but keeps a limit."""
        if not against:
            return self.by(way, *pair)
        return self.earns(ONE if way == "reverse" else ZERO)

    def by_date(self, due, done, fiscal_year):
        due_by, done_by = last_of(due, fiscal_year), last_of(done, fiscal_year)
        if due_by is None or done_by is None:
            raise Unscored("no year")
        if done_by <= due_by:
            return self.earns(ONE)
        if first_of(done, fiscal_year) <= due_by:
            raise Unscored("late or not")
        if self.scoring["late"] == "nothing":
            return self.earns(ZERO)
        raise Unscored("late")

    def pair(self, target, actual):
        """Target and actual on one scale."""
        if target.unit == PERCENT and actual.unit == UNIT_NONE and 0 < actual.number <= 1:
            raise Unscored("a share or a percentage")
        bare = UNIT_NONE in (target.unit, actual.unit)
        if target.unit == actual.unit or bare and not (is_multiplier(target.unit) or is_multiplier(actual.unit)):
            return target.number, actual.number
        scales = comparable(Quantity(ONE, target.unit), Quantity(ONE, actual.unit))
        if scales is None:
            raise Unscored("kinds differ")
        mine, theirs = target.number * scales[0], actual.number * scales[1]
        # In one base unit; where the digits of that never end, in the unit of one of the two.
        for one, other in ((mine, theirs), (target.number, theirs / scales[0]), (mine / scales[1], actual.number)):
            if is_decimal(one) and is_decimal(other):
                return one, other
        raise Unscored("too large")

    def by_quantity(self, target, actual):
        pair = self.pair(target, actual)
        steps = self.scoring.get("satisfaction")
        if self.level1 and "满意" in self.level1["name"] and steps and actual.unit in (PERCENT, PERMILLE):
            rate = actual.number / (100 if actual.unit == PERCENT else 1000)
            if not is_decimal(rate):
                raise Unscored("too large")
            return self.earns(step(steps, rate) or ZERO)
        if self.target.sign:
            return self.by(DIRECTION[self.target.sign], *pair)
        if not self.may_be_reverse(target):
            return self.by("positive", *pair)
        positive, reverse = self.by("positive", *pair), self.by("reverse", *pair)
        # Only where the filed score follows from "at least" alone is it taken for that.
        explained = [self.explains(way, *pair) for way in ("positive", "reverse")]
        return positive if explained == [True, False] else reverse

    def may_be_reverse(self, target):
        if self.level2 is None:
            return False
        counted = target.unit == UNIT_NONE or target.unit[0] == "count"
        takes_time = target.unit[0] == "count" and target.unit[1] in words.DURATIONS.split()
        return (
            self.level2["orientation"] == "reverse"
            or "时效" in self.level2["name"] and takes_time
            or counted and any(word in self.name for word in words.UNWANTED.split())
        )

    def by_range(self, low, high, actual):
        below, above = self.pair(low, actual), self.pair(high, actual)
        if below[1] < below[0]:
            return self.by("positive", *below)
        if above[1] > above[0]:
            return self.by("reverse", *above)
        return self.earns(ONE)

    def by(self, way, target, actual):
        return self.earns(self.share(way, target, actual))

    def share(self, way, target, actual):
        """The share of the weight that the formula of the standard gives."""
        if {"positive": actual > target, "reverse": actual < target, "equal": False}[way]:
            return ONE
        # On the bound of > or < the ratio is one, where there is a ratio.
        strict = self.target.sign in (">", "<") and self.actual.sign != self.target.sign
        if actual == target and not (strict and target <= 0):
            return ONE
        if target < 0:
            raise Unscored("negative target")
        if target == 0:
            return ZERO
        if way == "equal":
            if self.scoring["equal"] == "all_or_nothing":
                return ZERO
            return min(ONE, max(ZERO, actual / target))
        if way == "positive":
            rule = self.scoring["positive"]
            if rule == "ratio":
                return max(ZERO, actual / target)
            floor = number_in(rule["threshold_linear"]["floor"])
            return max(ZERO, (actual / target - floor) / (1 - floor))
        if self.scoring["reverse"] == "target_over_actual":
            return target / actual
        return max(ZERO, 1 - (actual - target) / target)

    def explains(self, way, target, actual):
        """Whether the filed score follows from the formula: exactly, more finely or coarsely rounded,
        cut, or with the rate rounded first."""
        if self.score is None:
            return False
        rate = self.share(way, target, actual)
        exact, places = self.weight * rate, self.places
        to = [*range(places + 1), max(places, places_of(self.score))]
        ways = {rounded(exact, p) for p in to} | {cut(exact, p) for p in range(places + 1)}
        ways |= {rounded(rounded(rate, p) * self.weight, places) for p in (4, 3, 2)}
        return self.score in ways
