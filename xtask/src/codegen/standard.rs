//! `docs/standards/` and `schemas/standards/`: every built-in standard in words and as JSON.

use pjzp_core::Standard;
use pjzp_core::standards::all;
use pjzp_core::text::Language;

use super::rule::cell;
use super::{Files, HEAD};

/// Adds a page and a JSON file for every standard, and the index.
pub(super) fn add(files: &mut Files) {
    let mut rows = Vec::new();
    for standard in all() {
        let (id, confidence) = (&standard.id, standard.confidence.words());
        rows.push(format!(
            "| [{id}]({id}.md) | {} | {} | {} | {} · {} |\n",
            cell(&standard.title),
            cell(&standard.issuer),
            years(&standard),
            confidence.zh,
            confidence.en,
        ));
        files.insert(format!("docs/standards/{id}.md"), page(&standard));
        files.insert(format!("schemas/standards/{id}.json"), pjzp_schema::write_standard(&standard));
    }
    let rows = rows.concat();
    let index = format!(
        "{HEAD}# 内置评价标准 · Built-in standards\n\n\
         在命令行中查看一个标准：`pjzp standard show mof-2020`。\n\
         同样的内容以 JSON 写在 [`schemas/standards/`](../../schemas/standards/)，\
         复制一份、改好后用 `--standard FILE` 运行。\n\n\
         Each is also written as JSON in [`schemas/standards/`](../../schemas/standards/): \
         copy one, edit it, and run it with `--standard FILE`.\n\n\
         | 代号 id | 名称 title | 发布机关 issuer | 年度 years | 可信程度 confidence |\n\
         |---|---|---|---|---|\n{rows}"
    );
    files.insert("docs/standards/README.md".into(), index);
}

fn years(standard: &Standard) -> String {
    let last = standard.effective_to.map_or_else(String::new, |year| year.to_string());
    format!("{}–{last}", standard.effective_from)
}

fn page(standard: &Standard) -> String {
    let table = |language: Language, heads: &str| {
        let rows: Vec<String> = standard
            .facts()
            .iter()
            .map(|fact| {
                let (label, value) = (fact.label.say(language), fact.value.say(language));
                format!("| {} | {} |\n", cell(label), cell(value))
            })
            .collect();
        let rows = rows.concat();
        format!("{heads}\n|---|---|\n{rows}")
    };
    format!(
        "{HEAD}# {id}：{title}\n\n{}\n---\n\n# {id}\n\n{}\n[`{id}.json`](../../schemas/standards/{id}.json)\n",
        table(Language::Chinese, "| 项目 | 内容 |"),
        table(Language::English, "| What | Laid down |"),
        id = standard.id,
        title = standard.title,
    )
}
