//! What a file is written as, by the ending of its name, and what is said of what it cannot hold.

use std::collections::BTreeMap;
use std::path::Path;

use pjzp_converter::write::{FormFormat, WriteError};
use pjzp_core::text::Text;
use pjzp_core::{Pointer, Submission};
use pjzp_validator::label::label;

/// A format that a submission is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// The data standard.
    Json,
    /// The data standard, a submission on each line.
    Ndjson,
    /// The official form.
    Form(FormFormat),
}

impl Target {
    /// The endings of names, for messages.
    const ENDINGS: [&str; 7] = ["json", "ndjson", "xlsx", "docx", "html", "md", "csv"];

    /// What the ending of a name stands for.
    pub(crate) fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            _ => FormFormat::from_name(path.to_str()?).map(Self::Form),
        }
    }

    /// As [`Target::of_name`], or what to tell the user.
    pub(crate) fn asked(path: &Path) -> Result<Self, Text> {
        Self::of_name(path).ok_or_else(|| unsupported(path, &Self::ENDINGS))
    }
}

/// The format of a form, or what to tell the user.
pub(crate) fn form_format(path: &Path) -> Result<FormFormat, Text> {
    let endings = Target::ENDINGS.get(2..).unwrap_or_default();
    path.to_str().and_then(FormFormat::from_name).ok_or_else(|| unsupported(path, endings))
}

/// That no file of this name can be written.
pub(crate) fn unsupported(path: &Path, endings: &[&str]) -> Text {
    let shown = path.display();
    Text::new(
        format!("{shown}：不能写成这种格式；文件名应以下列之一结尾：{}", endings.join("、")),
        format!("{shown}: a format that cannot be written; end the name in one of {}", endings.join(", ")),
    )
}

/// Why nothing was written.
pub(crate) fn unwritten(path: &Path, error: &WriteError) -> Text {
    let shown = path.display();
    Text::new(format!("{shown}：{}", error.zh()), format!("{shown}: {error}"))
}

/// The lists of a submission, and how their items are counted.
const LISTS: [(&str, &str, &str, &str); 4] = [
    ("narrative", "报告正文", "段", "sections of the report"),
    ("statements", "文中数据", "条", "figures stated in prose"),
    ("attachments", "附件", "个", "attachments"),
    ("extensions", "扩展数据", "项", "data of other systems"),
];

/// What a file leaves out of a submission; nothing where it leaves out nothing.
///
/// `is_carried`: the file holds it all as data, beside what it shows.
pub(crate) fn left_out(
    path: &Path,
    submission: &Submission,
    omitted: &[Pointer],
    is_carried: bool,
) -> Option<Text> {
    /// Most values that are named one by one.
    const MOST: usize = 10;
    let mut lists: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let mut single = Vec::new();
    for place in omitted {
        let mut steps = place.text().split('/').skip(1);
        let (list, item) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
        match LISTS.iter().position(|(name, ..)| *name == list) {
            Some(at) => lists.entry(at).or_default().push(item),
            None => single.push(label(submission, place)),
        }
    }
    if omitted.is_empty() {
        return None;
    }
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (at, mut items) in lists {
        items.dedup();
        if let Some((_, name, measure, english)) = LISTS.get(at) {
            zh.push(format!("{name} {} {measure}", items.len()));
            en.push(format!("{english} ({})", items.len()));
        }
    }
    let more = single.len().saturating_sub(MOST);
    for said in single.into_iter().take(MOST) {
        zh.push(said.zh);
        en.push(said.en);
    }
    if more > 0 {
        zh.push(format!("另有 {more} 处"));
        en.push(format!("{more} more"));
    }
    let shown = path.display();
    let (zh, en) = (zh.join("、"), en.join(", "));
    Some(if is_carried {
        Text::new(
            format!("{shown}：以下内容表中无处填写，只随文件附带数据：{zh}"),
            format!("{shown}: the form has no place for these, which the file only carries as data: {en}"),
        )
    } else {
        Text::new(
            format!("{shown}：这种格式放不下以下内容，没有写入：{zh}"),
            format!("{shown}: this format cannot hold these, and they were left out: {en}"),
        )
    })
}
