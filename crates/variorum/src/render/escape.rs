//! Characters that must not reach a reader's screen as they are.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::unicode::{is_bidirectional, is_invisible, squeezed};

/// Returns text in which control, bidirectional, zero-width and tag characters can be seen and do nothing: line ends
/// and tabs are controls too. For whatever comes from elsewhere and is shown to people, names of files included.
///
/// ```
/// use variorum::render::visible;
///
/// assert_eq!(visible("draft\u{1b}[2J.md"), "draft␛[2J.md");
/// assert_eq!(visible("draft\u{202e}fdp.md"), "draft<U+202E>fdp.md");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        let code = u32::from(c);
        match c {
            // The control pictures follow the order of the controls.
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + code)),
            '\u{7f}' => shown.push('\u{2421}'),
            c if is_hidden(c) => write!(shown, "<U+{code:04X}>").expect("strings grow"),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

fn is_hidden(c: char) -> bool {
    c.is_control() || is_bidirectional(c) || is_invisible(c)
}

/// A text on one line: white space becomes single blanks, and nothing in it acts on whoever reads it.
#[cfg(feature = "policy")]
pub(super) fn one_line(text: &str) -> String {
    visible(&squeezed(text)).into_owned()
}

/// Appends text in which nothing is Markdown, HTML or a mention of somebody or of an issue; line ends are shown.
pub(super) fn escape_markdown(text: &str, out: &mut String) {
    // Services look for mentions when Markdown and its escapes are gone: what parts the sign from the name does not show.
    const PARTED: char = '\u{200b}';
    let text = visible(text);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '#' if chars.peek().is_some_and(char::is_ascii_digit) => {
                out.extend(['\\', c, PARTED]);
            }
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '-' | '.'
            | '!' | '|' | '~' => out.extend(['\\', c]),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.extend([c, PARTED]),
            c => out.push(c),
        }
    }
}

/// A text on one line in which nothing is Markdown.
pub(super) fn escaped_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_markdown(&squeezed(text), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steering_characters_are_shown_by_name() {
        assert_eq!(visible("a\u{1b}[31m"), "a\u{241b}[31m");
        assert_eq!(visible("\u{7f}\u{9b}"), "\u{2421}<U+009B>");
        assert_eq!(visible("\u{202e}gnp"), "<U+202E>gnp");
        assert_eq!(visible("a\u{200b}b\u{e0041}"), "a<U+200B>b<U+E0041>");
    }

    #[test]
    fn text_in_markdown_is_text_and_calls_nobody() {
        assert_eq!(escaped_markdown("a*b\n <c>"), "a\\*b &lt;c&gt;");
        assert_eq!(
            escaped_markdown("@all #1 # a"),
            "@\u{200b}all \\#\u{200b}1 \\# a"
        );
    }

    #[test]
    fn ordinary_text_of_any_script_is_left_alone() {
        for text in ["plain", "naïve — “quoted”", "人民银行", "שלום", "हिन्दी"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
