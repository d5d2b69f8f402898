//! What a rule says of a change, before it is scored, placed and phrased.

use std::fmt::Display;
use std::ops::Range;

use crate::classify::pairing::side::{Side, Which};
use crate::classify::record::evidence;
use crate::classify::record::finding::{Confidence, Direction, ScorePart};
use crate::classify::record::kind::{Kind, Layer};
use crate::classify::record::rule::RuleId;
use crate::lexicon::Row;
use crate::sides::Sides;

/// The answer of a rule.
#[derive(Clone, Debug)]
pub(in crate::classify) struct Draft {
    /// What sort of change.
    pub(in crate::classify) kind: Kind,
    /// The rule, such as `force.rank`: also the key of its explanation.
    pub(in crate::classify) rule: RuleId,
    /// The atoms that it explains.
    pub(in crate::classify) atoms: Sides<Vec<usize>>,
    /// Those of them that it speaks of, where the others are only the grammar around them.
    pub(in crate::classify) core: Option<Sides<Vec<usize>>>,
    /// What the rule saw, by field.
    pub(in crate::classify) evidence: Vec<(&'static str, String)>,
    /// The rows of data that it used.
    pub(in crate::classify) rows: Vec<String>,
    /// How sure it is.
    pub(in crate::classify) confidence: Confidence,
    /// Which way the change goes.
    pub(in crate::classify) direction: Option<Direction>,
    /// Points that only the rule can know.
    pub(in crate::classify) parts: Vec<ScorePart>,
    /// A base that differs from the kind's own.
    pub(in crate::classify) base: Option<i16>,
    /// A layer that differs from the kind's own.
    pub(in crate::classify) layer: Option<Layer>,
    /// What to quote it by, where the words themselves are too many.
    pub(in crate::classify) quote: Option<Sides<String>>,
}

impl Draft {
    /// A draft about atoms of both sides.
    pub(in crate::classify) fn new(
        kind: Kind,
        rule: RuleId,
        old: impl Into<Vec<usize>>,
        new: impl Into<Vec<usize>>,
    ) -> Self {
        Self {
            kind,
            rule,
            atoms: Sides::new(old.into(), new.into()),
            core: None,
            evidence: Vec::new(),
            rows: Vec::new(),
            confidence: Confidence::High,
            direction: kind.direction(),
            parts: Vec::new(),
            base: None,
            layer: None,
            quote: None,
        }
    }

    /// A draft about one side.
    pub(in crate::classify) fn on(
        which: Which,
        kind: Kind,
        rule: RuleId,
        atoms: impl Into<Vec<usize>>,
    ) -> Self {
        let atoms = which.only(atoms.into());
        Self::new(kind, rule, atoms.old, atoms.new)
    }

    /// A draft about an atom that stands in the place of another, with the words of both.
    pub(in crate::classify) fn exchange(
        sides: &Sides<Side<'_, '_>>,
        kind: Kind,
        rule: RuleId,
        (old, new): (usize, usize),
    ) -> Self {
        let texts = (sides.old.text_of(old), sides.new.text_of(new));
        Self::new(kind, rule, [old], [new]).texts(texts.0, texts.1)
    }

    /// Adds what both versions say.
    #[must_use]
    pub(in crate::classify) fn texts(self, old: impl Display, new: impl Display) -> Self {
        self.with(evidence::OLD, old).with(evidence::NEW, new)
    }

    /// Adds the ranks of what both versions say.
    #[must_use]
    pub(in crate::classify) fn ranks(self, old: i16, new: i16) -> Self {
        self.with(evidence::OLD_RANK, old)
            .with(evidence::NEW_RANK, new)
    }

    /// Adds a field of evidence.
    #[must_use]
    pub(in crate::classify) fn with(mut self, field: &'static str, value: impl Display) -> Self {
        self.evidence.push((field, value.to_string()));
        self
    }

    /// Whether it has a field of evidence.
    pub(in crate::classify) fn has(&self, field: &str) -> bool {
        self.evidence.iter().any(|(own, _)| *own == field)
    }

    /// Cites rows.
    #[must_use]
    pub(in crate::classify) fn citing<'r>(
        mut self,
        rows: impl IntoIterator<Item = &'r Row>,
    ) -> Self {
        self.rows.extend(rows.into_iter().map(Row::id));
        self
    }

    #[must_use]
    pub(in crate::classify) fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    #[must_use]
    pub(in crate::classify) fn direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// Narrows what the draft speaks of to some of its atoms.
    #[must_use]
    pub(in crate::classify) fn core(mut self, old: Vec<usize>, new: Vec<usize>) -> Self {
        self.core = Some(Sides::new(old, new));
        self
    }

    /// Takes along what another draft speaks of, as part of the same change.
    pub(in crate::classify) fn take(&mut self, part: Self) {
        if let Some(core) = &mut self.core {
            core.old.extend(&part.spoken_of().old);
            core.new.extend(&part.spoken_of().new);
        }
        self.atoms.old.extend(part.atoms.old);
        self.atoms.new.extend(part.atoms.new);
    }

    /// Explains what another draft is about without speaking of it.
    pub(in crate::classify) fn cover(&mut self, part: Self) {
        self.core.get_or_insert_with(|| self.atoms.clone());
        self.atoms.old.extend(part.atoms.old);
        self.atoms.new.extend(part.atoms.new);
    }

    /// The atoms that the draft speaks of.
    pub(in crate::classify) fn spoken_of(&self) -> &Sides<Vec<usize>> {
        self.core.as_ref().unwrap_or(&self.atoms)
    }

    /// Adds points for a reason.
    #[must_use]
    pub(in crate::classify) fn points(mut self, reason: &str, points: i16) -> Self {
        if points != 0 {
            self.parts.push(ScorePart::new(reason, points));
        }
        self
    }

    #[must_use]
    pub(in crate::classify) fn base(mut self, base: i16) -> Self {
        self.base = Some(base);
        self
    }

    /// Says that it belongs to the form of telling, whatever its kind.
    #[must_use]
    pub(in crate::classify) fn framing(mut self) -> Self {
        self.layer = Some(Layer::Framing);
        self
    }

    /// How deep it goes.
    pub(in crate::classify) fn layer(&self) -> Layer {
        self.layer.unwrap_or_else(|| self.kind.layer())
    }

    pub(in crate::classify) fn side(&self, which: Which) -> &[usize] {
        which.of(self.atoms.as_ref().map(Vec::as_slice))
    }
}

/// The smallest run that holds all of some atoms.
pub(in crate::classify) fn hull(atoms: &[usize]) -> Range<usize> {
    match (atoms.iter().min(), atoms.iter().max()) {
        (Some(first), Some(last)) => *first..*last + 1,
        _ => 0..0,
    }
}
