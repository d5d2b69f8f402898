//! Paths by pattern: `*` within a directory, `**` across directories, `?` one character.

use std::fmt;

use regex::Regex;

use crate::error::{Error, ErrorKind, Result};

/// A pattern of repository paths, with `/` between directories on every platform.
///
/// A pattern without `/` matches the file name in any directory, as in `.gitignore`.
#[derive(Clone, Debug)]
pub struct Glob {
    text: String,
    regex: Regex,
}

impl Glob {
    /// Parses a pattern.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when it is empty or too long to compile.
    pub fn new(text: &str) -> Result<Self> {
        if text.is_empty() {
            return Err(Error::new(ErrorKind::Config, "an empty pattern of paths"));
        }
        let regex = Regex::new(&translate(text)).map_err(|cause| {
            Error::new(
                ErrorKind::Config,
                format!("`{text}` is no pattern of paths: {cause}"),
            )
        })?;
        Ok(Self {
            text: text.to_owned(),
            regex,
        })
    }

    /// Whether the pattern matches the whole path.
    pub fn matches(&self, path: &str) -> bool {
        self.regex.is_match(path)
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Glob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn translate(glob: &str) -> String {
    let glob = glob.strip_prefix("./").unwrap_or(glob);
    let mut regex = String::from("(?s)^");
    if !glob.contains('/') {
        regex.push_str("(?:.*/)?");
    }
    let mut rest = glob.strip_prefix('/').unwrap_or(glob);
    while let Some(first) = rest.chars().next() {
        let (taken, translated) = if rest.starts_with("**/") {
            (3, "(?:.*/)?".to_owned())
        } else if rest.starts_with("**") {
            (2, ".*".to_owned())
        } else if first == '*' {
            (1, "[^/]*".to_owned())
        } else if first == '?' {
            (1, "[^/]".to_owned())
        } else {
            (first.len_utf8(), regex::escape(&rest[..first.len_utf8()]))
        };
        regex.push_str(&translated);
        rest = &rest[taken..];
    }
    regex.push('$');
    regex
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(glob: &str, path: &str) -> bool {
        Glob::new(glob).unwrap().matches(path)
    }

    #[test]
    fn stars_stay_in_their_directory_and_double_stars_do_not() {
        assert!(matches("drafts/*.md", "drafts/june.md"));
        assert!(!matches("drafts/*.md", "drafts/old/june.md"));
        assert!(matches("drafts/**/*.md", "drafts/june.md"));
        assert!(matches("drafts/**/*.md", "drafts/old/june.md"));
        assert!(matches("drafts/**", "drafts/old/june.md"));
        assert!(!matches("drafts/**", "draftsman.md"));
    }

    #[test]
    fn a_bare_name_matches_in_any_directory() {
        assert!(matches("*.md", "june.md"));
        assert!(matches("*.md", "a/b/june.md"));
        assert!(!matches("/*.md", "a/june.md"));
        assert!(!matches("*.md", "june.mdx"));
    }

    #[test]
    fn other_characters_stand_for_themselves() {
        assert!(matches("a+(b) [1].md", "a+(b) [1].md"));
        assert!(matches("réso?ution \"x\".txt", "résolution \"x\".txt"));
        assert!(!matches("a.md", "aXmd"));
    }
}
