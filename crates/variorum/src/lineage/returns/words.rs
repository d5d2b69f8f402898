//! Words that come back inside passages.

use std::ops::Range;

use crate::lineage::arrival::Arrival;
use crate::lineage::chain::{ChainId, Locus, State};
use crate::lineage::level::{Placement, Wording};
use crate::lineage::lives::LifeId;
use crate::lineage::phrases::Phrases;
use crate::lineage::redline::edits_between;
use crate::lineage::step::kept_tokens;
use crate::lineage::text::{Grain, Text, is_text};
use crate::lineage::weave::Weaver;
use crate::sides::Sides;

/// How many earlier wordings of a passage are searched for words that return to their place: a bound of work.
const MAX_WORDINGS: usize = 16;

impl Weaver<'_> {
    /// Finds the dropped words that return in sentences which have words that the predecessor lacks.
    pub(in crate::lineage) fn return_tokens(&mut self, arrival: &mut Arrival) {
        let witness = arrival.witness;
        let text = &self.texts[witness];
        for sentence in 0..arrival.sentences.len() {
            let placement = arrival.sentences[sentence];
            let range = text.range(Grain::Sentence, sentence);
            if arrival.lives[range.clone()].iter().all(Option::is_some) {
                continue;
            }
            if let Some(found) = self.earlier_wording(witness, sentence, placement) {
                let old = text_numbers(&self.texts[found.witness], found.unit);
                let pairs = old.into_iter().zip(text_numbers(text, sentence)).collect();
                self.adopt_sentence(arrival, found.witness, pairs);
            } else if let Some(chain) = placement.chain.filter(|_| placement.returned) {
                self.return_reworded(arrival, sentence, chain);
            }
            if let Some(chain) = placement.chain {
                self.return_in_place(arrival, sentence, chain);
            }
            self.return_phrases(arrival, range);
        }
    }

    /// An earlier sentence with the same words: of the same chain, or one that was dropped.
    fn earlier_wording(
        &self,
        witness: usize,
        sentence: usize,
        placement: Placement,
    ) -> Option<Wording> {
        let wording = self.texts[witness].wording(Grain::Sentence, sentence);
        let own = placement
            .chain
            .and_then(|chain| self.sentences.wording_of(wording, chain))
            .filter(|found| self.is_verbatim(Grain::Sentence, *found, witness, sentence));
        own.or_else(|| self.verbatim(&self.sentences, witness, sentence))
    }

    /// A sentence that returns in other words has the lives of the words that a diff keeps.
    fn return_reworded(&mut self, arrival: &mut Arrival, sentence: usize, chain: ChainId) {
        let Some(state) = self.sentences.chains[chain].states().last() else {
            return;
        };
        let (earlier, unit) = (state.witness, state.unit);
        let texts = Sides::new(&self.texts[earlier], &self.texts[arrival.witness]);
        let units = Sides::new([unit], [sentence]);
        let units = units.as_ref().map(<[usize; 1]>::as_slice);
        let edits = edits_between(texts, units, &self.options.compare.diff);
        let pairs = kept_tokens(texts, units, &edits);
        self.adopt_sentence(arrival, earlier, pairs);
    }

    /// Words that return to where they were: beside the same word as when they were dropped.
    fn return_in_place(&mut self, arrival: &mut Arrival, sentence: usize, chain: ChainId) {
        let range = self.texts[arrival.witness].range(Grain::Sentence, sentence);
        let wordings: Vec<Locus> = self.sentences.chains[chain]
            .wordings()
            .rev()
            .take(MAX_WORDINGS)
            .map(State::locus)
            .collect();
        for Locus {
            witness: earlier,
            unit,
        } in wordings
        {
            for run in arrival.open_runs(&range) {
                let old = self.texts[earlier].range(Grain::Sentence, unit);
                let sentences = Sides::new(old, range.clone());
                let pairs = self.beside_anchor(arrival, earlier, &sentences, run);
                self.adopt_sentence(arrival, earlier, pairs);
            }
        }
    }

    /// The words of a run that follow the same word as before, or else precede it.
    fn beside_anchor(
        &self,
        arrival: &Arrival,
        earlier: usize,
        sentences: &Sides<Range<usize>>,
        run: Range<usize>,
    ) -> Vec<(usize, usize)> {
        let witnesses = Sides::new(earlier, arrival.witness);
        let earlier = &self.tokens[earlier];
        let Sides { old, new } = sentences;
        let find = |life: LifeId| old.clone().find(|token| earlier[*token] == life);
        let anchor = |token: usize| arrival.lives[token].and_then(find);
        let first = if run.start == new.start {
            Some(old.start)
        } else {
            anchor(run.start - 1).map(|at| at + 1)
        };
        let end = if run.end == new.end {
            Some(old.end)
        } else {
            anchor(run.end)
        };
        let returns = |pair: &(usize, usize)| {
            self.lives.is_dropped(earlier[pair.0], witnesses.new)
                && self.same_word(witnesses, *pair)
        };
        let after: Vec<_> = first.map_or_else(Vec::new, |first| {
            (first..old.end)
                .zip(run.clone())
                .take_while(returns)
                .collect()
        });
        let is_whole = after.len() == run.len() && end == first.map(|first| first + run.len());
        if is_whole || self.tells(witnesses.new, &after) {
            return after;
        }
        let mut before: Vec<_> = end.map_or_else(Vec::new, |end| {
            let pairs = (old.start..end).rev().zip(run.rev());
            pairs.take_while(returns).collect()
        });
        before.reverse();
        if self.tells(witnesses.new, &before) {
            before
        } else {
            Vec::new()
        }
    }

    /// Phrases that return away from their old sentence.
    fn return_phrases(&mut self, arrival: &mut Arrival, sentence: Range<usize>) {
        let witness = arrival.witness;
        let text = &self.texts[witness];
        for run in arrival.open_runs(&sentence) {
            let mut at = run.start;
            while at + Phrases::shortest() <= run.end {
                let tokens = text.tokens(at..run.end);
                let found = self.phrases.find(&text.document, tokens, &self.weights);
                let pairs = found.map_or_else(Vec::new, |(earlier, first)| {
                    let old = &self.texts[earlier];
                    let end = old
                        .range(Grain::Sentence, old.unit_at(Grain::Sentence, first))
                        .end;
                    let pairs = (first..end).zip(at..run.end);
                    let returns = |pair: &(usize, usize)| {
                        let life = self.tokens[earlier][pair.0];
                        self.lives.is_dropped(life, witness)
                            && self.same_word(Sides::new(earlier, witness), *pair)
                    };
                    pairs.take_while(returns).collect::<Vec<_>>()
                });
                if let Some((earlier, _)) = found.filter(|_| pairs.len() >= Phrases::shortest()) {
                    at += pairs.len();
                    self.adopt(arrival, earlier, pairs);
                } else {
                    at += 1;
                }
            }
        }
    }

    fn same_word(&self, witnesses: Sides<usize>, pair: (usize, usize)) -> bool {
        let token = |witness: usize, token: usize| &self.texts[witness].tokens(token..token + 1)[0];
        let (old, new) = (token(witnesses.old, pair.0), token(witnesses.new, pair.1));
        is_text(new) && old.key == new.key
    }

    /// Whether a run of words says something by itself.
    fn tells(&self, witness: usize, pairs: &[(usize, usize)]) -> bool {
        let text = &self.texts[witness];
        pairs.iter().any(|(_, token)| {
            let token = &text.tokens(*token..token + 1)[0];
            self.weights.is_content(&text.document, token)
        })
    }

    /// As [`adopt`](Self::adopt), for words of a sentence that is the same as an earlier one: they tell where the block
    /// that they stand in comes from. A phrase does not; it may have stood in several.
    fn adopt_sentence(
        &mut self,
        arrival: &mut Arrival,
        earlier: usize,
        pairs: Vec<(usize, usize)>,
    ) {
        for (old, new) in &pairs {
            if arrival.lives[*new].is_none() {
                let block = self.texts[earlier].unit_at(Grain::Block, *old);
                arrival.sources.insert(*new, self.blocks.of[earlier][block]);
            }
        }
        self.adopt(arrival, earlier, pairs);
    }

    /// Gives tokens the dropped lives of earlier tokens, where both are free.
    fn adopt(&mut self, arrival: &mut Arrival, earlier: usize, pairs: Vec<(usize, usize)>) {
        for (old, new) in pairs {
            let life = self.tokens[earlier][old];
            if arrival.lives[new].is_none() && self.lives.is_dropped(life, arrival.witness) {
                self.lives.carry(life, arrival.witness);
                arrival.lives[new] = Some(life);
            }
        }
    }
}

/// The numbers of the tokens of a sentence without label and markup.
fn text_numbers(text: &Text, sentence: usize) -> Vec<usize> {
    let tokens = text.unit(Grain::Sentence, sentence).iter();
    text.range(Grain::Sentence, sentence)
        .zip(tokens)
        .filter(|(_, token)| is_text(token))
        .map(|(number, _)| number)
        .collect()
}
