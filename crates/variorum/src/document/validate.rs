//! The invariants of a document, checked; for tests.

use super::Document;

impl Document {
    /// Checks the invariants of the type; for tests.
    #[doc(hidden)]
    pub fn validate(&self) -> Result<(), String> {
        let mut owner = vec![false; self.text.len()];
        for (index, block) in self.blocks.iter().enumerate() {
            for span in block.label.iter().chain(&block.pieces) {
                if !self.text.is_char_boundary(span.start())
                    || !self.text.is_char_boundary(span.end())
                {
                    return Err(format!("block {index}: {span:?} cuts a character"));
                }
                for taken in &mut owner[span.range()] {
                    if std::mem::replace(taken, true) {
                        return Err(format!("block {index}: {span:?} overlaps another block"));
                    }
                }
            }
            let starts = self.blocks[..index]
                .last()
                .map_or(0, |before| before.span().start());
            if block.span().start() < starts {
                return Err(format!("block {index} starts before its predecessor"));
            }
            self.validate_tokens(index)?;
        }
        match self
            .text
            .char_indices()
            .find(|(at, c)| !c.is_whitespace() && (*at, *c) != (0, '\u{feff}') && !owner[*at])
        {
            Some((at, c)) => Err(format!("{c:?} at byte {at} lies in no block")),
            None => Ok(()),
        }
    }

    fn validate_tokens(&self, block: usize) -> Result<(), String> {
        let tokens = self.tokens(block);
        let mut spans = self.blocks[block]
            .label
            .iter()
            .chain(&self.blocks[block].pieces)
            .peekable();
        let mut at = spans.peek().map_or(0, |span| span.start());
        for token in tokens {
            while spans
                .peek()
                .is_some_and(|span| span.end() <= token.span.start())
            {
                let span = spans.next().expect("peeked");
                if !self.text[at.min(span.end())..span.end()].trim().is_empty() {
                    return Err(format!("block {block}: text after byte {at} has no token"));
                }
                at = spans.peek().map_or(at, |span| span.start());
            }
            if token.span.start() < at
                || !spans.peek().is_some_and(|span| span.contains(token.span))
            {
                return Err(format!(
                    "block {block}: token {:?} is out of place",
                    token.span
                ));
            }
            if !self.text[at..token.span.start()].trim().is_empty() {
                return Err(format!(
                    "block {block}: text before byte {} has no token",
                    token.span.start()
                ));
            }
            at = token.span.end();
        }
        let mut next = 0;
        for sentence in self.sentences(block) {
            if sentence.start != next || sentence.end <= next {
                return Err(format!(
                    "block {block}: sentences do not tile the tokens at {next}"
                ));
            }
            next = sentence.end;
        }
        if next == tokens.len() {
            Ok(())
        } else {
            Err(format!("block {block}: tokens after the last sentence"))
        }
    }
}
