//! What the head of a list says of its items: "We will:" makes each of them a promise, "calls upon members to:" a request.
//!
//! In: a block. Out: the act that its list opens with, if there is one. The head is the nearest block above that ends with
//! a colon, with nothing but items between. Costs nothing for blocks under which no list stands.

use rustc_hash::FxHashSet;

use crate::align::Sentence;
use crate::classify::context::Context;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::annotate::annotate;
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::reading::words::words_of;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::rules::coming_or_going;
use crate::document::{BlockKind, Document};

/// What an item of a list does by its head.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    /// What it is that the item comes or goes.
    pub(super) kind: Kind,
    /// The rule that says so.
    pub(super) rule: RuleId,
    /// The words of the act.
    pub(super) act: String,
    /// The row that grades them.
    pub(super) row: Option<String>,
}

/// Most items of a list that are passed on the way to its head.
const ITEMS: usize = 64;
/// Tokens at the end of an item among which the sign stands that goes on to the next: "; and".
const ENDING: usize = 2;

/// Finds what the head of a list makes of a block that one version has.
pub(super) fn lead<'d>(
    context: &Context<'d, '_>,
    which: Which,
    block: usize,
    dictionary: &mut Dictionary<'d, '_>,
) -> Option<Lead> {
    let document = context.document(which);
    let head = head_of(document, block)?;
    let tokens = document.sentences(head).last()?.clone();
    let all = document.tokens(head);
    let span = all[tokens.start].span.hull(all[tokens.end - 1].span);
    let sentence = Sentence {
        block: head,
        tokens,
        span,
    };
    let words = words_of(document, &[sentence], &[0], dictionary);
    let atoms = annotate(&words, dictionary, &FxHashSet::default());
    let side = Side::new(words, atoms);
    let found = side.statements();
    let statement = found.last()?;
    let (kind, rule) = coming_or_going(which, statement)?;
    let row = statement.promise().or(statement.rows.first().copied());
    Some(Lead {
        kind,
        rule,
        act: side.text_of(statement.head),
        row: row.map(crate::lexicon::Row::id),
    })
}

/// The block that opens the list in which a block stands.
fn head_of(document: &Document, block: usize) -> Option<usize> {
    let is_item = |at: usize| matches!(document.blocks()[at].kind, BlockKind::ListItem(_));
    for above in (block.saturating_sub(ITEMS)..block).rev() {
        let tokens = document.tokens(above);
        let last = &tokens[tokens.len().saturating_sub(ENDING)..];
        let ends_with = |sign: &str| last.iter().any(|token| &document[token.span] == sign);
        if last
            .last()
            .is_some_and(|token| &document[token.span] == ":")
        {
            return Some(above);
        }
        // A paragraph below a list is none of its items, unless the last of them goes on.
        let is_list = is_item(above) && is_item(block);
        if !(is_list || ends_with(";") || ends_with(",")) {
            return None;
        }
    }
    None
}
