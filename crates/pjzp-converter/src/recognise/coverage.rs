//! What became of every cell and paragraph.

use pjzp_core::Source;

/// How much of a document was understood: each cell and paragraph that is not blank is used,
/// ignored for a named reason, or unread.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Cells and paragraphs that are not blank.
    pub cells: usize,
    /// Those whose text is in the submission, or told what other cells mean.
    pub used: usize,
    /// Those passed over for a reason.
    pub ignored: usize,
    /// Those that nothing was made of.
    pub unread: usize,
    /// The ones passed over, in reading order.
    pub ignored_places: Vec<IgnoredPlace>,
    /// The ones that nothing was made of, in reading order.
    pub unread_places: Vec<UnreadPlace>,
}

/// A cell or paragraph that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IgnoredPlace {
    /// Where it stands.
    pub source: Source,
    /// Why.
    pub reason: Ignored,
}

/// A cell or paragraph that nothing was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadPlace {
    /// Where it stands.
    pub source: Source,
    /// Its text.
    pub text: String,
}

/// Why a cell or paragraph was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Ignored {
    /// A serial number.
    Serial,
    /// It names the table or the part of it, and no value.
    Caption,
    /// A column that says again what another column says: a direction beside a sign, a remark
    /// beside a reason, a percentage beside the points.
    Repetition,
    /// The own sum of a list, which the standard has no field for.
    ListSum,
    /// It says how to fill in the form.
    Note,
    /// It belongs to a second form in the same document.
    OtherForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Blank,
    Unread,
    /// Unread for good: kept as text, it would be lost as the figure that it states.
    Illegible,
    Used,
    Ignored(Ignored),
}

/// The marks of all cells and paragraphs while a document is read.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Mark>);

/// The number of a cell or paragraph, in reading order.
pub(super) type Place = usize;

impl Marks {
    /// Registers the next cell or paragraph.
    pub(super) fn add(&mut self, text: &str) -> Place {
        let place = self.0.len();
        self.0.push(if text.trim().is_empty() { Mark::Blank } else { Mark::Unread });
        place
    }

    pub(super) fn used(&mut self, place: Place) {
        self.mark(place, Mark::Used);
    }

    /// What is used stays used.
    pub(super) fn ignored(&mut self, place: Place, reason: Ignored) {
        if self.0.get(place) == Some(&Mark::Unread) {
            self.mark(place, Mark::Ignored(reason));
        }
    }

    /// What states a figure that cannot be read stays unread, whatever else is made of it.
    pub(super) fn illegible(&mut self, place: Place) {
        self.mark(place, Mark::Illegible);
    }

    pub(super) fn is_unread(&self, place: Place) -> bool {
        self.0.get(place) == Some(&Mark::Unread)
    }

    /// The sum of it all; `places` are the texts and sources in the order they were added.
    pub(super) fn coverage<'a>(&self, places: impl Iterator<Item = (&'a str, &'a Source)>) -> Coverage {
        let mut coverage = Coverage::default();
        for (mark, (text, source)) in self.0.iter().zip(places) {
            let count = match mark {
                Mark::Blank => continue,
                Mark::Used => &mut coverage.used,
                Mark::Ignored(reason) => {
                    coverage.ignored_places.push(IgnoredPlace { source: source.clone(), reason: *reason });
                    &mut coverage.ignored
                }
                Mark::Unread | Mark::Illegible => {
                    coverage
                        .unread_places
                        .push(UnreadPlace { source: source.clone(), text: text.to_owned() });
                    &mut coverage.unread
                }
            };
            *count += 1;
            coverage.cells += 1;
        }
        coverage
    }

    fn mark(&mut self, place: Place, mark: Mark) {
        if let Some(slot) = self.0.get_mut(place)
            && !matches!(slot, Mark::Blank | Mark::Illegible)
        {
            *slot = mark;
        }
    }
}
