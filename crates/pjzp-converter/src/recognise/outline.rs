//! The outline of a report: headings, sections, the lists under them, and what is attached.

use super::Part;
use super::coverage::Marks;
use super::draft::{AttachmentDraft, Draft, Held, SectionDraft};
use super::vocabulary::{ATTACHED_PAPERS, SECTIONS};
use super::wording::{bracketed_points, fold, is_level1, is_level2, plain};

/// A list of met or unmet goals, as the heading above it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listing<'d> {
    pub(super) met: bool,
    pub(super) title: &'d str,
}

/// Longest heading, in characters.
const LONGEST_HEADING: usize = 45;

/// The rank of a heading, 1 the highest; `None` for running text.
///
/// 一、 stands above (一), that above 1、 and that above (1); a heading that the format marks and
/// no number begins has the rank of its mark.
pub(super) fn rank(text: &str, marked: Option<u8>) -> Option<u8> {
    let text = text.trim();
    if text.chars().nth(LONGEST_HEADING).is_some() {
        return None;
    }
    if text.ends_with(['。', '；', ';', '，', ',', '：', ':']) {
        return None;
    }
    enumerator(text).map(|(rank, _)| rank).or(marked)
}

/// The rank that the number in front gives, and the text behind the number.
pub(super) fn enumerator(text: &str) -> Option<(u8, &str)> {
    let text = text.trim_start();
    let open = text.starts_with(['(', '（']);
    let body = if open { text.strip_prefix(['(', '（'])? } else { text };
    let body = body.trim_start();
    let numeral = |glyph: char| "一二三四五六七八九十".contains(glyph);
    let digit = |glyph: char| fold(glyph).is_ascii_digit();
    let (rank, behind) = if body.starts_with(numeral) {
        (if open { 2 } else { 1 }, body.trim_start_matches(numeral))
    } else if body.starts_with(digit) {
        (if open { 4 } else { 3 }, body.trim_start_matches(digit))
    } else {
        return None;
    };
    // Three digits and more are a year or an amount, not a number in front.
    if body.chars().count() > behind.chars().count() + 2 && rank > 2 {
        return None;
    }
    let behind = behind.trim_start();
    let rest = if open {
        behind.strip_prefix([')', '）'])?.trim_start_matches(['、', '.', '．', ' '])
    } else {
        let rest = behind.strip_prefix(['、', '.', '．'])?;
        if rest.starts_with(digit) {
            return None;
        }
        rest
    };
    Some((rank, rest.trim_start()))
}

/// The text without the number in front.
pub(super) fn without_enumerator(text: &str) -> &str {
    enumerator(text).map_or(text.trim(), |(_, rest)| rest)
}

/// A level's name with its points and nothing else: `产出指标（40 分）`.
pub(super) fn is_level_label(text: &str) -> bool {
    let text = without_enumerator(text);
    bracketed_points(text).is_some()
        && text.trim_end().ends_with([')', '）'])
        && (is_level1(text) || is_level2(text))
}

/// For each part, the list it belongs to: the tables right behind the heading of a list.
pub(super) fn listings<'d>(parts: &[Part<'d>]) -> Vec<Option<Listing<'d>>> {
    let mut open = None;
    let mut in_table = false;
    let mut listings = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Paragraph { piece, heading } => {
                if rank(piece.text, *heading).is_some() {
                    open = listing(piece.text.trim());
                } else if in_table {
                    open = None;
                }
                in_table = false;
            }
            Part::Table(_) => in_table = true,
        }
        listings.push(open);
    }
    listings
}

fn listing(title: &str) -> Option<Listing<'_>> {
    let words = plain(title);
    let unmet = words.contains("未完成");
    let named = words.contains("目标") || words.contains("指标");
    (named && (unmet || words.contains("完成的")) && !words.contains("分析"))
        .then_some(Listing { met: !unmet, title })
}

/// Where the text of a report begins: its first numbered heading of rank 1.
pub(super) fn first_section(parts: &[Part<'_>]) -> Option<usize> {
    parts.iter().position(|part| match part {
        Part::Paragraph { piece, .. } => {
            rank(piece.text, None) == Some(1) || enumerator(piece.text).is_some_and(|(rank, _)| rank == 1)
        }
        Part::Table(_) => false,
    })
}

/// Keeps the text of the report, section by section, and what it says is attached.
pub(super) fn narrative(parts: &[Part<'_>], marks: &mut Marks, draft: &mut Draft) {
    let Some(first) = first_section(parts) else { return };
    let attached = attachments(parts, first, marks, draft);
    let mut section = SectionDraft { id: "introduction", ..SectionDraft::default() };
    for (index, part) in parts.iter().enumerate() {
        let Part::Paragraph { piece, heading } = part else {
            continue;
        };
        if attached.contains(&index) || (index < first && !marks.is_unread(piece.place)) {
            continue;
        }
        marks.used(piece.place);
        if rank(piece.text, *heading) == Some(1) {
            close(section, draft);
            section = SectionDraft {
                id: section_id(piece.text),
                title: Some(Held::new(piece.text.trim(), piece.source)),
                text: String::new(),
            };
        } else {
            if !section.text.is_empty() {
                section.text.push('\n');
            }
            section.text.push_str(piece.text.trim());
        }
    }
    close(section, draft);
}

fn close(section: SectionDraft, draft: &mut Draft) {
    if section.title.is_some() || !section.text.is_empty() {
        draft.narrative.push(section);
    }
}

fn section_id(title: &str) -> &'static str {
    let words = plain(title);
    SECTIONS.iter().find(|(_, cues)| cues.iter().any(|cue| words.contains(cue))).map_or("other", |(id, _)| id)
}

/// The paragraphs that name attachments: 附表 or 附件, and the names behind it.
fn attachments(
    parts: &[Part<'_>],
    first: usize,
    marks: &mut Marks,
    draft: &mut Draft,
) -> std::ops::Range<usize> {
    let found = parts.iter().enumerate().skip(first).find_map(|(index, part)| match part {
        Part::Paragraph { piece, .. } => names_attachments(piece.text).map(|named| (index, piece, named)),
        Part::Table(_) => None,
    });
    let Some((start, piece, named)) = found else {
        return 0..0;
    };
    let mut papers: Vec<Held> = Vec::new();
    if !named.is_empty() {
        papers.push(Held::new(named, piece.source));
    }
    marks.used(piece.place);
    let mut end = start + 1;
    while let Some(Part::Paragraph { piece, .. }) = parts.get(end) {
        let name = without_enumerator(piece.text);
        if !is_paper(name) {
            break;
        }
        marks.used(piece.place);
        papers.push(Held::new(name, piece.source));
        end += 1;
    }
    // Whatever table follows is taken for the paper named: the last one's, where there are several.
    let follows = parts.iter().skip(end).any(|part| matches!(part, Part::Table(_)));
    let last = papers.len().saturating_sub(1);
    draft.attachments.extend(papers.into_iter().enumerate().map(|(index, name)| AttachmentDraft {
        kind: if name.text.contains("自评表") || name.text.contains("评价表") {
            "self_evaluation_form"
        } else if name.text.contains("报告") {
            "report"
        } else {
            "other"
        },
        present: follows && index == last,
        name,
    }));
    start..end
}

/// Whether a line begins the list of what is attached (附表, 附件), and what it names behind that.
pub(super) fn names_attachments(text: &str) -> Option<String> {
    let words = plain(text);
    let words = words.strip_prefix("报告").unwrap_or(&words);
    let rest = words.strip_prefix("附表").or_else(|| words.strip_prefix("附件"))?;
    let rest = rest.trim_start_matches(|glyph: char| glyph.is_ascii_digit());
    let named = rest.trim_start_matches([':', '、', '.']);
    (named.is_empty() || (rest.starts_with([':', '、', '.']) && is_paper(named))).then(|| named.to_owned())
}

pub(super) fn is_paper(name: &str) -> bool {
    let name = name.trim();
    name.chars().nth(LONGEST_HEADING).is_none() && ATTACHED_PAPERS.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_front_rank_headings() {
        for (text, expected) in [
            ("一、绩效目标完成情况", Some(1)),
            ("（二）情况分析", Some(2)),
            ("(三)、工作开展情况", Some(2)),
            ("2. 完成的绩效目标", Some(3)),
            ("１、自评目的", Some(3)),
            ("(1) 数量指标", Some(4)),
            ("1.5万元", None),
            ("2021年度自评", None),
            ("一是加强管理", None),
            ("(1) 数量指标，得分 11 分。", None),
        ] {
            assert_eq!(rank(text, None), expected, "{text}");
        }
        assert_eq!(rank("概况", Some(2)), Some(2));
    }
}
