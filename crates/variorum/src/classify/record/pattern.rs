//! How people name sets of kinds: one kind, a wildcard, or a group.

use std::fmt;
use std::str::FromStr;

use super::kind::{Kind, Layer};
use super::kinds;
use crate::error::{Error, ErrorKind};
use crate::suggest;

/// A set of kinds by name: `hedge.added`, `hedge.*`, `*.weakened`, `@force`.
///
/// Never empty: a name that matches no kind is an error.
///
/// ```
/// use variorum::{Kind, KindPattern};
///
/// let weakened: KindPattern = "*.weakened".parse()?;
/// assert!(weakened.matches(Kind::CommitmentWeakened));
/// assert!("*.weekened".parse::<KindPattern>().is_err());
/// # Ok::<(), variorum::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindPattern {
    text: String,
    kinds: Vec<Kind>,
}

impl KindPattern {
    /// Whether the set has the kind.
    pub fn matches(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// The kinds of the set, in the order of the taxonomy.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The group tokens that may be written.
    pub fn groups() -> impl Iterator<Item = &'static str> {
        let mut groups = Vec::new();
        for group in Kind::ALL.iter().flat_map(|kind| groups_of(*kind)) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups.into_iter()
    }
}

impl FromStr for KindPattern {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`] when no kind matches; the message names the nearest kind or group.
    fn from_str(text: &str) -> Result<Self, Error> {
        let chosen = |kind: Kind| match (text.strip_suffix('*'), text.strip_prefix('*')) {
            (Some(start), _) => kind.id().starts_with(start),
            (None, Some(end)) => kind.id().ends_with(end),
            (None, None) => kind.id() == text || groups_of(kind).any(|group| group == text),
        };
        let kinds = Kind::ALL
            .iter()
            .copied()
            .filter(|kind| chosen(*kind))
            .collect::<Vec<_>>();
        if kinds.is_empty() {
            return Err(unknown(text));
        }
        Ok(Self {
            text: text.to_owned(),
            kinds,
        })
    }
}

/// The groups that have the kind.
fn groups_of(kind: Kind) -> impl Iterator<Item = &'static str> {
    let layer = match kind.layer() {
        Layer::Editorial => "@editorial",
        Layer::Framing => "@framing",
        Layer::Substantive => "@substantive",
    };
    ["@all", layer].into_iter().chain(kinds::row(kind).group)
}

fn unknown(text: &str) -> Error {
    let wildcards = Kind::ALL.iter().flat_map(|kind| {
        [
            format!("{}.*", kind.family()),
            format!("*.{}", kind.change()),
        ]
    });
    let known = Kind::ALL
        .iter()
        .map(|kind| kind.id().to_owned())
        .chain(KindPattern::groups().map(str::to_owned))
        .chain(wildcards)
        .collect::<Vec<_>>();
    let hint = suggest::nearest(text, known.iter().map(String::as_str))
        .map(|name| format!("; did you mean `{name}`?"))
        .unwrap_or_default();
    Error::new(
        ErrorKind::Config,
        format!("`{text}` is no kind of finding, wildcard or group{hint}"),
    )
}

impl fmt::Display for KindPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        let pattern: KindPattern = text.parse().unwrap();
        pattern.kinds().iter().map(|kind| kind.id()).collect()
    }

    #[test]
    fn names_one_kind_a_wildcard_or_a_group() {
        assert_eq!(kinds("moved"), ["moved"]);
        assert_eq!(kinds("hedge.*"), ["hedge.added", "hedge.removed"]);
        assert_eq!(
            kinds("*.lowered"),
            ["certainty.lowered", "intensity.lowered"]
        );
        assert_eq!(
            kinds("@structural"),
            ["added", "removed", "heading.changed"]
        );
        assert_eq!(kinds("@all").len(), Kind::ALL.len());
        assert_eq!(kinds("*").len(), Kind::ALL.len());
    }

    #[test]
    fn layers_partition_the_kinds() {
        let layers = ["@substantive", "@framing", "@editorial"].map(|group| kinds(group).len());
        assert_eq!(layers.iter().sum::<usize>(), Kind::ALL.len());
    }

    #[test]
    fn an_unknown_name_is_an_error_with_the_nearest_one() {
        let message = |text: &str| text.parse::<KindPattern>().unwrap_err().to_string();
        assert!(message("hedge.aded").contains("`hedge.added`"));
        assert!(message("hegde.*").contains("`hedge.*`"));
        assert!(message("@fource").contains("`@force`"));
        assert!(!message("").contains("did you mean"));
    }
}
