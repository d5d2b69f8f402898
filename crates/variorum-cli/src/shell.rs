//! Commands that are shown for a shell to take.

/// A word as a shell takes it, in single quotes where it has a character that a shell may act on.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@^~+,=%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) && !word.starts_with('~') {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_is_one_word_to_a_shell() {
        assert_eq!(quoted("origin/main~2"), "origin/main~2");
        assert_eq!(quoted("entwürfe/é.md"), "entwürfe/é.md");
        assert_eq!(quoted("it's $(here).md"), r"'it'\''s $(here).md'");
        assert_eq!(quoted("*.md"), "'*.md'");
        assert_eq!(quoted("~x"), "'~x'");
        assert_eq!(quoted(""), "''");
    }
}
