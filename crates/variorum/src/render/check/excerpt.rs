//! The redline of the sentences that an issue is about.

use super::place::region;
use crate::align::Link;
use crate::compare::Comparison;
use crate::diff::{Edit, EditClass, Op};
use crate::policy::{DocumentVerdict, Issue};
use crate::render::escape::one_line;
use crate::render::redline::atoms::{Atom, Role};
use crate::render::redline::piece::Fate;
use crate::render::redline::wording::wording;

/// A stretch of text, fit to be shown on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) fate: Fate,
    pub(super) text: String,
    /// Whether a blank stands before the text.
    before: bool,
    /// Whether a blank stands after the text.
    after: bool,
}

impl Run {
    /// The text of an atom, if it has one.
    fn of(atom: Atom<'_>) -> Option<Self> {
        let run = match atom {
            Atom::Text {
                role,
                text,
                before,
                after,
            } => Self {
                fate: role.fate,
                text: one_line(text),
                before,
                after,
            },
            _ => return None,
        };
        (!run.text.is_empty()).then_some(run)
    }

    /// The same for a redline.
    pub(super) fn atom(&self) -> Atom<'_> {
        Atom::Text {
            role: Role {
                fate: self.fate,
                ..Role::SAME
            },
            text: &self.text,
            before: self.before,
            after: self.after,
        }
    }
}

/// The redline of one sentence or passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line on which it begins, in the file that reports point into.
    pub(super) line: Option<usize>,
    pub(super) runs: Vec<Run>,
}

/// How many sentences are shown of an issue that touches many.
const MAX_SENTENCES: usize = 3;

/// How many characters of unchanged text are shown on either side of a change.
const CONTEXT_CHARS: usize = 80;

/// How many characters are shown of a changed stretch.
const CHANGED_CHARS: usize = 600;

/// What stands for text that is left out.
const ELLIPSIS: &str = "\u{2026}";

/// Returns the redline of each sentence that the issue is about; of the passage where no edit says more.
pub(super) fn redlines(document: &DocumentVerdict, issue: &Issue) -> Vec<Excerpt> {
    let Some(comparison) = &document.comparison else {
        return Vec::new();
    };
    let place = || region(document, issue).map(|region| region.start.line);
    let links = 0..comparison.alignment().sentence_links.len();
    let touched = links.filter(|link| {
        let range = comparison.edit_range(*link);
        issue.edits.iter().any(|edit| range.contains(edit))
    });
    let sentences = touched
        .take(MAX_SENTENCES)
        .map(|link| Excerpt {
            line: line(comparison, &comparison.alignment().sentence_links[link]).or_else(place),
            runs: sentence(comparison, link, &issue.edits),
        })
        .collect::<Vec<_>>();
    if sentences.is_empty() {
        let passage = passage(issue).map(|runs| Excerpt {
            line: place(),
            runs,
        });
        passage.into_iter().collect()
    } else {
        sentences
    }
}

/// Where the sentence begins in the new text, if that has it.
fn line(comparison: &Comparison, link: &Link) -> Option<usize> {
    let first = link.units.new.first()?;
    let span = comparison.alignment().sentences.new[*first].span;
    Some(comparison.documents().new.position(span.start()).line)
}

/// The sentence as it is now, with the marks of the chosen edits; other edits have issues of their own.
fn sentence(comparison: &Comparison, link: usize, chosen: &[usize]) -> Vec<Run> {
    let edits = comparison.edit_range(link).zip(comparison.edits_of(link));
    let edits: Vec<(bool, &Edit)> = edits
        .map(|(index, edit)| (chosen.contains(&index), edit))
        .collect();
    let mut own = edits.iter().filter(|(is_chosen, _)| *is_chosen);
    let has_words = own.any(|(_, edit)| edit.class == EditClass::Text);
    // What differs between changed words in typography alone is no part of what is told of them. A sentence that came or went
    // whole is shown whole, with the blanks beside its marks.
    let is_whole = [Op::Delete, Op::Insert]
        .iter()
        .any(|op| edits.iter().all(|(_, edit)| edit.op == *op));
    let is_marked = |edit: &Edit| !has_words || is_whole || edit.class != EditClass::Typography;
    let shown = edits.iter().filter_map(|(is_chosen, edit)| {
        if *is_chosen && is_marked(edit) {
            return Some(**edit);
        }
        let is_there = !edit.spans.new.is_empty();
        is_there.then_some(Edit {
            op: Op::Equal,
            ..**edit
        })
    });
    let shown: Vec<Edit> = shown.collect();
    let mut runs = runs(wording(comparison.documents(), &shown));
    let last = runs.len().saturating_sub(1);
    for (index, run) in runs.iter_mut().enumerate() {
        run.text = match run.fate {
            Fate::Same => shorten(&run.text, index > 0, index < last, CONTEXT_CHARS),
            _ => shorten(&run.text, true, false, CHANGED_CHARS),
        };
    }
    runs
}

/// Text on one line, neighbours under one fate together.
fn runs(atoms: Vec<Atom>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::with_capacity(atoms.len());
    for run in atoms.into_iter().filter_map(Run::of) {
        match runs.last_mut() {
            Some(last) if last.fate == run.fate => {
                if last.after || run.before {
                    last.text.push(' ');
                }
                last.text.push_str(&run.text);
                last.after = run.after;
            }
            _ => runs.push(run),
        }
    }
    runs
}

fn passage(issue: &Issue) -> Option<Vec<Run>> {
    let (fate, place) = match (&issue.old, &issue.new) {
        (_, Some(new)) => (Fate::Same, new),
        (Some(old), None) => (Fate::Deleted, old),
        (None, None) => return None,
    };
    let text = shorten(&one_line(&place.text), true, false, CHANGED_CHARS);
    Some(vec![Run {
        fate,
        text,
        before: false,
        after: false,
    }])
}

/// Keeps at most `limit` characters at the start, at the end, or half of them at both.
pub(super) fn shorten(text: &str, keep_start: bool, keep_end: bool, limit: usize) -> String {
    let length = text.chars().count();
    let (start, end) = match (keep_start, keep_end) {
        (true, true) => (limit, limit),
        (true, false) => (limit, 0),
        (false, _) => (0, limit),
    };
    if length <= start + end {
        return text.to_owned();
    }
    let head = text.chars().take(start).collect::<String>();
    let tail = text.chars().skip(length - end).collect::<String>();
    format!("{head}{ELLIPSIS}{tail}")
}

/// A redline as plain text, each fate written by `wrap`.
pub(super) fn plain(runs: &[Run], wrap: impl Fn(Fate, &str) -> String) -> String {
    let mut line = String::new();
    for (index, run) in runs.iter().enumerate() {
        if index > 0 && run.before {
            line.push(' ');
        }
        line.push_str(&wrap(run.fate, &run.text));
        if run.after {
            line.push(' ');
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The notation without colours: `[-old-]{+new+}`.
pub(super) fn bracketed(fate: Fate, text: &str) -> String {
    match fate {
        Fate::Same => text.to_owned(),
        Fate::Deleted => format!("[-{text}-]"),
        Fate::Inserted => format!("{{+{text}+}}"),
    }
}
