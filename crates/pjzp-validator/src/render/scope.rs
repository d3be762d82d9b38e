use std::fmt::{self, Write};

use pjzp_core::rule::FAMILIES;

use super::View;
use crate::report::Skipped;

/// What the verdict does not speak of.
pub(super) fn skipped(out: &mut impl Write, skipped: &[Skipped], view: &View<'_>) -> fmt::Result {
    if skipped.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", view.say("结论不涉及以下规则：", "the verdict does not speak of these rules:"))?;
    skipped.iter().try_for_each(|Skipped { family, why }| {
        let title = FAMILIES.iter().find(|(number, _)| number == family);
        let title = title.map(|(_, words)| words.say(view.language)).unwrap_or_default();
        let line = view.say("第 {} 类 ", "family {}, ").replace("{}", &family.to_string());
        writeln!(out, "  {line}{title}{}{}", view.say("：", ": "), why.say(view.language))
    })
}
