//! The order of versions that were found and not given: by date, else by name, and never in silence.

use std::cmp::Ordering;

use variorum::lineage::Date;

use crate::series::{Origin, Version};

/// Puts the versions of each directory or pattern in the order of their dates, where all have one; the others keep the
/// order of their names. Returns what readers should know of that.
pub(crate) fn put_in_order(documents: &mut [Version<'_>]) -> Vec<String> {
    let mut warnings = Vec::new();
    for group in documents.chunk_by_mut(|a, b| a.0.origin == b.0.origin) {
        if group.len() < 2 || group[0].0.origin == Origin::Given {
            continue;
        }
        let dates: Option<Vec<Date>> = group.iter().map(|version| Date::of(&version.1)).collect();
        if dates.is_some() {
            // A stable sort: what dates do not tell apart keeps the order of names.
            group.sort_by_key(|(_, document)| Date::of(document));
            warnings.extend(undecided(group));
        } else {
            let undated = group
                .iter()
                .find(|(_, document)| Date::of(document).is_none());
            let name = undated.map_or("one version", |(source, _)| source.name.as_str());
            let count = group.len();
            warnings.push(format!(
                "{name} has no date in its name or metadata; the {count} versions found with it stand in the order of their names",
            ));
        }
    }
    warnings
}

/// Says which neighbours are not in order by their dates alone.
fn undecided(group: &[Version<'_>]) -> Option<String> {
    let mut pairs = group.windows(2).filter_map(|pair| {
        let (earlier, later) = (Date::of(&pair[0].1)?, Date::of(&pair[1].1)?);
        let names = (&pair[0].0.name, &pair[1].0.name);
        (!earlier.is_before(later)).then_some((names, (earlier, later)))
    });
    let ((first, second), (earlier, later)) = pairs.next()?;
    let others = match pairs.count() {
        0 => String::new(),
        1 => "; so with one more pair".to_owned(),
        more => format!("; so with {more} more pairs"),
    };
    Some(format!(
        "the dates of {first} ({earlier}) and {second} ({later}) do not tell which is earlier; they stand in this order{others}"
    ))
}

/// Compares names as people count: `v2` comes before `v10`.
pub(crate) fn by_name(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (one, other) = (digits(left), digits(right));
        if !one.is_empty() && !other.is_empty() {
            let value = |digits: &str| digits.trim_start_matches('0').to_owned();
            let (x, y) = (value(one), value(other));
            let order = x.len().cmp(&y.len()).then_with(|| x.cmp(&y));
            if order != Ordering::Equal {
                return order;
            }
            (left, right) = (&left[one.len()..], &right[other.len()..]);
            continue;
        }
        let (mut ahead, mut behind) = (left.chars(), right.chars());
        match (ahead.next(), behind.next()) {
            (Some(x), Some(y)) if x == y => (left, right) = (ahead.as_str(), behind.as_str()),
            // Names that count alike, such as `1` and `01`, still differ.
            (None, None) => return a.cmp(b),
            (x, y) => return x.cmp(&y),
        }
    }
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit());
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::by_name;

    #[test]
    fn names_are_in_the_order_of_their_numbers() {
        let mut names = ["v10.md", "v2.md", "v1.1.md", "v1.md", "a.md", "v02.md"];
        names.sort_by(|a, b| by_name(a, b));
        assert_eq!(
            names,
            ["a.md", "v1.1.md", "v1.md", "v02.md", "v2.md", "v10.md"]
        );
    }
}
