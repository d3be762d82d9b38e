//! From the draft to the submission: the order of the rows, and the pointer of each value.

use std::collections::BTreeMap;

use pjzp_core::model::{
    Attachment, Budget, Figure, FundSource, FundTotal, Goal, Indicator, MoneyItem, Ordinal, Party, Section,
    Statement, Submission, Subtotal, Total,
};
use pjzp_core::{Pointer, SourceMap};

use super::draft::{
    About, BudgetDraft, Draft, RowDraft, SectionDraft, Slot, StatementDraft, SubtotalDraft, TotalDraft,
};
use super::wording::level_name;
use super::{Note, NoteKind};

impl Draft {
    /// The place of each row in the form.
    ///
    /// Rows that come from lists of met and unmet goals are put together by level 1; a form keeps
    /// its own order.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        if self.rows.iter().any(|row| row.listed) {
            let mut levels: BTreeMap<String, usize> = BTreeMap::new();
            let ranks: Vec<usize> = self
                .rows
                .iter()
                .map(|row| {
                    let name = row.level1.as_ref().map(|held| level_name(&held.text)).unwrap_or_default();
                    let next = levels.len();
                    *levels.entry(name).or_insert(next)
                })
                .collect();
            order.sort_by_key(|index| ranks.get(*index).copied().unwrap_or_default());
        }
        order
    }

    /// The submission and the place of each of its values.
    pub(super) fn finish(mut self) -> (Submission, SourceMap, Vec<Note>) {
        let order = self.order();
        let mut place_of_row = vec![0_usize; self.rows.len()];
        for (place, row) in order.iter().enumerate() {
            if let Some(slot) = place_of_row.get_mut(*row) {
                *slot = place;
            }
        }
        let mut writer = Writer { sources: SourceMap::default(), notes: std::mem::take(&mut self.notes) };
        let root = Pointer::default();
        let mut rows: Vec<Option<RowDraft>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        let indicators = order
            .iter()
            .enumerate()
            .filter_map(|(place, row)| {
                let row = rows.get_mut(*row).and_then(Option::take)?;
                Some(writer.indicator(&root.at("indicators").at(place), row))
            })
            .collect();
        self.statements.sort_by_key(|statement| statement.order);
        let statements = std::mem::take(&mut self.statements)
            .into_iter()
            .enumerate()
            .map(|(index, statement)| {
                writer.statement(&root.at("statements").at(index), statement, &place_of_row)
            })
            .collect();
        let fiscal_year = self.fiscal_year.take().map(|(year, source)| {
            writer.sources.insert(root.at("fiscal_year"), source);
            year
        });
        let submission = Submission {
            kind: self.kind,
            fiscal_year,
            name: writer.text(&root.at("name"), self.name),
            project_code: writer.text(&root.at("project_code"), self.project_code),
            division_code: writer.text(&root.at("division_code"), self.division_code),
            budget_unit: writer.party(
                &root.at("budget_unit"),
                self.budget_unit,
                self.unit_code,
                self.credit_code,
            ),
            supervising_department: writer.party(
                &root.at("supervising_department"),
                self.supervisor,
                None,
                None,
            ),
            evaluating_unit: writer.party(&root.at("evaluating_unit"), self.evaluator, None, None),
            report_date: writer.text(&root.at("report_date"), self.report_date),
            budget: writer.budget(&root.at("budget"), self.budget),
            goals: self
                .goals
                .into_iter()
                .enumerate()
                .map(|(index, goal)| {
                    let pointer = root.at("goals").at(index);
                    Goal {
                        planned: writer.text(&pointer.at("planned"), goal.planned),
                        achieved: writer.text(&pointer.at("achieved"), goal.achieved),
                        weight: writer.figure(&pointer.at("weight"), goal.weight),
                    }
                })
                .collect(),
            indicators,
            subtotals: self
                .subtotals
                .into_iter()
                .enumerate()
                .map(|(index, subtotal)| writer.subtotal(&root.at("subtotals").at(index), subtotal))
                .collect(),
            total: writer.total(&root.at("total"), self.total),
            statements,
            narrative: self
                .narrative
                .into_iter()
                .enumerate()
                .map(|(index, section)| writer.section(&root.at("narrative").at(index), section))
                .collect(),
            attachments: self
                .attachments
                .into_iter()
                .enumerate()
                .map(|(index, attachment)| {
                    writer.sources.insert(root.at("attachments").at(index), attachment.name.source);
                    Attachment {
                        name: Some(attachment.name.text),
                        kind: Some(attachment.kind.into()),
                        present: Some(attachment.present),
                    }
                })
                .collect(),
            ..Submission::default()
        };
        (submission, writer.sources, writer.notes)
    }
}

/// Writes values and notes their places.
struct Writer {
    sources: SourceMap,
    notes: Vec<Note>,
}

impl Writer {
    fn text(&mut self, pointer: &Pointer, slot: Slot) -> Option<String> {
        let held = slot?;
        self.sources.insert(pointer.clone(), held.source);
        Some(held.text)
    }

    /// A text too long for a figure cannot be held; it is noted, so that it is not lost unseen.
    fn figure(&mut self, pointer: &Pointer, slot: Slot) -> Option<Figure> {
        let held = slot?;
        let Ok(figure) = Figure::new(held.text.clone()) else {
            self.notes.push(Note { kind: NoteKind::FigureTooLong, source: held.source, text: held.text });
            return None;
        };
        self.sources.insert(pointer.clone(), held.source);
        Some(figure)
    }

    fn party(&mut self, pointer: &Pointer, name: Slot, code: Slot, credit_code: Slot) -> Option<Party> {
        (name.is_some() || code.is_some() || credit_code.is_some()).then(|| Party {
            name: self.text(&pointer.at("name"), name),
            code: self.text(&pointer.at("code"), code),
            credit_code: self.text(&pointer.at("credit_code"), credit_code),
        })
    }

    fn indicator(&mut self, pointer: &Pointer, row: RowDraft) -> Indicator {
        self.sources.insert(pointer.clone(), row.source);
        Indicator {
            level1: self.text(&pointer.at("level1"), row.level1),
            level2: self.text(&pointer.at("level2"), row.level2),
            name: self.text(&pointer.at("name"), row.name),
            sign: self.text(&pointer.at("sign"), row.sign),
            target: self.text(&pointer.at("target"), row.target),
            unit: self.text(&pointer.at("unit"), row.unit),
            actual: self.text(&pointer.at("actual"), row.actual),
            weight: self.figure(&pointer.at("weight"), row.weight),
            score: self.figure(&pointer.at("score"), row.score),
            grade: self.text(&pointer.at("grade"), row.grade),
            reason: self.text(&pointer.at("reason"), row.reason),
            scoring_note: self.text(&pointer.at("scoring_note"), row.scoring_note),
            goal: ordinal(row.goal),
            within_previous: row.within_previous.then_some(true),
            not_applicable: None,
            evidence: row
                .evidence
                .map(|held| {
                    self.sources.insert(pointer.at("evidence").at(0), held.source);
                    Attachment { name: Some(held.text), kind: Some("evidence".into()), present: None }
                })
                .into_iter()
                .collect(),
        }
    }

    fn subtotal(&mut self, pointer: &Pointer, subtotal: SubtotalDraft) -> Subtotal {
        self.sources.insert(pointer.clone(), subtotal.source);
        Subtotal {
            level1: self.text(&pointer.at("level1"), subtotal.level1),
            level2: self.text(&pointer.at("level2"), subtotal.level2),
            goal: ordinal(subtotal.goal),
            weight: self.figure(&pointer.at("weight"), subtotal.weight),
            score: self.figure(&pointer.at("score"), subtotal.score),
            grade: self.text(&pointer.at("grade"), subtotal.grade),
        }
    }

    fn total(&mut self, pointer: &Pointer, total: TotalDraft) -> Option<Total> {
        (total.weight.is_some() || total.score.is_some() || total.grade.is_some()).then(|| Total {
            weight: self.figure(&pointer.at("weight"), total.weight),
            score: self.figure(&pointer.at("score"), total.score),
            grade: self.text(&pointer.at("grade"), total.grade),
        })
    }

    fn budget(&mut self, pointer: &Pointer, budget: BudgetDraft) -> Option<Budget> {
        let total = budget.total;
        let has_total =
            total.has_money() || [&total.rate, &total.weight, &total.score].into_iter().any(Option::is_some);
        if !has_total && budget.sources.is_empty() && budget.items.is_empty() && budget.reason.is_none() {
            return None;
        }
        let total_pointer = pointer.at("total");
        Some(Budget {
            unit: self.text(&pointer.at("unit"), budget.unit),
            total: has_total.then(|| FundTotal {
                initial: self.figure(&total_pointer.at("initial"), total.initial),
                change: self.figure(&total_pointer.at("change"), total.change),
                adjusted: self.figure(&total_pointer.at("adjusted"), total.adjusted),
                executed: self.figure(&total_pointer.at("executed"), total.executed),
                rate: self.figure(&total_pointer.at("rate"), total.rate),
                weight: self.figure(&total_pointer.at("weight"), total.weight),
                score: self.figure(&total_pointer.at("score"), total.score),
            }),
            sources: budget
                .sources
                .into_iter()
                .enumerate()
                .map(|(index, source)| {
                    let pointer = pointer.at("sources").at(index);
                    FundSource {
                        name: self.text(&pointer.at("name"), source.name),
                        initial: self.figure(&pointer.at("initial"), source.initial),
                        change: self.figure(&pointer.at("change"), source.change),
                        adjusted: self.figure(&pointer.at("adjusted"), source.adjusted),
                        executed: self.figure(&pointer.at("executed"), source.executed),
                        rate: self.figure(&pointer.at("rate"), source.rate),
                        within_previous: source.within_previous.then_some(true),
                    }
                })
                .collect(),
            items: budget
                .items
                .into_iter()
                .enumerate()
                .map(|(index, item)| {
                    let pointer = pointer.at("items").at(index);
                    MoneyItem {
                        name: self.text(&pointer.at("name"), item.name),
                        amount: self.figure(&pointer.at("amount"), item.amount),
                        unit: item.unit,
                        source: self.text(&pointer.at("source"), item.source),
                    }
                })
                .collect(),
            reason: self.text(&pointer.at("reason"), budget.reason),
        })
    }

    fn statement(
        &mut self,
        pointer: &Pointer,
        statement: StatementDraft,
        place_of_row: &[usize],
    ) -> Statement {
        self.sources.insert(pointer.clone(), statement.source);
        let about = match statement.about {
            About::Nothing => None,
            About::Path(path) => Some(path.to_owned()),
            About::Row(row) => place_of_row.get(row).map(|place| format!("/indicators/{place}")),
            About::Subtotal(index) => Some(format!("/subtotals/{index}")),
        };
        Statement { subject: statement.subject, about, value: statement.value, text: Some(statement.text) }
    }

    fn section(&mut self, pointer: &Pointer, section: SectionDraft) -> Section {
        if let Some(title) = &section.title {
            self.sources.insert(pointer.clone(), title.source.clone());
        }
        Section {
            section: Some(section.id.into()),
            title: section.title.map(|held| held.text),
            text: Some(section.text),
        }
    }
}

fn ordinal(place: Option<usize>) -> Option<Ordinal> {
    Ordinal::new(u16::try_from(place?).ok()?)
}
