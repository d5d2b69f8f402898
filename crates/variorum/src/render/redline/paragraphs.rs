//! Under which paragraph of an entry its findings are told.
//!
//! A split or a merge is one entry of several paragraphs. What is said of one of them stands under it, where its words
//! are in sight, and not after the last.

use crate::classify::{Finding, Passage};
use crate::render::redline::atoms::Atom;
use crate::render::redline::piece::{Fate, Moved, Piece};
use crate::render::redline::weave::weave;
use crate::render::redline::{Entry, Redline};
use crate::sides::Sides;
use crate::span::Span;

/// A paragraph of the new text as an entry shows it; what the old text has there may be several.
pub(in crate::render) struct Paragraph<'a> {
    /// What is shown of it, without its end.
    pub(in crate::render) atoms: &'a [Atom<'a>],
    /// Whether the old text goes on where it ends.
    pub(in crate::render) is_cut_off: bool,
}

/// The paragraphs in which an entry is shown: one at least.
pub(in crate::render) fn paragraphs<'a>(atoms: &'a [Atom<'a>]) -> Vec<Paragraph<'a>> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for (at, atom) in atoms.iter().enumerate() {
        if let Atom::Break(fate @ (Fate::Same | Fate::Inserted)) = atom {
            paragraphs.push(Paragraph {
                atoms: &atoms[start..at],
                is_cut_off: *fate == Fate::Inserted,
            });
            start = at + 1;
        }
    }
    paragraphs.push(Paragraph {
        atoms: &atoms[start..],
        is_cut_off: false,
    });
    paragraphs
}

/// Deals findings out to the paragraphs in which an entry is shown, in their order. What a passage holds goes with it;
/// what no paragraph has goes to the last. Costs a look at each run for each finding, and nothing in an entry of one
/// paragraph.
pub(in crate::render) fn by_paragraph<'f>(
    redline: &Redline,
    entry: Entry,
    findings: Vec<&'f Finding>,
) -> Vec<Vec<&'f Finding>> {
    let link = redline.link(entry);
    if link.units.old.len().max(link.units.new.len()) < 2 {
        return vec![findings];
    }
    let runs = Runs::new(redline, entry);
    let mut dealt = vec![Vec::new(); runs.paragraphs];
    let mut last = runs.paragraphs - 1;
    for finding in findings {
        if finding.parent.is_none() {
            last = runs.paragraph_of(finding).unwrap_or(runs.paragraphs - 1);
        }
        dealt[last].push(finding);
    }
    dealt
}

/// The runs of an entry, each with the paragraph in which it is shown.
struct Runs {
    spans: Sides<Vec<(Span, usize)>>,
    paragraphs: usize,
}

impl Runs {
    fn new(redline: &Redline, entry: Entry) -> Self {
        let mut runs = Self {
            spans: Sides::new(Vec::new(), Vec::new()),
            paragraphs: 1,
        };
        for piece in weave(redline, entry) {
            match piece {
                // The end of an old paragraph is a sign inside the new one.
                Piece::Break(Fate::Deleted) => {}
                Piece::Break(Fate::Same | Fate::Inserted) => runs.paragraphs += 1,
                Piece::Run(run) => {
                    let at = runs.paragraphs - 1;
                    let is_origin = matches!(run.moved, Some(Moved::From(_)));
                    if run.fate != Fate::Inserted {
                        runs.spans.old.push((run.spans.old, at));
                    }
                    if run.fate != Fate::Deleted && !is_origin {
                        runs.spans.new.push((run.spans.new, at));
                    }
                }
            }
        }
        runs
    }

    /// The paragraph that shows the first words of a finding: those of the new text, if it has some.
    fn paragraph_of(&self, finding: &Finding) -> Option<usize> {
        first(&self.spans.new, finding.new.as_ref(), &finding.words.new)
            .or_else(|| first(&self.spans.old, finding.old.as_ref(), &finding.words.old))
    }
}

fn first(runs: &[(Span, usize)], passage: Option<&Passage>, words: &[Span]) -> Option<usize> {
    let passage = passage.map(|passage| passage.span);
    let mut starts = passage.iter().chain(words).map(|span| span.start());
    starts.find_map(|start| {
        let run = runs
            .iter()
            .find(|(span, _)| (span.start()..span.end()).contains(&start));
        run.map(|(_, paragraph)| *paragraph)
    })
}
