//! Names out of closed lists, and the nearest one where a name is not known: "did you mean".

use crate::error::{Error, ErrorKind, Result};

/// So many names can be listed in one message.
const MOST_LISTED: usize = 7;

/// Largest share of the letters of a name that may be wrong for it to be taken as a slip of the pen.
const MAX_SLIP: f64 = 0.4;

/// Returns the candidate that `name` most probably stands for, if one is near enough. The first of equals wins.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = name.chars().collect::<Vec<_>>();
    candidates
        .into_iter()
        .map(|candidate| (distance(&wrong, candidate), candidate))
        .filter(|(slips, candidate)| {
            let letters = candidate.chars().count().max(wrong.len());
            *slips as f64 <= MAX_SLIP * letters as f64
        })
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// Finds one of a closed list by its id.
///
/// # Errors
///
/// [`ErrorKind::Config`] for any other text; the message says `what` it should have been and which id is nearest.
pub(crate) fn named<T: Copy>(
    what: &str,
    text: &str,
    all: &[T],
    id: impl Fn(T) -> &'static str,
) -> Result<T> {
    if let Some(found) = all.iter().find(|item| id(**item) == text) {
        return Ok(*found);
    }
    let ids = || all.iter().copied().map(&id);
    let hint = match nearest(text, ids()) {
        Some(near) => format!("; did you mean `{near}`?"),
        None if all.len() <= MOST_LISTED => {
            format!("; it is one of {}", ids().collect::<Vec<_>>().join(", "))
        }
        None => String::new(),
    };
    let message = format!("unknown {what} `{text}`{hint}");
    Err(Error::new(ErrorKind::Config, message))
}

/// Levenshtein distance by the row-wise recurrence of Wagner and Fischer; O(n·m), for names only.
fn distance(a: &[char], b: &str) -> usize {
    let mut row = (0..=a.len()).collect::<Vec<_>>();
    for (j, letter) in b.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], j + 1);
        for (i, other) in a.iter().enumerate() {
            let substituted = diagonal + usize::from(*other != letter);
            diagonal = row[i + 1];
            row[i + 1] = substituted.min(row[i] + 1).min(diagonal + 1);
        }
    }
    row[a.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Level;

    #[test]
    fn finds_the_name_that_was_meant_and_nothing_far_fetched() {
        let names = ["fail-on", "forbidden", "required"];
        assert_eq!(nearest("fial-on", names), Some("fail-on"));
        assert_eq!(nearest("forbiden", names), Some("forbidden"));
        assert_eq!(nearest("colour", names), None);
    }
    #[test]
    fn one_of_a_list_is_found_or_named() {
        let level = |text: &str| named("level", text, &Level::ALL, Level::name);
        assert_eq!(level("high").unwrap(), Level::High);
        let message = |text: &str| level(text).unwrap_err().to_string();
        assert_eq!(
            message("mediun"),
            "unknown level `mediun`; did you mean `medium`?"
        );
        assert_eq!(
            message("x"),
            "unknown level `x`; it is one of none, low, medium, high, critical"
        );
    }
}
