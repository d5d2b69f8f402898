//! Two wordings of a passage woven together: a redline of edits alone, with no entry around them.

use super::atoms::{Atom, Role};
use super::emphasis::without_emphasis;
use super::piece::{Fate, Piece, Run, settle_blanks};
use crate::diff::{Edit, EditClass, Op};
use crate::document::Document;
use crate::sides::Sides;

/// Returns what is shown of the edits that make one wording another: with marks of emphasis only where no words differ,
/// since these may be what does.
pub(in crate::render) fn wording<'a>(
    documents: Sides<&'a Document>,
    edits: &[Edit],
) -> Vec<Atom<'a>> {
    let mut runs: Vec<Run> = edits
        .iter()
        .flat_map(|edit| runs(documents, edit))
        .collect();
    // Neither wording has a blank before its first word.
    let mut has_begun = Sides::new(false, false);
    for run in &mut runs {
        let (old, new) = (run.fate != Fate::Inserted, run.fate != Fate::Deleted);
        run.before &= (has_begun.old || !old) && (has_begun.new || !new);
        has_begun = Sides::new(has_begun.old || old, has_begun.new || new);
    }
    let mut pieces: Vec<Piece> = runs.into_iter().map(Piece::Run).collect();
    let has_words = |edit: &Edit| edit.op != Op::Equal && edit.class != EditClass::Typography;
    if edits.iter().any(has_words) {
        pieces = without_emphasis(documents, pieces);
    }
    settle_blanks(&mut pieces);
    let atom = |piece| match piece {
        Piece::Run(run) => Atom::Text {
            role: Role {
                fate: run.fate,
                ..Role::SAME
            },
            text: run.text(documents),
            before: run.before,
            after: run.after,
        },
        Piece::Break(fate) => Atom::Break(fate),
    };
    pieces.into_iter().map(atom).collect()
}

/// What an edit leaves, removes and brings.
fn runs(documents: Sides<&Document>, edit: &Edit) -> impl Iterator<Item = Run> {
    Fate::of(edit.op).iter().map(move |fate| {
        let (document, span) = match fate {
            Fate::Deleted => (documents.old, edit.spans.old),
            Fate::Same | Fate::Inserted => (documents.new, edit.spans.new),
        };
        Run {
            fate: *fate,
            class: edit.class,
            moved: None,
            spans: edit.spans,
            reads_old: false,
            before: document.text()[..span.start()].ends_with(char::is_whitespace),
            after: false,
        }
    })
}
