//! What has to be known of a text before the marks in it can be found.

use rustc_hash::FxHashSet;

use super::Markup;

/// Longest name of a link target, in bytes, as `CommonMark` has it.
pub(super) const MAX_NAME: usize = 999;

/// How the marks of a text are told from its characters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marking {
    pub(crate) markup: Markup,
    /// The names under which the text gives the targets of links, in lower case: `[name]: https://example.org`. Brackets
    /// around any other words are those of the text.
    targets: FxHashSet<String>,
}

impl Marking {
    pub(crate) fn new<'t>(markup: Markup, targets: impl Iterator<Item = &'t str>) -> Self {
        Self {
            markup,
            targets: targets.map(str::to_lowercase).collect(),
        }
    }

    /// Whether the text gives the target of this name.
    pub(super) fn is_target(&self, name: &str) -> bool {
        name.len() <= MAX_NAME
            && !self.targets.is_empty()
            && self.targets.contains(&name.to_lowercase())
    }
}
