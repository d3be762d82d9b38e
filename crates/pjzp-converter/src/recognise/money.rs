//! Amounts of money: those that running text states, and the unit of the list of items.

use pjzp_core::Decimal;
use pjzp_core::model::Subject;
use pjzp_core::reading::{self, Money, Value};

use super::clause::{Number, View};
use super::draft::{About, Draft, Held, Slot, StatementDraft};
use super::sentence::Sentence;
use super::vocabulary::{
    ADJUSTED_CUES, BECAUSE, BUDGET_CUES, EXECUTED_CUES, INITIAL_CUES, PART_CUES, UNSPENT_CUES,
};
use super::wording::plain;

/// An amount or rate that running text states of the whole project.
#[derive(Debug)]
pub(super) struct Mention {
    subject: Subject,
    budget: BudgetKind,
    /// Stands in the section on execution, which goes before all others.
    in_budget_section: bool,
    digits: String,
    unit: &'static str,
    statement: StatementDraft,
}

/// Which budget an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BudgetKind {
    Unsaid,
    Initial,
    Adjusted,
}

/// Finds the amounts a sentence states of the whole project; the places of those in numerals that
/// make no number go to `illegible`.
pub(super) fn mentions(
    sentence: &Sentence<'_>,
    view: &View,
    in_budget_section: bool,
    found: &mut Vec<Mention>,
    illegible: &mut Vec<usize>,
) -> bool {
    let before = found.len();
    for clause in view.clauses() {
        if view.has(PART_CUES, clause) {
            continue;
        }
        let mut numbers = view.numbers(clause);
        numbers.extend(view.numerals(clause));
        numbers.sort_unstable_by_key(|number| number.start);
        for number in numbers {
            let Some((subject, unit, end)) = amount(view, clause, number) else {
                continue;
            };
            let place = view.place(number.start);
            let value = view.written(sentence, (number.start, end));
            let glyphs = view.range(number.digits());
            let in_digits = glyphs.first().is_some_and(char::is_ascii_digit);
            if !in_digits && !matches!(reading::read(&value).value, Value::Quantity(_)) {
                // 二三十万元 is vague on purpose; what is spelt out as on a cheque is meant exactly.
                if glyphs.iter().any(|glyph| "壹贰叁肆伍陆柒捌玖拾佰仟".contains(*glyph)) {
                    illegible.push(place);
                }
                continue;
            }
            let budget = if view.has(ADJUSTED_CUES, clause) {
                BudgetKind::Adjusted
            } else if view.has(INITIAL_CUES, clause) {
                BudgetKind::Initial
            } else {
                BudgetKind::Unsaid
            };
            found.push(Mention {
                subject,
                budget,
                in_budget_section,
                digits: view.written(sentence, (number.start, number.end)),
                unit,
                statement: StatementDraft {
                    order: sentence.piece(place).map_or(0, |piece| piece.place),
                    subject,
                    about: match (subject, budget) {
                        (Subject::Budget, BudgetKind::Adjusted) => About::Path("/budget/total/adjusted"),
                        (Subject::Budget, BudgetKind::Initial) => About::Path("/budget/total/initial"),
                        _ => About::Nothing,
                    },
                    value: Some(value),
                    text: sentence.text(),
                    source: sentence.source(place),
                },
            });
            // One clause states one thing; what follows in it is a part of that.
            break;
        }
    }
    found.len() > before
}

/// Units of money as written, and as the form has them; the longer before what they end with.
const UNITS: &[(&str, &str)] = &[
    ("亿元", "亿元"),
    ("亿圆", "亿元"),
    ("百万元", "百万元"),
    ("万元", "万元"),
    ("万圆", "万元"),
    ("千元", "千元"),
    ("元", "元"),
    ("圆", "元"),
];

fn amount(view: &View, clause: (usize, usize), number: Number) -> Option<(Subject, &'static str, usize)> {
    if view.stands("%", number.end) {
        let cue = ["预算执行率", "资金执行率", "执行率"].into_iter().find_map(|cue| {
            let at = view.find(cue, clause)? + cue.chars().count();
            view.number_behind(at, clause.1).filter(|behind| *behind == number)
        });
        return cue.map(|_| (Subject::ExecutionRate, "%", number.end + 1));
    }
    let (word, unit) = UNITS.iter().find(|(word, _)| view.stands(word, number.end))?;
    let end = number.end + word.chars().count();
    if view.stands("/", end) {
        return None;
    }
    let subject = if view.has(UNSPENT_CUES, clause) {
        Subject::Unspent
    } else if view.has(EXECUTED_CUES, clause) {
        Subject::Executed
    } else if view.has(BUDGET_CUES, clause) {
        Subject::Budget
    } else {
        return None;
    };
    Some((subject, unit, end))
}

/// Why money was not spent, where the sentence says that it was not.
pub(super) fn reason(sentence: &Sentence<'_>, view: &View) -> Option<Held> {
    let all = (0, view.glyphs.len());
    let unspent = view.has(UNSPENT_CUES, all);
    let at = BECAUSE.iter().filter_map(|cue| view.find(cue, all)).min().filter(|_| unspent)?;
    let place = view.place(at);
    let text = sentence.slice(place, sentence.raw.len());
    let text = text.trim_end_matches(['。', '；', ';']);
    Some(Held::new(text, &sentence.source(place)))
}

/// Gives each cell of the total row that no table filled the first amount of the section on
/// execution, or else the first of all; every other amount becomes a statement.
pub(super) fn settle(draft: &mut Draft, mut mentions: Vec<Mention>) {
    // A funds table that leaves a cell blank has left it blank.
    if !draft.budget.total.has_money() {
        let is_adjusted = |mention: &Mention| mention.budget == BudgetKind::Adjusted;
        for (subject, adjusted) in [
            (Subject::Budget, false),
            (Subject::Budget, true),
            (Subject::Executed, false),
            (Subject::ExecutionRate, false),
        ] {
            let fits = |mention: &Mention| {
                mention.subject == subject && (subject != Subject::Budget || is_adjusted(mention) == adjusted)
            };
            let best = (0..mentions.len())
                .filter(|index| mentions.get(*index).is_some_and(fits))
                .min_by_key(|index| mentions.get(*index).is_none_or(|mention| !mention.in_budget_section));
            if let Some(best) = best {
                fill(draft, mentions.remove(best));
            }
        }
    }
    draft.statements.extend(mentions.into_iter().map(|mention| mention.statement));
}

fn fill(draft: &mut Draft, mention: Mention) {
    let source = mention.statement.source;
    let total = &mut draft.budget.total;
    let slot: &mut Slot = match mention.subject {
        Subject::Budget if mention.budget == BudgetKind::Adjusted => &mut total.adjusted,
        Subject::Budget => &mut total.initial,
        Subject::Executed => &mut total.executed,
        _ => &mut total.rate,
    };
    let text = if mention.unit == "%" {
        format!("{}%", mention.digits)
    } else {
        let unit = draft.budget.unit.get_or_insert_with(|| Held::new(mention.unit, &source));
        if unit.text == mention.unit { mention.digits } else { format!("{}{}", mention.digits, mention.unit) }
    };
    *slot = Some(Held::new(text, &source));
}

/// Gives the items their unit: the one their table names, else the one in which their sum is
/// exactly the budget or the executed sum, else 元.
pub(super) fn settle_items(draft: &mut Draft) {
    let budget = &draft.budget;
    let number = |slot: &Slot| {
        let held = slot.as_ref()?;
        Decimal::parse(&plain(&held.text).replace(',', "")).ok()
    };
    let column = budget.unit.as_ref().and_then(|held| money(&held.text)).unwrap_or(Money::TenThousand);
    let sum = budget
        .items
        .iter()
        .map(|item| number(&item.amount))
        .collect::<Option<Vec<_>>>()
        .and_then(Decimal::sum);
    let totals: Vec<Decimal> = [&budget.total.adjusted, &budget.total.initial, &budget.total.executed]
        .into_iter()
        .filter_map(|slot| column.to_yuan(number(slot)?))
        .collect();
    let agrees = |unit: Money| sum.and_then(|sum| unit.to_yuan(sum)).is_some_and(|sum| totals.contains(&sum));
    let unit =
        if !agrees(Money::Yuan) && agrees(Money::TenThousand) { Money::TenThousand } else { Money::Yuan };
    for item in &mut draft.budget.items {
        item.unit.get_or_insert_with(|| unit.name().to_owned());
    }
}

fn money(name: &str) -> Option<Money> {
    [Money::Yuan, Money::Thousand, Money::TenThousand, Money::Million, Money::HundredMillion]
        .into_iter()
        .find(|money| money.name() == name)
}
