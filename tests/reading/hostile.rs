//! Large odd inputs are read in linear time.

use super::*;

#[test]
fn large_odd_inputs_are_read_in_linear_time() {
    let n = 1_000_000;
    for text in [
        "a".repeat(10 * n),
        "\n".repeat(n),
        ">".repeat(n),
        "> ".repeat(n),
        "```\n".repeat(n / 10),
        "~~~~\n```\n".repeat(n / 10),
        "<!--\n".repeat(n / 10),
        "[".repeat(n),
        "](".repeat(n / 10),
        "*a ".repeat(n / 10),
        "`".repeat(n),
        "(a) ".repeat(n / 10),
        "- \n".repeat(n / 10),
        "1\n".repeat(n / 10),
        "Page 1 of 2\n".repeat(n / 10),
        "a\u{301}".repeat(n),
        "--- \nkey: value\n".repeat(n / 10),
    ] {
        let document = read_str("a.md", &text);
        for index in 0..document.blocks().len() {
            let _ = document.sentences(index);
        }
    }
}
