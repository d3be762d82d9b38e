//! What is marked, and how it is worded.

use pjzp_core::Source;
use pjzp_core::rule::Severity;
use pjzp_core::text::{Language, Words};

use crate::document::{Block, Document};

/// Something to be told at a place of a file, in the words of its user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where; what is told of the whole file is only listed.
    pub source: Option<Source>,
    /// How grave it is.
    pub severity: Severity,
    /// The code of its rule.
    pub code: String,
    /// What stands at the place, in words.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What should stand there.
    pub expected: Option<String>,
    /// What to do about it.
    pub remedy: String,
}

/// A file with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many marks stand at their places; the others are only listed.
    pub placed: usize,
}

/// What the list of all marks is called.
pub(super) const LIST: Words = Words::new("问题清单", "Findings");
/// What its columns are called.
pub(super) const HEAD: [Words; 7] = [
    Words::new("序号", "No."),
    Words::new("级别", "Severity"),
    Words::new("编号", "Code"),
    Words::new("位置", "Place"),
    Words::new("问题", "Problem"),
    Words::new("应为", "Expected"),
    Words::new("改法", "Remedy"),
];
/// What stands in it where there is nothing to list.
const NOTHING: Words = Words::new("没有发现问题", "nothing was found");
/// Who says it.
pub(super) const AUTHOR: &str = "pjzp";

impl Mark {
    /// The mark as a comment, one thing on each line.
    pub(super) fn comment(&self, language: Language) -> Vec<String> {
        let say = |zh, en| Words::new(zh, en).say(language);
        let Self { severity, code, problem, expected, remedy, .. } = self;
        let head = say("【{s} {c}】{p}", "[{s} {c}] {p}").replace("{s}", severity.words().say(language));
        let head = head.replace("{c}", code).replace("{p}", problem);
        let line = |name: &str, text: &str| format!("{name}{}{text}", say("：", ": "));
        let expected = expected.iter().map(|expected| line(say("应为", "expected"), expected));
        let remedy = (!remedy.is_empty()).then(|| line(say("改法", "remedy"), remedy));
        [head].into_iter().chain(expected).chain(remedy).collect()
    }

    fn row(&self, number: usize, language: Language) -> [String; 7] {
        [
            number.to_string(),
            self.severity.words().say(language).into(),
            self.code.clone(),
            self.place.clone(),
            self.problem.clone(),
            self.expected.clone().unwrap_or_default(),
            self.remedy.clone(),
        ]
    }
}

/// The rows of the list below its head: one for each mark, or one that says that there are none.
pub(super) fn rows(marks: &[Mark], language: Language) -> Vec<[String; 7]> {
    let rows = (1..).zip(marks).map(|(number, mark)| mark.row(number, language));
    let nothing = || {
        let [number, level, code, place, _, expected, remedy] = [const { String::new() }; 7];
        [number, level, code, place, NOTHING.say(language).into(), expected, remedy]
    };
    if marks.is_empty() { vec![nothing()] } else { rows.collect() }
}

/// Takes out of a document the lists that were put in it when it was marked: they are no part of
/// the form, and who mends a marked copy checks it again.
pub(crate) fn leave_out_lists(document: &mut Document) {
    const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];
    let is_list = |block: &Block| {
        let Block::Table(table) = block else { return false };
        let Some(head) = table.rows.first() else { return false };
        let texts = head.cells.iter().map(|cell| cell.text.as_str());
        LANGUAGES.iter().any(|language| texts.clone().eq(HEAD.map(|words| words.say(*language))))
    };
    let is_title = |block: &Block| {
        let Block::Paragraph(paragraph) = block else { return false };
        LANGUAGES.iter().any(|language| paragraph.text == LIST.say(*language))
    };
    let mut kept: Vec<Block> = Vec::with_capacity(document.blocks.len());
    for block in document.blocks.drain(..) {
        if is_list(&block) {
            kept.pop_if(|before| is_title(before));
        } else {
            kept.push(block);
        }
    }
    document.blocks = kept;
}
