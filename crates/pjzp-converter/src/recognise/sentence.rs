//! Running text as sentences, put together again where paragraphs break them.

use pjzp_core::Source;

use super::outline::{enumerator, is_level_label, rank};
use super::wording::fold;
use super::{Part, Piece};

/// What running text consists of, in reading order.
#[derive(Debug)]
pub(super) enum Item<'d> {
    Heading {
        piece: Piece<'d>,
        rank: Option<u8>,
    },
    /// The place of a table among the parts.
    Table(usize),
    Sentence(Sentence<'d>),
}

/// A sentence and where each of its characters stands.
#[derive(Debug, Default)]
pub(super) struct Sentence<'d> {
    /// As written.
    pub(super) raw: Vec<char>,
    /// Where each paragraph of it begins.
    pieces: Vec<(usize, Piece<'d>)>,
}

impl<'d> Sentence<'d> {
    /// The characters from `start` to `end` as written, without blanks around them.
    pub(super) fn slice(&self, start: usize, end: usize) -> String {
        let text: String = self.raw.get(start..end).unwrap_or_default().iter().collect();
        text.trim().to_owned()
    }

    /// All of it as written.
    pub(super) fn text(&self) -> String {
        self.slice(0, self.raw.len())
    }

    /// The paragraph in which a character stands.
    pub(super) fn piece(&self, at: usize) -> Option<&Piece<'d>> {
        self.pieces
            .iter()
            .rev()
            .find(|(start, _)| *start <= at)
            .or(self.pieces.first())
            .map(|(_, piece)| piece)
    }

    /// The place of a character.
    pub(super) fn source(&self, at: usize) -> Source {
        self.piece(at).map(|piece| piece.source.clone()).unwrap_or_default()
    }

    /// All its paragraphs.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece<'d>> {
        self.pieces.iter().map(|(_, piece)| piece)
    }
}

/// The sentences, headings and tables of a document.
pub(super) fn items<'d>(parts: &[Part<'d>]) -> Vec<Item<'d>> {
    let mut items = Vec::new();
    let mut passage = Sentence::default();
    for (index, part) in parts.iter().enumerate() {
        let Part::Paragraph { piece, heading } = part else {
            split(&mut passage, &mut items);
            items.push(Item::Table(index));
            continue;
        };
        let rank = rank(piece.text, *heading);
        if rank.is_some() || is_level_label(piece.text) {
            split(&mut passage, &mut items);
            items.push(Item::Heading { piece: *piece, rank });
            continue;
        }
        if !goes_on(&passage.raw) || enumerator(piece.text).is_some() {
            split(&mut passage, &mut items);
        }
        passage.pieces.push((passage.raw.len(), *piece));
        passage.raw.extend(piece.text.trim().chars());
    }
    split(&mut passage, &mut items);
    items
}

/// Whether a text breaks off in the middle: it has no mark at its end, and is long or has a
/// comma, as titles and labels have not.
fn goes_on(raw: &[char]) -> bool {
    match raw.last() {
        None => false,
        Some(last) if "，,、".contains(*last) => true,
        Some(last) if "。；;：:！？!?”」）)".contains(*last) => false,
        Some(_) => raw.len() >= 25 || raw.iter().any(|glyph| "，,。；".contains(*glyph)),
    }
}

/// Cuts a passage at full stops and semicolons; a part that begins with the points of a row, or
/// with its actual value, belongs to the part before it.
fn split<'d>(passage: &mut Sentence<'d>, items: &mut Vec<Item<'d>>) {
    let passage = std::mem::take(passage);
    let mut start = 0;
    for (index, glyph) in passage.raw.iter().enumerate() {
        let ends = "。；;！？!?".contains(*glyph);
        if ends && !continues_row(passage.raw.get(index + 1..).unwrap_or_default()) {
            push(&passage, start, index + 1, items);
            start = index + 1;
        }
    }
    push(&passage, start, passage.raw.len(), items);
}

fn continues_row(behind: &[char]) -> bool {
    let lead: String =
        behind.iter().copied().map(fold).filter(|glyph| !glyph.is_whitespace()).take(4).collect();
    ["分值", "权重", "得分", "评价得分", "自评得分"].iter().any(|cue| lead.starts_with(cue))
}

fn push<'d>(passage: &Sentence<'d>, start: usize, end: usize, items: &mut Vec<Item<'d>>) {
    let raw = passage.raw.get(start..end).unwrap_or_default();
    if raw.iter().all(|glyph| glyph.is_whitespace()) {
        return;
    }
    // The paragraphs that the sentence touches; the last that begins before it comes first.
    let before = passage.pieces.partition_point(|(begin, _)| *begin <= start).saturating_sub(1);
    let pieces = passage.pieces.iter().skip(before).take_while(|(begin, _)| *begin < end);
    items.push(Item::Sentence(Sentence {
        raw: raw.to_vec(),
        pieces: pieces.map(|(begin, piece)| (begin.saturating_sub(start), *piece)).collect(),
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Document, Paragraph};
    use crate::recognise::coverage::Marks;

    #[track_caller]
    fn check(paragraphs: &[&str], expected: &[&str]) {
        let blocks = paragraphs.iter().zip(1..).map(|(text, line)| {
            Block::Paragraph(Paragraph::new(*text, Source { line: Some(line), ..Source::default() }))
        });
        let document = Document { blocks: blocks.collect(), ..Document::default() };
        let parts = super::super::piece::parts(&document, &mut Marks::default());
        let found: Vec<String> = items(&parts)
            .iter()
            .map(|item| match item {
                Item::Heading { piece, .. } => format!("# {}", piece.text),
                Item::Table(_) => "table".into(),
                Item::Sentence(sentence) => {
                    let last = sentence.raw.len() - 1;
                    format!("{} {}", sentence.source(last).line.unwrap(), sentence.text())
                }
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_are_joined_across_paragraphs() {
        check(
            &["目标 2 个，分值 11 分，", "实际 2 个，得分 11 分；"],
            &["2 目标 2 个，分值 11 分，实际 2 个，得分 11 分；"],
        );
        check(
            &["目标是反响。分值 8 分，实际本项", "目反响良好，得分 7 分；后文。"],
            &["2 目标是反响。分值 8 分，实际本项目反响良好，得分 7 分；", "2 后文。"],
        );
        check(&["产出指标（40 分）", "共得分 35 分。"], &["# 产出指标（40 分）", "2 共得分 35 分。"]);
        check(&["封面", "2022 年 3 月"], &["1 封面", "2 2022 年 3 月"]);
        check(
            &["一、完成情况", "(1) 数量，得 3 分，", "(2) 质量，得 4 分。"],
            &["# 一、完成情况", "2 (1) 数量，得 3 分，", "3 (2) 质量，得 4 分。"],
        );
    }
}
