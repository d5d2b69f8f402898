//! Findings over many versions: a commitment that weakens again and again, a number as a series.
//!
//! Built on the findings of the comparisons of neighbours. Two of them belong together when they are about the same
//! words: when the words that one brought are those that the other changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Lineage;
use super::chain::ChainId;
use super::lives::LifeId;
use super::roster::Roster;
use super::text::Grain;
use crate::classify::{Direction, Finding, Kind, Layer, Passage, evidence, kinds};
use crate::sides::Sides;
use crate::unicode::squeezed;

/// What happened to one expression on the way to one witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The witness that has the new expression.
    pub witness: usize,
    /// What sort of change.
    pub kind: Kind,
    /// Which way, where there is one.
    pub direction: Option<Direction>,
    /// The expressions before and after.
    pub texts: Sides<Option<String>>,
    /// Their rungs on the ladder that the finding rests on, if it rests on one.
    pub ranks: Sides<Option<u32>>,
    /// The finding, as an index into those of the comparison that led to the witness.
    pub finding: usize,
}

/// One expression through several changes of the same sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What the first change is about: the first part of its kind, such as `commitment` or `quantity`.
    pub topic: &'static str,
    /// The passage, as a chain of blocks.
    pub passage: ChainId,
    /// The changes, oldest first; at least two.
    pub moments: Vec<Moment>,
}

/// A witness in which an expression is again what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reverted {
    /// The witness.
    pub witness: usize,
    /// The latest witness before that had it.
    pub same_as: usize,
}

impl Series {
    /// The changes whose new expression is that of an earlier one.
    pub fn reversions(&self) -> Vec<Reverted> {
        let mut values: BTreeMap<&str, usize> = BTreeMap::new();
        let mut reversions = Vec::new();
        for moment in &self.moments {
            if let Some(old) = &moment.texts.old {
                values.insert(old, moment.witness - 1);
            }
            if let Some(new) = &moment.texts.new
                && let Some(before) = values.get(new.as_str())
            {
                reversions.push(Reverted {
                    witness: moment.witness,
                    same_as: *before,
                });
            }
        }
        reversions
    }

    /// The expression in each witness in which it is another than before, oldest first, with its rung where the finding
    /// rests on a ladder. It begins with the last witness before the first change.
    pub fn values(&self) -> Vec<Value<'_>> {
        let mut values: Vec<Value<'_>> = Vec::new();
        for moment in &self.moments {
            let old = Value {
                witness: moment.witness - 1,
                text: moment.texts.old.as_deref(),
                rank: moment.ranks.old,
            };
            // Of one version the finding before has said what it has, perhaps in more words.
            let is_told = |last: &Value<'_>| last.witness == old.witness || last.text == old.text;
            match values.last_mut() {
                // What one finding calls removed, another may call by its name.
                Some(last) if last.witness == old.witness && last.text.is_none() => *last = old,
                Some(last) if is_told(last) => {}
                _ => values.push(old),
            }
            values.push(Value {
                witness: moment.witness,
                text: moment.texts.new.as_deref(),
                rank: moment.ranks.new,
            });
        }
        values
    }
}

/// One expression of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value<'a> {
    /// The first witness known to have it.
    pub witness: usize,
    /// The expression, or nothing where it is absent.
    pub text: Option<&'a str>,
    /// Its rung.
    pub rank: Option<u32>,
}

/// A sentence that went back to an earlier wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reversion {
    /// The chain of the sentence.
    pub sentence: ChainId,
    /// The witness that has the earlier wording again.
    pub witness: usize,
    /// The latest witness before that had it.
    pub same_as: usize,
}

/// What changed more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Expressions, in the order of their first change.
    pub series: Vec<Series>,
    /// Rosters, in the order of passages.
    pub rosters: Vec<Roster>,
    /// Sentences, in the order of witnesses.
    pub reversions: Vec<Reversion>,
}

impl Lineage {
    /// What changed more than once, and what changed back.
    pub fn story(&self) -> Story {
        let rosters = self.rosters();
        let mut teller = Teller {
            lineage: self,
            series: Vec::new(),
            last: BTreeMap::new(),
            rosters: rosters.iter().map(|roster| roster.passage).collect(),
        };
        for (old, comparison) in self.comparisons.iter().enumerate() {
            for (index, finding) in comparison.findings().iter().enumerate() {
                if finding.parent.is_none() && finding.layer == Layer::Substantive {
                    teller.tell(old + 1, index, finding);
                }
            }
        }
        let Teller { mut series, .. } = teller;
        series.retain(|series| series.moments.len() > 1);
        Story {
            series,
            rosters,
            reversions: self.reversions(),
        }
    }

    /// The finding behind a moment of a series.
    pub fn finding(&self, moment: &Moment) -> &Finding {
        &self.comparisons[moment.witness - 1].findings()[moment.finding]
    }

    fn reversions(&self) -> Vec<Reversion> {
        let chains = self.chains(Grain::Sentence).iter().enumerate();
        let mut reversions: Vec<Reversion> = chains
            .flat_map(|(sentence, chain)| {
                chain
                    .states()
                    .iter()
                    .filter(|state| state.is_reversion())
                    .filter_map(move |state| {
                        Some(Reversion {
                            sentence,
                            witness: state.witness,
                            same_as: state.same_as?,
                        })
                    })
            })
            .collect();
        reversions.sort_by_key(|reversion| (reversion.witness, reversion.sentence));
        reversions
    }

    /// The lives of the words in a passage of a finding.
    pub(super) fn lives_in(&self, witness: usize, passage: &Passage) -> Vec<LifeId> {
        let text = &self.texts[witness];
        if passage.block >= text.count(Grain::Block) {
            return Vec::new();
        }
        text.range(Grain::Block, passage.block)
            .zip(text.unit(Grain::Block, passage.block))
            .filter(|(_, token)| token.is_word() && passage.span.contains(token.span))
            .map(|(number, _)| self.tokens[witness][number])
            .collect()
    }
}

struct Teller<'a> {
    lineage: &'a Lineage,
    series: Vec<Series>,
    /// For each story and word, the series that had it last.
    last: BTreeMap<(&'static str, LifeId), usize>,
    /// The passages whose names are told as rosters.
    rosters: BTreeSet<ChainId>,
}

impl Teller<'_> {
    fn tell(&mut self, witness: usize, index: usize, finding: &Finding) {
        let topic = finding.kind.family();
        // Other words that stand there, one after the other, make no series.
        if finding.kind.is_words_alone() || topic == finding.kind.id() {
            return;
        }
        let witnesses = Sides::new(witness - 1, witness);
        let passages = finding.passages();
        let lives = witnesses.zip(passages).map(|(witness, passage)| {
            passage.map_or_else(Vec::new, |passage| self.lineage.lives_in(witness, passage))
        });
        let passage = witnesses
            .zip(passages)
            .map(|(witness, passage)| Some((witness, passage?.block)));
        let Some((at, block)) = passage.new.or(passage.old) else {
            return;
        };
        let passage = self.lineage.chain_of(Grain::Block, at, block);
        let is_text = self.lineage.texts[at].document.blocks()[block]
            .kind
            .is_text();
        let is_member = matches!(finding.kind, Kind::EntityAdded | Kind::EntityRemoved);
        if !is_text || is_member && self.rosters.contains(&passage) {
            return;
        }
        let moment = Moment {
            witness,
            kind: finding.kind,
            direction: finding.direction,
            texts: passages.map(|passage| passage.map(|passage| squeezed(&passage.text))),
            ranks: Sides::new(evidence::OLD_RANK, evidence::NEW_RANK)
                .map(|field| finding.evidence.get(field)?.parse().ok()),
            finding: index,
        };
        let story = kinds::row(finding.kind).story.unwrap_or(topic);
        let words = || lives.old.iter().chain(&lives.new);
        let earlier = words()
            .filter_map(|life| self.last.get(&(story, *life)).copied())
            .find(|series| self.is_later(*series, witness));
        let series = earlier.unwrap_or(self.series.len());
        if earlier.is_some() {
            self.series[series].moments.push(moment);
        } else {
            self.series.push(Series {
                topic,
                passage,
                moments: vec![moment],
            });
        }
        let words: Vec<LifeId> = words().copied().collect();
        for life in words {
            self.last.insert((story, life), series);
        }
    }

    /// Whether a series has no moment in a witness yet: two changes of one version are not a development.
    fn is_later(&self, series: usize, witness: usize) -> bool {
        let last = self.series[series].moments.last();
        last.is_some_and(|moment| moment.witness < witness)
    }
}
