//! Texts of any size that need no files: paragraphs of invented words, and a revision of them. Always the same.

/// A small generator of numbers that look random (`SplitMix64`, Steele, Lea and Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}

/// Size of the invented vocabulary.
const WORDS: u64 = 5_000;

const SYLLABLES: [&str; 10] = [
    "ba", "che", "di", "for", "gu", "ha", "lin", "mo", "ner", "su",
];

/// A word of two to four syllables; small numbers, which are common, give short words.
fn word(number: u64) -> String {
    let mut word = String::new();
    let mut rest = number;
    loop {
        word.push_str(SYLLABLES[usize::try_from(rest % 10).expect("below ten")]);
        rest /= 10;
        if rest == 0 {
            return word;
        }
    }
}

fn sentence(numbers: &mut Numbers) -> Vec<String> {
    let length = 8 + numbers.below(20);
    (0..length)
        .map(|_| {
            // Squaring the share makes low numbers common, as in real texts.
            let share = numbers.below(WORDS);
            word(share * share / WORDS)
        })
        .collect()
}

/// About `bytes` of text in paragraphs of a few sentences.
pub(crate) fn text(bytes: usize) -> String {
    paragraphs(bytes, &mut Numbers(1)).join("\n\n")
}

fn paragraphs(bytes: usize, numbers: &mut Numbers) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut size = 0;
    while size < bytes {
        let sentences: Vec<String> = (0..2 + numbers.below(4))
            .map(|_| format!("The {}.", sentence(numbers).join(" ")))
            .collect();
        let paragraph = sentences.join(" ");
        size += paragraph.len();
        paragraphs.push(paragraph);
    }
    paragraphs
}

/// The same text with one paragraph in four edited, and a few added, dropped and moved.
pub(crate) fn revised(bytes: usize) -> String {
    let mut paragraphs = paragraphs(bytes, &mut Numbers(1));
    let mut numbers = Numbers(2);
    for paragraph in &mut paragraphs {
        match numbers.below(100) {
            0..25 => {
                let mut words: Vec<&str> = paragraph.split(' ').collect();
                let at = usize::try_from(numbers.below(words.len() as u64)).expect("an index");
                words[at] = "planted";
                *paragraph = words.join(" ");
            }
            25 => paragraph.clear(),
            26 => paragraph.insert_str(0, "An added paragraph stands here.\n\n"),
            _ => {}
        }
    }
    let count = paragraphs.len();
    if count > 20 {
        paragraphs.swap(count / 5, count / 2);
    }
    paragraphs.join("\n\n")
}
