"""What a submission earns under a standard: answer(standard, submission) -> dict."""

from fractions import Fraction

import words
from figure import ONE, ZERO, Unscored, money_of, places_of, plain, points_of, rounded
from numeral import is_decimal
from row import Row, number_in, step


class Form:
    def __init__(self, standard, submission):
        self.standard = standard
        self.rows = [Row(filed, standard) for filed in submission.get("indicators") or []]
        self.year = submission.get("fiscal_year")
        self.kind = submission.get("kind") or "project"
        self.full = number_in(standard["full_marks"])
        budget = submission.get("budget") or {}
        funds = budget.get("total") or {}
        unit = (budget.get("unit") or "").strip()
        column = words.MONEY_COLUMNS.get(unit) if unit else 4
        money = {m: money_of(funds.get(m), column) for m in ("initial", "adjusted", "executed")}
        self.budget = money["initial"] if money["adjusted"] is None else money["adjusted"]
        self.executed = money["executed"]
        self.execution_weight = points_of(funds.get("weight"))
        self.execution_score = points_of(funds.get("score"))
        total = submission.get("total") or {}
        self.total_weight, self.total_score = points_of(total.get("weight")), points_of(total.get("score"))
        self.mark_parts()

    @property
    def is_scored(self):
        return self.kind in self.standard["scores"]

    def mark_parts(self):
        """Rows named 其中 that repeat the row above are parts of it, where only then the weights make up the form."""
        repeats, parent = [], None
        for row in self.rows:
            if row.part:
                continue
            named = row.name.lstrip("（(-—").startswith("其中")
            if parent is None or not named:
                parent = row
            elif row.weight is not None and (row.weight, row.score) == (parent.weight, parent.score):
                repeats.append(row)
        kept = [row for row in self.rows if not row.part]
        if repeats and self.makes_up([r for r in kept if r not in repeats]) and not self.makes_up(kept):
            for row in repeats:
                row.part = True

    def makes_up(self, rows):
        weights = sum((row.weight for row in rows if row.weight is not None), ZERO)
        stated = self.execution_weight
        if stated is None and weights == self.full:
            return True
        return weights + (number_in(self.standard["execution"]["weight"]) if stated is None else stated) == self.full

    def counted(self):
        excluded = self.standard["scoring"]["not_applicable"] == "excluded"
        return [row for row in self.rows if not row.part and not (excluded and row.not_applicable)]

    def execution(self, weight):
        """What budget execution earns with this weight."""
        if self.budget is None or self.executed is None:
            raise Unscored("no money")
        if self.budget <= 0 or self.executed < 0 or weight < 0:
            raise Unscored("no rate")
        rule, rate = self.standard["execution"]["formula"], self.executed / self.budget
        share = min(ONE, rate) if rule == "linear" else step(rule["steps"], rate) or ZERO
        return rounded(weight * share, max(self.standard["scoring"]["places"], places_of(weight)))

    def answer(self):
        if not self.is_scored:
            return {"execution": None, "points": [None] * len(self.rows), "total": None, "grade": None}
        rows = {id(row): self.earned(row) for row in self.rows}
        execution = self.execution_earned(rows)
        counted = self.counted()
        total = self.added([rows[id(row)] for row in counted] + [execution]) if counted else (None, None, None)
        return {
            "execution": written(execution),
            "points": [written(rows[id(row)]) for row in self.rows],
            "total": written(total),
            "grade": self.grade(total[2]) if written(total) is not None else None,
        }

    def earned(self, row):
        """(low, high, points): an end is None where the weight is not known."""
        filed = row.score
        try:
            low, high, certain = row.outcome(self.year)
        except Unscored:
            return self.open(row.weight, filed)
        if certain:
            return low, high, low
        return low, high, filed if filed is not None and low <= filed <= high else None

    @staticmethod
    def open(weight, filed):
        """Where the points cannot be said, the filed ones stand if they lie between nothing and the weight."""
        stands = filed is not None and filed >= 0 and (weight is None or filed <= weight)
        points = filed if stands else None
        return (None, None, points) if weight is None or weight < 0 else (ZERO, weight, points)

    def execution_earned(self, rows):
        weight = self.execution_weight
        if weight is None:
            weight = self.assumed_weight(rows)
        try:
            points = self.execution(weight)
        except Unscored:
            return self.open(weight, self.execution_score)
        return points, points, points

    def assumed_weight(self, rows):
        """The standard's, unless exactly one weight explains the filed execution score, or the filed total."""
        standard = number_in(self.standard["execution"]["weight"])
        candidates = {standard, Fraction(10), Fraction(20)}
        weights = [row.weight for row in self.counted()]
        if weights and None not in weights:
            rest = (self.full if self.total_weight is None else self.total_weight) - sum(weights)
            if rest >= 0:
                candidates.add(rest)
        scores = [rows[id(row)][2] if row.score is None else row.score for row in self.counted()]
        explaining = [c for c in candidates if self.weight_explains(c, scores)]
        return explaining[0] if len(explaining) == 1 else standard

    def weight_explains(self, weight, scores):
        try:
            points = self.execution(weight)
        except Unscored:
            return False
        if self.execution_score is not None:
            return points == self.execution_score
        return self.total_score is not None and None not in scores and sum(scores) + points == self.total_score

    @staticmethod
    def added(parts):
        """Every rounded row added up; a sum is known where all its parts are."""
        sums = []
        for each in zip(*parts):
            known = sum(each, ZERO) if None not in each else None
            sums.append(known if known is not None and is_decimal(known) else None)
        return tuple(sums)

    def grade(self, points):
        if points is None:
            return None
        share = points / self.full
        return next((g["name"] for g in self.standard["grades"] if share >= number_in(g["from"])), None)


def written(earned):
    low, high, points = earned
    if low is None or high is None:
        return None
    if low == high == points:
        return plain(points)
    ends = {"low": plain(low), "high": plain(high)}
    return ends if points is None else {**ends, "points": plain(points)}


def answer(standard, submission):
    return Form(standard, submission).answer()
