//! The flat tables that systems of the 预算管理一体化 platform exchange, as CSV files, both ways.
//!
//! Names of tables and columns follow implementations, not the text of a national standard: this is
//! a mapping. Rows of one filing share their `EVAL_ID`; money is in 元.

mod map;

use std::collections::BTreeMap;

use csv::ReaderBuilder;
use pjzp_core::reading::Money;
use pjzp_core::{Decimal, Figure, Pointer, Submission};
use serde_json::{Map, Value};

use crate::read::{ReadError, decode, unguarded};
use crate::write::{WriteError, guarded, leaves, records};
use map::{EVAL_ID, Held, Kind, SOURCE, TABLES, TOTAL, Table};

/// A table as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name: `PM_PERF_SELF_EVAL.csv`.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// The tables of submissions, and what the tables have no column for, by submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tables {
    /// One file for each table, also where it has no rows.
    pub files: Vec<File>,
    /// The values that no column holds.
    pub omitted: Vec<Vec<Pointer>>,
}

/// Why tables are no submissions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MofError {
    /// The table that every filing has a row in is not there.
    #[error("`{name}` is missing")]
    Missing {
        /// Its file.
        name: String,
    },
    /// A table cannot be read.
    #[error("`{name}`: {error}")]
    Unreadable {
        /// Its file.
        name: String,
        /// Why.
        error: ReadError,
    },
    /// A row does not say which filing it belongs to.
    #[error("`{name}` has a row without EVAL_ID")]
    NoIdentity {
        /// Its file.
        name: String,
    },
    /// The rows of a filing make no submission.
    #[error("filing `{eval_id}`: `{pointer}` cannot be taken over")]
    Refused {
        /// Which filing.
        eval_id: String,
        /// The first value that is refused.
        pointer: Pointer,
    },
}

impl MofError {
    /// The error in Chinese; [`std::fmt::Display`] gives it in English.
    pub fn zh(&self) -> String {
        match self {
            Self::Missing { name } => format!("缺少 {name}"),
            Self::Unreadable { name, error } => format!("{name}：{}", error.zh()),
            Self::NoIdentity { name } => format!("{name} 中有的行没有 EVAL_ID，不知属于哪一份自评"),
            Self::Refused { eval_id, pointer } => {
                format!("EVAL_ID 为 {eval_id} 的自评：{pointer} 的值不能读入")
            }
        }
    }
}

/// Writes submissions as tables; filings are numbered from 1.
///
/// # Errors
/// [`WriteError`].
pub fn write_mof(submissions: &[Submission]) -> Result<Tables, WriteError> {
    let mut rows: Vec<Vec<Vec<String>>> = TABLES.iter().map(|table| vec![heads(table)]).collect();
    let mut omitted = Vec::new();
    for (index, submission) in submissions.iter().enumerate() {
        // INVARIANT (writing never fails): a submission has string keys and no serialiser of its own
        // that errs.
        let whole = serde_json::to_value(submission).unwrap_or_default();
        let mut shown = vec![Pointer::from("/schema_version"), Pointer::from("/budget/unit")];
        let mut writer =
            Rows { submission, whole: &whole, eval_id: (index + 1).to_string(), shown: &mut shown };
        for (table, rows) in TABLES.iter().zip(&mut rows) {
            writer.of(table, rows);
        }
        let is_left = |place: &Pointer| !shown.contains(place);
        omitted.push(leaves(submission).into_iter().filter(is_left).collect());
    }
    let files = TABLES
        .iter()
        .zip(rows)
        .map(|(table, rows)| Ok(File { name: format!("{}.csv", table.name), bytes: records(rows)? }));
    Ok(Tables { files: files.collect::<Result<_, WriteError>>()?, omitted })
}

fn heads(table: &Table) -> Vec<String> {
    std::iter::once(EVAL_ID)
        .chain(table.columns.iter().map(|column| column.name))
        .map(str::to_owned)
        .collect()
}

/// The rows of one submission.
struct Rows<'a> {
    submission: &'a Submission,
    whole: &'a Value,
    eval_id: String,
    shown: &'a mut Vec<Pointer>,
}

impl Rows<'_> {
    fn of(&mut self, table: &Table, rows: &mut Vec<Vec<String>>) {
        for held in table.held {
            match *held {
                Held::One(place) => {
                    // The filing has a row though nothing of it is known.
                    if place.is_empty() || self.whole.pointer(place).is_some() {
                        rows.push(self.row(table, place, *held));
                    }
                }
                Held::Each(list) => {
                    let count = self.whole.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
                    for index in 0..count {
                        rows.push(self.row(table, &format!("{list}/{index}"), *held));
                    }
                }
            }
        }
    }

    fn row(&mut self, table: &Table, place: &str, held: Held) -> Vec<String> {
        let mut cells = vec![self.eval_id.clone()];
        for column in table.columns {
            if column.member.is_empty() {
                cells.push(column.fixed.to_owned());
                continue;
            }
            // The total has no name of its own; the table has.
            if table.names_total && matches!(held, Held::One(_)) && column.name == SOURCE {
                cells.push(TOTAL.into());
                continue;
            }
            let pointer = Pointer::new(format!("{place}{}", column.member));
            let text = match self.whole.pointer(pointer.text()) {
                Some(Value::String(text)) => Some(text.clone()),
                Some(Value::Number(number)) => Some(number.to_string()),
                _ => None,
            };
            let text = text.and_then(|text| match column.kind {
                Kind::Money => self.in_yuan(&text),
                _ => Some(text),
            });
            if text.is_some() {
                self.shown.push(pointer);
            }
            cells.push(text.map(|text| guarded(&text)).unwrap_or_default());
        }
        cells
    }

    /// An amount of the funds in 元; `None` where it is no amount, and so has no place in the column.
    fn in_yuan(&self, text: &str) -> Option<String> {
        let unit = self.submission.budget.as_ref().and_then(|budget| budget.unit.as_deref());
        let unit = unit.map(str::trim).filter(|unit| !unit.is_empty()).unwrap_or(Money::TenThousand.name());
        let units = [Money::Yuan, Money::Thousand, Money::TenThousand, Money::Million, Money::HundredMillion];
        let column = units.into_iter().find(|money| money.name() == unit)?;
        if column == Money::Yuan && Decimal::parse(text).is_ok() {
            return Some(text.to_owned());
        }
        Some(Figure::new(text).ok()?.money(column)?.to_string())
    }
}

/// Reads submissions from tables, by the names of their files in either case; columns that are not
/// known are passed over.
///
/// # Errors
/// [`MofError`].
pub fn read_mof(files: &[File]) -> Result<Vec<Submission>, MofError> {
    let mut filings: Vec<(String, Value)> = Vec::new();
    for table in &TABLES {
        let name = format!("{}.csv", table.name);
        let Some(file) = files.iter().find(|file| file.name.eq_ignore_ascii_case(&name)) else {
            if table.held.contains(&Held::One("")) {
                return Err(MofError::Missing { name });
            }
            continue;
        };
        for row in read_rows(file, &name)? {
            let eval_id =
                row.get(EVAL_ID).cloned().ok_or_else(|| MofError::NoIdentity { name: name.clone() })?;
            let known = filings.iter().position(|(id, _)| *id == eval_id);
            let at = known.unwrap_or_else(|| {
                filings.push((eval_id, Value::Object(Map::new())));
                filings.len() - 1
            });
            if let Some((_, filing)) = filings.get_mut(at) {
                take(table, &row, filing);
            }
        }
    }
    let submissions = filings.into_iter().map(|(eval_id, mut filing)| {
        put(&mut filing, "/schema_version", "1".into());
        if filing.pointer("/budget").is_some() {
            put(&mut filing, "/budget/unit", "元".into());
        }
        pjzp_schema::read_submission(filing.to_string().as_bytes()).map_err(|refusal| MofError::Refused {
            eval_id,
            pointer: refusal.problems.first().map(|problem| problem.pointer.clone()).unwrap_or_default(),
        })
    });
    submissions.collect()
}

/// The rows of a table, each a text by its column.
fn read_rows(file: &File, name: &str) -> Result<Vec<BTreeMap<String, String>>, MofError> {
    let unreadable = |error| MofError::Unreadable { name: name.to_owned(), error };
    let text = decode(&file.bytes).map_err(unreadable)?;
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let malformed = |error: &csv::Error| {
        unreadable(ReadError::Malformed { line: error.position().map_or(1, csv::Position::line) })
    };
    let heads = reader.headers().map_err(|error| malformed(&error))?.clone();
    let heads: Vec<String> = heads.iter().map(|head| head.trim().to_ascii_uppercase()).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| malformed(&error))?;
        let cells =
            heads.iter().zip(&record).map(|(head, text)| (head.clone(), unguarded(text.trim()).to_owned()));
        rows.push(cells.filter(|(_, text)| !text.is_empty()).collect());
    }
    Ok(rows)
}

/// Takes a row over into its filing.
fn take(table: &Table, row: &BTreeMap<String, String>, filing: &mut Value) {
    let is_total = table.names_total && row.get(SOURCE).is_some_and(|name| name == TOTAL);
    let held =
        table.held.iter().find(|held| matches!(held, Held::One(_)) == is_total || table.held.len() == 1);
    let place = match held {
        Some(Held::One(place)) => (*place).to_owned(),
        Some(Held::Each(list)) => {
            let count = filing.pointer(list).and_then(Value::as_array).map_or(0, Vec::len);
            format!("{list}/{count}")
        }
        None => return,
    };
    if filing.pointer(&place).is_none() {
        // A row without a value is a row.
        put(filing, &place, Value::Object(Map::new()));
    }
    for column in table.columns {
        let Some(text) = row.get(column.name).filter(|_| !column.member.is_empty()) else { continue };
        if is_total && column.name == SOURCE {
            continue;
        }
        let value = match column.kind {
            Kind::Year => text.parse::<u16>().map_or_else(|_| Value::from(text.as_str()), Value::from),
            _ => Value::from(text.as_str()),
        };
        put(filing, &format!("{place}{}", column.member), value);
    }
}

/// Puts a value at a place, and makes the records and lists above it.
fn put(whole: &mut Value, place: &str, value: Value) {
    let mut here = whole;
    for step in place.split('/').skip(1) {
        let Ok(index) = step.parse::<usize>() else {
            if !here.is_object() {
                *here = Value::Object(Map::new());
            }
            let Value::Object(members) = here else { return };
            here = members.entry(step).or_insert(Value::Null);
            continue;
        };
        if !here.is_array() {
            *here = Value::Array(Vec::new());
        }
        let Value::Array(items) = here else { return };
        if items.len() <= index {
            items.resize(index + 1, Value::Null);
        }
        let Some(item) = items.get_mut(index) else { return };
        here = item;
    }
    *here = value;
}
