//! Who introduced what is there: the runs of words of a version that came with one earlier version.

use std::ops::Range;

use super::Lineage;
use super::text::Grain;
use crate::document::{BlockKind, Token, TokenClass};
use crate::span::Span;

/// Consecutive words of a sentence that one witness introduced, with the marks that belong to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The tokens, numbered through the document.
    pub tokens: Range<usize>,
    /// From the first to the last of them.
    pub span: Span,
    /// The witness that introduced them.
    pub origin: usize,
    /// The witness that brought them back last, if they were absent for a time.
    pub returned: Option<usize>,
}

/// A sentence, or a whole row of a table, and where its words come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The block.
    pub block: usize,
    /// The sentence, numbered through the document; of a row the first.
    pub sentence: usize,
    /// The witness that most of its words come from; of several the earliest.
    pub origin: usize,
    /// The runs of its tokens; they tile it.
    pub stretches: Vec<Stretch>,
}

impl Lineage {
    /// Where the words of a witness come from, sentence by sentence, and row by row in tables. Blocks that do not belong to
    /// the text are left out.
    pub fn blame(&self, witness: usize) -> Vec<Attribution> {
        let text = &self.texts[witness];
        let blocks = text.document.blocks().iter().enumerate();
        let texts = blocks.filter(|(_, block)| block.kind.is_text());
        texts
            .flat_map(|(at, block)| {
                let sentences = text.sentences_of(at);
                let units = match block.kind {
                    BlockKind::TableRow => sentences.start..sentences.start + 1,
                    _ => sentences,
                };
                units.map(move |sentence| self.attribution(witness, at, sentence))
            })
            .collect()
    }

    fn attribution(&self, witness: usize, block: usize, sentence: usize) -> Attribution {
        let text = &self.texts[witness];
        let (grain, unit) = match text.document.blocks()[block].kind {
            BlockKind::TableRow => (Grain::Block, block),
            _ => (Grain::Sentence, sentence),
        };
        let range = text.range(grain, unit);
        let tokens = text.unit(grain, unit);
        let mut words = vec![0_usize; witness + 1];
        let mut stretches: Vec<Stretch> = Vec::new();
        for (number, token) in range.zip(tokens) {
            let origin = self.origin(witness, number);
            let is_first_word = token.is_word() && words.iter().all(|count| *count == 0);
            words[origin] += usize::from(token.is_word());
            let returned = self.latest_return(witness, number);
            match stretches.last_mut() {
                // A mark belongs with the words before it; the target of a link can be new by itself.
                Some(last)
                    if !(token.is_word() || token.class == TokenClass::Link)
                        || (last.origin, last.returned) == (origin, returned) =>
                {
                    extend(last, number, token);
                }
                // A number in a list, or markup before the first word, belongs with the words after it.
                Some(last) if is_first_word => {
                    (last.origin, last.returned) = (origin, returned);
                    extend(last, number, token);
                }
                _ => stretches.push(Stretch {
                    tokens: number..number + 1,
                    span: token.span,
                    origin,
                    returned,
                }),
            }
        }
        let most = words.iter().copied().max().unwrap_or(0);
        let origin = words.iter().position(|count| *count == most);
        Attribution {
            block,
            sentence,
            origin: origin.unwrap_or(witness),
            stretches,
        }
    }

    /// The last witness up to `witness` that brought a token back.
    fn latest_return(&self, witness: usize, token: usize) -> Option<usize> {
        let gaps = self.lives.gaps(self.tokens[witness][token]);
        let ends = gaps.iter().map(|gap| gap.end);
        ends.rev().find(|end| *end <= witness)
    }
}

fn extend(stretch: &mut Stretch, number: usize, token: &Token) {
    stretch.tokens.end = number + 1;
    stretch.span = stretch.span.hull(token.span);
}
