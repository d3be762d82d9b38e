//! The report of the self-evaluation (绩效自评结果) as an official paper: cover, five parts, and
//! the form behind them.
//!
//! It says what was filed: the text that people wrote where they wrote one, and else the figures of
//! the form in the fixed words of the outline. What nobody wrote is a marked blank.

mod cover;
mod outline;
mod prose;
mod row;

use std::collections::BTreeSet;

use pjzp_core::form::Form;
use pjzp_core::scoring::{self, Scorecard};
use pjzp_core::{Pointer, Standard, Submission};

use super::docx::{self, BLANK, Look, Page, Paper};
use super::error::WriteError;
use super::layout::{Purpose, Sheet, lay_out};
use super::package::Data;

/// A report, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// Values of the submission that the report has no place for.
    pub omitted: Vec<Pointer>,
    /// Values that were not filed and follow from the standard; the report gives them.
    pub derived: Vec<Pointer>,
    /// How many places are still to be written.
    pub blanks: usize,
}

/// Writes the report as a Word document.
///
/// # Errors
/// [`WriteError`].
pub fn write_report(submission: &Submission, standard: &Standard) -> Result<Written, WriteError> {
    let form = Form::new(submission, standard);
    let (scorecard, _) = scoring::score(&form);
    let sheet = lay_out(&without_items(submission), standard, Purpose::Filed);
    let mut writer = Writer {
        submission,
        form: &form,
        scorecard: &scorecard,
        paper: Paper::default(),
        shown: BTreeSet::new(),
        derived: Vec::new(),
        blanks: 0,
        items_told: false,
    };
    writer.cover();
    writer.parts();
    writer.appendix(&sheet);
    let Writer { paper, shown, derived, blanks, .. } = writer;
    let json = pjzp_schema::write_submission(submission);
    let data = Data { json: &json, kind: "report", standard: &standard.id };
    let bytes = docx::write(paper, docx::form_page(&sheet), Some(data))?;
    let omitted = sheet.omitted.into_iter().filter(|place| !shown.contains(place)).collect();
    Ok(Written { bytes, omitted, derived, blanks })
}

/// A report while it is written.
struct Writer<'a> {
    submission: &'a Submission,
    form: &'a Form<'a>,
    scorecard: &'a Scorecard,
    paper: Paper,
    /// Values of which the form has no place, and the report does.
    shown: BTreeSet<Pointer>,
    derived: Vec<Pointer>,
    blanks: usize,
    items_told: bool,
}

/// The report has a table of its own for what the money was for; the form behind it has none.
fn without_items(submission: &Submission) -> Submission {
    let mut form = submission.clone();
    if let Some(budget) = &mut form.budget {
        budget.items.clear();
    }
    form
}

impl Writer<'_> {
    fn say(&mut self, look: Look, text: &str) {
        self.blanks += text.matches(BLANK).count();
        self.paper.paragraph(look, text);
    }

    /// The form, on pages of its own.
    fn appendix(&mut self, sheet: &Sheet) {
        self.attachments();
        self.paper.end_section(Page::OFFICIAL);
        docx::draw_form(&mut self.paper, sheet, docx::form_page(sheet));
    }

    /// What belongs to the report: the form behind it, and the papers it names.
    fn attachments(&mut self) {
        let submission = self.submission;
        let is_form = |name: &str| name.contains("自评表") || name.contains("评价表");
        let mut papers = submission.attachments.iter().filter_map(|paper| paper.name.as_deref());
        let title = papers.find(|name| is_form(name)).unwrap_or(self.form_title());
        self.say(Look::Body, &format!("附表：{title}"));
        let mut named = Vec::new();
        for (index, paper) in submission.attachments.iter().enumerate() {
            let Some(name) = paper.name.as_deref().filter(|name| !name.trim().is_empty()) else { continue };
            self.shown.insert(Pointer::from("/attachments").at(index).at("name"));
            if name != title {
                named.push(name);
            }
        }
        if !named.is_empty() {
            self.say(Look::Body, "附件：");
        }
        for (index, name) in named.into_iter().enumerate() {
            self.say(Look::Body, &format!("{}. {name}", index + 1));
        }
    }
}
