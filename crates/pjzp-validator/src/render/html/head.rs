//! What stands above the list: what was checked, by what, and how it came out.

use std::fmt::Write;

use pjzp_core::standard::Confidence;
use pjzp_core::text::Words;

use super::markup::{Escaped, both, grouped, quoted};
use crate::report::{BaselineUsed, Outcome, Report, Standard, StandardUsed, Summary, Terms, WaiversUsed};

/// What was checked, and what made the report.
pub(super) fn about(report: &Report) -> String {
    let engine = report.engine();
    let made = format!("{} {}", Escaped(&engine.name), Escaped(&engine.version));
    let rules = format!("<code>{}</code>", Escaped(&engine.rules));
    let checked = match report.results() {
        [only] => match &only.outcome {
            Outcome::Assessed(form) => {
                let parts = [form.name.as_deref(), form.budget_unit.as_deref(), Some(only.file.as_str())];
                parts.into_iter().flatten().map(quoted).collect::<Vec<_>>().join(" · ")
            }
            Outcome::Refused(_) => quoted(&only.file),
        },
        several => {
            let count = grouped(u64::try_from(several.len()).unwrap_or(u64::MAX));
            both(format_args!("{count} 份自评表"), format_args!("{count} self-evaluations"))
        }
    };
    format!(
        "<p class=\"checked\">{checked}</p><p class=\"made\">{}</p>",
        both(
            format_args!("由 {made} 生成；规则校验和 {rules}"),
            format_args!("Made by {made}; checksum of its rules {rules}")
        )
    )
}

/// The standards that were used, with how many forms were held against each.
pub(super) fn standards(report: &Report) -> String {
    let mut used: Vec<(&Standard, u64)> = Vec::new();
    for result in report.results() {
        let Outcome::Assessed(form) = &result.outcome else { continue };
        let same = |standard: &Standard| {
            (&standard.id, &standard.title, standard.confidence)
                == (&form.standard.id, &form.standard.title, form.standard.confidence)
        };
        match used.iter_mut().find(|(standard, _)| same(standard)) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => used.push((&form.standard, 1)),
        }
    }
    let mut list = String::new();
    for (Standard { id, title, confidence, .. }, count) in used {
        let forms = grouped(count);
        let forms = both(format_args!("{forms} 份"), format_args!("{forms} forms"));
        let beware = match confidence {
            Confidence::Unconfirmed => format!(
                " <strong class=\"beware\">{}</strong>",
                both("规则未经核实，只供参考", "its rules are unconfirmed")
            ),
            _ => String::new(),
        };
        // Writing to a string cannot fail.
        let _ = write!(
            list,
            "<li><code>{}</code> {} <span class=\"count\">{forms}</span>{beware}</li>",
            Escaped(id),
            quoted(title)
        );
    }
    list
}

/// What was asked for beside the files.
pub(super) fn terms(terms: &Terms) -> String {
    let Terms { severities, standard, waivers, baseline } = terms;
    let digest = |digest: &str| format!("<code>{}</code>", Escaped(digest));
    let mut lines = Vec::new();
    if let Some(StandardUsed { id, sha256 }) = standard {
        let (id, digest) = (quoted(id), digest(sha256));
        lines.push(both(
            format_args!("指定标准：{id} {digest}"),
            format_args!("standard asked for: {id} {digest}"),
        ));
    }
    if !severities.is_empty() {
        let asked = |say: fn(Words) -> &'static str, separator: &str| {
            let each = severities.iter();
            let each = each.map(|asked| format!("{} {}", Escaped(&asked.code), say(asked.severity.words())));
            each.collect::<Vec<_>>().join(separator)
        };
        lines.push(both(
            format_args!("指定级别：{}", asked(|words| words.zh, "、")),
            format_args!("severities asked for: {}", asked(|words| words.en, ", ")),
        ));
    }
    if let Some(WaiversUsed { file, sha256, today, elsewhere, .. }) = waivers {
        let (file, today, digest) = (quoted(file), quoted(today), digest(sha256));
        lines.push(both(
            format_args!("豁免文件：{file}，判断日期 {today}，涉及其他自评表 {elsewhere} 条 {digest}"),
            format_args!("waivers: {file}, judged on {today}, about other forms: {elsewhere} {digest}"),
        ));
    }
    if let Some(BaselineUsed { file, sha256 }) = baseline {
        let (file, digest) = (quoted(file), digest(sha256));
        lines
            .push(both(format_args!("基线报告：{file} {digest}"), format_args!("baseline: {file} {digest}")));
    }
    lines.into_iter().fold(String::new(), |list, line| list + "<li>" + &line + "</li>")
}

/// The counts, each a filter of the list.
pub(super) fn tiles(summary: &Summary) -> String {
    let Summary { files, valid, invalid, undetermined, refused, errors, warnings, notes, waived, known } =
        *summary;
    let unreadable = if refused > 0 {
        let refused = grouped(refused);
        both(format_args!("其中无法读取 {refused}"), format_args!("{refused} of them unreadable"))
    } else {
        String::new()
    };
    let tiles = [
        ("all", "view=files", files, both("份自评表", "forms"), String::new()),
        ("invalid", "view=files&amp;verdict=invalid", invalid, both("不通过", "invalid"), String::new()),
        (
            "undetermined",
            "view=files&amp;verdict=undetermined",
            undetermined,
            both("待定", "undetermined"),
            unreadable,
        ),
        ("valid", "view=files&amp;verdict=valid", valid, both("通过", "valid"), String::new()),
        ("error", "severity=error", errors, both("错误", "errors"), String::new()),
        ("warning", "severity=warning", warnings, both("警告", "warnings"), String::new()),
        ("note", "severity=note", notes, both("提示", "notes"), String::new()),
    ];
    let settled = [
        ("waived", "severity=waived", waived, both("已豁免", "waived"), String::new()),
        ("known", "severity=known", known, both("基线已有", "in the baseline"), String::new()),
    ];
    let tiles = tiles.into_iter().chain(settled.into_iter().filter(|(_, _, count, ..)| 0 < *count));
    let mut drawn = String::new();
    for (class, filter, count, name, more) in tiles {
        let none = if count == 0 { " none" } else { "" };
        let more = if more.is_empty() { more } else { format!("<small>{more}</small>") };
        // Writing to a string cannot fail.
        let _ = write!(
            drawn,
            "<li><a class=\"tile {class}{none}\" href=\"#{filter}\"><b>{}</b> <span>{name}</span>{more}</a></li>",
            grouped(count)
        );
    }
    drawn
}
