//! What a reader may choose about a redline.

use crate::classify::{Finding, Kind, KindPattern, Level};
use crate::setters::setters;

/// Which changes are shown. Default: all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "four independent switches")]
pub struct Show {
    /// Text that only the new version has.
    pub inserted: bool,
    /// Text that only the old version has.
    pub deleted: bool,
    /// Text that stands elsewhere in the new version.
    pub moved: bool,
    /// Text that both versions have.
    pub same: bool,
}

impl Default for Show {
    fn default() -> Self {
        Self {
            inserted: true,
            deleted: true,
            moved: true,
            same: true,
        }
    }
}

impl Show {
    /// What is shown, in words.
    pub(super) fn named(self) -> String {
        let sorts = [
            (self.inserted, "insertions"),
            (self.deleted, "deletions"),
            (self.moved, "moves"),
            (self.same, "unchanged text"),
        ];
        let shown = sorts.iter().filter(|(shown, _)| *shown);
        let names: Vec<&str> = shown.map(|(_, name)| *name).collect();
        match &names[..] {
            [] => "nothing".to_owned(),
            [others @ .., last] if !others.is_empty() => {
                format!("only {} and {last}", others.join(", "))
            }
            [name, ..] => format!("only {name}"),
        }
    }
}

/// Which findings are listed. Default: those of level low and above, of any kind. If fewer are asked for, paragraphs without
/// one of them are folded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FindingFilter {
    /// Least level that is listed.
    pub min_level: Level,
    /// Patterns of kinds, such as `commitment.weakened` or `quantity.*`; empty for all.
    pub kinds: Vec<KindPattern>,
}

impl Default for FindingFilter {
    fn default() -> Self {
        Self {
            min_level: Level::Low,
            kinds: Vec::new(),
        }
    }
}

setters!(FindingFilter {
    with_min_level: min_level: Level,
    with_kinds: kinds: Vec<KindPattern>,
});

impl FindingFilter {
    /// The findings that are listed. Those that only repeat what the passage above them says are left out, unless
    /// their kind was asked for.
    pub(super) fn list<'f>(&self, findings: impl Iterator<Item = &'f Finding>) -> Vec<&'f Finding> {
        let mut parent: Option<&Finding> = None;
        let mut listed = Vec::new();
        for finding in findings {
            if finding.parent.is_none() {
                parent = Some(finding);
            }
            let repeats = self.kinds.is_empty()
                && finding.parent.is_some()
                && parent.is_some_and(|parent| {
                    finding.parent.as_ref() == Some(&parent.id)
                        && self.accepts(parent)
                        && repeats(parent, finding)
                });
            if self.accepts(finding) && !repeats {
                listed.push(finding);
            }
        }
        listed
    }

    /// Whether it asks for less than the default.
    pub(super) fn narrows(&self) -> bool {
        self.min_level > Self::default().min_level || !self.kinds.is_empty()
    }

    /// How many findings are not listed that would be if nothing had been chosen.
    pub(super) fn left_out(&self, findings: &[Finding]) -> usize {
        let listed = Self::default().list(findings.iter());
        let is_left_out = |finding: &&&Finding| !self.accepts(finding);
        listed.iter().filter(is_left_out).count()
    }

    /// Whether a finding is listed.
    pub fn accepts(&self, finding: &Finding) -> bool {
        finding.level >= self.min_level
            && (self.kinds.is_empty()
                || self
                    .kinds
                    .iter()
                    .any(|pattern| pattern.matches(finding.kind)))
    }
}

/// Whether what is found inside a passage says no more than that the passage came or went.
fn repeats(passage: &Finding, inner: &Finding) -> bool {
    let came_or_went = passage.kind.is_passage_come_or_gone();
    let is_detail = matches!(inner.kind, Kind::DetailAdded | Kind::DetailRemoved);
    let is_same = inner.quotes == passage.quotes && !inner.kind.is_act_come_or_gone();
    is_same || came_or_went && is_detail
}

/// What every redline for people can be asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RedlineOptions {
    /// Which changes are shown.
    pub show: Show,
    /// How many unchanged paragraphs are shown around a change. Default 0.
    pub context: usize,
    /// Whether typography and page furniture are shown as changes and not only counted. Default no.
    pub cosmetic: bool,
    /// Whether a digest of the findings stands at the top. Default no.
    pub digest: bool,
    /// Which findings are listed.
    pub findings: FindingFilter,
    /// Whether each of them has a line of its own. Default no: the lesser of many are counted by kind, as is most of
    /// what an added or removed passage holds, unless their kind or a least level was asked for.
    pub unfold: bool,
}

impl RedlineOptions {
    /// Whether many findings may be told in one line. Those of some kinds, or from some level on, are what was asked for.
    pub(super) fn folds(&self) -> bool {
        !self.unfold && self.findings == FindingFilter::default()
    }
}

setters!(RedlineOptions {
    with_show: show: Show,
    with_context: context: usize,
    with_cosmetic: cosmetic: bool,
    with_digest: digest: bool,
    with_findings: findings: FindingFilter,
    with_unfold: unfold: bool,
});

/// How the versions stand to each other on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Display {
    /// One text, with deletions and insertions where they happen.
    #[default]
    Inline,
    /// The old version on the left, the new one on the right.
    SideBySide,
}

/// How a redline is laid out on a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TerminalOptions {
    /// What is shown.
    pub redline: RedlineOptions,
    /// Inline or side by side.
    pub display: Display,
    /// Width in columns, at least [`MIN_WIDTH`](Self::MIN_WIDTH). Default 80.
    pub width: usize,
    /// Whether colours are used; without them changes are written `[-old-]{+new+}`. Default no.
    pub color: bool,
}

impl TerminalOptions {
    /// Least width in columns; one that is less is taken for it.
    pub const MIN_WIDTH: usize = 20;
}

impl Default for TerminalOptions {
    fn default() -> Self {
        Self {
            redline: RedlineOptions::default(),
            display: Display::Inline,
            width: 80,
            color: false,
        }
    }
}

setters!(TerminalOptions {
    with_redline: redline: RedlineOptions,
    with_display: display: Display,
    with_width: width: usize,
    with_color: color: bool,
});
