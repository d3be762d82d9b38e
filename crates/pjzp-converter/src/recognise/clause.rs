//! A sentence as it is searched: half width, no blanks, no brackets, cut at commas.

use super::sentence::Sentence;
use super::wording::fold;

/// Longest sentence that is searched for figures, in characters; none of a report comes near it.
pub(super) const LONGEST_SENTENCE: usize = 2_000;

/// Numerals, as papers of money write them and as others do, and their scales.
const NUMERALS: &str = "零〇一二三四五六七八九两十百千壹贰叁肆伍陆柒捌玖拾佰仟万亿";

/// The characters of a sentence that are searched, each with its place in the sentence.
#[derive(Debug, Default)]
pub(super) struct View {
    pub(super) glyphs: Vec<char>,
    places: Vec<usize>,
}

/// A number in a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Its first digit, in the view.
    pub(super) start: usize,
    /// Behind its last digit, in the view.
    pub(super) end: usize,
}

impl Number {
    /// Its digits, as a range of the view.
    pub(super) fn digits(self) -> (usize, usize) {
        (self.start, self.end)
    }
}

impl View {
    /// The view of a sentence from its character `start` on.
    pub(super) fn new(sentence: &Sentence<'_>, start: usize) -> Self {
        let mut view = Self::default();
        let mut depth = 0_usize;
        let mut blank = false;
        for (place, glyph) in sentence.raw.iter().enumerate().skip(start).take(LONGEST_SENTENCE) {
            match fold(*glyph) {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                glyph if glyph.is_whitespace() => blank = true,
                glyph => {
                    // Two numbers side by side stay two.
                    if blank && glyph.is_ascii_digit() && view.glyphs.last().is_some_and(char::is_ascii_digit)
                    {
                        view.glyphs.push(' ');
                        view.places.push(place);
                    }
                    blank = false;
                    view.glyphs.push(glyph);
                    view.places.push(place);
                }
            }
        }
        view
    }

    /// The parts between commas, full stops and semicolons. A comma in `1,200` is none.
    pub(super) fn clauses(&self) -> Vec<(usize, usize)> {
        let digit = |index: usize| self.glyphs.get(index).is_some_and(char::is_ascii_digit);
        let mut clauses = Vec::new();
        let mut start = 0;
        for (index, glyph) in self.glyphs.iter().enumerate() {
            let thousands = *glyph == ','
                && index.checked_sub(1).is_some_and(digit)
                && (1..=3).all(|step| digit(index + step));
            if ",。;!?".contains(*glyph) && !thousands {
                clauses.push((start, index));
                start = index + 1;
            }
        }
        clauses.push((start, self.glyphs.len()));
        clauses.retain(|(start, end)| start < end);
        clauses
    }

    /// The characters of a range.
    pub(super) fn range(&self, (start, end): (usize, usize)) -> &[char] {
        self.glyphs.get(start..end).unwrap_or_default()
    }

    /// Where `word` first stands within a range.
    pub(super) fn find(&self, word: &str, (start, end): (usize, usize)) -> Option<usize> {
        let first = word.chars().next()?;
        let last = end.checked_sub(word.chars().count())?;
        (start..=last).find(|at| self.glyphs.get(*at) == Some(&first) && self.stands(word, *at))
    }

    /// Whether a range holds one of the words.
    pub(super) fn has(&self, words: &[&str], range: (usize, usize)) -> bool {
        words.iter().any(|word| self.find(word, range).is_some())
    }

    /// Whether `word` stands at `at`.
    pub(super) fn stands(&self, word: &str, at: usize) -> bool {
        word.chars().enumerate().all(|(step, glyph)| self.glyphs.get(at + step) == Some(&glyph))
    }

    /// The numbers of a range.
    pub(super) fn numbers(&self, (start, end): (usize, usize)) -> Vec<Number> {
        let mut numbers = Vec::new();
        let mut at = start;
        while at < end {
            match self.number(at, end) {
                Some(number) => {
                    at = number.end;
                    numbers.push(number);
                }
                None => at += 1,
            }
        }
        numbers
    }

    /// The number that begins at `at`.
    pub(super) fn number(&self, at: usize, end: usize) -> Option<Number> {
        let glyph = |index: usize| self.glyphs.get(index).copied().filter(|_| index < end);
        let digit = |index: usize| glyph(index).is_some_and(|glyph| glyph.is_ascii_digit());
        if !digit(at) {
            return None;
        }
        let mut stop = at;
        loop {
            match glyph(stop) {
                Some(found) if found.is_ascii_digit() => stop += 1,
                Some('.') if digit(stop + 1) => stop += 1,
                Some(',') if (1..=3).all(|step| digit(stop + step)) => stop += 1,
                _ => break,
            }
        }
        Some(Number { start: at, end: stop })
    }

    /// The amounts of money of a range that stand in numerals (贰佰叁拾玖万元), without their unit.
    pub(super) fn numerals(&self, (start, end): (usize, usize)) -> Vec<Number> {
        let mut amounts = Vec::new();
        let mut at = start;
        while at < end {
            let run = self.range((at, end)).iter().take_while(|glyph| NUMERALS.contains(**glyph)).count();
            let stop = at + run;
            let is_money = ["元", "圆"].iter().any(|unit| self.stands(unit, stop));
            let scaled = stop.checked_sub(1).and_then(|last| self.glyphs.get(last));
            let end = stop - usize::from(scaled.is_some_and(|glyph| matches!(glyph, '万' | '亿')));
            // Behind a digit, 几 or 数 it is a scale, and one numeral alone is too often a word: 一元.
            let before = at.checked_sub(1).and_then(|before| self.glyphs.get(before));
            let goes_on = before.is_some_and(|glyph| glyph.is_ascii_digit() || "几数上".contains(*glyph));
            if run > 1 && is_money && !goes_on && end > at {
                amounts.push(Number { start: at, end });
            }
            at = stop + 1;
        }
        amounts
    }

    /// The number behind a cue, with nothing but 为, 是, 达, 共 or a colon between them.
    pub(super) fn number_behind(&self, at: usize, end: usize) -> Option<Number> {
        let mut at = at;
        while at < end && self.glyphs.get(at).is_some_and(|glyph| "为是达到共计合:约".contains(*glyph))
        {
            at += 1;
        }
        self.number(at, end)
    }

    /// A number with 分 behind it, where it stands there.
    pub(super) fn points(&self, number: Number) -> (usize, usize) {
        (number.start, if self.stands("分", number.end) { number.end + 1 } else { number.end })
    }

    /// The range as it stands in the sentence, as written.
    pub(super) fn written(&self, sentence: &Sentence<'_>, (start, end): (usize, usize)) -> String {
        let Some(first) = self.places.get(start) else {
            return String::new();
        };
        let last = end.checked_sub(1).and_then(|last| self.places.get(last)).copied().unwrap_or(*first);
        sentence.slice(*first, last + 1)
    }

    /// The place in the sentence of a character of the view.
    pub(super) fn place(&self, at: usize) -> usize {
        self.places.get(at).or(self.places.last()).copied().unwrap_or_default()
    }
}
