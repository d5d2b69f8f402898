//! Runs of capitalised words: how far a name goes.

use super::reader::Reader;
use super::words::{Word, WordClass};
use crate::lexicon::{Class, Group};

/// The kind of the small words behind which an instrument names its parties, which are a part of its name only right behind
/// what it is: the Treaty between Malta and Fiji, but a Pact on Trade between the two.
pub(super) const PARTIES: &str = "parties";

impl Reader<'_, '_> {
    /// Whether the last capitalised word of a run is a noun that only an abbreviation writes with capitals, and no part of
    /// the name before it: what is Norway's or Norwegian is said by that.
    fn ends_with_noun(&self, at: usize) -> bool {
        let goes_on = self
            .word(at + 1)
            .is_some_and(|next| next.is_capitalised() && !next.opens);
        let noun = self.family(at, Group::Name, "common");
        !goes_on && noun.is_some_and(|(_, concept)| concept == "abbreviation")
    }

    /// Whether a name ends with a word that is that of a month elsewhere: Liu Wei and Ma Jun attended. It stands behind another
    /// name, and no noun or number goes on behind it: the ECB June projections.
    fn ends_as_month(&self, start: usize, at: usize) -> bool {
        let before = start.checked_sub(1).filter(|before| self.joins(*before));
        let is_item = before.and_then(|before| self.word(before.checked_sub(1)?));
        let closes = self.word(at + 1).is_none_or(|next| {
            next.class == WordClass::Sign
                || next.is_participle
                || next.is_copular
                || self.joins(at + 1)
        });
        is_item.is_some_and(Word::is_capitalised) && closes
    }

    /// Whether the items of a list are joined at a place.
    pub(super) fn joins(&self, at: usize) -> bool {
        self.sign(at, ",") || self.sign(at, ";") || self.is_class(at, Class::Coordinator)
    }

    /// Whether the title of an office ends where a run from `start` has come to.
    fn ends_title(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| {
            let title = self.family(at, Group::Name, "title");
            title.is_some_and(|(length, _)| at + length == end)
        })
    }

    /// End of the run of capitalised words from a place, with the small words inside it.
    pub(in crate::classify) fn capitalised_run(
        &self,
        at: usize,
        longest: usize,
        connectors: &[&str],
    ) -> usize {
        let connector = |at| self.family(at, Group::Name, "connector");
        let mut end = at + 1;
        let mut next = end;
        // Where the title of an office ends, if what it is for follows.
        let mut title = None;
        while next < self.words.len() && next < at + longest {
            let word = &self.words[next];
            let before = &self.words[next - 1];
            let is_short = is_initials(before.text)
                || self.family(next - 1, Group::Name, "abbreviation").is_some()
                || self.family(next - 1, Group::Name, "honorific").is_some();
            let initial = word.is_sign(".") && is_short;
            // An en dash makes one name of two, a longer one ends the phrase.
            let is_dash = word.text == "\u{2014}";
            let joins = initial || word.is_sign("-") && !word.spaced && !is_dash;
            if word.class == WordClass::Word
                && word.is_capitalised()
                && !word.opens
                && !self.is_stressed(next)
                && (self.family(next, Group::Time, "month").is_none()
                    || self.ends_as_month(at, next))
                && !self.ends_with_noun(next)
            {
                next += 1;
                end = next;
            } else if joins
                || connector(next).is_some_and(|(_, kind)| {
                    connectors.contains(&kind)
                        && (kind != PARTIES || self.heads_instrument(next - 1))
                })
            {
                next += 1;
            } else if connector(next).is_some_and(|(_, kind)| kind == "portfolio")
                && self.ends_title(at, next)
            {
                title = Some(end);
                next += 1;
            } else if self.names_remit(at, next) {
                next += 1;
            } else {
                break;
            }
        }
        // They thank the Minister for Malta's patience: what somebody has is no portfolio.
        title
            .filter(|_| self.words[end - 1].is_genitive)
            .unwrap_or(end)
    }

    /// Whether a small word leads to what a body is for, or to more of it, and so goes on its name: the Institute for Peace,
    /// the Ministry of Health and Sports. What it is for is said by common nouns: the Bank of Malta and Fiji are two.
    fn names_remit(&self, start: usize, at: usize) -> bool {
        if self.is_class(at, Class::Coordinator) || self.sign(at, ",") {
            let leads = (start + 1..at)
                .rev()
                .filter(|place| self.leads_remit(*place));
            let mut leads = leads.peekable();
            if leads.peek().is_none() && self.heads_remits(at) {
                return true;
            }
            let is_pair =
                leads.peek().is_some() && self.is_remit(at - 1) && self.ends_remit(at + 1);
            return is_pair && !self.sign(at, ",")
                || leads
                    .next()
                    .is_some_and(|place| self.lists_remit(place, at));
        }
        let kind = self.family(at, Group::Name, "connector");
        let is_remit = kind.is_some_and(|(_, kind)| matches!(kind, "portfolio" | "linking"));
        is_remit && self.is_named(at - 1, "body") && self.is_remit(self.behind_article(at + 1))
    }

    /// Whether a sign or a conjunction stands in the list of what a body or an instrument is for, which a small word leads
    /// to: the Ministry of Trade, Food and Health, the Pact on Open, Fair, and Mutual Trade.
    fn lists_remit(&self, lead: usize, at: usize) -> bool {
        let mut place = self.behind_article(lead + 1);
        loop {
            let rest = place..self.words.len();
            let item = rest.take_while(|place| self.is_remit(*place)).count();
            place += item;
            let comma = usize::from(self.sign(place, ","));
            let last = place + comma;
            if item > 0 && self.is_class(last, Class::Coordinator) {
                return at <= last && self.ends_remit(last + 1);
            }
            if item == 0 || comma == 0 {
                return false;
            }
            place += comma;
        }
    }

    /// Whether a conjunction joins two things that a body or an instrument behind them is for: the Trade and Labour Council.
    fn heads_remits(&self, at: usize) -> bool {
        let rest = at + 1..self.words.len();
        // What is no word may be a slip of the pen in one.
        let is_slip = |place: usize| {
            let word = self.word(place).filter(|word| word.is_capitalised());
            word.is_some_and(|word| !self.pack.is_word(&word.lower))
        };
        let is_of_head = |place: &usize| {
            (self.is_remit(*place) || is_slip(*place)) && !self.heads_instrument(*place)
        };
        let remits = rest.take_while(is_of_head).count();
        let head = at + 1 + remits;
        let is_head = self.word(head).is_some_and(Word::is_capitalised)
            && (self.is_named(head, "body") || self.heads_instrument(head));
        // Things are named in the singular: our Terms and Privacy Statement are two.
        let is_thing = !self.words[at - 1].inflected || self.is_named(at - 1, "remit");
        let is_joint = self.is_class(at, Class::Coordinator) && self.is_remit(at - 1) && is_thing;
        is_joint && remits > 0 && is_head
    }

    fn heads_instrument(&self, at: usize) -> bool {
        self.family(at, Group::Reference, "head").is_some()
    }

    /// Whether the last thing that a body is for stands at a place, and no name of another: of Justice and Law Society.
    fn ends_remit(&self, at: usize) -> bool {
        let rest = at..self.words.len();
        let end = at + rest.take_while(|place| self.is_remit(*place)).count();
        let is_other =
            |word: &Word<'_>| word.class == WordClass::Word && word.is_capitalised() && !word.opens;
        end > at && !self.word(end).is_some_and(is_other)
    }

    fn leads_remit(&self, at: usize) -> bool {
        let is_headed = || self.is_named(at - 1, "body") || self.is_named(at - 1, "title");
        self.is_named(at, "connector") && (is_headed() || self.heads_instrument(at - 1))
    }

    /// Whether a word says what a body or an instrument is for.
    fn is_remit(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            let is_new = self.is_named(at, "body") || self.is_named(at, "title") || word.opens;
            let is_noun = self.pack.is_common(&word.lower) || self.is_named(at, "remit");
            word.is_capitalised() && !is_new && is_noun
        })
    }

    fn is_named(&self, at: usize, family: &str) -> bool {
        self.family(at, Group::Name, family).is_some()
    }

    fn behind_article(&self, at: usize) -> usize {
        at + usize::from(self.is_class(at, Class::Determiner))
    }
}

/// Whether a text is capital letters, each by itself: A, U.S.
fn is_initials(text: &str) -> bool {
    text.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    })
}
