//! From runs of matched tokens to edits: borders, labels, markup, typography and spacing.

use std::ops::Range;

use super::edit::{Edit, EditClass, Op};
use super::kernel::Run;
use super::stream::{Entry, Stream, is_label, is_markup};
use crate::document::same_text;
use crate::sides::Sides;
use crate::span::Span;

/// Writes the edits of one sentence link. `runs` are the matches of units, in order.
pub(super) fn write_edits(streams: Sides<&Stream<'_>>, runs: &[Run], edits: &mut Vec<Edit>) {
    let mut writer = Writer {
        streams,
        at: Sides::default(),
        after_equal: true,
        may_extend: false,
        edits,
    };
    let mut at = Sides::<usize>::default();
    for run in runs {
        let starts = Sides::new(run.old, run.new);
        if at != starts {
            writer.joint(at);
            writer.change_units(at, starts);
        }
        for k in 0..run.len {
            let units = starts.map(|start| start + k);
            writer.joint(units);
            writer.pair_units(units);
        }
        at = starts.map(|start| start + run.len);
    }
    writer.joint(at);
}

struct Writer<'a, 'e> {
    streams: Sides<&'a Stream<'a>>,
    /// The next entry of each side.
    at: Sides<usize>,
    /// Whether the entries before `at` were paired with each other (or are not part of the link).
    after_equal: bool,
    /// Whether the last edit is an equal run that the next pair continues.
    may_extend: bool,
    edits: &'e mut Vec<Edit>,
}

impl Writer<'_, '_> {
    /// Consumes labels and markup that stand before the unit `units`.
    fn joint(&mut self, units: Sides<usize>) {
        let ends = units
            .zip(self.streams)
            .map(|(k, stream)| stream.entry_of(k));
        let (old, new) = (self.streams.old, self.streams.new);
        while self.at != ends {
            let (a, b) = (self.at.old, self.at.new);
            let (has_old, has_new) = (a < ends.old, b < ends.new);
            let old_label = has_old && is_label(old.entries[a].token);
            let new_label = has_new && is_label(new.entries[b].token);
            if has_old && has_new && old_label == new_label && self.unit_equal() {
                let (len, _) = self.unit();
                (0..len).for_each(|_| self.pair());
            } else if old_label && new_label {
                let (old_len, new_len) = self.unit();
                self.change(Sides::new(old_len, new_len), EditClass::Label);
            } else if has_old && !(old_label && has_new) {
                let (len, _) = self.unit();
                self.change(Sides::new(len, 0), class_of(&old.entries[a]));
            } else if has_new {
                let (_, len) = self.unit();
                self.change(Sides::new(0, len), class_of(&new.entries[b]));
            } else {
                return;
            }
        }
    }

    /// Lengths of what stands next on each side and is compared as one: a whole label, or one mark.
    fn unit(&self) -> (usize, usize) {
        let lengths = self.at.zip(self.streams).map(|(at, stream)| {
            let entries = &stream.entries[at..];
            match entries.first() {
                Some(first) if is_label(first.token) => {
                    let rest = entries[1..].iter();
                    1 + rest
                        .take_while(|entry| is_label(entry.token) && !entry.is_border)
                        .count()
                }
                first => usize::from(first.is_some()),
            }
        });
        (lengths.old, lengths.new)
    }

    fn unit_equal(&self) -> bool {
        let (old_len, new_len) = self.unit();
        let Sides { old, new } = self.streams;
        old_len == new_len
            && (0..old_len).all(|k| same_text(old.str(self.at.old + k), new.str(self.at.new + k)))
    }

    /// Units that match by key stand next on both sides.
    fn pair_units(&mut self, units: Sides<usize>) {
        let lengths = units
            .zip(self.streams)
            .map(|(unit, stream)| stream.units[unit].entries.len());
        if lengths.is_same() {
            (0..lengths.old).for_each(|_| self.pair());
        } else {
            self.change(lengths, EditClass::Text);
        }
    }

    /// The next entries of both sides match by key: writes them as equal, or as what else they are.
    fn pair(&mut self) {
        let entries = self
            .at
            .zip(self.streams)
            .map(|(at, stream)| &stream.entries[at]);
        self.spacing(entries);
        let (old, new) = (
            self.streams.old.str(self.at.old),
            self.streams.new.str(self.at.new),
        );
        if old == new {
            self.equal(entries);
        } else if same_text(old, new) {
            self.change(Sides::new(1, 1), EditClass::Typography);
            self.after_equal = true;
        } else if entries.map(|entry| entry.starts_sentence).is_same() {
            self.change(Sides::new(1, 1), class_of(entries.old));
        } else {
            // The units match but for a capital letter that the place in the sentence asks for.
            self.change(Sides::new(1, 1), EditClass::Typography);
        }
    }

    fn equal(&mut self, entries: Sides<&Entry<'_>>) {
        let class = if is_label(entries.old.token) {
            EditClass::Label
        } else {
            EditClass::Text
        };
        let spans = entries.map(|entry| entry.token.span);
        let is_cut = entries.old.is_border || entries.new.is_border;
        match self.edits.last_mut() {
            Some(last) if self.may_extend && !is_cut && last.class == class => {
                last.spans = last.spans.zip(spans).map(|(last, span)| last.hull(span));
            }
            _ => self.edits.push(Edit {
                op: Op::Equal,
                class,
                spans,
            }),
        }
        self.at = self.at.map(|at| at + 1);
        self.after_equal = true;
        self.may_extend = true;
    }

    /// White space before a pair that only one side has, where the tokens before it match as well.
    fn spacing(&mut self, entries: Sides<&Entry<'_>>) {
        let gaps = entries.map(|entry| entry.gap_from);
        let (Some(old_from), Some(new_from), true) = (gaps.old, gaps.new, self.after_equal) else {
            return;
        };
        let spans = Sides::new(
            Span::new(old_from, entries.old.token.span.start()),
            Span::new(new_from, entries.new.token.span.start()),
        );
        let op = match (spans.old.is_empty(), spans.new.is_empty()) {
            (false, true) => Op::Delete,
            (true, false) => Op::Insert,
            _ => return,
        };
        self.edits.push(Edit {
            op,
            class: EditClass::Typography,
            spans,
        });
        self.may_extend = false;
    }

    /// Writes the units between `from` and `to`, and the marks among them, as changed.
    fn change_units(&mut self, from: Sides<usize>, to: Sides<usize>) {
        let lengths = from
            .zip(to)
            .zip(self.streams)
            .map(|((from, to), stream)| entry_count(stream, from, to));
        self.change(lengths, EditClass::Text);
    }

    /// Writes the next entries of both sides as changed, cut at the borders of either side.
    fn change(&mut self, lengths: Sides<usize>, class: EditClass) {
        let mut parts = self
            .at
            .zip(lengths)
            .zip(self.streams)
            .map(|((at, length), stream)| parts(stream, at..at + length));
        loop {
            let part = match (parts.old.next(), parts.new.next()) {
                (None, None) => break,
                (old, new) => Sides::new(old, new).map(Option::unwrap_or_default),
            };
            let op = match (part.old.is_empty(), part.new.is_empty()) {
                (true, _) => Op::Insert,
                (_, true) => Op::Delete,
                _ => Op::Replace,
            };
            let spans = part
                .as_ref()
                .zip(self.at.zip(self.streams))
                .map(|(part, (at, stream))| hull(stream, part, at));
            let texts = spans
                .zip(self.streams)
                .map(|(span, stream)| &stream.document[span]);
            // What reads the same may be cut into other tokens: one mark or three dots.
            let class = if op == Op::Replace && same_text(texts.old, texts.new) {
                EditClass::Typography
            } else {
                class
            };
            self.edits.push(Edit { op, class, spans });
            self.at = self.at.zip(part).map(|(at, part)| at + part.len());
        }
        self.after_equal = false;
        self.may_extend = false;
    }
}

/// Number of entries from the first of unit `from` to the last before unit `to`.
fn entry_count(stream: &Stream<'_>, from: usize, to: usize) -> usize {
    if from == to {
        0
    } else {
        stream.units[to - 1].entries.end - stream.units[from].entries.start
    }
}

fn class_of(entry: &Entry<'_>) -> EditClass {
    if is_label(entry.token) {
        EditClass::Label
    } else if is_markup(entry.token) {
        EditClass::Typography
    } else {
        EditClass::Text
    }
}

/// The range cut where a block or piece begins.
fn parts(stream: &Stream<'_>, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let first = range.start;
    let parts = stream.entries[range].chunk_by(|_, next| !next.is_border);
    parts.scan(first, |start, part| {
        let part = *start..*start + part.len();
        *start = part.end;
        Some(part)
    })
}

fn hull(stream: &Stream<'_>, part: &Range<usize>, at: usize) -> Span {
    if part.is_empty() {
        return stream.place(at);
    }
    let (first, last) = (stream.entries[part.start], stream.entries[part.end - 1]);
    first.token.span.hull(last.token.span)
}
