//! The nearest known name for one that is not known: "did you mean".

/// Largest share of the letters of a name that may be wrong for it to be taken as a slip of the pen.
const MAX_SLIP: f64 = 0.4;

/// Returns the candidate that `name` most probably stands for, if one is near enough. The first of equals wins.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
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

    #[test]
    fn finds_the_name_that_was_meant_and_nothing_far_fetched() {
        let names = ["fail-on", "forbidden", "required"];
        assert_eq!(nearest("fial-on", names), Some("fail-on"));
        assert_eq!(nearest("forbiden", names), Some("forbidden"));
        assert_eq!(nearest("colour", names), None);
    }
}
