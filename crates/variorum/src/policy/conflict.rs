//! Drafts in the middle of a merge.

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};

/// What opens and closes the two texts of an unresolved merge, at the start of a line.
const MARKS: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];

/// Refuses a draft that holds two texts at once: to judge it would be to judge neither.
///
/// # Errors
///
/// [`ErrorKind::Conflict`] with the first line, if lines with both marks occur.
pub fn refuse_conflicts(draft: &Document) -> Result<()> {
    let first = |mark: &str| {
        let mut lines = draft.text().lines();
        lines.position(|line| line.starts_with(mark))
    };
    match MARKS.map(first) {
        [Some(line), Some(_)] => {
            let message = format!(
                "line {} opens an unresolved merge conflict; resolve it first",
                line + 1
            );
            Err(Error::new(ErrorKind::Conflict, message).with_path(draft.name()))
        }
        _ => Ok(()),
    }
}
