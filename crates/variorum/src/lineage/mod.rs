//! One text through many versions: who introduced what, what was dropped, what came back.
//!
//! In: witnesses in the order of time. Out: a [`Lineage`], with a history for each token, sentence and block.
//!
//! Each witness is compared with its predecessor; what the comparison keeps has one history. What it does not keep is
//! looked up among the passages, sentences and words that earlier witnesses had and the predecessor lacks, so that
//! a passage that is dropped and comes back is the same passage, with a gap. The idea of looking new text up in all
//! earlier revisions before calling it new is that of `WikiWho` (Flöck and Acosta, WWW 2014); there it is done by equal
//! paragraphs and sentences, here also by similar ones, by the place of a word, and by phrases.
//!
//! Two laws hold. The lineage of two versions is their diff, and between neighbours a lineage keeps exactly the tokens
//! that their comparison keeps. Adding a version at the end never changes what was said of the earlier ones.
//!
//! Cost: the comparisons of neighbours, and look-ups in proportion to the text that changed. Never all pairs.

mod arrival;
mod blame;
mod chain;
mod kin;
mod level;
mod lives;
mod options;
mod outline;
mod phrases;
mod redline;
mod returns;
mod roster;
mod similar;
mod step;
mod story;
mod text;
mod totals;
mod trace;
mod weave;
mod weights;
mod witness;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

pub use blame::{Attribution, Stretch};
pub use chain::{Chain, ChainId, Locus, Merge, State, Status};
pub use options::LineageOptions;
pub use roster::{Event, Membership, Roll, Roster};
pub use story::{Moment, Reversion, Reverted, Series, Story, Value};
pub use text::Grain;
pub use totals::Totals;
pub use trace::{Reading, Since, Strand, Trace};
pub use witness::Witness;

pub use crate::document::Date;

use crate::compare::{Comparison, compare};
use crate::diff::DiffOptions;
use crate::document::{Notice, Token};
use crate::error::{Error, ErrorKind, Result};
use crate::parallel;
use crate::sides::Sides;
use level::Level;
use lives::{LifeId, Lives};
use step::Step;
use text::Text;
use weave::Weaver;

/// The history of a text over its versions.
///
/// Witnesses are numbered from 0 in the order given. See [`Chain`] for the history of passages and
/// [`Lineage::provenance`] for that of words.
#[derive(Clone, Debug)]
pub struct Lineage {
    witnesses: Vec<Witness>,
    texts: Vec<Text>,
    comparisons: Vec<Comparison>,
    lives: Lives,
    tokens: Vec<Vec<LifeId>>,
    sentences: Level,
    blocks: Level,
    /// How words are compared, of neighbours and of versions far apart.
    diff: DiffOptions,
    notices: Vec<Notice>,
}

/// The history of one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The witness that introduced it.
    pub introduced: usize,
    /// The witnesses that have it, as runs; from the second on each begins with a return.
    pub runs: Vec<Range<usize>>,
    /// The witnesses in which its sentence stands at another place than in the version before, by itself or with its
    /// block, in order.
    pub moved: Vec<usize>,
}

impl Provenance {
    /// The first witness after the last that has the token, given how many witnesses there are.
    pub fn dropped(&self, witnesses: usize) -> Option<usize> {
        self.runs
            .last()
            .map(|run| run.end)
            .filter(|end| *end < witnesses)
    }

    /// The witnesses that brought the token back.
    pub fn returns(&self) -> impl Iterator<Item = usize> {
        self.runs.iter().skip(1).map(|run| run.start)
    }
}

/// Follows a text through its versions, oldest first.
///
/// # Errors
///
/// [`ErrorKind::Config`] when there are fewer than two witnesses, or the same one is given twice.
pub fn lineage(witnesses: Vec<Witness>, options: &LineageOptions) -> Result<Lineage> {
    lineage_observed(witnesses, options, &|_| {})
}

/// As [`lineage`], and calls `progress` after each comparison of neighbours, from any thread and in any order, with the
/// number of the later witness.
///
/// # Errors
///
/// As [`lineage`].
pub fn lineage_observed(
    witnesses: Vec<Witness>,
    options: &LineageOptions,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Lineage> {
    check(&witnesses)?;
    let text = |witness: &Witness| Text::new(Arc::clone(witness.document()));
    let texts = parallel::map(&witnesses, options.threads, text);
    let step = |new: usize| {
        let sides = Sides::new(&texts[new - 1], &texts[new]);
        let documents = sides.map(|text| Arc::clone(&text.document));
        let comparison = compare(documents.old, documents.new, &options.compare);
        let step = Step::new(sides, &comparison);
        progress(new);
        (comparison, step)
    };
    let steps = parallel::limited(options.threads, || {
        parallel::map(1..witnesses.len(), options.threads, step)
    });
    let mut weaver = Weaver::new(&texts, options);
    let mut comparisons = Vec::with_capacity(steps.len());
    weaver.begin();
    for (comparison, step) in steps {
        weaver.add(&step);
        comparisons.push(comparison);
    }
    let Weaver {
        lives,
        tokens,
        sentences,
        blocks,
        ..
    } = weaver;
    Ok(Lineage {
        notices: notices(&witnesses),
        witnesses,
        texts,
        comparisons,
        lives,
        tokens,
        sentences,
        blocks,
        diff: options.compare.diff.clone(),
    })
}

fn check(witnesses: &[Witness]) -> Result<()> {
    if witnesses.len() < 2 {
        let message = format!(
            "a lineage needs at least two versions, and {} given",
            if witnesses.is_empty() {
                "none is"
            } else {
                "only one is"
            }
        );
        return Err(Error::new(ErrorKind::Config, message));
    }
    let mut names = BTreeSet::new();
    match witnesses
        .iter()
        .find(|witness| !names.insert(witness.document().name()))
    {
        Some(twice) => Err(
            Error::new(ErrorKind::Config, "the same version is given twice")
                .with_path(twice.document().name()),
        ),
        None => Ok(()),
    }
}

/// What readers should know of the order: it is that of the arguments, even where dates say otherwise.
fn notices(witnesses: &[Witness]) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut note = |code: &str, message: String| {
        notices.push(Notice {
            code: code.to_owned(),
            message,
            span: None,
        });
    };
    // The version with the latest date so far: one without a date may stand between two that contradict each other.
    let mut latest: Option<(&Witness, Date)> = None;
    for (at, witness) in witnesses.iter().enumerate() {
        let name = witness.document().name();
        if let Some(date) = witness.date() {
            match latest {
                Some((before, later)) if date.is_before(later) => note(
                    "order",
                    format!(
                        "{name} ({date}) is given after {} ({later}); the order given is kept",
                        before.document().name()
                    ),
                ),
                _ => latest = Some((witness, date)),
            }
        }
        if let Some(before) = at.checked_sub(1).map(|before| witnesses[before].document())
            && before.text() == witness.document().text()
        {
            note(
                "identical",
                format!("{} and {name} are the same text", before.name()),
            );
        }
    }
    notices
}

impl Lineage {
    /// The versions, in the order given.
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// The comparisons of neighbours: the one at `k` is of the witnesses `k` and `k + 1`.
    pub fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    /// What readers should be told about the witnesses, such as dates that contradict their order.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// All chains of one grain, in the order in which they first appear.
    pub fn chains(&self, grain: Grain) -> &[Chain] {
        &self.level(grain).chains
    }

    /// The chain of a unit of a witness.
    pub fn chain_of(&self, grain: Grain, witness: usize, unit: usize) -> ChainId {
        self.level(grain).of[witness][unit]
    }

    /// How many tokens a witness has. Tokens are numbered through the document, block by block.
    pub fn token_count(&self, witness: usize) -> usize {
        self.texts[witness].token_count()
    }

    /// The tokens of a witness, in order.
    pub fn tokens(&self, witness: usize) -> impl Iterator<Item = &Token> {
        let document = &self.texts[witness].document;
        (0..document.blocks().len()).flat_map(|block| document.tokens(block))
    }

    /// The history of a token of a witness.
    pub fn provenance(&self, witness: usize, token: usize) -> Provenance {
        let life = self.tokens[witness][token];
        let mut runs = Vec::new();
        let mut start = self.lives.introduced(life);
        for gap in self.lives.gaps(life) {
            runs.push(start..gap.start);
            start = gap.end;
        }
        runs.push(start..self.lives.last(life) + 1);
        Provenance {
            introduced: self.lives.introduced(life),
            moved: self.moves_of(witness, token, &runs),
            runs,
        }
    }

    /// The witnesses of some runs in which the sentence of a token moved, by itself or with its block.
    fn moves_of(&self, witness: usize, token: usize, runs: &[Range<usize>]) -> Vec<usize> {
        let sentence = self.texts[witness].unit_at(Grain::Sentence, token);
        let chain = self.chain_of(Grain::Sentence, witness, sentence);
        let states = self.chains(Grain::Sentence)[chain].states().iter();
        let moved = states.filter(|state| {
            let block = self.block_of(state.witness, state.unit);
            let chain = self.chain_of(Grain::Block, state.witness, block);
            let block = self.chains(Grain::Block)[chain].state(state.witness);
            state.moved || block.is_some_and(|block| block.moved)
        });
        moved
            .map(|state| state.witness)
            .filter(|at| runs.iter().any(|run| run.contains(at)))
            .collect()
    }

    /// The witness that introduced a token.
    pub fn origin(&self, witness: usize, token: usize) -> usize {
        self.lives.introduced(self.tokens[witness][token])
    }

    fn level(&self, grain: Grain) -> &Level {
        match grain {
            Grain::Sentence => &self.sentences,
            Grain::Block => &self.blocks,
        }
    }
}
