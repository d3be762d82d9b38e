//! What a form says, as a person who read it wrote it down, held against what was recognised.

use pjzp_converter::Recognised;
use pjzp_core::model;
use serde_json::Value;

/// A fact, and what was read for it.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Which cell of the form it is.
    pub name: String,
    /// What the person read.
    pub fact: String,
    /// What was recognised.
    pub found: String,
    /// The texts that say the same as the fact.
    equal: Vec<String>,
    /// Whether its parts may stand in any order.
    in_parts: bool,
    /// The form has a column for it.
    has_column: bool,
}

/// How a fact compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It was recognised.
    Right,
    /// It was not.
    Wrong,
    /// The person knew it from elsewhere: the table of the form has no column for it.
    WithoutColumn,
}

impl Cell {
    /// How it compares.
    pub fn verdict(&self) -> Verdict {
        let plain = |text: &str| if self.in_parts { glyphs(text) } else { figure(text).chars().collect() };
        let found: Vec<char> = plain(&self.found);
        if self.equal.iter().any(|fact| plain(fact) == found) {
            Verdict::Right
        } else if self.has_column || !self.found.is_empty() {
            Verdict::Wrong
        } else {
            Verdict::WithoutColumn
        }
    }
}

/// A text as figures compare: without blanks, and without the zeros that say nothing behind a point.
pub fn figure(text: &str) -> String {
    let plain: String = text.chars().filter(|glyph| !glyph.is_whitespace()).collect();
    let (digits, behind) = plain.strip_suffix('%').map_or((plain.as_str(), ""), |digits| (digits, "%"));
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match digits.split_once('.') {
        Some((whole, places)) if is_number => {
            let places = places.trim_end_matches('0');
            format!("{whole}{}{places}{behind}", if places.is_empty() { "" } else { "." })
        }
        _ => plain,
    }
}

/// The characters of a text in order: a sign, a value and a unit are filed in any order.
fn glyphs(text: &str) -> Vec<char> {
    let mut glyphs: Vec<char> = figure(text).chars().collect();
    glyphs.sort_unstable();
    glyphs
}

/// Each cell of the facts of a form, and what was read for it.
pub fn cells(text: &str, facts: &Value, form: &Recognised) -> Vec<Cell> {
    let points =
        |figure: &Option<model::Figure>| figure.as_ref().map(|it| it.text().to_owned()).unwrap_or_default();
    let word = |word: &Option<String>| word.clone().unwrap_or_default();
    let fact =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let funds = text.lines().find(|line| line.starts_with("项目资金")).unwrap_or_default();
    let has_levels = text.contains("一级指标");
    let mut cells = Vec::new();
    let rows = facts.get("indicators").and_then(Value::as_array).cloned().unwrap_or_default();
    for (index, row) in rows.iter().enumerate() {
        let read = form.submission.indicators.get(index).cloned().unwrap_or_default();
        let target = format!("{}{}{}", word(&read.sign), word(&read.target), word(&read.unit));
        for (name, found, has_column) in [
            ("l1", word(&read.level1), has_levels),
            ("l2", word(&read.level2), has_levels),
            ("l3", word(&read.name), true),
            ("target", target, true),
            ("actual", word(&read.actual), true),
            ("weight", points(&read.weight), true),
            ("score", points(&read.score), true),
        ] {
            let fact = fact(row, name);
            // A direction beside a sign says again what the sign says, and is passed over.
            let equal = vec![fact.replace("正向", "").replace("反向", ""), fact.clone()];
            let in_parts = name == "target";
            cells.push(Cell {
                name: format!("row {} {name}", index + 1),
                fact,
                found,
                equal,
                in_parts,
                has_column,
            });
        }
    }
    let total = form.submission.budget.clone().unwrap_or_default().total.unwrap_or_default();
    let budget = facts.get("budget").cloned().unwrap_or_default();
    // The facts have the only budget of a form under one name or the other, or both.
    let budgets = ["year_start", "full_year"].map(|name| fact(&budget, name));
    let only = total.initial.is_none() != total.adjusted.is_none();
    for (name, found, words) in [
        ("year_start", &total.initial, &[][..]),
        ("full_year", &total.adjusted, &[][..]),
        ("executed", &total.executed, &[][..]),
        ("rate", &total.rate, &[][..]),
        ("weight", &total.weight, &["分值", "权重", "20分"][..]),
        ("score", &total.score, &["得分"][..]),
    ] {
        let fact = fact(&budget, name);
        let mut equal = vec![fact.clone()];
        if only && ["year_start", "full_year"].contains(&name) {
            equal.extend(if found.is_none() { vec![String::new()] } else { budgets.to_vec() });
        }
        let has_column = words.is_empty() || words.iter().any(|word| funds.contains(word));
        cells.push(Cell {
            name: format!("budget {name}"),
            fact,
            found: points(found),
            equal,
            in_parts: false,
            has_column,
        });
    }
    cells
}
