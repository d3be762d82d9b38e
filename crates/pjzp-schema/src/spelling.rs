//! Which known word an unknown one was meant to be.

/// The word among `known` that `found` was most likely meant to be.
///
/// Case, hyphens and underscores do not count; otherwise at most a third of the letters may differ.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer ones are no slips of a known word.
    const LONGEST: usize = 64;
    let found = plain(found);
    if found.len() > LONGEST {
        return None;
    }
    let allowed = (found.len() / 3).max(1);
    known
        .into_iter()
        .filter_map(|word| {
            let letters = plain(word);
            if found.len().abs_diff(letters.len()) > allowed {
                return None;
            }
            let distance = distance(&found, &letters);
            (distance <= allowed && distance < letters.len()).then_some((distance, word))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

fn plain(word: &str) -> Vec<char> {
    word.chars().filter(|letter| !matches!(letter, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// How many letters are to be put in, taken out, changed or swapped with their neighbour.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    for (row, letter) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        let mut left_letter = None;
        for (column, other) in to.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            let changed = at(&above, column) + usize::from(letter != other);
            let taken = at(&above, column + 1) + 1;
            let put = at(&current, column) + 1;
            let mut best = changed.min(taken).min(put);
            if previous == Some(other) && left_letter == Some(letter) {
                best = best.min(at(&before, column.wrapping_sub(1)) + 1);
            }
            current.push(best);
            left_letter = Some(other);
        }
        previous = Some(letter);
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_none() {
        let known = ["score", "weight", "level1", "fiscal_year", "name", "地名"];
        for (found, word) in [
            ("scroe", Some("score")),
            ("Score", Some("score")),
            ("fiscalYear", Some("fiscal_year")),
            ("wieght", Some("weight")),
            ("level3", Some("level1")),
            ("nam", Some("name")),
            ("x", None),
            ("remark", None),
            ("", None),
        ] {
            assert_eq!(nearest(found, known), word, "{found}");
        }
    }
}
